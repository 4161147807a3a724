#include "app/redress/demo_names.hpp"

#include <charconv>
#include <optional>

namespace redress::app {
namespace {

std::optional<json::value> text_at(const std::map<std::string, std::string, std::less<>>& map, std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() ? std::optional<json::value>() : json::value(json::string(found->second));
}

std::optional<json::value> seq_of(const DemoNames& names, std::string_view act) {
  const auto found = names.last.find(act);
  return found == names.last.end() ? std::optional<json::value>() : json::value(found->second);
}

std::optional<json::value> day_of(const DemoNames& names, std::string_view typed) {
  std::int64_t days = 0;
  const auto* end = typed.data() + typed.size();
  const auto [rest, error] = std::from_chars(typed.data(), end, days);
  if (error != std::errc{} || rest != end) return std::nullopt;
  return json::value(json::string(names.day(days)));
}

std::optional<json::value> stood_for(std::string_view typed, const DemoNames& names) {
  const auto colon = typed.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto what = typed.substr(1, colon - 1);
  const auto which = typed.substr(colon + 1);
  if (what == "user") return text_at(names.users, which);
  if (what == "complaint") return text_at(names.numbers, which);
  if (what == "last") return seq_of(names, which);
  return what == "day" ? day_of(names, which) : std::nullopt;
}

Result<json::value> fill_text(const json::string& text, const DemoNames& names) {
  const auto typed = text_of(text);
  if (!typed.starts_with('$')) return json::value(text);
  auto value = stood_for(typed, names);
  if (!value) return Failure{FailureKind::NotFound, std::string(typed) + " stands for nothing"};
  return std::move(*value);
}

}  // namespace

Result<json::value> fill_in(const json::value& body, const DemoNames& names) {
  if (const auto* text = body.if_string()) return fill_text(*text, names);
  if (const auto* list = body.if_array()) {
    json::array filled;
    for (const auto& item : *list) {
      auto value = fill_in(item, names);
      if (!value) return value.error();
      filled.push_back(std::move(*value));
    }
    return json::value(std::move(filled));
  }
  const auto* object = body.if_object();
  if (object == nullptr) return body;
  json::object filled;
  for (const auto& [key, member] : *object) {
    auto value = fill_in(member, names);
    if (!value) return value.error();
    filled[key] = std::move(*value);
  }
  return json::value(std::move(filled));
}

}  // namespace redress::app
