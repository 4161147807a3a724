#include "adapters/records/mapping_check.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "adapters/records/form_fields.hpp"

namespace redress::records {
namespace {

/// Checks one field's expressions against the kind of the field.
class FieldCheck {
 public:
  explicit FieldCheck(MappingFaults& faults) : faults_(faults) {}

  void run(const std::vector<FieldMapping>& fields) {
    for (const auto& field : fields) {
      if (field.expression) expression(*field.expression, field.pointer, *field.spec);
      for (std::size_t i = 0; i < field.texts.size(); ++i) {
        expression(field.texts[i], field.pointer + "/" + std::to_string(i), *field.spec);
      }
      run(field.members);
      for (const auto& item : field.items) run(item);
    }
  }

 private:
  void fault(std::string pointer, std::string reason) { faults_.push_back({std::move(pointer), std::move(reason)}); }

  void expression(const Expression& read, const std::string& at, const FieldSpec& spec) {
    if (!read.split.empty() && spec.kind != FieldKind::Texts) fault(at + "/split", "makes a list; this field is none");
    if (read.decimals && spec.kind != FieldKind::Integer) fault(at + "/decimals", "belongs to amount_minor only");
    if (read.date && spec.kind != FieldKind::Instant) fault(at + "/date", "makes a time; this field is none");
    if (spec.allowed != nullptr) closed_list(read, at, spec.allowed());
    const bool coalesce = read.kind == Expression::Kind::Coalesce;
    for (std::size_t i = 0; i < read.parts.size(); ++i) {
      expression(read.parts[i], at + (coalesce ? "/coalesce/" : "/join/") + std::to_string(i), spec);
    }
  }

  void closed_list(const Expression& read, const std::string& at, const std::vector<std::string_view>& allowed) {
    const auto check = [&](std::string_view word, const std::string& pointer) {
      if (word.empty() || std::find(allowed.begin(), allowed.end(), word) != allowed.end()) return;
      std::string list;
      for (const auto name : allowed) list.append(list.empty() ? "" : ", ").append(name);
      fault(pointer, "must be one of " + list);
    };
    // What `words` makes of a constant counts, not the constant.
    if (const auto* constant = read.constant.if_string(); constant != nullptr && read.words.empty()) {
      check(text_of(*constant), at + "/constant");
    }
    for (const auto& [from, to] : read.words) check(to, child_of(at + "/words", from));
    if (read.otherwise) check(*read.otherwise, at + "/otherwise");
  }

  MappingFaults& faults_;
};

using Visit = std::function<void(const std::string& column, const std::string& pointer)>;

void visit_columns(const Expression& read, const std::string& at, const Visit& visit) {
  if (read.kind == Expression::Kind::Column) visit(read.column, at);
  for (const auto& part : read.parts) visit_columns(part, at, visit);
}

void visit_columns(const std::vector<FieldMapping>& fields, const Visit& visit) {
  for (const auto& field : fields) {
    if (field.expression) visit_columns(*field.expression, field.pointer, visit);
    for (const auto& text : field.texts) visit_columns(text, field.pointer, visit);
    visit_columns(field.members, visit);
    for (const auto& item : field.items) visit_columns(item, visit);
  }
}

}  // namespace

std::string child_of(const std::string& pointer, std::string_view key) {
  std::string child = pointer + "/";
  for (const char c : key) {
    if (c == '~')
      child += "~0";
    else if (c == '/')
      child += "~1";
    else
      child += c;
  }
  return child;
}

MappingFaults check_mapping(const Mapping& mapping) {
  MappingFaults faults;
  FieldCheck(faults).run(mapping.fields);
  return faults;
}

std::vector<std::pair<std::string, std::string>> columns_of(const Mapping& mapping) {
  std::vector<std::pair<std::string, std::string>> columns;
  std::set<std::string> seen;
  const auto add = [&](const std::string& column, const std::string& pointer) {
    if (!column.empty() && seen.insert(column).second) columns.emplace_back(column, pointer);
  };
  for (const auto& column : mapping.key_columns) add(column, "/key/columns");
  add(mapping.given_key_column, "/key/given");
  add(mapping.skip_if_present, "/skip_if_present");
  visit_columns(mapping.fields, add);
  return columns;
}

}  // namespace redress::records
