#pragma once
// What stands for a placeholder: its kind, who wrote it, and where it may come from. A letter cannot name more of an
// event than its recipient may see: the parts for staff are not in these types.

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/words.hpp"

namespace redress::letters {

/// How a value is brought into words by whoever gives it; in a letter every value is text, or a list.
enum class FieldType { Word, Text, Term, Terms, Instant, Date, Duration, Money, Count, Link, List };
constexpr auto words_of(FieldType) {
  using enum FieldType;
  return WordTable<FieldType, 11>{{{Word, "word"},          ///< one line as it is
                                   {Text, "text"},          ///< lines as they are
                                   {Term, "term"},          ///< a code of a closed list, in words
                                   {Terms, "terms"},        ///< several
                                   {Instant, "instant"},    ///< in the operator's zone
                                   {Date, "date"},          ///< in the operator's zone
                                   {Duration, "duration"},  ///< of a parameter
                                   {Money, "money"},
                                   {Count, "count"},
                                   {Link, "link"},
                                   {List, "list"}}};
}

/// Who wrote the words. Forbidden phrases are looked for in what staff wrote, never in what the complainant said.
enum class Author { Complainant, Staff, Program };
constexpr auto words_of(Author) {
  return WordTable<Author, 3>{
      {{Author::Complainant, "complainant"}, {Author::Staff, "staff"}, {Author::Program, "program"}}};
}

/// Parts of an event that its complainant may see. There are no others here.
enum class Part { Envelope, Party, Person };
constexpr auto words_of(Part) {
  return WordTable<Part, 3>{{{Part::Envelope, "envelope"}, {Part::Party, "party"}, {Part::Person, "person"}}};
}

/// A member of an event's part.
struct EventOrigin {
  std::string event;  ///< kind
  Part part = Part::Party;
  std::string field;     ///< a dot leads into an object
  bool planned = false;  ///< no chapter writes this event yet
};
/// A parameter of D14.
struct ParameterOrigin {
  std::string parameter;
  std::string key;  ///< empty for a parameter without keys
};
/// Everything else, by what it is asked of: state, clock, operator, rules, log, key.
struct NamedOrigin {
  std::string source;
  std::string name;
};
using Origin = std::variant<EventOrigin, ParameterOrigin, NamedOrigin>;

/// One placeholder or list.
struct Field {
  std::string name;
  FieldType type = FieldType::Word;
  Author author = Author::Program;
  std::string terms;            ///< of terms: the group of texts that holds their words
  std::vector<Origin> origins;  ///< the first that has a value gives it; none for what stands in a list
  std::vector<Field> item;      ///< of a list: what each entry holds
};

/// Null for an unknown name.
[[nodiscard]] const Field* find_field(const std::vector<Field>& fields, std::string_view name) noexcept;

}  // namespace redress::letters
