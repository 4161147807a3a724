#include "domain/complaint/money.hpp"

#include <algorithm>
#include <array>

namespace redress::complaint {
namespace {

constexpr std::int64_t kMinorMax = (std::int64_t{1} << 53) - 1;  // what JSON carries exactly
constexpr std::size_t kGroupDigits = 3;

constexpr std::array<std::string_view, 16> kWithoutDecimals = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
                                                               "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 7> kWithThree = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
constexpr std::array<std::string_view, 2> kWithFour = {"CLF", "UYW"};

template <std::size_t N>
bool is_among(const std::array<std::string_view, N>& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// The digits of "1,234": commas stand between groups of three only, so that "1,5" is not taken for 15.
std::optional<std::string> whole_digits(std::string_view whole) {
  std::string digits;
  if (whole.empty() || whole.front() == ',') return std::nullopt;
  const bool grouped = whole.find(',') != std::string_view::npos;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool comma_due = grouped && (whole.size() - i) % (kGroupDigits + 1) == 0;
    const bool at_comma = whole[i] == ',';
    if (at_comma != comma_due) return std::nullopt;
    if (at_comma) continue;
    if (!is_digit(whole[i])) return std::nullopt;
    digits += whole[i];
  }
  return digits;
}

}  // namespace

unsigned decimals_of(std::string_view currency) noexcept {
  if (is_among(kWithoutDecimals, currency)) return 0;
  if (is_among(kWithThree, currency)) return 3;
  if (is_among(kWithFour, currency)) return 4;
  return 2;
}

std::optional<std::int64_t> parse_amount(std::string_view typed, std::string_view currency) {
  const auto text = trim(typed);
  const auto point = text.find('.');
  auto digits = whole_digits(text.substr(0, point));
  if (!digits) return std::nullopt;
  const auto decimals = decimals_of(currency);
  const auto fraction = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (point != std::string_view::npos && fraction.empty()) return std::nullopt;
  if (fraction.size() > decimals || !std::all_of(fraction.begin(), fraction.end(), is_digit)) return std::nullopt;
  *digits += fraction;
  digits->append(decimals - fraction.size(), '0');
  std::int64_t minor = 0;
  for (const char digit : *digits) {
    minor = minor * 10 + (digit - '0');
    if (minor > kMinorMax) return std::nullopt;
  }
  return minor;
}

std::string format_amount(std::int64_t minor, std::string_view currency) {
  auto digits = std::to_string(minor);
  const auto decimals = decimals_of(currency);
  if (decimals == 0) return digits;
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  digits.insert(digits.size() - decimals, ".");
  return digits;
}

}  // namespace redress::complaint
