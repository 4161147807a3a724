#pragma once
// Phrases that no letter may hold, or only with the approval of legal (R9.3-04, R3.1.7-04). They find careless words,
// not bad intent.

#include <string>
#include <string_view>
#include <vector>

#include "base/words.hpp"

namespace redress::letters {

enum class PhraseEffect {
  Stop,  ///< never sent
  Legal  ///< not before a legal officer has approved the words
};
constexpr auto words_of(PhraseEffect) {
  return WordTable<PhraseEffect, 2>{{{PhraseEffect::Stop, "stop"}, {PhraseEffect::Legal, "legal"}}};
}

/// Phrases of one subject.
struct PhraseGroup {
  std::string id;
  std::string source;  ///< where the rule stands in MECHANISM.md, or that we chose it
  PhraseEffect effect = PhraseEffect::Stop;
  std::vector<std::string> english;  ///< found as whole words
  std::vector<std::string> chinese;  ///< found anywhere
};

struct FoundPhrase {
  std::string phrase;  ///< as the list has it
  std::string group;
  PhraseEffect effect = PhraseEffect::Stop;
  bool operator==(const FoundPhrase&) const = default;
};

/// All lists. Immutable; thread-safe.
class PhraseLists {
 public:
  PhraseLists() = default;
  explicit PhraseLists(std::vector<PhraseGroup> groups);

  /// What stands in `text`, well-formed UTF-8 in any language: each phrase once, in the order of the lists. Case, runs
  /// of white space and the form of an apostrophe make no difference. An English phrase ends where a letter or digit
  /// of the Latin script would go on; a Chinese character ends it too.
  [[nodiscard]] std::vector<FoundPhrase> find_in(std::string_view text) const;

  [[nodiscard]] const std::vector<PhraseGroup>& groups() const { return groups_; }
  [[nodiscard]] const PhraseGroup* find(std::string_view id) const;

 private:
  std::vector<PhraseGroup> groups_;
};

/// As PhraseLists::find_in with the lists that this program ships, for a draft that is no letter yet.
[[nodiscard]] std::vector<FoundPhrase> forbidden_phrases_in(std::string_view text);

}  // namespace redress::letters
