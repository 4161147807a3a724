#include "adapters/http/pages/form_data.hpp"

#include <algorithm>

#include "adapters/http/problem.hpp"
#include "adapters/http/query.hpp"
#include "base/text.hpp"

namespace redress::http::pages {
std::string_view FormData::value(std::string_view name) const noexcept {
  const auto found =
      std::find_if(fields_.begin(), fields_.end(), [&](const auto& field) { return field.first == name; });
  return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

bool FormData::has(std::string_view name) const noexcept {
  return std::any_of(fields_.begin(), fields_.end(), [&](const auto& field) { return field.first == name; });
}

bool FormData::has_prefix(std::string_view prefix) const noexcept {
  return std::any_of(fields_.begin(), fields_.end(),
                     [&](const auto& field) { return field.first.starts_with(prefix); });
}

bool FormData::has(std::string_view name, std::string_view value) const noexcept {
  return std::any_of(fields_.begin(), fields_.end(),
                     [&](const auto& field) { return field.first == name && field.second == value; });
}

std::vector<std::string_view> FormData::values(std::string_view name) const {
  std::vector<std::string_view> found;
  for (const auto& [field, value] : fields_) {
    if (field == name) found.emplace_back(value);
  }
  return found;
}

std::string FormData::lines(std::string_view name) const {
  std::string text;
  const auto sent = value(name);
  for (std::size_t i = 0; i < sent.size(); ++i) {
    if (sent[i] != '\r') {
      text += sent[i];
    } else if (i + 1 == sent.size() || sent[i + 1] != '\n') {
      text += '\n';
    }
  }
  return text;
}

std::variant<FormData, std::string_view> parse_form(std::string_view body, std::size_t fields_max) {
  auto parsed = decode_pairs(body, fields_max);
  if (!parsed) return std::string_view("MALFORMED_FORM");
  std::vector<std::pair<std::string, std::string>> fields;
  for (auto& [name, value] : *parsed) {
    if (!is_utf8(name) || !is_utf8(value)) return std::string_view("INVALID_UTF8");
    if (!name.empty()) fields.emplace_back(std::move(name), std::move(value));
  }
  return FormData(std::move(fields));
}

std::variant<FormData, Response> read_form(const Exchange& exchange, std::size_t fields_max) {
  auto parsed = parse_form(exchange.request.body, fields_max);
  if (const auto* code = std::get_if<std::string_view>(&parsed)) return problem(*code, exchange.caller.language);
  return std::move(std::get<FormData>(parsed));
}

}  // namespace redress::http::pages
