#pragma once
// How severe a complaint is and why (D3, R2.2-02): the same scores always give the same severity, and the answer says
// what took part. The numbers are those of data/severity.json; the steps are those of docs/decisions/0018.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/words.hpp"
#include "domain/taxonomy/name.hpp"

namespace redress::taxonomy {

/// S1 urgent 紧急 is the most severe, S4 minor 轻微 the mildest.
enum class Severity { S1, S2, S3, S4 };
constexpr auto words_of(Severity) {
  using enum Severity;
  return WordTable<Severity, 4>{{{S1, "S1"}, {S2, "S2"}, {S3, "S3"}, {S4, "S4"}}};
}
/// True if `a` is milder than `than`; then going from `than` to `a` takes two persons (D5-3).
[[nodiscard]] constexpr bool is_milder(Severity a, Severity than) noexcept { return a > than; }
[[nodiscard]] constexpr Severity more_severe(Severity a, Severity b) noexcept { return is_milder(a, b) ? b : a; }
/// So many grades up, at most to S1.
[[nodiscard]] constexpr Severity raise(Severity severity, int grades) noexcept {
  return static_cast<Severity>(std::max(static_cast<int>(severity) - grades, 0));
}

struct Category;
class Taxonomy;

/// Impact and urgency are scored from 0 to this.
constexpr int kScoreMax = 4;
/// The measure that a floor compares with the members of the group complaint.
constexpr std::string_view kGroupMembersMeasure = "group_members_count";

/// A number that somebody established.
struct Measure {
  std::string code;
  std::int64_t value = 0;  ///< in the unit of the code's last word; money in minor units of SeverityTable::currency()
  bool operator==(const Measure&) const = default;
};

/// What a person scored (D3).
struct Scores {
  std::vector<std::string> criteria;  ///< those without a measure that hold
  std::vector<Measure> measures;      ///< those known; the others stay away. Of one given twice the higher counts.
  std::int64_t urgency = 0;           ///< 0 to 4; beyond counts as the nearest
  bool operator==(const Scores&) const = default;
};

/// A severity that explains itself.
struct Graded {
  Severity severity = Severity::S4;
  Severity computed = Severity::S4;   ///< before floors and raises; without scores the category's default
  int impact = 0;                     ///< highest dimension; 0 without scores
  int urgency = 0;                    ///< 0 without scores
  bool floored_by_category = false;   ///< the category's floor made it more severe
  bool floored_by_flag = false;       ///< then a flag's floor made it more severe
  int raised = 0;                     ///< grades that it then went up; nothing is above S1
  std::vector<std::string> criteria;  ///< that hold, by word or by measure, in the order of the table
  std::vector<std::string> flags;     ///< whose floor or raise applies, also where it changed nothing
  bool operator==(const Graded&) const = default;
};

/// A flag of R2.2-01.
struct FlagRow {
  std::string code;
  Name name;
};

/// A number that criteria and floors compare.
struct MeasureRow {
  std::string code;
  std::int64_t max = 0;  ///< values are whole, from 0 to this
  Name name;
};

/// Bounds on a measure, both inclusive.
struct Bounds {
  std::string measure;
  std::int64_t at_least = 0;
  std::optional<std::int64_t> at_most;

  [[nodiscard]] bool hold(std::int64_t value) const noexcept {
    return value >= at_least && (!at_most || value <= *at_most);
  }
};

/// One of the sides of impact.
struct DimensionRow {
  std::string code;   ///< as D3 numbers its columns; not the tables D1, D2, … of the mechanism
  std::string input;  ///< its name in records
  Name name;
};

/// What scores in a dimension.
struct CriterionRow {
  std::string code;
  std::string dimension;  ///< the `input` of its dimension
  int score = 0;          ///< 1 to 4
  Name name;
  std::optional<Bounds> bounds;  ///< holds when the measure is within; without, when a person says so
};

struct UrgencyRow {
  int score = 0;
  Name name;
};

struct SeverityRow {
  Severity severity = Severity::S1;
  Name name;
};

/// Inclusive.
struct ScoreRange {
  int at_least = 0;
  int at_most = kScoreMax;

  [[nodiscard]] bool holds(int score) const noexcept { return score >= at_least && score <= at_most; }
};

/// One line of the grading; the first whose two ranges hold gives the computed severity.
struct GradeRow {
  Severity severity = Severity::S4;
  ScoreRange impact;
  ScoreRange urgency;
};

/// With one of these flags, and the measure within its bounds if there are any, not milder.
struct FloorRow {
  std::vector<std::string> flags_any;
  std::optional<Bounds> bounds;
  Severity floor = Severity::S4;
};

/// With one of these flags in one of these classes, so many grades up; each row counts once.
struct RaiseRow {
  std::vector<std::string> flags_any;
  std::vector<std::string> classes_any;
  int grades = 1;
};

/// The algorithm D3 as data. Immutable; thread-safe. Pointers and views live as long as the table.
class SeverityTable {
 public:
  /// Reads data/severity.json. Malformed names the place and the reason.
  [[nodiscard]] static Result<SeverityTable> parse(std::string_view json_text);
  /// The table that this program ships.
  [[nodiscard]] static const SeverityTable& builtin();
  /// Whether every class that a raise names exists there. Malformed names the one that does not.
  [[nodiscard]] Result<void> check_against(const Taxonomy& taxonomy) const;

  [[nodiscard]] int version() const noexcept { return version_; }
  [[nodiscard]] const std::string& issued_on() const noexcept { return issued_on_; }
  /// Of measures in minor units (ISO 4217); another currency is entered at its value in this one.
  [[nodiscard]] const std::string& currency() const noexcept { return currency_; }

  [[nodiscard]] bool is_flag(std::string_view code) const noexcept;
  /// True for a criterion that a person may name; one with a measure follows from its number alone.
  [[nodiscard]] bool is_criterion(std::string_view code) const noexcept;
  /// Any criterion, also one with a measure; null for an unknown code.
  [[nodiscard]] const CriterionRow* find_criterion(std::string_view code) const noexcept;
  [[nodiscard]] const MeasureRow* find_measure(std::string_view code) const noexcept;
  [[nodiscard]] const Name& name_of(Severity severity) const noexcept;

  /// The severity of a complaint whose main category is `category`. Without scores the category's default stands in for
  /// the computed one. `group_members` is what the floor of GROUP compares. Codes that the table does not know count
  /// for nothing; whoever takes them from outside refuses them first.
  [[nodiscard]] Graded grade(const Category& category, const std::set<std::string>& flags, std::int64_t group_members,
                             const std::optional<Scores>& scores) const;

  /// In the order of display; `severities` the most severe first.
  [[nodiscard]] std::span<const SeverityRow> severities() const noexcept { return severities_; }
  [[nodiscard]] std::span<const FlagRow> flags() const noexcept { return flags_; }
  [[nodiscard]] std::span<const MeasureRow> measures() const noexcept { return measures_; }
  [[nodiscard]] std::span<const DimensionRow> dimensions() const noexcept { return dimensions_; }
  /// Dimension by dimension, each from its lowest score.
  [[nodiscard]] std::span<const CriterionRow> criteria() const noexcept { return criteria_; }
  [[nodiscard]] std::span<const UrgencyRow> urgencies() const noexcept { return urgencies_; }
  [[nodiscard]] std::span<const FloorRow> floors() const noexcept { return floors_; }
  [[nodiscard]] std::span<const RaiseRow> raises() const noexcept { return raises_; }

 private:
  friend class SeverityReader;
  struct Numbers;
  void compute(const Scores& scores, const Numbers& numbers, Graded& graded) const;
  void apply_floors(const std::set<std::string>& flags, const Numbers& numbers, Graded& graded) const;
  void apply_raises(const Category& category, const std::set<std::string>& flags, Graded& graded) const;

  int version_ = 1;
  std::string issued_on_;
  std::string currency_;
  std::vector<SeverityRow> severities_;
  std::vector<FlagRow> flags_;
  std::vector<MeasureRow> measures_;
  std::vector<DimensionRow> dimensions_;
  std::vector<CriterionRow> criteria_;
  std::vector<UrgencyRow> urgencies_;
  std::vector<GradeRow> grades_;
  std::vector<FloorRow> floors_;
  std::vector<RaiseRow> raises_;
};

}  // namespace redress::taxonomy
