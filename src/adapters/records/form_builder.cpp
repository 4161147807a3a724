#include "adapters/records/form_builder.hpp"

#include <utility>

#include "adapters/records/evaluate.hpp"
#include "base/text.hpp"

namespace redress::records {
namespace {

using Faults = std::vector<RowFault>;

json::object build_members(const std::vector<FieldMapping>& fields, const Row& row, const std::string& at,
                           Faults& faults);

json::value build_texts(const FieldMapping& field, const Row& row, const std::string& at, Faults& faults) {
  json::array items;
  for (const auto& text : field.texts) {
    auto value = evaluate(text, FieldKind::Texts, row, at, faults);
    if (auto* list = value.if_array()) {
      for (auto& item : *list) items.push_back(std::move(item));
    }
  }
  return items.empty() ? json::value() : json::value(std::move(items));
}

// An item without an id says nothing: a system alone is the mapping's constant.
json::value build_items(const FieldMapping& field, const Row& row, const std::string& at, Faults& faults) {
  json::array items;
  for (const auto& members : field.items) {
    auto item = build_members(members, row, at + "/" + std::to_string(items.size()), faults);
    if (item.contains("id")) items.push_back(std::move(item));
  }
  return items.empty() ? json::value() : json::value(std::move(items));
}

json::value build_field(const FieldMapping& field, const Row& row, const std::string& at, Faults& faults) {
  if (field.expression) return evaluate(*field.expression, field.spec->kind, row, at, faults);
  if (!field.texts.empty()) return build_texts(field, row, at, faults);
  if (!field.items.empty()) return build_items(field, row, at, faults);
  auto members = build_members(field.members, row, at, faults);
  return members.empty() ? json::value() : json::value(std::move(members));
}

json::object build_members(const std::vector<FieldMapping>& fields, const Row& row, const std::string& at,
                           Faults& faults) {
  json::object form;
  for (const auto& field : fields) {
    auto value = build_field(field, row, at + "/" + std::string(field.spec->name), faults);
    if (!value.is_null()) form.emplace(field.spec->name, std::move(value));
  }
  return form;
}

bool has_value(const Row& row, const std::string& column) {
  const auto* value = column.empty() ? nullptr : row.fields.if_contains(column);
  if (value == nullptr || value->is_null()) return false;
  return !value->is_string() || !is_blank(text_of(value->get_string()));
}

}  // namespace

std::variant<MappedRow, SkippedRow, BadRow> FormBuilder::build(const Row& row) {
  Faults faults;
  auto key = keys_.of(row, faults);
  if (has_value(row, mapping_.skip_if_present)) return SkippedRow{row.line};
  auto form = build_members(mapping_.fields, row, "", faults);
  if (!faults.empty()) return BadRow{row.line, std::move(faults)};
  if (!form.contains("received_at")) form["received_at_estimated"] = true;
  if (!form.contains("language")) form["language"] = "und";
  form["import_key"] = json::string(*key);
  return MappedRow{row.line, std::move(form)};
}

}  // namespace redress::records
