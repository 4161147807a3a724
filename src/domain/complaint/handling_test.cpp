#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/complaint/walk_testing.hpp"

namespace redress::complaint {
namespace {

using sample::Walk;
using testing::ElementsAre;
using testing::IsEmpty;

Walk handling(std::int64_t amount_minor = 0) {
  auto walk = Walk::in("BL02");
  walk.to(Stage::Planning).make_plan(amount_minor).approve_plan();
  return walk;
}

TEST(Handling, PaysInAdvanceUpToItsLimitInAll) {
  auto walk = handling();
  EXPECT_THAT(walk.refused(PayInAdvance{50'001, "R-1", "节点"}), ElementsAre("AMOUNT_ABOVE_LIMIT /amount_minor"));
  EXPECT_THAT(walk.refused(PayInAdvance{0, "R-1", "节点"}), ElementsAre("NUMBER_OUT_OF_RANGE /amount_minor"));
  EXPECT_THAT(walk.refused(PayInAdvance{1, "", ""}), ElementsAre("BLANK_TEXT /proof", "BLANK_TEXT /recourse"));
  EXPECT_THAT(walk.refused(PayInAdvance{1, "R-1", "节点"}, sample::kOther), ElementsAre("NOT_OWNER"));
  walk.act(PayInAdvance{30'000, "R-1", "节点"});
  EXPECT_THAT(walk.refused(PayInAdvance{20'001, "R-2", "节点"}), ElementsAre("AMOUNT_ABOVE_LIMIT /amount_minor"));
  walk.act(PayInAdvance{20'000, "R-2", "节点"});
  EXPECT_EQ(walk.state.compensation_minor, 50'000);
}

TEST(Handling, AnActionIsDoneOnceWithItsProof) {
  auto walk = handling(8'000);
  EXPECT_THAT(walk.refused(CompleteAction{4, "单号", ""}), ElementsAre("NO_SUCH_ACTION /action"));
  EXPECT_THAT(walk.refused(CompleteAction{0, "", ""}), ElementsAre("MISSING_FIELD /action", "BLANK_TEXT /proof"));
  walk.do_actions();
  EXPECT_EQ(walk.life().paid_minor, 8'000);
  EXPECT_EQ(walk.state.compensation_minor, 8'000);
  EXPECT_THAT(walk.refused(CompleteAction{1, "单号", ""}), ElementsAre("ACTION_DONE /action"));
}

TEST(Handling, AnActionGoesWithItsPlanAndWhatWasPaidStays) {
  auto walk = handling(8'000);
  walk.act(CompleteAction{2, "R-1", ""}).act(StepBack{BackTo::Planning, "无法书面致歉", "另行答复"});
  EXPECT_EQ(walk.state.compensation_minor, 8'000);
  walk.make_plan(1'000).approve_plan();
  EXPECT_EQ(walk.state.compensation_minor, 9'000);
  EXPECT_THAT(walk.refused(CompleteAction{1, "单号", ""}), ElementsAre("ACTION_DONE /action"));
}

TEST(Handling, ADecisionIsDraftedByTheOwnerAndApprovedByAnother) {
  auto walk = handling();
  EXPECT_THAT(walk.refused(ApproveDecision{1}, sample::kManager), ElementsAre("DRAFT_MISSING"));
  EXPECT_THAT(walk.refused(SendResult{}), ElementsAre("DRAFT_MISSING"));
  EXPECT_THAT(walk.refused(DraftDecision{"决定"}, sample::kOther), ElementsAre("NOT_OWNER"));
  walk.act(DraftDecision{"决定"});
  const auto draft = walk.seq();
  EXPECT_THAT(walk.refused(ApproveDecision{draft}), ElementsAre("OWNER_IS_APPROVER"));
  EXPECT_THAT(walk.refused(ApproveDecision{1}, sample::kManager), ElementsAre("DRAFT_CHANGED /draft"));
  EXPECT_THAT(walk.refused(SendResult{}), ElementsAre("DRAFT_MISSING"));
  walk.act(ApproveDecision{draft}, sample::kManager);
  EXPECT_THAT(walk.refused(ApproveDecision{draft}, sample::kHead), ElementsAre("DRAFT_APPROVED"));
  walk.looked_up.forbidden = {"放弃一切权利"};
  EXPECT_THAT(walk.refused(DraftDecision{"请放弃一切权利"}), ElementsAre("TEXT_FORBIDDEN /text"));
}

// A new draft is approved anew; so is one whose approver now owns it or is in conflict.
TEST(Handling, AnApprovalIsOfOneDraftByOneWhoMay) {
  auto walk = handling();
  walk.decision();
  auto redrafted = walk;
  redrafted.act(DraftDecision{"改写"});
  EXPECT_THAT(redrafted.refused(SendResult{}), ElementsAre("DRAFT_MISSING"));
  auto owned = walk;
  owned.assign(sample::kManager);
  EXPECT_THAT(owned.refused(SendResult{}, sample::kManager), ElementsAre("DRAFT_MISSING"));
  walk.looked_up.candidate = Candidate{sample::kManager, "", false, false};
  walk.act(DeclareConflict{sample::kManager, ConflictKind::Relative, "亲属"}, sample::kTop);
  EXPECT_THAT(walk.refused(SendResult{}), ElementsAre("DRAFT_MISSING"));
}

// T-27: a point raised since has neither finding nor answer, so nothing is sent.
TEST(Handling, T27NothingIsSentWithAPointUnanswered) {
  auto walk = handling();
  walk.decision().act(AddPoint{"还有一点"});
  EXPECT_THAT(walk.refused(SendResult{}), ElementsAre("FINDING_MISSING", "ANSWER_MISSING"));
  EXPECT_EQ(decide(walk.state, SendResult{}, walk.by(sample::kOwner)).error().back().detail, "3");
}

// B2, exit of HANDLING. Plans date what they promise; an older one may not have.
TEST(Handling, EveryOpenActionHasADate) {
  auto walk = handling();
  walk.decision();
  walk.state.memory.life.edit().actions.back().due_on.reset();
  EXPECT_THAT(walk.refused(SendResult{}), ElementsAre("DATE_MISSING"));
  walk.state.memory.life.edit().actions.back().done = true;
  EXPECT_THAT(walk.refused(SendResult{}), IsEmpty());
}

// Without an owner nobody acts for one (P4); the department's head names another.
TEST(Handling, AnOwnerInConflictIsReplacedAtOnce) {
  auto walk = handling();
  walk.looked_up.candidate = Candidate{sample::kOwner, "", false, false};
  walk.act(DeclareConflict{sample::kOwner, ConflictKind::Team, "同组"}, sample::kManager);
  EXPECT_THAT(walk.refused(DraftDecision{"决定"}, sample::kOther), ElementsAre("OWNER_MISSING"));
  walk.assign(sample::kOther).act(DraftDecision{"决定"}, sample::kOther);
}

}  // namespace
}  // namespace redress::complaint
