#pragma once
// Amounts as people write them, and as they are kept: whole numbers of the currency's smallest unit.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace redress::complaint {

/// Decimals of a currency's amounts (ISO 4217, list one): 2 for most, 0 for JPY, 3 for KWD. 2 for an unknown code.
[[nodiscard]] unsigned decimals_of(std::string_view currency) noexcept;

/// "123.45" or "1,234.50" in minor units. Nothing for another text, a sign, more decimals than the currency has, or an
/// amount above 2^53 - 1 minor units. Spaces at both ends do not count.
[[nodiscard]] std::optional<std::int64_t> parse_amount(std::string_view typed, std::string_view currency);

/// "123.45" for 12345 minor units of a currency with two decimals.
[[nodiscard]] std::string format_amount(std::int64_t minor, std::string_view currency);

}  // namespace redress::complaint
