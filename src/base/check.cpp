#include "base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace redress {

void check_failed(const char* condition, const char* file, int line) noexcept {
  std::fprintf(stderr, "bug: %s does not hold at %s:%d\n", condition, file, line);
  std::abort();
}

}  // namespace redress
