#include "domain/complaint/rules.hpp"

namespace redress::complaint {
namespace {

class ShanghaiDays final : public Days {
 public:
  [[nodiscard]] LocalDate date_of(Instant at) const override {
    constexpr std::int64_t kHour = 3'600'000;
    constexpr std::int64_t kAhead = 8 * kHour;
    const auto local = at.unix_ms + kAhead;
    const auto day = local >= 0 ? local / (24 * kHour) : (local - 24 * kHour + 1) / (24 * kHour);
    return add_days({1970, 1, 1}, day);
  }
};

}  // namespace

const Rules& Rules::defaults() {
  static const Rules kRules;
  return kRules;
}

const Days& Days::shanghai() {
  static const ShanghaiDays kDays;
  return kDays;
}

LocalDate last_day(const Window& window, Instant from, const Days& days) {
  const auto day = days.date_of(from);
  return window.in_months ? add_months(day, window.count) : add_days(day, window.count);
}

bool is_over(const Window& window, Instant from, Instant now, const Days& days) {
  return days.date_of(now) > last_day(window, from, days);
}

}  // namespace redress::complaint
