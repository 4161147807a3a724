#pragma once
// Reading the line formats of this room: lines that end with 0A, canonical decimals.

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bytes.hpp"

namespace redress::ledger {

/// A tree has at most 2^63 - 1 leaves: what the signed integers of other programs hold.
constexpr std::uint64_t kTreeSizeMax = (std::uint64_t{1} << 63) - 1;
/// Whole numbers that JSON holds exactly (FORMATS.md 1).
constexpr std::uint64_t kJsonIntegerMax = (std::uint64_t{1} << 53) - 1;

/// A decimal in its only spelling: digits without sign or leading zeros, at most `max`.
[[nodiscard]] inline std::optional<std::uint64_t> parse_decimal(std::string_view text, std::uint64_t max) noexcept {
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  if (text.front() == '0' && text.size() > 1) return std::nullopt;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number > max) return std::nullopt;
  return number;
}

/// Takes lines from the front of a text. The views live as long as the text.
class LineReader {
 public:
  explicit LineReader(std::string_view text) noexcept : rest_(text) {}

  /// The next line without its newline; nothing at the end or when the newline is missing.
  [[nodiscard]] std::optional<std::string_view> next() noexcept {
    const auto newline = rest_.find('\n');
    if (newline == std::string_view::npos) return std::nullopt;
    const auto line = rest_.substr(0, newline);
    rest_.remove_prefix(newline + 1);
    return line;
  }
  /// What has not been taken.
  [[nodiscard]] std::string_view rest() const noexcept { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace redress::ledger
