#include "domain/letters/check_values.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "domain/letters/point_rules.hpp"

namespace redress::letters {
namespace {

const std::vector<Values>& rows_of(const std::string& list, const Values& values) {
  static const std::vector<Values> kNone;
  const auto* value = values.find(list);
  return value != nullptr ? value->rows : kNone;
}

/// Collects the stops of one letter; one for each place.
class CheckValues {
 public:
  CheckValues(const LetterTable& table, const Letter& letter, const Values& values, LegalApproval legal)
      : table_(table), letter_(letter), values_(values), legal_(legal) {}

  Stops check() {
    check_required();
    for (const auto& id : letter_.stops) {
      if (const auto* rule = find_point_rule(id)) check_points(*rule);
    }
    check_blocks(letter_.body, {table_.fields(), values_, ""});
    check_phrases(letter_.required);
    check_phrases(letter_.optional);
    return std::move(stops_);
  }

 private:
  struct Scope {
    const std::vector<Field>& fields;
    const Values& values;
    std::string pointer;
  };

  void stop(StopReason reason, std::string pointer) {
    const bool is_said =
        std::any_of(stops_.begin(), stops_.end(), [&](const Stop& stop) { return stop.pointer == pointer; });
    if (!is_said) stops_.push_back({reason, std::move(pointer), {}});
  }

  void check_required() {
    for (const auto& name : letter_.required) {
      const auto* field = find_field(table_.fields(), name);
      if (field == nullptr || !has_value(*field, values_)) stop(StopReason::MissingField, "/" + name);
    }
  }

  void check_points(const PointRule& rule) {
    for (const auto* list : lists_of_points(table_, letter_, rule)) {
      const auto& rows = rows_of(list->name, values_);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (has_value(*find_field(list->item, rule.member), rows[i])) continue;
        stop(rule.reason, "/" + list->name + "/" + std::to_string(i) + "/" + std::string(rule.member));
      }
    }
  }

  void check_blocks(const std::vector<Block>& blocks, const Scope& scope) {
    for (const auto& block : blocks) {
      switch (block.kind) {
        case BlockKind::Text:
        case BlockKind::Heading: check_words(block.words, scope); break;
        case BlockKind::Each: check_each(block, scope); break;
        case BlockKind::Given:
        case BlockKind::Lacking: check_given(block, scope); break;
      }
    }
  }

  void check_words(const Words& words, const Scope& scope) {
    for (const auto& piece : words.in(Language::English)) {
      if (!piece.is_placeholder) continue;
      const auto* field = find_field(scope.fields, piece.text);
      if (field != nullptr && has_value(*field, scope.values)) continue;
      stop(StopReason::MissingField, scope.pointer + "/" + piece.text);
    }
  }

  void check_each(const Block& block, const Scope& scope) {
    const auto* list = find_field(scope.fields, block.name);
    if (list == nullptr) return;
    const auto& rows = rows_of(block.name, scope.values);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      check_blocks(block.body, {list->item, rows[i], scope.pointer + "/" + block.name + "/" + std::to_string(i)});
    }
  }

  void check_given(const Block& block, const Scope& scope) {
    const auto* field = find_field(scope.fields, block.name);
    const bool is_given = field != nullptr && has_value(*field, scope.values);
    if (is_given == (block.kind == BlockKind::Given)) check_blocks(block.body, scope);
  }

  void check_phrases(const std::vector<std::string>& names) {
    for (const auto& name : names) {
      const auto* field = find_field(table_.fields(), name);
      if (field != nullptr) check_phrases(*field, values_, "/" + name);
    }
  }

  void check_phrases(const Field& field, const Values& values, const std::string& pointer) {
    const auto* value = values.find(field.name);
    if (value == nullptr) return;
    if (field.type != FieldType::List) {
      if (field.author == Author::Staff) check_text(value->text, pointer);
      return;
    }
    for (std::size_t i = 0; i < value->rows.size(); ++i) {
      for (const auto& member : field.item) {
        check_phrases(member, value->rows[i], pointer + "/" + std::to_string(i) + "/" + member.name);
      }
    }
  }

  void check_text(const std::string& text, const std::string& pointer) {
    for (auto& found : table_.phrases().find_in(text)) {
      if (found.effect == PhraseEffect::Stop)
        stops_.push_back({StopReason::ForbiddenPhrase, pointer, std::move(found.phrase)});
      else if (legal_ == LegalApproval::Missing)
        stops_.push_back({StopReason::MissingApproval, pointer, std::move(found.phrase)});
    }
  }

  const LetterTable& table_;
  const Letter& letter_;
  const Values& values_;
  const LegalApproval legal_;
  Stops stops_;
};

}  // namespace

bool has_value(const Field& field, const Values& values) {
  const auto* value = values.find(field.name);
  if (value == nullptr) return false;
  return field.type == FieldType::List ? !value->rows.empty() : !is_blank(value->text);
}

Stops check_values(const LetterTable& table, const Letter& letter, const Values& values, LegalApproval legal) {
  return CheckValues(table, letter, values, legal).check();
}

}  // namespace redress::letters
