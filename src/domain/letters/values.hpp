#pragma once
// What fills a letter. Terms, times and amounts come in as text, in the letter's language and the operator's zone: this
// room knows neither.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace redress::letters {

struct Values;

/// A text, the rows of a list, or nothing: blank text and no rows are no value.
struct Value {
  std::string text;  ///< well-formed UTF-8
  std::vector<Values> rows;
};

/// Values by the name of their field; those that a letter does not ask for are left alone.
struct Values {
  std::map<std::string, Value, std::less<>> by_name;

  void set(std::string name, std::string text) { by_name[std::move(name)].text = std::move(text); }
  void set(std::string name, std::vector<Values> rows) { by_name[std::move(name)].rows = std::move(rows); }
  /// Null for a name that was never set.
  [[nodiscard]] const Value* find(std::string_view name) const {
    const auto found = by_name.find(name);
    return found == by_name.end() ? nullptr : &found->second;
  }
};

}  // namespace redress::letters
