#include "adapters/records/date_rule.hpp"

#include <date/tz.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>

namespace redress::records {
namespace {

constexpr std::array<std::string_view, 12> kPatterns = {
    "YYYY-MM-DD",          "YYYY/MM/DD",       "YYYY.MM.DD",          "YYYYMMDD",
    "DD.MM.YYYY",          "DD/MM/YYYY",       "MM/DD/YYYY",          "YYYY-MM-DD hh:mm",
    "YYYY-MM-DD hh:mm:ss", "YYYY/MM/DD hh:mm", "YYYY/MM/DD hh:mm:ss", "YYYY年MM月DD日"};

struct Fields {
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
};

/// A run of digits in a pattern, and where its value goes.
struct Token {
  std::string_view word;
  int Fields::* value;
};
constexpr std::array<Token, 6> kTokens = {{{"YYYY", &Fields::year},
                                           {"MM", &Fields::month},
                                           {"DD", &Fields::day},
                                           {"hh", &Fields::hour},
                                           {"mm", &Fields::minute},
                                           {"ss", &Fields::second}}};

const Token* token_at(std::string_view pattern) {
  const auto found =
      std::find_if(kTokens.begin(), kTokens.end(), [&](const Token& token) { return pattern.starts_with(token.word); });
  return found == kTokens.end() ? nullptr : &*found;
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Fields> match(std::string_view pattern, std::string_view text) {
  Fields fields;
  while (!pattern.empty()) {
    const auto* token = token_at(pattern);
    const auto size = token != nullptr ? token->word.size() : 1;
    if (text.size() < size) return std::nullopt;
    const auto piece = text.substr(0, size);
    if (token != nullptr) {
      const auto value = digits(piece);
      if (!value) return std::nullopt;
      fields.*(token->value) = *value;
    } else if (piece != pattern.substr(0, size)) {
      return std::nullopt;
    }
    pattern.remove_prefix(size);
    text.remove_prefix(size);
  }
  return text.empty() ? std::optional(fields) : std::nullopt;
}

bool exists(const Fields& fields) {
  const LocalDate day{fields.year, static_cast<unsigned>(fields.month), static_cast<unsigned>(fields.day)};
  return fields.year >= 1970 && is_valid(day) && fields.hour < 24 && fields.minute < 60 && fields.second < 60;
}

}  // namespace

bool is_date_pattern(std::string_view pattern) noexcept {
  return std::find(kPatterns.begin(), kPatterns.end(), pattern) != kPatterns.end();
}

std::string date_patterns() {
  std::string all;
  for (const auto pattern : kPatterns) all += (all.empty() ? "" : ", ") + std::string(pattern);
  return all;
}

Result<DateRule> DateRule::make(std::string pattern, const std::string& zone) {
  try {
    return DateRule(std::move(pattern), date::locate_zone(zone));
  } catch (const std::runtime_error&) {
    return malformed("the zone " + zone + " is unknown; use a name such as Asia/Shanghai (is tzdata installed?)");
  }
}

std::optional<Instant> DateRule::read(std::string_view text) const {
  const auto fields = match(pattern_, text);
  if (!fields || !exists(*fields)) return std::nullopt;
  const date::local_days day{date::year{fields->year} / fields->month / fields->day};
  const auto local = day + std::chrono::hours{fields->hour} + std::chrono::minutes{fields->minute} +
                     std::chrono::seconds{fields->second};
  const auto at = zone_->to_sys(local, date::choose::earliest);
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count();
  // East of Greenwich the first day of 1970 begins in 1969, which no Instant's text can hold.
  return ms < 0 ? std::nullopt : std::optional(Instant{ms});
}

}  // namespace redress::records
