#include "domain/letters/phrases.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "domain/letters/letter_table.hpp"

namespace redress::letters {
namespace {

bool is_space(char c) { return std::string_view(" \t\r\n\v\f").find(c) != std::string_view::npos; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr std::pair<std::string_view, std::string_view> kSame[] = {
    {"\u00A0", " "}, {"\u202F", " "}, {"\u3000", " "}, {"\u2018", "'"}, {"\u2019", "'"}};

// The form in which texts and phrases are compared: small Latin letters, one space between words.
std::string folded(std::string_view text) {
  std::string out;
  const auto add = [&](char c) {
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  };
  while (!text.empty()) {
    const auto* same = std::find_if(std::begin(kSame), std::end(kSame),
                                    [&](const auto& pair) { return text.starts_with(pair.first); });
    const bool is_same = same != std::end(kSame);
    add(is_same ? same->second.front() : is_space(text.front()) ? ' ' : lower(text.front()));
    text.remove_prefix(is_same ? same->first.size() : 1);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_ascii_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Latin letters beyond ASCII, U+00C0 to U+024F, are led by C3 to C9 in UTF-8; Chinese by E3 and more. What stands
// before a place ends in a continuation byte, so that its lead is looked for.
bool is_latin_lead(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xC3 && byte <= 0xC9;
}

bool is_word_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  return is_ascii_word(text[at - 1]) || (at >= 2 && is_latin_lead(text[at - 2]));
}
bool is_word_at(std::string_view text, std::size_t at) {
  return at < text.size() && (is_ascii_word(text[at]) || is_latin_lead(text[at]));
}

bool holds_word(std::string_view text, std::string_view phrase) {
  for (auto at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
    if (!is_word_before(text, at) && !is_word_at(text, at + phrase.size())) return true;
  }
  return false;
}

}  // namespace

PhraseLists::PhraseLists(std::vector<PhraseGroup> groups) : groups_(std::move(groups)) {}

std::vector<FoundPhrase> PhraseLists::find_in(std::string_view text) const {
  const auto searched = folded(text);
  std::vector<FoundPhrase> found;
  for (const auto& group : groups_) {
    for (const auto& phrase : group.english) {
      if (holds_word(searched, folded(phrase))) found.push_back({phrase, group.id, group.effect});
    }
    for (const auto& phrase : group.chinese) {
      if (searched.find(folded(phrase)) != std::string::npos) found.push_back({phrase, group.id, group.effect});
    }
  }
  return found;
}

const PhraseGroup* PhraseLists::find(std::string_view id) const {
  const auto found =
      std::find_if(groups_.begin(), groups_.end(), [&](const PhraseGroup& group) { return group.id == id; });
  return found == groups_.end() ? nullptr : &*found;
}

std::vector<FoundPhrase> forbidden_phrases_in(std::string_view text) {
  return LetterTable::builtin().phrases().find_in(text);
}

}  // namespace redress::letters
