// Every story against the running program.
#include "stories/http_world.hpp"
#include "stories/register_stories.hpp"

namespace redress::test {
namespace {

[[maybe_unused]] const bool kHttp = register_stories("Http", make_http_world);

}  // namespace
}  // namespace redress::test
