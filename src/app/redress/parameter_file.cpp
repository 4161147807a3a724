#include "app/redress/parameter_file.hpp"

#include <utility>

#include "app/redress/checked_file.hpp"
#include "base/catalogue.hpp"

namespace redress::embedded {
std::string_view parameter_values_schema() noexcept;
}  // namespace redress::embedded

namespace redress::app {
namespace {

using parameters::Table;
using parameters::Value;

constexpr std::string_view kZone = "p.zone";

// The names behind a pointer such as "/values/p.confirm/S1"; none of them holds a slash.
std::vector<std::string> names_in(std::string_view pointer) {
  std::vector<std::string> names;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const auto slash = std::min(pointer.find('/'), pointer.size());
    names.emplace_back(pointer.substr(0, slash));
    pointer.remove_prefix(slash);
  }
  return names;
}

// In English, as every failure that the log and the operator read.
std::string reason_of(const complaint::Refusal& refusal) {
  return Catalogue::builtin().fill("refusal." + std::string(to_word(refusal.code)), Language::English,
                                   {{"detail", refusal.detail}});
}

}  // namespace

const std::string* FirstValues::zone() const {
  const auto named = values.find(std::string(kZone));
  return named == values.end() ? nullptr : &std::get<parameters::Zone>(named->second.begin()->second).name;
}

Result<FirstValues> parse_first_values(std::string_view text, const std::string& name) {
  static const auto schema = parse_json(embedded::parameter_values_schema()).value();
  const auto document = parse_checked(text, name, schema);
  if (!document) return document.error();
  FirstValues first{name, {}};
  for (const auto& item : document->get_object().at("values").get_object()) {
    const std::string id(item.key());
    const auto* definition = Table::builtin().find(id);
    if (definition == nullptr) return wrong_at(text, name, {"values", id}, "there is no such parameter");
    auto value = parameters::read_value(*definition, item.value(), "/values/" + id);
    if (!value) {
      const auto wrong = value.error().front();
      return wrong_at(text, name, names_in(wrong.pointer), reason_of(wrong));
    }
    first.values.emplace(id, std::move(*value));
  }
  return first;
}

Result<FirstValues> read_parameter_file(const std::string& path) {
  const auto text = read_text_file(path);
  if (!text) return text.error();
  return parse_first_values(*text, path);
}

Result<void> check_first_values(const FirstValues& wanted, const parameters::Parameters& log) {
  for (const auto& definition : Table::builtin().definitions()) {
    const auto named = wanted.values.find(definition.id);
    if (named == wanted.values.end() && definition.fixed) continue;
    const Value& value = named == wanted.values.end() ? definition.standard : named->second;
    const Value& begun = log.first_value(definition.id);
    if (value == begun) continue;
    return Failure{FailureKind::Conflict,
                   wanted.file + ": " + definition.id + " is " + to_text(value) + ", but this log began with " +
                       to_text(begun) +
                       "; a file sets first values only. Put the first value back into the file and let two persons "
                       "change it (docs/operations.md, Parameters)"};
  }
  return {};
}

}  // namespace redress::app
