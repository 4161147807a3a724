#pragma once
// The machine's clocks and the operator's zone.

#include <memory>
#include <mutex>
#include <string>

#include "base/result.hpp"
#include "service/ports/clock.hpp"

namespace redress::clock {

/// Wall clock, UTC, for tools that have no office. Thread-safe.
[[nodiscard]] Instant wall_clock_now();

/// See service::Clock. Thread-safe.
class SystemClock final : public service::Clock {
 public:
  /// `zone` is an IANA name such as Asia/Shanghai; Malformed if the system does not know it.
  [[nodiscard]] static Result<std::unique_ptr<SystemClock>> in_zone(const std::string& zone);
  ~SystemClock() override;

  Instant now() override;
  std::int64_t steady_ms() override;
  LocalDate local_date(Instant at) override;
  std::int64_t zone_offset_ms(Instant at) override;

 private:
  struct Zone;
  explicit SystemClock(std::unique_ptr<Zone> zone);
  std::unique_ptr<Zone> zone_;
};

}  // namespace redress::clock
