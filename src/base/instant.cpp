#include "base/instant.hpp"

#include <charconv>
#include <chrono>

namespace redress {
namespace {

using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::sys_days;
using std::chrono::year_month_day;

/// 9999-12-31T23:59:59.999Z, the last instant that four digits of year can write.
constexpr Instant kLast{253402300799999};

// Every event carries times: printf would cost more than the rest of its encoding.
void write_digits(std::string& text, std::size_t at, std::size_t width, int value) {
  for (std::size_t i = width; i-- > 0; value /= 10) text[at + i] = static_cast<char>('0' + value % 10);
}

/// Reads fixed-width decimal fields from the front of a text.
class Fields {
 public:
  explicit Fields(std::string_view text) : rest_(text) {}

  bool number(std::size_t width, int& value) {
    if (rest_.size() < width) return false;
    for (std::size_t i = 0; i < width; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return false;
    }
    std::from_chars(rest_.data(), rest_.data() + width, value);
    rest_.remove_prefix(width);
    return true;
  }
  bool literal(std::string_view any_of) {
    if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) return false;
    last_ = rest_.front();
    rest_.remove_prefix(1);
    return true;
  }
  [[nodiscard]] char last() const { return last_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  char last_ = '\0';
};

// Milliseconds of the decimals after the seconds; false if there are none or more than nine.
bool read_decimals(Fields& fields, int& ms) {
  int scale = 100;
  int digit = 0;
  int count = 0;
  for (; count < 9 && fields.number(1, digit); ++count, scale /= 10) ms += digit * scale;
  return count > 0;
}

bool read_offset(Fields& fields, int& offset_minutes) {
  if (fields.literal("Zz")) return true;
  if (!fields.literal("+-")) return false;
  const int sign = fields.last() == '-' ? -1 : 1;
  int hours = 0;
  int minutes = 0;
  if (!fields.number(2, hours) || !fields.literal(":") || !fields.number(2, minutes)) return false;
  offset_minutes = sign * (hours * 60 + minutes);
  return hours < 24 && minutes < 60;
}

}  // namespace

bool is_valid(LocalDate date) noexcept {
  // std::chrono keeps years in 16 bits, months and days in 8: larger numbers would wrap round.
  if (date.year < -9999 || date.year > 9999 || date.month > 12 || date.day > 31) return false;
  return year_month_day{std::chrono::year{date.year}, std::chrono::month{date.month}, std::chrono::day{date.day}}.ok();
}

std::string to_compact(LocalDate date) {
  std::string text(8, '0');
  write_digits(text, 0, 4, date.year);
  write_digits(text, 4, 2, static_cast<int>(date.month));
  write_digits(text, 6, 2, static_cast<int>(date.day));
  return text;
}

std::string to_string(Instant at) {
  const auto since_epoch = std::chrono::sys_time<milliseconds>{milliseconds{at.unix_ms}};
  const auto day = std::chrono::floor<days>(since_epoch);
  const year_month_day date{day};
  const std::chrono::hh_mm_ss time{since_epoch - day};
  std::string text = "0000-00-00T00:00:00.000Z";
  write_digits(text, 0, 4, static_cast<int>(date.year()));
  write_digits(text, 5, 2, static_cast<int>(static_cast<unsigned>(date.month())));
  write_digits(text, 8, 2, static_cast<int>(static_cast<unsigned>(date.day())));
  write_digits(text, 11, 2, static_cast<int>(time.hours().count()));
  write_digits(text, 14, 2, static_cast<int>(time.minutes().count()));
  write_digits(text, 17, 2, static_cast<int>(time.seconds().count()));
  write_digits(text, 20, 3, static_cast<int>(time.subseconds().count()));
  return text;
}

std::optional<Instant> parse_instant(std::string_view text) {
  Fields fields(text);
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0, offset_minutes = 0;
  if (!fields.number(4, year) || !fields.literal("-") || !fields.number(2, month) || !fields.literal("-") ||
      !fields.number(2, day) || !fields.literal("Tt") || !fields.number(2, hour) || !fields.literal(":") ||
      !fields.number(2, minute) || !fields.literal(":") || !fields.number(2, second)) {
    return std::nullopt;
  }
  if (fields.literal(".") && !read_decimals(fields, ms)) return std::nullopt;
  if (!read_offset(fields, offset_minutes) || !fields.at_end()) return std::nullopt;
  const LocalDate date{year, static_cast<unsigned>(month), static_cast<unsigned>(day)};
  if (year < 1970 || !is_valid(date) || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const sys_days days_since_epoch{
      year_month_day{std::chrono::year{year}, std::chrono::month{date.month}, std::chrono::day{date.day}}};
  const std::int64_t minutes = (days_since_epoch.time_since_epoch().count() * 24LL + hour) * 60 + minute;
  const Instant at{((minutes - offset_minutes) * 60 + second) * 1000 + ms};
  if (at.unix_ms < 0 || at > kLast) return std::nullopt;
  return at;
}

std::string to_iso(LocalDate date) {
  std::string text = "0000-00-00";
  write_digits(text, 0, 4, date.year);
  write_digits(text, 5, 2, static_cast<int>(date.month));
  write_digits(text, 8, 2, static_cast<int>(date.day));
  return text;
}

std::optional<LocalDate> parse_iso_date(std::string_view text) {
  Fields fields(text);
  int year = 0, month = 0, day = 0;
  if (!fields.number(4, year) || !fields.literal("-") || !fields.number(2, month) || !fields.literal("-") ||
      !fields.number(2, day) || !fields.at_end()) {
    return std::nullopt;
  }
  const LocalDate date{year, static_cast<unsigned>(month), static_cast<unsigned>(day)};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

namespace {

year_month_day calendar_day(LocalDate date) {
  return {std::chrono::year{date.year}, std::chrono::month{date.month}, std::chrono::day{date.day}};
}

LocalDate local_date(year_month_day date) {
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

}  // namespace

std::int64_t days_between(LocalDate from, LocalDate to) noexcept {
  return (sys_days{calendar_day(to)} - sys_days{calendar_day(from)}).count();
}

LocalDate add_months(LocalDate date, std::int64_t months) noexcept {
  auto moved = calendar_day(date) + std::chrono::months{static_cast<int>(months)};
  if (!moved.ok()) moved = moved.year() / moved.month() / std::chrono::last;
  return local_date(moved);
}

LocalDate add_days(LocalDate date, std::int64_t count) noexcept {
  return local_date(year_month_day{sys_days{calendar_day(date)} + days{static_cast<int>(count)}});
}

}  // namespace redress
