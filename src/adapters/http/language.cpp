#include "adapters/http/language.hpp"

#include <charconv>

namespace redress::http {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// Cuts off and returns what stands before `mark`, or all.
std::string_view next(std::string_view& rest, char mark) {
  const auto at = rest.find(mark);
  const auto item = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return trim(item);
}

// Weight in thousandths; 1000 when there is none, 0 when it cannot be read.
int weight_of(std::string_view parameters) {
  while (!parameters.empty()) {
    const auto parameter = next(parameters, ';');
    if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) continue;
    const auto value = parameter.substr(2);
    if (value.empty() || value.size() > 5 || (value[0] != '0' && value[0] != '1')) return 0;
    if (value[0] == '1') return 1000;
    if (value.size() < 3) return 0;
    int thousandths = 0;
    const auto digits = value.substr(2);
    std::from_chars(digits.data(), digits.data() + digits.size(), thousandths);
    for (auto i = digits.size(); i < 3; ++i) thousandths *= 10;
    return thousandths;
  }
  return 1000;
}

}  // namespace

std::optional<Language> negotiate(std::string_view accept_language) {
  std::optional<Language> best;
  int best_weight = 0;
  while (!accept_language.empty()) {
    auto item = next(accept_language, ',');
    const auto range = next(item, ';');
    const int weight = weight_of(item);
    const auto language = range == "*" ? std::optional(Language::English) : parse_language(range);
    if (language && weight > best_weight) {
      best = language;
      best_weight = weight;
    }
  }
  return best;
}

std::optional<Language> language_in_query(std::string_view query) {
  while (!query.empty()) {
    const auto pair = next(query, '&');
    if (pair.starts_with("lang=")) return parse_language(pair.substr(5));
  }
  return std::nullopt;
}

}  // namespace redress::http
