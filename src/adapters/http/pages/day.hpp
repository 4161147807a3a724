#pragma once
// Days and moments as people read and write them, in the operator's zone.

#include <optional>
#include <string>
#include <string_view>

#include "service/local_time.hpp"

namespace redress::http::pages {

/// "2026-11-23", as date fields send it; also with "/" or "." between, and with one-digit months and days.
[[nodiscard]] std::optional<LocalDate> parse_day(std::string_view text);

/// The first and the last millisecond of a day of the zone.
[[nodiscard]] Instant begin_of_day(service::Clock& clock, LocalDate date);
[[nodiscard]] Instant end_of_day(service::Clock& clock, LocalDate date);

using service::show_day;
using service::show_moment;

}  // namespace redress::http::pages
