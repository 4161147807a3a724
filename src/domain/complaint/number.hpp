#pragma once
// Complaint numbers: TS-YYYYMMDD-NNNNNN-K (MECHANISM.md B1).
//
// The serial has at least six digits and grows beyond; K is Luhn mod 10 over all
// digits before it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace redress::complaint {

/// The number of the `serial`-th record (from 1) registered on `date` in the operator's zone.
[[nodiscard]] std::string make_number(LocalDate date, std::uint64_t serial);

/// A number, taken apart.
struct ParsedNumber {
  LocalDate date;
  std::uint64_t serial = 0;
};
/// Nothing unless the form is canonical, the day exists and the check digit is right.
[[nodiscard]] std::optional<ParsedNumber> parse_number(std::string_view text);

/// Luhn check digit (ISO/IEC 7812-1 annex B) of a string of decimal digits.
[[nodiscard]] unsigned luhn_digit(std::string_view digits) noexcept;

}  // namespace redress::complaint
