#include "adapters/http/header_value.hpp"

#include <algorithm>

namespace redress::http {
namespace {

constexpr std::size_t kParametersMax = 16;

// The quoted text at the front of `rest`, taken off it; nothing if the closing quote is missing.
std::optional<std::string> take_quoted(std::string_view& rest) {
  std::string value;
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == '"') {
      rest.remove_prefix(i + 1);
      return value;
    }
    const bool escapes = rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\');
    value += rest[escapes ? ++i : i];
  }
  return std::nullopt;
}

std::string take_token(std::string_view& rest) {
  const auto end = std::min(rest.find(';'), rest.size());
  std::string value(trim_blanks(rest.substr(0, end)));
  rest.remove_prefix(end);
  return value;
}

// One `name=value` behind a semicolon.
bool take_parameter(std::string_view& rest, HeaderValue& value) {
  const auto equals = rest.find('=');
  if (equals == std::string_view::npos) return false;
  auto name = lower_case(trim_blanks(rest.substr(0, equals)));
  rest.remove_prefix(equals + 1);
  if (name.empty() || name.find_first_of("\";") != std::string::npos || value.parameter(name)) return false;
  rest = trim_blanks(rest);
  auto text = rest.starts_with('"') ? take_quoted(rest) : std::optional(take_token(rest));
  if (!text) return false;
  value.parameters.emplace_back(std::move(name), std::move(*text));
  rest = trim_blanks(rest);
  return rest.empty() || rest.front() == ';';
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string_view trim_blanks(std::string_view text) noexcept {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<std::string> HeaderValue::parameter(std::string_view name) const {
  const auto found =
      std::find_if(parameters.begin(), parameters.end(), [name](const auto& entry) { return entry.first == name; });
  return found == parameters.end() ? std::nullopt : std::optional(found->second);
}

std::optional<HeaderValue> parse_header_value(std::string_view text) {
  HeaderValue value;
  value.word = lower_case(take_token(text));
  if (value.word.empty()) return std::nullopt;
  while (!text.empty()) {
    text = trim_blanks(text.substr(1));  // the semicolon
    if (text.empty()) break;
    if (value.parameters.size() == kParametersMax || !take_parameter(text, value)) return std::nullopt;
  }
  return value;
}

}  // namespace redress::http
