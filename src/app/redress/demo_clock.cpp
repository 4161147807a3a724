#include "app/redress/demo_clock.hpp"

#include <utility>

namespace redress::app {
namespace {

constexpr std::int64_t kMinute_ms = 60'000;
constexpr std::int64_t kDay_ms = 1'440 * kMinute_ms;

}  // namespace

DemoClock::DemoClock(std::unique_ptr<service::Clock> real, std::int64_t days_ago)
    : real_(std::move(real)), today_(real_->local_date(real_->now())) {
  set(moment(days_ago, 0));
}

Instant DemoClock::moment(std::int64_t days_ago, std::int64_t minute) const {
  const auto days = days_between(LocalDate{}, day(days_ago));
  const Instant as_if_utc{days * kDay_ms + minute * kMinute_ms};
  // Twice, since the offset of the wrong side of a change of clocks may have been taken first.
  const auto near = as_if_utc + -real_->zone_offset_ms(as_if_utc);
  return as_if_utc + -real_->zone_offset_ms(near);
}

}  // namespace redress::app
