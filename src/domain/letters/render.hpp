#pragma once
// Walks over a filled letter: for mail as text and as HTML, and as a tree for whoever writes pages. All hold the same
// words; the subject stands apart, since a mail has it in its header and a page over the letter.

#include <string>
#include <vector>

#include "domain/letters/fill.hpp"

namespace redress::letters {

constexpr std::size_t kPlainTextColumns = 76;

/// Lines of at most `columns` where words and the rules of Chinese punctuation let them break; a wide character takes
/// two columns. No mark-up. Ends with LF.
[[nodiscard]] std::string to_plain_text(const FilledLetter& letter, std::size_t columns = kPlainTextColumns);

enum class Element { Heading, Paragraph, List, Item };
/// An element with its words, one text for each line, not escaped.
struct Node {
  Element element = Element::Paragraph;
  std::vector<std::string> lines;  ///< of all but List
  std::vector<Node> children;      ///< of List: its items; of Item: at most one List behind its lines
};
[[nodiscard]] std::vector<Node> outline_of(const FilledLetter& letter);

/// A whole HTML document for mail: no style, no link, nothing to load. Every text in it is escaped.
[[nodiscard]] std::string to_html(const FilledLetter& letter);

}  // namespace redress::letters
