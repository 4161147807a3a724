#include "domain/taxonomy/severity.hpp"

#include "base/check.hpp"
#include "domain/taxonomy/category.hpp"
#include "domain/taxonomy/data_reader.hpp"
#include "domain/taxonomy/taxonomy.hpp"

namespace redress::embedded {
std::string_view severity_json() noexcept;
}  // namespace redress::embedded

namespace redress::taxonomy {
namespace {

bool is_among(const std::vector<std::string>& texts, std::string_view text) {
  return std::ranges::find(texts, text) != texts.end();
}

// Adds those of `wanted` that stand on the complaint; false if none does.
bool note_flags(const std::vector<std::string>& wanted, const std::set<std::string>& flags,
                std::vector<std::string>& noted) {
  bool any = false;
  for (const auto& flag : wanted) {
    if (!flags.contains(flag)) continue;
    any = true;
    if (!is_among(noted, flag)) noted.push_back(flag);
  }
  return any;
}

}  // namespace

/// Every number that is known about one complaint.
struct SeverityTable::Numbers {
  const std::optional<Scores>& scores;
  std::int64_t group_members;

  [[nodiscard]] bool hold(const Bounds& bounds) const {
    std::optional<std::int64_t> highest;
    if (bounds.measure == kGroupMembersMeasure) highest = group_members;
    if (scores) {
      for (const auto& measure : scores->measures) {
        if (measure.code == bounds.measure) highest = std::max(highest.value_or(measure.value), measure.value);
      }
    }
    return highest && bounds.hold(*highest);
  }
};

const SeverityTable& SeverityTable::builtin() {
  static const SeverityTable kTable = [] {
    auto table = parse(embedded::severity_json());
    REDRESS_CHECK(table.has_value());
    REDRESS_CHECK(table->check_against(Taxonomy::builtin()).has_value());
    return std::move(*table);
  }();
  return kTable;
}

Result<void> SeverityTable::check_against(const Taxonomy& taxonomy) const {
  for (const auto& raise : raises_) {
    for (const auto& code : raise.classes_any) {
      if (taxonomy.find_class(code) != nullptr) continue;
      return malformed("severity.json: raises: classes_any: no such class in taxonomy.json: " + code);
    }
  }
  return {};
}

bool SeverityTable::is_flag(std::string_view code) const noexcept { return find_row(flags_, code) != nullptr; }

bool SeverityTable::is_criterion(std::string_view code) const noexcept {
  const auto* row = find_criterion(code);
  return row != nullptr && !row->bounds;
}

const CriterionRow* SeverityTable::find_criterion(std::string_view code) const noexcept {
  return find_row(criteria_, code);
}

const MeasureRow* SeverityTable::find_measure(std::string_view code) const noexcept {
  return find_row(measures_, code);
}

const Name& SeverityTable::name_of(Severity severity) const noexcept {
  return severities_[static_cast<std::size_t>(severity)].name;
}

Graded SeverityTable::grade(const Category& category, const std::set<std::string>& flags, std::int64_t group_members,
                            const std::optional<Scores>& scores) const {
  const Numbers numbers{scores, group_members};
  Graded graded;
  graded.computed = category.severity;
  if (scores) compute(*scores, numbers, graded);
  graded.severity = more_severe(graded.computed, category.floor);
  graded.floored_by_category = graded.severity != graded.computed;
  apply_floors(flags, numbers, graded);
  apply_raises(category, flags, graded);
  return graded;
}

// A dimension scores its highest criterion and impact is the highest dimension: the highest criterion of all.
void SeverityTable::compute(const Scores& scores, const Numbers& numbers, Graded& graded) const {
  for (const auto& row : criteria_) {
    if (row.bounds ? !numbers.hold(*row.bounds) : !is_among(scores.criteria, row.code)) continue;
    graded.impact = std::max(graded.impact, row.score);
    graded.criteria.push_back(row.code);
  }
  graded.urgency = static_cast<int>(std::clamp<std::int64_t>(scores.urgency, 0, kScoreMax));
  const auto fits = [&](const GradeRow& row) {
    return row.impact.holds(graded.impact) && row.urgency.holds(graded.urgency);
  };
  const auto found = std::ranges::find_if(grades_, fits);
  REDRESS_CHECK(found != grades_.end());  // the last line has no conditions
  graded.computed = found->severity;
}

void SeverityTable::apply_floors(const std::set<std::string>& flags, const Numbers& numbers, Graded& graded) const {
  const auto before = graded.severity;
  for (const auto& row : floors_) {
    if (row.bounds && !numbers.hold(*row.bounds)) continue;
    if (note_flags(row.flags_any, flags, graded.flags)) graded.severity = more_severe(graded.severity, row.floor);
  }
  graded.floored_by_flag = graded.severity != before;
}

void SeverityTable::apply_raises(const Category& category, const std::set<std::string>& flags, Graded& graded) const {
  const auto before = graded.severity;
  for (const auto& row : raises_) {
    if (!is_among(row.classes_any, category.category_class)) continue;
    if (note_flags(row.flags_any, flags, graded.flags)) graded.severity = raise(graded.severity, row.grades);
  }
  graded.raised = static_cast<int>(before) - static_cast<int>(graded.severity);
}

}  // namespace redress::taxonomy
