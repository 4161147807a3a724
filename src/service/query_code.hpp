#pragma once
// Query codes (MECHANISM.md B1): eight characters that, with the number, open a complaint to its complainant.
// code = first 40 bits of HMAC-SHA-256(code key, number "|" version) in Crockford base32; nothing is stored.

#include <string>
#include <string_view>

namespace redress::service {

constexpr std::size_t kQueryCodeChars = 8;

/// Derives and checks query codes. Immutable; thread-safe.
class QueryCodes {
 public:
  /// `key`: 32 secret bytes.
  explicit QueryCodes(std::string key) : key_(std::move(key)) {}

  [[nodiscard]] std::string code_for(std::string_view number) const;
  /// True if `typed` is the number's code, in any case, with O for 0, I or L for 1, spaces or hyphens.
  /// Takes the same time for every wrong code.
  [[nodiscard]] bool matches(std::string_view number, std::string_view typed) const;
  /// A key of 32 bytes for another purpose, from which neither this key nor a code can be told.
  [[nodiscard]] std::string derived_key(std::string_view purpose) const;

 private:
  std::string key_;
};

}  // namespace redress::service
