#include "domain/letters/fill.hpp"

#include <algorithm>
#include <utility>

#include "domain/letters/check_values.hpp"
#include "domain/letters/clean.hpp"

namespace redress::letters {
namespace {

bool has_heading(const std::vector<Block>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(),
                     [](const Block& block) { return block.kind == BlockKind::Heading || has_heading(block.body); });
}

/// What is being filled at a place: the letter itself, or one entry of a list.
struct Scope {
  const std::vector<Field>& fields;
  const Values& values;
  int depth = 0;          ///< of lists around it that are printed as lists
  bool is_begun = false;  ///< the entry has its first line
};

/// Walks the blocks of one letter whose values have been checked.
class Filling {
 public:
  explicit Filling(FilledLetter& letter) : letter_(letter) {}

  void blocks(const std::vector<Block>& all, Scope& scope) {
    for (const auto& block : all) {
      switch (block.kind) {
        case BlockKind::Heading: letter_.lines.push_back({LineKind::Heading, 0, text_of(block.words, scope)}); break;
        case BlockKind::Text: text(block, scope); break;
        case BlockKind::Each: each(block, scope); break;
        case BlockKind::Given:
        case BlockKind::Lacking:
          if (is_given(block.name, scope) == (block.kind == BlockKind::Given)) blocks(block.body, scope);
      }
    }
  }

  [[nodiscard]] std::string text_of(const Words& words, const Scope& scope) const {
    std::string text;
    for (const auto& piece : words.in(letter_.language)) {
      text += piece.is_placeholder ? value_of(piece.text, scope) : piece.text;
    }
    return text;
  }

 private:
  static bool is_given(const std::string& name, const Scope& scope) {
    const auto* field = find_field(scope.fields, name);
    return field != nullptr && has_value(*field, scope.values);
  }

  static std::string value_of(const std::string& name, const Scope& scope) {
    const auto* field = find_field(scope.fields, name);
    const auto* value = scope.values.find(name);
    if (field == nullptr || value == nullptr) return {};
    return cleaned(value->text, field->type == FieldType::Text ? Lines::Many : Lines::One);
  }

  void text(const Block& block, Scope& scope) {
    auto words = text_of(block.words, scope);
    if (scope.depth == 0) return letter_.lines.push_back({LineKind::Paragraph, 0, std::move(words)});
    const bool goes_on = std::exchange(scope.is_begun, true);
    letter_.lines.push_back({goes_on ? LineKind::ItemMore : LineKind::Item, scope.depth, std::move(words)});
  }

  // A list whose entries have headings is told one after the other; any other becomes a list on paper.
  void each(const Block& block, Scope& scope) {
    const auto* list = find_field(scope.fields, block.name);
    const auto* value = scope.values.find(block.name);
    if (list == nullptr || value == nullptr) return;
    const int depth = has_heading(block.body) ? 0 : scope.depth + 1;
    for (const auto& row : value->rows) {
      Scope entry{list->item, row, depth};
      blocks(block.body, entry);
    }
    scope.is_begun = false;
  }

  FilledLetter& letter_;
};

}  // namespace

Filled fill(const LetterTable& table, const Letter& letter, const Values& values, Language language,
            LegalApproval legal) {
  auto stops = check_values(table, letter, values, legal);
  if (!stops.empty()) return stops;
  FilledLetter filled{letter.id, letter.version, language, {}, {}};
  Filling filling(filled);
  Scope scope{table.fields(), values};
  filled.subject = cleaned(filling.text_of(letter.subject, scope), Lines::One);
  filling.blocks(letter.body, scope);
  return filled;
}

}  // namespace redress::letters
