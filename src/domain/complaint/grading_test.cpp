#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/complaint/walk_testing.hpp"

namespace redress::complaint {
namespace {

using sample::Walk;
using testing::ElementsAre;
using enum taxonomy::Severity;

ScoreSeverity score(std::vector<std::string> criteria, std::int64_t urgency, std::vector<Measured> measures = {}) {
  return {std::move(criteria), std::move(measures), urgency, "按材料打分"};
}

/// What this score of a complaint of S3 without a floor comes to.
std::string scored(const ScoreSeverity& command) {
  auto walk = Walk::in("BL02");
  const auto decided = decide(walk.state, command, walk.by(sample::kOwner));
  if (!decided) return std::string(to_word(decided.error().front().code));
  if (const auto* raised = std::get_if<SeverityChanged>(&decided->front())) {
    return std::string(to_word(raised->severity));
  }
  return "lower to " + std::string(to_word(std::get<LoweringProposed>(decided->front()).severity));
}

TEST(Grading, T11ScoresGiveTheirSeverity) {
  EXPECT_EQ(scored(score({"partial_permanent_loss"}, 3)), "S1");
  EXPECT_EQ(scored(score({}, 1, {{"claim_or_loss_minor", 200'000}})), "SEVERITY_UNCHANGED");  // S3
  EXPECT_EQ(scored(score({"account_total_loss"}, 0)), "S1");
  EXPECT_EQ(scored(score({"single_account_intrusion"}, 3)), "S2");
  EXPECT_EQ(scored(score({}, 1)), "lower to S4");
  EXPECT_EQ(scored(score({}, 2)), "SEVERITY_UNCHANGED");  // S3
}

TEST(Grading, NamesWhatIsWrongWithItsFields) {
  const auto walk = Walk::in("BL02");
  EXPECT_THAT(walk.refused(score({"down_below_4_hours", "bad_luck"}, 5, {{"minutes", -1}})),
              ElementsAre("UNKNOWN_CODE /criteria/0", "UNKNOWN_CODE /criteria/1", "UNKNOWN_CODE /measures/0/measure",
                          "NUMBER_OUT_OF_RANGE /measures/0/value", "NUMBER_OUT_OF_RANGE /urgency"));
  auto silent = score({}, 1);
  silent.reason = " ";
  EXPECT_THAT(walk.refused(silent), ElementsAre("BLANK_TEXT /reason"));
}

// T-12: the floor of DI01 is S2, and from S1 even that takes two.
TEST(Grading, T12TheFloorHoldsAndLoweringTakesTwo) {
  auto walk = Walk::in("DI01");
  ASSERT_EQ(walk.state.severity, S1);
  walk.act(score({"redundancy_below_contract"}, 0));
  EXPECT_EQ(std::get<LoweringProposed>(walk.last.front()).severity, S2);
  EXPECT_EQ(walk.state.severity, S1);
  EXPECT_THAT(walk.refused(ApproveLowering{walk.seq()}), ElementsAre("SECOND_PERSON_MISSING"));
  walk.act(ApproveLowering{walk.seq()}, sample::kManager);
  EXPECT_EQ(walk.state.severity, S2);
  EXPECT_EQ(walk.life().lowering_seq, 0U);
}

TEST(Grading, OneLoweringAtATimeAndTheOneThatWasRead) {
  auto walk = Walk::in("BL02");
  EXPECT_THAT(walk.refused(ApproveLowering{1}, sample::kManager), ElementsAre("PROPOSAL_MISSING"));
  EXPECT_THAT(walk.refused(ApproveLowering{0}, sample::kManager), ElementsAre("MISSING_FIELD /proposal"));
  walk.act(score({}, 0));
  EXPECT_THAT(walk.refused(score({}, 1)), ElementsAre("PROPOSAL_PENDING"));
  EXPECT_THAT(walk.refused(ApproveLowering{1}, sample::kManager), ElementsAre("PROPOSAL_CHANGED /proposal"));
  EXPECT_THAT(walk.refused(DeclineLowering{1, "不"}, sample::kManager), ElementsAre("PROPOSAL_CHANGED /proposal"));
  walk.act(DeclineLowering{walk.seq(), "证据不足"}, sample::kManager);
  EXPECT_EQ(walk.state.severity, S3);
  EXPECT_THAT(walk.refused(DeclineLowering{walk.seq(), "不"}), ElementsAre("PROPOSAL_MISSING"));
}

TEST(Grading, ARaiseEndsAWaitingLowering) {
  auto walk = Walk::in("BL02");
  walk.act(score({}, 0));
  const auto proposal = walk.seq();
  walk.act(score({"account_total_loss"}, 0));
  EXPECT_EQ(walk.state.severity, S1);
  EXPECT_THAT(walk.refused(ApproveLowering{proposal}, sample::kManager), ElementsAre("PROPOSAL_MISSING"));
}

// What was proposed for one category is not approved for another whose floor forbids it.
TEST(Grading, ANewCategorysFloorHoldsAgainstAnOldProposal) {
  auto walk = Walk::in("BL02");
  walk.act(score({}, 0));
  const auto proposal = walk.seq();
  walk.classify("BL01");
  EXPECT_THAT(walk.refused(ApproveLowering{proposal}, sample::kManager), ElementsAre("SEVERITY_UNCHANGED"));
}

TEST(Grading, NeedsACategory) {
  Walk walk;
  walk.act(AskInformation{"哪个文件？", {"编号"}});
  EXPECT_THAT(walk.refused(score({}, 2)), ElementsAre("NOT_CLASSIFIED"));
}

// D5-3, P6: whoever turns out to be in conflict has proposed nothing.
TEST(Grading, AProposalFallsWithItsProposersConflict) {
  auto walk = Walk::in("BL02");
  walk.act(score({}, 0));
  walk.looked_up.candidate = Candidate{sample::kOwner, "D-CS", true, true};
  walk.act(DeclareConflict{sample::kOwner, ConflictKind::Relative, "亲属"}, sample::kManager);
  EXPECT_EQ(walk.life().lowering_seq, 0U);
  EXPECT_FALSE(walk.life().lowering);
}

}  // namespace
}  // namespace redress::complaint
