#pragma once
// A letter with its words, or why there is none.

#include <boost/system/result.hpp>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/catalogue.hpp"
#include "base/words.hpp"
#include "domain/letters/letter_table.hpp"
#include "domain/letters/values.hpp"

namespace redress::letters {

/// What this room can see by itself. The word is the id of the rule in the file, which says it to people; the other
/// rules there look at the complaint and are its own to decide.
enum class StopReason {
  MissingField,     ///< a placeholder without a value
  MissingApproval,  ///< a phrase that legal must approve first
  ForbiddenPhrase,  ///< a phrase that is never sent
  PointWithoutFinding,
  PointWithoutAnswer,  ///< T-27
  PointWithoutRemedy   ///< "none" is one
};
constexpr auto words_of(StopReason) {
  using enum StopReason;
  return WordTable<StopReason, 6>{{{MissingField, "required_missing"},
                                   {MissingApproval, "text_unapproved"},
                                   {ForbiddenPhrase, "phrase_forbidden"},
                                   {PointWithoutFinding, "point_without_finding"},
                                   {PointWithoutAnswer, "point_without_answer"},
                                   {PointWithoutRemedy, "point_without_remedy"}}};
}

struct Stop {
  StopReason reason = StopReason::MissingField;
  std::string pointer;  ///< into the values, such as "/points/0/answer"
  std::string detail;   ///< the phrase
  bool operator==(const Stop&) const = default;
};
/// At least one: all that is wrong.
using Stops = std::vector<Stop>;

[[noreturn]] inline void throw_exception_from_error(const Stops& stops, const boost::source_location&) {
  throw std::logic_error("unhandled stop " + std::string(to_word(stops.front().reason)) + " " + stops.front().pointer);
}

enum class LineKind {
  Heading,
  Paragraph,
  Item,     ///< an entry of a list
  ItemMore  ///< goes on with the entry before
};
/// Text as its reader sees it: well-formed UTF-8, LF between lines, no other control character but tab.
struct Line {
  LineKind kind = LineKind::Paragraph;
  int depth = 0;  ///< of items, from 1; an item of depth 2 stands under one of depth 1
  std::string text;
  bool operator==(const Line&) const = default;
};

/// What is sent, stored and shown, whatever becomes of the template.
struct FilledLetter {
  std::string id;
  std::int64_t version = 0;
  Language language = Language::English;
  std::string subject;  ///< one line
  std::vector<Line> lines;
  bool operator==(const FilledLetter&) const = default;
};

/// A letter, or why not.
using Filled = boost::system::result<FilledLetter, Stops>;

/// Whether somebody with the role `legal` has approved these very words.
enum class LegalApproval { Missing, Given };

/// Fills `letter` of `table`. A value of another form than its field's, such as a text for a list, counts as missing.
/// Each value is put in once; braces in it are just braces. Thread-safe.
[[nodiscard]] Filled fill(const LetterTable& table, const Letter& letter, const Values& values, Language language,
                          LegalApproval legal = LegalApproval::Missing);

}  // namespace redress::letters
