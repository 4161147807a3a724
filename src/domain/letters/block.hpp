#pragma once
// The form of a letter: blocks of words around placeholders. No expressions, no calls.

#include <array>
#include <string>
#include <vector>

#include "base/catalogue.hpp"

namespace redress::letters {

/// A text in every language, by Language.
using Bilingual = std::array<std::string, kLanguageCount>;
[[nodiscard]] inline const std::string& in(const Bilingual& text, Language language) {
  return text[static_cast<std::size_t>(language)];
}

/// Words as they stand, or the name of a placeholder. Split when the file is read: what fills a placeholder is never
/// looked at for others.
struct Piece {
  std::string text;
  bool is_placeholder = false;
};
using Pattern = std::vector<Piece>;

/// A pattern in every language, with the same placeholders in each.
struct Words {
  std::array<Pattern, kLanguageCount> patterns;
  [[nodiscard]] const Pattern& in(Language language) const { return patterns[static_cast<std::size_t>(language)]; }
};

enum class BlockKind {
  Text,     ///< a paragraph, or an entry of a list
  Heading,  ///< over what follows
  Each,     ///< the body once for each entry of the list
  Given,    ///< the body if the placeholder has a value
  Lacking   ///< the body if it has none
};
struct Block {
  BlockKind kind = BlockKind::Text;
  Words words;              ///< of Text and Heading
  std::string name;         ///< of the others: what they look at
  std::vector<Block> body;  ///< of the others
};

}  // namespace redress::letters
