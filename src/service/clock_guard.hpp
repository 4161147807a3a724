#pragma once
// Watches the wall clock against the steady one: a step would give events false times (DESIGN.md 3).

#include <cstdint>
#include <optional>

#include "service/ports/clock.hpp"

namespace redress::service {

/// Compares each reading with the one before it. Not thread-safe.
class ClockGuard {
 public:
  ClockGuard(Clock& clock, std::int64_t step_ms_max) : clock_(clock), step_ms_max_(step_ms_max) {}

  /// The time now, or nothing while the wall clock stands more than the limit away from where the last good reading
  /// and the steady clock say it should be. It is trusted again when it has come back, or after a restart.
  [[nodiscard]] std::optional<Instant> now();
  [[nodiscard]] bool stopped() const noexcept { return stopped_; }

 private:
  Clock& clock_;
  std::int64_t step_ms_max_;
  std::optional<Instant> last_wall_;
  std::int64_t last_steady_ms_ = 0;
  bool stopped_ = false;
};

}  // namespace redress::service
