// One fuzz program: libFuzzer calls the target that the build names in REDRESS_FUZZ_TARGET.

#include <cstddef>
#include <cstdint>

#include "tests/fuzz/fuzz_targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  redress::fuzz::REDRESS_FUZZ_TARGET({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
