#include "domain/letters/point_rules.hpp"

#include <algorithm>
#include <iterator>

namespace redress::letters {
namespace {

constexpr PointRule kPointRules[] = {{StopReason::PointWithoutFinding, "finding"},
                                     {StopReason::PointWithoutAnswer, "answer"},
                                     {StopReason::PointWithoutRemedy, "remedies"}};

}  // namespace

const PointRule* find_point_rule(std::string_view stop) noexcept {
  const auto* found = std::find_if(std::begin(kPointRules), std::end(kPointRules),
                                   [&](const PointRule& rule) { return to_word(rule.reason) == stop; });
  return found == std::end(kPointRules) ? nullptr : found;
}

std::vector<const Field*> lists_of_points(const LetterTable& table, const Letter& letter, const PointRule& rule) {
  std::vector<const Field*> lists;
  for (const auto* names : {&letter.required, &letter.optional}) {
    for (const auto& name : *names) {
      const auto* field = find_field(table.fields(), name);
      if (field == nullptr || find_field(field->item, kPointMember) == nullptr) continue;
      if (find_field(field->item, rule.member) != nullptr) lists.push_back(field);
    }
  }
  return lists;
}

}  // namespace redress::letters
