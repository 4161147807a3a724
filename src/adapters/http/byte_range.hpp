#pragma once
// Range requests (RFC 9110 section 14): one range of bytes.

#include <cstdint>
#include <optional>
#include <string_view>

namespace redress::http {

/// Bytes `first` … `first + count - 1`.
struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t count = 0;
  bool operator==(const ByteRange&) const = default;
};

/// What a Range header asks for of `size` bytes.
struct WantedRange {
  enum class Kind {
    Whole,         ///< no range, or one that may be ignored: another unit, several ranges, no range at all by its form
    Part,          ///< `range`
    Unsatisfiable  ///< 416
  };
  Kind kind = Kind::Whole;
  ByteRange range;
};
[[nodiscard]] WantedRange parse_range(std::string_view value, std::uint64_t size) noexcept;

/// A number of decimal digits alone, below 2^63; nothing for any other text.
[[nodiscard]] std::optional<std::uint64_t> parse_decimal(std::string_view text) noexcept;

}  // namespace redress::http
