#pragma once
// Passwords of the operator's people: hashed with Argon2id (RFC 9106) by libsodium, and the rules for a new one.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "domain/complaint/refusal.hpp"

namespace redress::service {

struct PasswordOptions {
  std::uint64_t operations = 2;  ///< passes over the memory
  std::size_t memory_bytes = std::size_t{64} * 1024 * 1024;
  std::size_t chars_min = 12;
  std::size_t bytes_max = 1024;  ///< more is refused unhashed
};

/// Hashing takes tens of milliseconds and the memory of the options: never on a network thread. Thread-safe.
class Passwords {
 public:
  explicit Passwords(PasswordOptions options);

  /// The encoded hash, with a fresh salt. Unavailable when memory is short.
  [[nodiscard]] Result<std::string> hash(std::string_view password) const;
  /// True if `password` is the one behind `stored`. An empty `stored` costs as much and is never right, so that time
  /// does not tell whether a login exists.
  [[nodiscard]] bool matches(const std::string& stored, std::string_view password) const;
  /// True for a hash made with other parameters than today's.
  [[nodiscard]] bool is_outdated(const std::string& stored) const;
  /// What is wrong with a new password of the user with this login; nothing if it may be used. `pointer` names the
  /// field.
  [[nodiscard]] complaint::Refusals check_new(std::string_view password, std::string_view login,
                                              const std::string& pointer) const;
  [[nodiscard]] std::size_t bytes_max() const noexcept { return options_.bytes_max; }
  /// How often a password was hashed or compared.
  [[nodiscard]] std::uint64_t work_count() const noexcept { return work_count_; }

 private:
  PasswordOptions options_;
  std::string decoy_;  ///< no password's hash, of today's cost
  mutable std::atomic<std::uint64_t> work_count_ = 0;
};

/// 16 random letters and digits in groups of four, easy to read out: about 77 bits.
[[nodiscard]] std::string make_one_time_password();

}  // namespace redress::service
