#pragma once
// Reads the objects of data/letters.json, strictly: every member is asked for, and only what is asked for may be there.

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/words.hpp"
#include "domain/letters/block.hpp"

namespace redress::letters {

/// The first thing that is wrong with the file. Later ones are often its consequences.
class Fault {
 public:
  void note(const std::string& place, std::string_view why);
  [[nodiscard]] bool found() const { return !text_.empty(); }
  /// Only where one was found.
  [[nodiscard]] Failure failure() const { return malformed("letters.json: " + text_); }

 private:
  std::string text_;
};

/// Lower-case letters and underscores, at most 40, a letter first.
[[nodiscard]] bool is_name(std::string_view text) noexcept;

/// One object. What does not fit is noted, and reads as a default.
class ObjectReader {
 public:
  /// `value` and `fault` outlive the reader.
  ObjectReader(const json::value& value, std::string place, Fault& fault);

  [[nodiscard]] std::string text(std::string_view key);  ///< not empty
  [[nodiscard]] std::string text_or_empty(std::string_view key) { return has(key) ? text(key) : std::string(); }
  [[nodiscard]] std::string name(std::string_view key);  ///< is_name
  [[nodiscard]] std::int64_t integer(std::string_view key, std::int64_t min, std::int64_t max);
  [[nodiscard]] std::optional<std::int64_t> amount(std::string_view key);  ///< may be absent
  [[nodiscard]] bool flag(std::string_view key);
  /// True where the member stands, which must say true then.
  [[nodiscard]] bool mark(std::string_view key);
  /// Distinct texts, none of them empty.
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  [[nodiscard]] std::vector<std::string> texts_or_none(std::string_view key) {
    return has(key) ? texts(key) : std::vector<std::string>();
  }
  [[nodiscard]] Bilingual bilingual(std::string_view key);
  /// A list, of which `min` entries must be there; null if it is not one.
  [[nodiscard]] const json::array* list(std::string_view key, std::size_t min = 1);
  /// Null if it is absent.
  [[nodiscard]] const json::value* member(std::string_view key);

  template <class E>
  [[nodiscard]] E word(std::string_view key) {
    const auto value = parse_word<E>(text(key));
    if (!value) wrong(key, "not a word of its list");
    return value.value_or(E{});
  }

  [[nodiscard]] bool has(std::string_view key) const { return object_->contains(key); }
  [[nodiscard]] std::string place(std::string_view key) const { return place_ + "/" + std::string(key); }
  [[nodiscard]] const std::string& place() const { return place_; }
  [[nodiscard]] Fault& fault() { return *fault_; }
  void wrong(std::string_view key, std::string_view why) { fault_->note(place(key), why); }
  /// The names of all members, for objects whose names are data.
  [[nodiscard]] std::vector<std::string> names();
  /// Notes a member that nobody asked for: something that somebody believes to have said.
  void finish();

 private:
  const json::object* object_;
  std::string place_;
  Fault* fault_;
  std::vector<std::string> asked_;
};

}  // namespace redress::letters
