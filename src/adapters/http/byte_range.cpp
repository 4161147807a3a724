#include "adapters/http/byte_range.hpp"

#include <algorithm>
#include <charconv>

namespace redress::http {

std::optional<std::uint64_t> parse_decimal(std::string_view text) noexcept {
  std::uint64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (text.empty() || error != std::errc() || stop != end || value >> 63U != 0) return std::nullopt;
  return value;
}

WantedRange parse_range(std::string_view value, std::uint64_t size) noexcept {
  constexpr std::string_view kUnit = "bytes=";
  const WantedRange whole;
  const WantedRange unsatisfiable{WantedRange::Kind::Unsatisfiable, {}};
  if (!value.starts_with(kUnit)) return whole;
  value.remove_prefix(kUnit.size());
  const auto dash = value.find('-');
  if (dash == std::string_view::npos) return whole;
  const auto first = parse_decimal(value.substr(0, dash));
  const auto last = parse_decimal(value.substr(dash + 1));
  const bool is_suffix = dash == 0;
  const bool is_open = dash + 1 == value.size();
  if (is_suffix) {
    if (!last) return whole;
    if (*last == 0 || size == 0) return unsatisfiable;
    const auto count = std::min(*last, size);
    return {WantedRange::Kind::Part, {size - count, count}};
  }
  if (!first || (!last && !is_open) || (last && *last < *first)) return whole;
  if (*first >= size) return unsatisfiable;
  const auto end = last ? std::min(*last + 1, size) : size;
  return {WantedRange::Kind::Part, {*first, end - *first}};
}

}  // namespace redress::http
