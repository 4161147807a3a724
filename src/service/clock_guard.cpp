#include "service/clock_guard.hpp"

#include <cstdlib>

namespace redress::service {

std::optional<Instant> ClockGuard::now() {
  const Instant wall = clock_.now();
  const std::int64_t steady = clock_.steady_ms();
  if (last_wall_) {
    const std::int64_t step = (wall - *last_wall_) - (steady - last_steady_ms_);
    stopped_ = std::llabs(step) > step_ms_max_;
    // The last good reading stays the measure until the clock has come back.
    if (stopped_) return std::nullopt;
  }
  last_wall_ = wall;
  last_steady_ms_ = steady;
  return wall;
}

}  // namespace redress::service
