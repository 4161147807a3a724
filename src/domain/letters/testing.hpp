#pragma once
// For tests only: values for everything that a letter declares.

#include <string>
#include <utility>
#include <vector>

#include "domain/letters/letter_table.hpp"
#include "domain/letters/values.hpp"

namespace redress::letters::sample {

inline const Letter& letter(std::string_view id) { return *LetterTable::builtin().find(id); }

inline void add(Values& values, const Field& field, const std::string& mark);

/// One entry of a list; `mark` tells it from the others.
inline Values row(const Field& list, const std::string& mark) {
  Values values;
  for (const auto& member : list.item) add(values, member, mark);
  return values;
}

/// The field's own name as its value, so that a letter shows what it holds; two entries for a list.
inline void add(Values& values, const Field& field, const std::string& mark) {
  if (field.type == FieldType::List)
    values.set(field.name, std::vector<Values>{row(field, mark + "1"), row(field, mark + "2")});
  else
    values.set(field.name, "<" + field.name + mark + ">");
}

/// A value for each field that the letter needs.
inline Values required(const Letter& letter) {
  Values values;
  for (const auto& name : letter.required) add(values, *find_field(LetterTable::builtin().fields(), name), "");
  return values;
}

/// As above, with what it may print beside.
inline Values complete(const Letter& letter) {
  auto values = required(letter);
  for (const auto& name : letter.optional) add(values, *find_field(LetterTable::builtin().fields(), name), "");
  return values;
}

}  // namespace redress::letters::sample
