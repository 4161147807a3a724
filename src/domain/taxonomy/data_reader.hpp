#pragma once
// Reads the room's data files, strictly: whoever edits one is told the first thing that is wrong, where and why.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/words.hpp"
#include "domain/taxonomy/name.hpp"

namespace redress::taxonomy {

/// Entries of one list at most.
constexpr std::size_t kListMax = 2000;
/// Version numbers end here.
constexpr std::int64_t kVersionMax = 100'000;

/// The first thing that is wrong with one file. Not thread-safe.
class Faults {
 public:
  explicit Faults(std::string_view file) : file_(file) {}
  /// Kept if it is the first: "taxonomy.json: category "DI01": floor: why".
  void add(std::string_view place, std::string_view member, std::string_view why);
  /// Nothing if the file is good.
  [[nodiscard]] const std::optional<Failure>& first() const { return first_; }

 private:
  std::string file_;
  std::optional<Failure> first_;
};

/// Reads the members of one object. What does not fit is added to the faults and reads as an empty value, so that
/// reading goes on. Lives as long as the object and the faults that it was made with.
class ObjectReader {
 public:
  /// `place` names the object in faults; empty for the file itself.
  ObjectReader(const json::object& object, std::string place, Faults& faults)
      : object_(object), place_(std::move(place)), faults_(faults) {}
  ObjectReader(const ObjectReader&) = delete;
  ObjectReader& operator=(const ObjectReader&) = delete;

  [[nodiscard]] std::string text(std::string_view key);           ///< not blank
  [[nodiscard]] std::string optional_text(std::string_view key);  ///< empty if absent
  [[nodiscard]] bool flag(std::string_view key);                  ///< false if absent
  /// A day such as 2026-11-23 that exists.
  [[nodiscard]] std::string date(std::string_view key);
  /// A whole number from `min` to `max`.
  [[nodiscard]] std::int64_t integer(std::string_view key, std::int64_t min, std::int64_t max);
  [[nodiscard]] std::optional<std::int64_t> optional_integer(std::string_view key, std::int64_t min, std::int64_t max);
  /// Texts, none twice; a list that must be there and may be empty.
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  [[nodiscard]] std::vector<std::string> some_texts(std::string_view key);  ///< as above, at least one
  /// Both languages.
  [[nodiscard]] Name name(std::string_view key);
  /// Reads the text `key` and calls the object `kind "text"` in faults from now on.
  [[nodiscard]] std::string identify(std::string_view kind, std::string_view key = "code");

  /// The enumerator of a word that must be there.
  template <class E>
  [[nodiscard]] E word(std::string_view key) {
    const auto found = parse_word<E>(text(key));
    if (!found) wrong(key, "not one of the words");
    return found.value_or(E{});
  }

  /// Calls `read(ObjectReader&)` with every object of a list that must be there, then looks for unknown members.
  template <class Read>
  void each(std::string_view key, Read read) {
    std::size_t index = 0;
    for (const auto* object : objects(key)) {
      ObjectReader item(*object, place_of(key, index++), faults_);
      read(item);
      item.finish();
    }
  }

  [[nodiscard]] bool has(std::string_view key) const { return object_.contains(key); }
  void wrong(std::string_view key, std::string_view why) { faults_.add(place_, key, why); }
  /// Of a row that has been read: what could be checked only with all of them.
  void wrong_in(std::string_view kind, const std::string& code, std::string_view key, std::string_view why) {
    faults_.add(called(kind, code), key, why);
  }
  /// A member that nobody reads is a rule that somebody believes to have set.
  void finish();

 private:
  [[nodiscard]] const json::value* member(std::string_view key);
  [[nodiscard]] std::vector<const json::object*> objects(std::string_view key);
  [[nodiscard]] static std::string called(std::string_view kind, const std::string& code) {
    return std::string(kind) + " \"" + code + "\"";
  }
  [[nodiscard]] std::string place_of(std::string_view key, std::size_t index) const;

  const json::object& object_;
  std::string place_;
  Faults& faults_;
  std::set<std::string, std::less<>> known_;
};

/// Parses `text` and reads its object with `read(ObjectReader&)`. Malformed names file, place and reason.
template <class Read>
[[nodiscard]] Result<void> read_file(std::string_view file, std::string_view text, Read read) {
  const auto value = parse_json(text);
  if (!value) return malformed(std::string(file) + ": " + value.error().message);
  if (!value->is_object()) return malformed(std::string(file) + ": not an object");
  Faults faults(file);
  ObjectReader root(value->get_object(), {}, faults);
  read(root);
  root.finish();
  if (faults.first()) return *faults.first();
  return {};
}

/// The row with this code, or null.
template <class Rows>
[[nodiscard]] auto find_row(const Rows& rows, std::string_view code) -> decltype(rows.data()) {
  for (const auto& row : rows) {
    if (row.code == code) return &row;
  }
  return nullptr;
}

/// Adds a row whose code no other row has.
template <class Row>
void add_row(std::vector<Row>& rows, Row row, ObjectReader& at) {
  if (find_row(rows, row.code) != nullptr) at.wrong("code", "stands there twice");
  rows.push_back(std::move(row));
}

}  // namespace redress::taxonomy
