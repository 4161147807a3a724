#include "adapters/clock/system_clock.hpp"

#include <date/tz.h>
#include <time.h>

#include <chrono>
#include <stdexcept>

namespace redress::clock {

struct SystemClock::Zone {
  const date::time_zone* zone;
  // The offset holds between two changes of the zone; looking it up for each filing would be waste.
  std::mutex mutex;
  date::sys_info info{};
};

SystemClock::SystemClock(std::unique_ptr<Zone> zone) : zone_(std::move(zone)) {}
SystemClock::~SystemClock() = default;

Result<std::unique_ptr<SystemClock>> SystemClock::in_zone(const std::string& zone) {
  try {
    auto found = std::make_unique<Zone>();
    found->zone = date::locate_zone(zone);
    return std::unique_ptr<SystemClock>(new SystemClock(std::move(found)));
  } catch (const std::runtime_error&) {
    return malformed("the zone " + zone + " is unknown; use a name such as Asia/Shanghai (is tzdata installed?)");
  }
}

Instant SystemClock::now() { return wall_clock_now(); }

Instant wall_clock_now() {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

std::int64_t SystemClock::steady_ms() {
  // CLOCK_BOOTTIME runs on while the machine sleeps; CLOCK_MONOTONIC would make every sleep look like a step.
  timespec at{};
  clock_gettime(CLOCK_BOOTTIME, &at);
  return std::int64_t{at.tv_sec} * 1000 + at.tv_nsec / 1'000'000;
}

std::int64_t SystemClock::zone_offset_ms(Instant at) {
  const date::sys_time<std::chrono::milliseconds> point{std::chrono::milliseconds{at.unix_ms}};
  const std::lock_guard lock(zone_->mutex);
  if (point < zone_->info.begin || point >= zone_->info.end) zone_->info = zone_->zone->get_info(point);
  return std::chrono::milliseconds(zone_->info.offset).count();
}

LocalDate SystemClock::local_date(Instant at) {
  const date::sys_time<std::chrono::milliseconds> local{std::chrono::milliseconds{at.unix_ms + zone_offset_ms(at)}};
  const date::year_month_day day{date::floor<date::days>(local)};
  return {static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day())};
}

}  // namespace redress::clock
