#include "domain/parameters/value.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace redress::parameters {
namespace {

constexpr std::size_t kDigitsMax = 9;
constexpr std::size_t kWordCharsMax = 64;
constexpr int kMinutesOfDay = 24 * 60;

// Plain decimal digits without a leading zero: one spelling for each number.
std::optional<std::int64_t> parse_digits(std::string_view text) {
  if (text.empty() || text.size() > kDigitsMax || (text.size() > 1 && text.front() == '0')) return std::nullopt;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return number;
}

std::optional<Scalar> parse_duration(std::string_view text) {
  const auto unit_begin = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto count = parse_digits(text.substr(0, unit_begin));
  const auto unit = parse_word<Unit>(text.substr(unit_begin));
  if (!count || !unit) return std::nullopt;
  return Duration{*count, *unit};
}

// "09:00": two digits each; "24:00" is the end of the day.
std::optional<int> parse_time_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 100; };
  const int hour = digit(0) * 10 + digit(1);
  const int minute = digit(3) * 10 + digit(4);
  if (hour > 24 || minute > 59 || hour * 60 + minute > kMinutesOfDay) return std::nullopt;
  return hour * 60 + minute;
}

std::optional<Scalar> parse_time_range(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto from = parse_time_of_day(text.substr(0, dash));
  const auto until = parse_time_of_day(text.substr(dash + 1));
  if (!from || !until || *from >= *until) return std::nullopt;
  return TimeRange{*from, *until};
}

bool is_name(std::string_view text, std::string_view more) {
  return !text.empty() && text.size() <= kWordCharsMax && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || more.find(c) != more.npos;
  });
}

// Names of the zone database; a path out of it is none.
bool is_zone_name(std::string_view text) {
  return is_name(text, "_+-/") && text.front() != '/' && text.back() != '/' && text.find("//") == text.npos;
}

std::optional<Scalar> parse_text(Kind kind, std::string_view text) {
  switch (kind) {
    case Kind::Duration: return parse_duration(text);
    case Kind::TimeRange: return parse_time_range(text);
    case Kind::Word: return is_name(text, "_-") ? std::optional<Scalar>(Word{std::string(text)}) : std::nullopt;
    case Kind::Zone: return is_zone_name(text) ? std::optional<Scalar>(Zone{std::string(text)}) : std::nullopt;
    case Kind::Percent:
    case Kind::Money:
    case Kind::Count:
    case Kind::Flag: break;
  }
  return std::nullopt;
}

std::optional<Scalar> parse_money(const json::value& value) {
  const auto* object = value.if_object();
  Money money;
  if (object == nullptr || object->size() != 2) return std::nullopt;
  const auto* currency = find_string(*object, "currency");
  if (currency == nullptr || !find_integer(*object, "amount_minor", money.amount_minor)) return std::nullopt;
  money.currency = text_of(*currency);
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (money.currency.size() != 3 || !std::all_of(money.currency.begin(), money.currency.end(), is_capital)) {
    return std::nullopt;
  }
  return money;
}

std::string two_digits(int number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

std::string time_text(int minute) { return two_digits(minute / 60) + ":" + two_digits(minute % 60); }

/// One overload per kind.
struct ToJson {
  json::value operator()(const Duration& duration) const {
    return json::string(std::to_string(duration.count) + std::string(to_word(duration.unit)));
  }
  json::value operator()(const Percent& percent) const { return percent.value; }
  json::value operator()(const Money& money) const {
    return json::object{{"amount_minor", money.amount_minor}, {"currency", money.currency}};
  }
  json::value operator()(const Count& count) const { return count.value; }
  json::value operator()(const Flag& flag) const { return flag.value; }
  json::value operator()(const TimeRange& range) const {
    return json::string(time_text(range.from_minute) + "-" + time_text(range.until_minute));
  }
  json::value operator()(const Word& word) const { return json::string(word.text); }
  json::value operator()(const Zone& zone) const { return json::string(zone.name); }
};

}  // namespace

std::optional<Scalar> parse_scalar(Kind kind, const json::value& value) {
  if (value.is_string()) return parse_text(kind, text_of(value.get_string()));
  if (kind == Kind::Money) return parse_money(value);
  if (kind == Kind::Flag && value.is_bool()) return Flag{value.get_bool()};
  if (!value.is_int64()) return std::nullopt;
  if (kind == Kind::Percent) return Percent{value.get_int64()};
  if (kind == Kind::Count) return Count{value.get_int64()};
  return std::nullopt;
}

std::optional<Value> parse_value(Kind kind, const json::value& value) {
  if (!value.is_object() || kind == Kind::Money) {
    auto scalar = parse_scalar(kind, value);
    return scalar ? std::optional(single(std::move(*scalar))) : std::nullopt;
  }
  Value read;
  for (const auto& item : value.get_object()) {
    auto scalar = parse_scalar(kind, item.value());
    const std::string key(item.key());
    if (!scalar || !is_name(key, "_")) return std::nullopt;
    read.emplace(key, std::move(*scalar));
  }
  return read.empty() ? std::nullopt : std::optional(std::move(read));
}

json::value to_json(const Scalar& scalar) { return std::visit(ToJson{}, scalar); }

json::value to_json(const Value& value) {
  if (value.size() == 1 && value.begin()->first.empty()) return to_json(value.begin()->second);
  json::object object;
  for (const auto& [key, scalar] : value) object[key] = to_json(scalar);
  return object;
}

std::string to_text(const Value& value) { return to_jcs(to_json(value)); }

}  // namespace redress::parameters
