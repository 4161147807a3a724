#include "base/random.hpp"

#include <sodium.h>

#include "base/check.hpp"

namespace redress {
namespace {

// Until libsodium is initialised, its first call for random bytes is not thread-safe.
void need_sodium() {
  static const int status = sodium_init();
  REDRESS_CHECK(status >= 0);
}

}  // namespace

std::string random_bytes(std::size_t count) {
  need_sodium();
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

void fill_random(std::span<Salt> salts) {
  need_sodium();
  randombytes_buf(salts.data(), salts.size_bytes());
}

}  // namespace redress
