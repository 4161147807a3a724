#pragma once
// The running program: the public port for people, the local socket for the operator.

#include <memory>

#include "stories/world.hpp"

namespace redress::test {

/// Worlds share one server, which starts with the first; each story has its own records.
[[nodiscard]] std::unique_ptr<World> make_http_world();

}  // namespace redress::test
