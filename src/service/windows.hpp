#pragma once
// Windows of days as the operator's zone and parameters have them.

#include "domain/complaint/rules.hpp"
#include "domain/parameters/value.hpp"
#include "service/ports/clock.hpp"

namespace redress::service {

/// Days as the clock's zone counts them.
class ClockDays final : public complaint::Days {
 public:
  explicit ClockDays(Clock& clock) : clock_(clock) {}
  [[nodiscard]] LocalDate date_of(Instant at) const override { return clock_.local_date(at); }

 private:
  Clock& clock_;
};

/// A window of calendar days or months; a parameter that is a window knows no other units.
[[nodiscard]] inline complaint::Window window_of(const parameters::Duration& duration) {
  return {duration.count, duration.unit == parameters::Unit::Months};
}

}  // namespace redress::service
