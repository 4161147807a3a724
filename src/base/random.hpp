#pragma once
// Random bytes from the kernel, through libsodium.

#include <cstddef>
#include <span>
#include <string>

#include "base/bytes.hpp"

namespace redress {

/// `count` random bytes. Thread-safe; one system call whatever the count up to 256 bytes.
[[nodiscard]] std::string random_bytes(std::size_t count);

/// Fills `salts` in few system calls; draw for a whole batch at once. Thread-safe.
void fill_random(std::span<Salt> salts);

}  // namespace redress
