#pragma once
// Values of parameters (MECHANISM.md D14): a number with its unit, an amount, a flag, a word, or one of these for each
// key, such as each severity.
//
//   duration    "10CD"                               count and unit: min h BH CD WD W M
//   percent     25                                   whole per cent
//   money       {"amount_minor":50000,"currency":"CNY"}
//   count       20
//   flag        true
//   time_range  "09:00-18:00"                        from, until: local times of one day
//   word        "monthly"                            of a closed list
//   zone        "Asia/Shanghai"                      IANA name
//   by key      {"S1":"2h","S2":"12h"}               any of these but money

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/json.hpp"
#include "base/words.hpp"

namespace redress::parameters {

enum class Kind { Duration, Percent, Money, Count, Flag, TimeRange, Word, Zone };
constexpr auto words_of(Kind) {
  return WordTable<Kind, 8>{{{Kind::Duration, "duration"},
                             {Kind::Percent, "percent"},
                             {Kind::Money, "money"},
                             {Kind::Count, "count"},
                             {Kind::Flag, "flag"},
                             {Kind::TimeRange, "time_range"},
                             {Kind::Word, "word"},
                             {Kind::Zone, "zone"}}};
}

/// Units of durations (B3). Which instant one ends at is the calendar's to say.
enum class Unit { Minutes, Hours, BusinessHours, CalendarDays, WorkingDays, Weeks, Months };
constexpr auto words_of(Unit) {
  return WordTable<Unit, 7>{{{Unit::Minutes, "min"},
                             {Unit::Hours, "h"},
                             {Unit::BusinessHours, "BH"},
                             {Unit::CalendarDays, "CD"},
                             {Unit::WorkingDays, "WD"},
                             {Unit::Weeks, "W"},
                             {Unit::Months, "M"}}};
}

struct Duration {
  std::int64_t count = 0;
  Unit unit = Unit::Minutes;
  bool operator==(const Duration&) const = default;
};
struct Percent {
  std::int64_t value = 0;
  bool operator==(const Percent&) const = default;
};
struct Money {
  std::int64_t amount_minor = 0;
  std::string currency;  ///< ISO 4217
  bool operator==(const Money&) const = default;
};
struct Count {
  std::int64_t value = 0;
  bool operator==(const Count&) const = default;
};
struct Flag {
  bool value = false;
  bool operator==(const Flag&) const = default;
};
/// Minutes since local midnight; `from` lies before `until`, which is at most 24:00.
struct TimeRange {
  int from_minute = 0;
  int until_minute = 0;
  bool operator==(const TimeRange&) const = default;
};
struct Word {
  std::string text;
  bool operator==(const Word&) const = default;
};
struct Zone {
  std::string name;
  bool operator==(const Zone&) const = default;
};

/// In the order of Kind.
using Scalar = std::variant<Duration, Percent, Money, Count, Flag, TimeRange, Word, Zone>;
[[nodiscard]] inline Kind kind_of(const Scalar& scalar) noexcept { return static_cast<Kind>(scalar.index()); }

/// A scalar under the empty key, or one scalar of the same kind for each key.
using Value = std::map<std::string, Scalar, std::less<>>;
[[nodiscard]] inline Value single(Scalar scalar) { return {{std::string(), std::move(scalar)}}; }

/// Reads one scalar in the form above; nothing for any other form. Knows no bounds.
[[nodiscard]] std::optional<Scalar> parse_scalar(Kind kind, const json::value& value);
/// As above for a whole value.
[[nodiscard]] std::optional<Value> parse_value(Kind kind, const json::value& value);

/// The inverse.
[[nodiscard]] json::value to_json(const Scalar& scalar);
[[nodiscard]] json::value to_json(const Value& value);
/// For messages: canonical JSON, such as "10CD" or {"S1":"2h"} with its quotation marks.
[[nodiscard]] std::string to_text(const Value& value);

}  // namespace redress::parameters
