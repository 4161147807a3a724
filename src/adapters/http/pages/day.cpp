#include "adapters/http/pages/day.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace redress::http::pages {
namespace {

constexpr std::int64_t kDay_ms = 86'400'000;
constexpr std::size_t kDateChars = 10;

/// Takes a number of up to `digits_max` digits and the mark after it, if there is one.
std::optional<unsigned> take_number(std::string_view& rest, std::size_t digits_max) {
  unsigned number = 0;
  const auto* const end = rest.data() + std::min(rest.size(), digits_max);
  const auto [stop, error] = std::from_chars(rest.data(), end, number);
  if (error != std::errc()) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(stop - rest.data()));
  if (rest.empty()) return number;
  if (std::string_view("-/.").find(rest.front()) == std::string_view::npos) return std::nullopt;
  rest.remove_prefix(1);
  return number;
}

// The moment that midnight would be if the zone were UTC.
Instant midnight_utc(LocalDate date) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT00:00:00Z", date.year, date.month, date.day);
  return parse_instant(text).value_or(Instant{});
}

// The zone's offset is that of the moment sought, which depends on it: the second look settles it.
Instant local_moment(service::Clock& clock, Instant as_if_utc) {
  const Instant guess = as_if_utc + -clock.zone_offset_ms(as_if_utc);
  return as_if_utc + -clock.zone_offset_ms(guess);
}

}  // namespace

std::optional<LocalDate> parse_day(std::string_view text) {
  if (text.size() < 8 || text.size() > kDateChars) return std::nullopt;
  const bool ends_with_digit = text.back() >= '0' && text.back() <= '9';
  const auto year = take_number(text, 4);
  const auto month = year ? take_number(text, 2) : std::nullopt;
  const auto day = month ? take_number(text, 2) : std::nullopt;
  if (!day || !text.empty() || !ends_with_digit) return std::nullopt;
  const LocalDate date{static_cast<int>(*year), *month, *day};
  // Years whose days begin and end inside what an Instant can be written as, in every zone.
  constexpr int kFirstYear = 1971;
  constexpr int kLastYear = 9998;
  const bool is_near = date.year >= kFirstYear && date.year <= kLastYear;
  return is_near && is_valid(date) ? std::optional(date) : std::nullopt;
}

Instant begin_of_day(service::Clock& clock, LocalDate date) { return local_moment(clock, midnight_utc(date)); }

Instant end_of_day(service::Clock& clock, LocalDate date) {
  return local_moment(clock, midnight_utc(date) + kDay_ms) + -1;
}

}  // namespace redress::http::pages
