#pragma once
// Points in time. UTC, milliseconds; zones belong to the calendar and the clock port.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace redress {

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
struct Instant {
  std::int64_t unix_ms = 0;
  auto operator<=>(const Instant&) const = default;
};

[[nodiscard]] constexpr Instant operator+(Instant at, std::int64_t ms) noexcept { return {at.unix_ms + ms}; }
/// Difference in milliseconds.
[[nodiscard]] constexpr std::int64_t operator-(Instant a, Instant b) noexcept { return a.unix_ms - b.unix_ms; }

/// "2026-11-23T02:00:00.123Z": RFC 3339, always UTC with three decimals.
[[nodiscard]] std::string to_string(Instant at);

/// RFC 3339 date-time with `Z` or a numeric offset, seconds with up to nine
/// decimals (cut to milliseconds), years 1970–9999. Nothing for any other text.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);

/// A day of the proleptic Gregorian calendar, without zone.
struct LocalDate {
  int year = 1970;
  unsigned month = 1;
  unsigned day = 1;
  auto operator<=>(const LocalDate&) const = default;
};

/// "20261123", as complaint numbers hold it.
[[nodiscard]] std::string to_compact(LocalDate date);
/// "2026-11-23" (RFC 3339 full-date).
[[nodiscard]] std::string to_iso(LocalDate date);
/// The inverse; nothing for any other text or a day that does not exist.
[[nodiscard]] std::optional<LocalDate> parse_iso_date(std::string_view text);
/// Calendar days from one day to the other; negative backwards.
[[nodiscard]] std::int64_t days_between(LocalDate from, LocalDate to) noexcept;
/// The corresponding day of a later month, else its last day (Civil Code Art. 202).
[[nodiscard]] LocalDate add_months(LocalDate date, std::int64_t months) noexcept;
[[nodiscard]] LocalDate add_days(LocalDate date, std::int64_t days) noexcept;
/// True if the day exists.
[[nodiscard]] bool is_valid(LocalDate date) noexcept;

}  // namespace redress
