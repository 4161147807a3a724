#include "domain/complaint/number.hpp"

#include <algorithm>
#include <charconv>

namespace redress::complaint {
namespace {

constexpr std::string_view kPrefix = "TS-";
constexpr std::size_t kSerialDigitsMin = 6;
constexpr std::size_t kSerialDigitsMax = 12;

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

template <class Integer>
Integer number_of(std::string_view digits) {
  Integer value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Exactly one spelling: six digits, or more without a leading zero.
bool is_canonical_serial(std::string_view digits) {
  if (digits.size() < kSerialDigitsMin || digits.size() > kSerialDigitsMax || !all_digits(digits)) return false;
  return digits.size() == kSerialDigitsMin || digits.front() != '0';
}

}  // namespace

unsigned luhn_digit(std::string_view digits) noexcept {
  unsigned sum = 0;
  bool doubled = true;  // the rightmost digit before the check digit is doubled
  for (auto it = digits.rbegin(); it != digits.rend(); ++it, doubled = !doubled) {
    unsigned digit = static_cast<unsigned>(*it - '0');
    if (doubled) digit *= 2;
    sum += digit > 9 ? digit - 9 : digit;
  }
  return (10 - sum % 10) % 10;
}

std::string make_number(LocalDate date, std::uint64_t serial) {
  std::string digits = std::to_string(serial);
  if (digits.size() < kSerialDigitsMin) digits.insert(0, kSerialDigitsMin - digits.size(), '0');
  const std::string day = to_compact(date);
  std::string number(kPrefix);
  number += day;
  number += '-';
  number += digits;
  number += '-';
  number += static_cast<char>('0' + luhn_digit(day + digits));
  return number;
}

std::optional<ParsedNumber> parse_number(std::string_view text) {
  if (!text.starts_with(kPrefix)) return std::nullopt;
  text.remove_prefix(kPrefix.size());
  const auto dash = text.rfind('-');
  if (dash == std::string_view::npos || text.size() != dash + 2 || dash < 9 + kSerialDigitsMin || text[8] != '-') {
    return std::nullopt;
  }
  const auto day = text.substr(0, 8);
  const auto serial = text.substr(9, dash - 9);
  if (!all_digits(day) || !is_canonical_serial(serial)) return std::nullopt;
  ParsedNumber parsed;
  parsed.date = {number_of<int>(day.substr(0, 4)), number_of<unsigned>(day.substr(4, 2)),
                 number_of<unsigned>(day.substr(6, 2))};
  parsed.serial = number_of<std::uint64_t>(serial);
  if (!is_valid(parsed.date) || parsed.serial == 0) return std::nullopt;
  const char expected = static_cast<char>('0' + luhn_digit(std::string(day) + std::string(serial)));
  if (text.back() != expected) return std::nullopt;
  return parsed;
}

}  // namespace redress::complaint
