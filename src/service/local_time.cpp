#include "service/local_time.hpp"

#include <cstdlib>

namespace redress::service {
namespace {

constexpr std::int64_t kMinute_ms = 60'000;
constexpr std::size_t kDateChars = 10;
constexpr std::size_t kTimeAt = 11;
constexpr std::size_t kTimeChars = 5;

std::string zone_text(std::int64_t offset_ms) {
  const auto minutes = std::abs(offset_ms) / kMinute_ms;
  std::string text = offset_ms < 0 ? "UTC−" : "UTC+";
  text += std::to_string(minutes / 60);
  if (minutes % 60 != 0) text += ":" + std::to_string(minutes % 60);
  return text;
}

}  // namespace

std::string show_moment(Clock& clock, Instant at) {
  const auto offset_ms = clock.zone_offset_ms(at);
  const auto local = to_string(at + offset_ms);
  return local.substr(0, kDateChars) + " " + local.substr(kTimeAt, kTimeChars) + " " + zone_text(offset_ms);
}

std::string show_day(Clock& clock, Instant at) {
  return to_string(at + clock.zone_offset_ms(at)).substr(0, kDateChars);
}

}  // namespace redress::service
