#include "domain/taxonomy/severity.hpp"

#include <gmock/gmock.h>

#include "domain/taxonomy/taxonomy.hpp"

namespace redress::taxonomy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Flags = std::set<std::string>;
using enum Severity;

static_assert(is_milder(S2, S1) && !is_milder(S1, S2) && !is_milder(S1, S1));
static_assert(more_severe(S3, S2) == S2 && more_severe(S2, S3) == S2 && more_severe(S4, S4) == S4);
static_assert(raise(S3, 1) == S2 && raise(S2, 3) == S1 && raise(S1, 1) == S1);

const Category& category(std::string_view code) {
  const auto* found = Taxonomy::builtin().find(code);
  if (found == nullptr) throw std::runtime_error("no " + std::string(code));
  return *found;
}
Graded grade(std::string_view code, const Flags& flags, const std::optional<Scores>& scores,
             std::int64_t group_members = 0) {
  return SeverityTable::builtin().grade(category(code), flags, group_members, scores);
}
// OT01 has the mildest floor, so its severity is the computed one.
Severity computed(const Scores& scores) {
  const auto graded = grade("OT01", {}, scores);
  EXPECT_EQ(graded.severity, graded.computed);
  return graded.severity;
}
int impact_of(std::string measure, std::int64_t value) {
  return grade("OT01", {}, Scores{{}, {{std::move(measure), value}}, 0}).impact;
}

// T-11 of the mechanism, its six cases by number.
TEST(T11, Case1IntegrityThreeUrgencyThreeIsS1) { EXPECT_EQ(computed({{"partial_permanent_loss"}, {}, 3}), S1); }
TEST(T11, Case2MoneyTwoUrgencyOneIsS3) { EXPECT_EQ(computed({{}, {{"claim_or_loss_minor", 500'000}}, 1}), S3); }
TEST(T11, Case3IntegrityFourUrgencyNoneIsS1) { EXPECT_EQ(computed({{"account_total_loss"}, {}, 0}), S1); }
TEST(T11, Case4ConfidentialityTwoUrgencyThreeIsS2) { EXPECT_EQ(computed({{"single_account_intrusion"}, {}, 3}), S2); }
TEST(T11, Case5NothingUrgencyOneIsS4) { EXPECT_EQ(computed({{}, {}, 1}), S4); }
TEST(T11, Case6NothingUrgencyTwoIsS3) { EXPECT_EQ(computed({{}, {}, 2}), S3); }

// D3 as a formula, written down a second time on purpose.
Severity formula(int impact, int urgency) {
  if (impact == 4 || (impact == 3 && urgency >= 3)) return S1;
  if (impact == 3 || (impact == 2 && urgency >= 3)) return S2;
  return impact >= 1 || urgency >= 2 ? S3 : S4;
}

TEST(Grading, IsTheFormulaOfD3ForEveryImpactAndUrgency) {
  const std::vector<std::vector<std::string>> by_impact = {
      {}, {"integrity_suspected"}, {"redundancy_below_contract"}, {"lawsuit"}, {"danger_to_life_or_safety"}};
  for (int impact = 0; impact <= 4; ++impact) {
    for (int urgency = 0; urgency <= 4; ++urgency) {
      const auto graded = grade("OT01", {}, Scores{by_impact[static_cast<std::size_t>(impact)], {}, urgency});
      EXPECT_EQ(graded.impact, impact);
      EXPECT_EQ(graded.urgency, urgency);
      EXPECT_EQ(graded.computed, formula(impact, urgency)) << impact << urgency;
    }
  }
}

TEST(Grading, UrgencyBeyondItsEndsCountsAsTheNearest) {
  EXPECT_EQ(grade("OT01", {}, Scores{{}, {}, -1}).urgency, 0);
  EXPECT_EQ(grade("OT01", {}, Scores{{}, {}, std::int64_t{1} << 40}).urgency, 4);
}

TEST(Grading, WithoutScoresTheDefaultOfTheCategoryStandsIn) {
  const auto graded = grade("DI01", {}, std::nullopt);
  EXPECT_EQ(graded, (Graded{.severity = S1, .computed = S1}));
  EXPECT_EQ(grade("BL05", {}, std::nullopt).severity, S4);
}

TEST(T12, TheFloorOfTheCategoryHoldsAndCountsAsLowering) {
  const auto graded = grade("DI01", {}, Scores{{"integrity_suspected"}, {}, 1});
  EXPECT_EQ(graded.computed, S3);
  EXPECT_EQ(graded.severity, S2);
  EXPECT_TRUE(graded.floored_by_category);
  EXPECT_FALSE(graded.floored_by_flag);
  EXPECT_TRUE(is_milder(graded.severity, category("DI01").severity));  // needs the second person
}

TEST(T52, AMinorRaisesByOneGradeAfterTheFloor) {
  const Scores little{{"account_misuse_suspected"}, {}, 1};
  const auto without = grade("SE05", {}, little);
  const auto with = grade("SE05", {"MINOR"}, little);
  EXPECT_EQ(without.severity, S2);
  EXPECT_EQ(with.severity, S1);
  EXPECT_EQ(with.raised, 1);
  EXPECT_TRUE(with.floored_by_category);
  EXPECT_THAT(with.flags, ElementsAre("MINOR"));
}

TEST(Raises, CountOnceAndInTheirClassesOnlyAndEndAtS1) {
  EXPECT_EQ(grade("PR04", {"VULNERABLE", "MINOR"}, std::nullopt).severity, S2);
  EXPECT_EQ(grade("PR04", {"VULNERABLE", "MINOR"}, std::nullopt).raised, 1);
  EXPECT_EQ(grade("PR04", {"VULNERABLE"}, Scores{}).severity, S3);
  EXPECT_EQ(grade("AV02", {"MINOR"}, std::nullopt).severity, S3);
  EXPECT_THAT(grade("AV02", {"MINOR"}, std::nullopt).flags, IsEmpty());
  const auto highest = grade("SE05", {"MINOR"}, std::nullopt);
  EXPECT_EQ(highest.severity, S1);
  EXPECT_EQ(highest.raised, 0);
  EXPECT_THAT(highest.flags, ElementsAre("MINOR"));
}

TEST(FlagFloors, AReferralIsAtLeastS2) {
  const auto graded = grade("BL05", {"REG_REFERRAL"}, Scores{});
  EXPECT_EQ(graded.computed, S4);
  EXPECT_EQ(graded.severity, S2);
  EXPECT_TRUE(graded.floored_by_flag);
  EXPECT_FALSE(graded.floored_by_category);
  EXPECT_FALSE(grade("DI01", {"REG_REFERRAL"}, std::nullopt).floored_by_flag);
  EXPECT_THAT(grade("DI01", {"REG_REFERRAL"}, std::nullopt).flags, ElementsAre("REG_REFERRAL"));
}

TEST(FlagFloors, AGroupOfFiveIsAtLeastS2) {
  EXPECT_EQ(grade("BL05", {"GROUP"}, std::nullopt, 4).severity, S4);
  EXPECT_EQ(grade("BL05", {"GROUP"}, std::nullopt, 5).severity, S2);
  EXPECT_EQ(grade("BL05", {}, std::nullopt, 5).severity, S4);
  const Scores counted{{}, {{"group_members_count", 5}}, 0};
  EXPECT_EQ(grade("BL05", {"GROUP"}, counted, 1).severity, S2);
  EXPECT_EQ(grade("BL05", {"GROUP"}, Scores{{}, {{"group_members_count", 2}}, 0}, 7).severity, S2);
}

TEST(FlagFloors, ComeBeforeTheRaise) {
  const auto graded = grade("PR04", {"REG_REFERRAL", "MINOR"}, Scores{});
  EXPECT_EQ(graded.severity, S1);
  EXPECT_TRUE(graded.floored_by_flag);
  EXPECT_EQ(graded.raised, 1);
  EXPECT_THAT(graded.flags, ElementsAre("REG_REFERRAL", "MINOR"));
}

struct Bound {
  const char* measure;
  std::int64_t value;
  int score;
};
class BoundsOfD3 : public testing::TestWithParam<Bound> {};
TEST_P(BoundsOfD3, ScoreAtBothEnds) { EXPECT_EQ(impact_of(GetParam().measure, GetParam().value), GetParam().score); }

INSTANTIATE_TEST_SUITE_P(
    All, BoundsOfD3,
    testing::Values(Bound{"claim_or_loss_minor", 99'99, 0}, Bound{"claim_or_loss_minor", 100'00, 1},
                    Bound{"claim_or_loss_minor", 999'99, 1}, Bound{"claim_or_loss_minor", 1'000'00, 2},
                    Bound{"claim_or_loss_minor", 9'999'99, 2}, Bound{"claim_or_loss_minor", 10'000'00, 3},
                    Bound{"claim_or_loss_minor", 99'999'99, 3}, Bound{"claim_or_loss_minor", 100'000'00, 4},
                    Bound{"outage_minutes", 0, 0}, Bound{"outage_minutes", 1, 2}, Bound{"outage_minutes", 239, 2},
                    Bound{"outage_minutes", 240, 3}, Bound{"outage_minutes", 1440, 3}, Bound{"outage_minutes", 1441, 4},
                    Bound{"affected_customers_count", 9, 0}, Bound{"affected_customers_count", 10, 3},
                    Bound{"affected_customers_basis_points", 999, 0}, Bound{"affected_customers_basis_points", 1000, 4},
                    Bound{"sensitive_persons_count", 0, 0}, Bound{"sensitive_persons_count", 1, 3},
                    Bound{"persons_count", 99, 0}, Bound{"persons_count", 100, 3}, Bound{"persons_count", 9'999, 3},
                    Bound{"persons_count", 10'000, 4}, Bound{"persons_count", -1, 0}));

TEST(Criteria, ThatHoldAreNamed) {
  const Scores scores{{"lawsuit", "integrity_suspected"}, {{"outage_minutes", 300}, {"persons_count", 10}}, 0};
  EXPECT_THAT(grade("OT01", {}, scores).criteria, ElementsAre("integrity_suspected", "down_4_to_24_hours", "lawsuit"));
}

TEST(Criteria, AMeasuredOneFollowsFromItsNumberAlone) {
  const auto& table = SeverityTable::builtin();
  EXPECT_TRUE(table.is_criterion("lawsuit"));
  EXPECT_FALSE(table.is_criterion("money_from_100000"));
  EXPECT_NE(table.find_criterion("money_from_100000"), nullptr);
  EXPECT_EQ(grade("OT01", {}, Scores{{"money_from_100000", "no_such"}, {{"no_such", 9}}, 0}).impact, 0);
}

TEST(Criteria, OfAMeasureGivenTwiceTheHigherCounts) {
  const Scores twice{{}, {{"outage_minutes", 2000}, {"outage_minutes", 5}}, 0};
  EXPECT_EQ(grade("OT01", {}, twice).impact, 4);
}

TEST(SeverityTable, HoldsWhatD3AndTheFlagsOfR22Name) {
  const auto& table = SeverityTable::builtin();
  EXPECT_EQ(table.flags().size(), 14U);
  EXPECT_EQ(table.dimensions().size(), 6U);
  EXPECT_EQ(table.urgencies().size(), 5U);
  EXPECT_EQ(table.currency(), "CNY");
  EXPECT_EQ(table.name_of(S1).in(Language::Chinese), "紧急");
  EXPECT_EQ(table.name_of(S4).in(Language::English), "Minor");
  for (const auto* flag : {"REG_REFERRAL", "GROUP", "MEDIA", "MINOR", "VULNERABLE", "REPEAT", "STAFF", "LEGAL_HOLD",
                           "CROSS_BORDER", "PI_INVOLVED", "IMPORTANT_DATA", "CII", "TOKEN", "NODE_OPERATOR"}) {
    EXPECT_TRUE(table.is_flag(flag)) << flag;
  }
  EXPECT_FALSE(table.is_flag("ABUSE"));
  EXPECT_EQ(table.find_measure("affected_customers_basis_points")->max, 10'000);
  EXPECT_EQ(table.find_measure("spend"), nullptr);
  EXPECT_NE(table.find_measure(kGroupMembersMeasure), nullptr);
}

}  // namespace
}  // namespace redress::taxonomy
