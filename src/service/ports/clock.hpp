#pragma once
// Time, as the service asks for it.

#include <cstdint>

#include "base/instant.hpp"

namespace redress::service {

/// Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  /// Wall clock, UTC.
  [[nodiscard]] virtual Instant now() = 0;
  /// Milliseconds since some fixed point; never steps, and runs on while the machine sleeps.
  [[nodiscard]] virtual std::int64_t steady_ms() = 0;
  /// The day in the operator's zone (parameter p.zone).
  [[nodiscard]] virtual LocalDate local_date(Instant at) = 0;
  /// What local time in that zone is ahead of UTC at `at`; negative in the west.
  [[nodiscard]] virtual std::int64_t zone_offset_ms(Instant at) = 0;
};

}  // namespace redress::service
