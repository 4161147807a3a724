#include "domain/letters/check_letter.hpp"

#include <algorithm>
#include <set>

#include "domain/letters/point_rules.hpp"

namespace redress::letters {
namespace {

bool is_among(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Walks the words of one letter with what may be named at each place.
class CheckWords {
 public:
  CheckWords(const LetterTable& table, const Letter& letter, Fault& fault)
      : table_(table), letter_(letter), fault_(fault) {}

  void check() {
    const Scope scope{table_.fields(), false, letter_.required, {}};
    check_words(letter_.subject, scope);
    check_blocks(letter_.body, scope);
    for (const auto* names : {&letter_.required, &letter_.optional}) {
      for (const auto& name : *names) {
        if (!used_.contains(name)) wrong(name, "is named there and never printed");
      }
    }
  }

 private:
  /// What has a value at a place for sure, and what has none. Of a list's entry, every field that is printed must have
  /// one, unless a `given` stands around it.
  struct Scope {
    const std::vector<Field>& fields;
    bool is_entry;
    std::vector<std::string> present;
    std::vector<std::string> absent;
  };

  void wrong(const std::string& name, std::string_view why) {
    fault_.note("letter " + letter_.id + ": {" + name + "}", why);
  }

  const Field* find(const std::string& name, const Scope& scope) {
    const auto* field = find_field(scope.fields, name);
    const bool is_declared = scope.is_entry || is_among(letter_.required, name) || is_among(letter_.optional, name);
    if (field == nullptr) wrong(name, scope.is_entry ? "is no field of the list" : "is no field");
    if (!is_declared) wrong(name, "stands neither in required nor in optional");
    if (!scope.is_entry) used_.insert(name);
    return field;
  }

  void check_words(const Words& words, const Scope& scope) {
    for (const auto& piece : words.in(Language::English)) {
      if (!piece.is_placeholder) continue;
      const auto* field = find(piece.text, scope);
      if (field != nullptr && field->type == FieldType::List) wrong(piece.text, "is a list: each prints it");
      const bool may_lack = !scope.is_entry && !is_among(scope.present, piece.text);
      if (may_lack || is_among(scope.absent, piece.text)) wrong(piece.text, "may have no value where it stands");
    }
  }

  void check_each(const Block& block, const Scope& scope) {
    const auto* list = find(block.name, scope);
    if (list == nullptr) return;
    if (list->type != FieldType::List) return wrong(block.name, "is no list");
    check_blocks(block.body, Scope{list->item, true, {}, {}});
  }

  void check_given(const Block& block, Scope scope) {
    find(block.name, scope);
    const bool is_known = is_among(scope.present, block.name) || is_among(scope.absent, block.name);
    if (is_known) wrong(block.name, "is known to have a value here, or to have none");
    (block.kind == BlockKind::Given ? scope.present : scope.absent).push_back(block.name);
    check_blocks(block.body, scope);
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

  const LetterTable& table_;
  const Letter& letter_;
  Fault& fault_;
  std::set<std::string> used_;
};

void check_names(const LetterTable& table, const Letter& letter, Fault& fault) {
  const auto place = "letter " + letter.id + ": ";
  for (const auto& name : letter.optional) {
    if (is_among(letter.required, name)) fault.note(place + name, "is both required and optional");
  }
  for (const auto& id : letter.stops) {
    const auto* rule = table.find_stop(id);
    if (rule == nullptr) fault.note(place + "stops", "no such stop: " + id);
    if (rule != nullptr && rule->always) fault.note(place + "stops", id + " holds always");
    const auto* point = find_point_rule(id);
    if (point != nullptr && lists_of_points(table, letter, *point).empty()) {
      fault.note(place + "stops", id + ": the letter has no list of points with " + std::string(point->member));
    }
  }
}

// A phrase that is never sent needs nobody's approval.
void check_steps(const LetterTable& table, const Letter& letter, Fault& fault) {
  for (const auto& step : letter.approval.steps) {
    for (const auto& id : step.when.phrase_groups) {
      const auto* group = table.phrases().find(id);
      if (group != nullptr && group->effect == PhraseEffect::Legal) continue;
      fault.note("letter " + letter.id + ": approval", "no group of phrases that legal approves: " + id);
    }
  }
}

}  // namespace

void check_letter(const LetterTable& table, const Letter& letter, Fault& fault) {
  check_names(table, letter, fault);
  check_steps(table, letter, fault);
  CheckWords(table, letter, fault).check();
}

}  // namespace redress::letters
