#pragma once
// The clock of `redress demo`: it stands at the moment of the step that is played, so that a history of weeks is
// written in seconds and each act is decided by the windows of its own day.

#include <atomic>
#include <memory>

#include "service/ports/clock.hpp"

namespace redress::app {

/// Wall and steady time are one, so that no leap looks like a stepped clock. Thread-safe.
class DemoClock final : public service::Clock {
 public:
  /// Stands at the beginning of the day that lies `days_ago` before today. `real` knows today and the operator's zone.
  DemoClock(std::unique_ptr<service::Clock> real, std::int64_t days_ago);

  Instant now() override { return {at_ms_}; }
  std::int64_t steady_ms() override { return at_ms_; }
  LocalDate local_date(Instant at) override { return real_->local_date(at); }
  std::int64_t zone_offset_ms(Instant at) override { return real_->zone_offset_ms(at); }

  void set(Instant at) { at_ms_ = at.unix_ms; }
  [[nodiscard]] LocalDate day(std::int64_t days_ago) const { return add_days(today_, -days_ago); }
  [[nodiscard]] Instant moment(std::int64_t days_ago, std::int64_t minute) const;

 private:
  std::unique_ptr<service::Clock> real_;
  LocalDate today_;
  std::atomic<std::int64_t> at_ms_ = 0;
};

}  // namespace redress::app
