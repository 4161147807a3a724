#pragma once
// Days and moments as people read them, in the operator's zone.

#include <string>

#include "service/ports/clock.hpp"

namespace redress::service {

/// "2026-11-23 10:00 UTC+8"
[[nodiscard]] std::string show_moment(Clock& clock, Instant at);
/// "2026-11-23"
[[nodiscard]] std::string show_day(Clock& clock, Instant at);

}  // namespace redress::service
