#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/complaint/walk_testing.hpp"

namespace redress::complaint {
namespace {

using sample::Walk;
using testing::ElementsAre;
using testing::IsEmpty;

const AskReview kAsk{"请复核"};

/// Under review, taken by a reviewer.
Walk reviewed(const std::string& category = "BL02") {
  auto walk = Walk::in(category);
  walk.to(Stage::Feedback).say(kAsk).act(TakeReview{}, sample::kReviewer);
  return walk;
}

Walk rejected() {
  Walk walk;
  walk.act(ProposeRejection{RejectionReason::NotOurs, "不是本平台", {OtherRemedy::InternalReview}});
  return walk.act(ApproveRejection{walk.seq()}, sample::kManager);
}

DecideReview changed(const Walk& walk, Outcome outcome, std::int64_t amount_minor = 0) {
  DecideReview decision{ReviewResult::Changed, outcome, "复核理由", {}};
  if (amount_minor > 0) {
    decision.answers = {{1, "补偿", "理由", {{"compensation", "补偿", walk.due(), amount_minor}}}};
  }
  return decision;
}

// T-30: neither owner nor author nor approver reviews.
TEST(Reviewing, T30WhoTookPartDoesNotReview) {
  auto walk = Walk::in("BL02");
  walk.to(Stage::Feedback).assign(sample::kOther).say(kAsk);
  EXPECT_EQ(walk.state.stage, Stage::UnderReview);
  for (const auto& user : {sample::kOwner, sample::kOther, sample::kManager}) {
    EXPECT_THAT(walk.refused(TakeReview{}, user), ElementsAre("REVIEWER_TOOK_PART"));
  }
  walk.act(TakeReview{}, sample::kReviewer);
  EXPECT_THAT(walk.refused(TakeReview{}, sample::kTop), ElementsAre("REVIEW_TAKEN"));
  EXPECT_THAT(walk.refused(DecideReview{ReviewResult::Confirmed, {}, "无误", {}}, sample::kTop),
              ElementsAre("NOT_REVIEWER"));
}

// R3.1.8-04, R3.1.7-02: once, within 30 days of the result.
TEST(Reviewing, IsAskedOnceAndInTime) {
  auto walk = Walk::in("BL02");
  walk.to(Stage::Feedback);
  EXPECT_THAT(walk.refused(AskReview{""}), ElementsAre("BLANK_TEXT /text"));
  auto late = walk;
  EXPECT_THAT(late.days(30).refused(kAsk), IsEmpty());
  EXPECT_THAT(late.days(1).refused(kAsk), ElementsAre("WINDOW_OVER"));
  walk.say(kAsk).act(TakeReview{}, sample::kReviewer);
  walk.act(DecideReview{ReviewResult::Confirmed, {}, "无误", {}}, sample::kReviewer);
  EXPECT_EQ(walk.state.stage, Stage::Feedback);
  EXPECT_EQ(walk.life().told->outcome, Outcome::Upheld);
  EXPECT_THAT(walk.refused(kAsk), ElementsAre("REVIEW_USED"));
  walk.to(Stage::Closed);
}

TEST(Reviewing, IsOfAResult) {
  Walk walk;
  walk.say(WithdrawComplaint{});
  EXPECT_THAT(walk.refused(kAsk), ElementsAre("RESULT_MISSING"));
}

TEST(Reviewing, AChangeNamesWhatItChanges) {
  const auto walk = reviewed();
  const auto refused = [&](DecideReview decision) { return walk.refused(decision, sample::kReviewer); };
  EXPECT_THAT(refused({ReviewResult::Confirmed, Outcome::NotUpheld, "无误", {}}),
              ElementsAre("OUTCOME_UNCHANGED /outcome"));
  EXPECT_THAT(refused({ReviewResult::Changed, {}, "有误", {}}), ElementsAre("OUTCOME_MISSING /outcome"));
  for (const auto outcome : {Outcome::Withdrawn, Outcome::Inadmissible, Outcome::Referred}) {
    EXPECT_THAT(refused(changed(walk, outcome)), ElementsAre("OUTCOME_MISSING /outcome"));
  }
  EXPECT_THAT(refused(changed(walk, Outcome::Upheld)), ElementsAre("OUTCOME_UNCHANGED /outcome"));
  EXPECT_THAT(refused(changed(walk, Outcome::PartlyUpheld)), IsEmpty());
  EXPECT_THAT(refused(changed(walk, Outcome::Upheld, 100)),
              ElementsAre("IDENTITY_UNCHECKED /answers/0/remedies/0/remedy"));
  auto letter = walk;
  letter.looked_up.forbidden = {"放弃一切权利"};
  EXPECT_THAT(letter.refused(DecideReview{ReviewResult::Confirmed, {}, "无误", {}}, sample::kReviewer),
              ElementsAre("TEXT_FORBIDDEN"));
}

// What a review grants is to be done; money waits for its signatures like any other (D5-2).
TEST(Reviewing, MoneyOfAReviewNeedsItsSignatures) {
  auto walk = reviewed();
  walk.act(CheckIdentity{IdentityLevel::Strong, "证件"}, sample::kReviewer);
  walk.act(changed(walk, Outcome::Upheld, 800'000), sample::kReviewer);
  EXPECT_EQ(walk.state.compensation_minor, 800'000);
  const ApprovePlan approval{walk.life().plan->seq};
  EXPECT_THAT(walk.refused(approval, sample::kReviewer), ElementsAre("OWNER_IS_APPROVER"));
  EXPECT_THAT(walk.refused(approval, sample::kHead), ElementsAre("AMOUNT_ABOVE_LIMIT"));
  walk.say(AcceptResult{}).do_actions().follow_up();
  EXPECT_THAT(walk.refused(CloseComplaint{CloseCode::Accepted, sample::whole_checklist()}, sample::kManager),
              ElementsAre("SIGNATURE_MISSING"));
  walk.act(approval, sample::kManager);
  EXPECT_THAT(walk.refused(CloseComplaint{CloseCode::Accepted, sample::whole_checklist()}, sample::kManager),
              ElementsAre("ACTION_OPEN"));
  walk.do_actions().close();
}

TEST(Reviewing, WhatCostsNothingIsDoneWithoutSignatures) {
  auto walk = reviewed();
  auto decision = changed(walk, Outcome::PartlyUpheld);
  decision.answers = {{2, "改正", "理由", {{"correct", "改正", walk.due(), 0}}}};
  walk.act(decision, sample::kReviewer);
  EXPECT_TRUE(walk.life().plan->adopted);
  EXPECT_EQ(walk.life().actions.size(), 3U);
}

// What the complainant was told stands, whoever turns out to be in conflict; what was agreed before stays to be done.
TEST(Reviewing, AReviewersLaterConflictTakesNoRemedyAway) {
  auto walk = reviewed();
  walk.act(CheckIdentity{IdentityLevel::Strong, "证件"}, sample::kReviewer);
  walk.act(changed(walk, Outcome::Upheld, 800'000), sample::kReviewer);
  walk.looked_up.candidate = Candidate{sample::kReviewer, "", false, false};
  walk.act(DeclareConflict{sample::kReviewer, ConflictKind::Relative, "亲属"}, sample::kManager);
  EXPECT_EQ(walk.state.compensation_minor, 800'000);
  for (const auto& action : walk.life().actions) EXPECT_FALSE(action.dropped);
  walk.approve_plan();
  EXPECT_EQ(walk.life().actions.size(), 3U);
}

TEST(Reviewing, AReviewerInConflictLeavesItToAnother) {
  auto walk = reviewed();
  walk.looked_up.candidate = Candidate{sample::kReviewer, "", false, false};
  walk.act(DeclareConflict{sample::kReviewer, ConflictKind::Relative, "亲属"}, sample::kManager);
  EXPECT_THAT(walk.refused(TakeReview{}, sample::kReviewer), ElementsAre("CONFLICT_OF_INTEREST"));
  walk.act(TakeReview{}, sample::kTop);
}

// Whoever became a hand since they took it decides nothing (D5-3).
TEST(Reviewing, AReviewerWhoTookPartSinceDoesNotDecide) {
  auto walk = reviewed();
  walk.state.memory.life.edit().hands.insert(sample::kReviewer);
  EXPECT_THAT(walk.refused(DecideReview{ReviewResult::Confirmed, {}, "无误", {}}, sample::kReviewer),
              ElementsAre("REVIEWER_TOOK_PART"));
}

// A rejection is reviewed too: overturned, it is taken on; upheld, it stays inadmissible.
TEST(Reviewing, ARejectionOverturnedIsTakenOn) {
  auto walk = rejected();
  walk.say(kAsk);
  for (const auto& user : {sample::kOwner, sample::kManager}) {
    EXPECT_THAT(walk.refused(TakeReview{}, user), ElementsAre("REVIEWER_TOOK_PART"));
  }
  walk.act(TakeReview{}, sample::kReviewer).act(changed(walk, Outcome::Indeterminate), sample::kReviewer);
  EXPECT_EQ(walk.state.stage, Stage::Reopened);
  EXPECT_FALSE(walk.life().told);
  EXPECT_EQ(walk.state.close_code, std::nullopt);
}

TEST(Reviewing, ARejectionUpheldClosesAsInadmissible) {
  auto walk = rejected();
  walk.say(kAsk).act(TakeReview{}, sample::kReviewer);
  walk.act(DecideReview{ReviewResult::Confirmed, {}, "无误", {}}, sample::kReviewer);
  walk.say(AcceptResult{}).follow_up();
  EXPECT_THAT(walk.refused(CloseComplaint{CloseCode::Accepted, sample::whole_checklist()}, sample::kManager),
              ElementsAre("CLOSE_CODE_WRONG /code"));
  walk.close(CloseCode::Inadmissible);
  EXPECT_EQ(walk.state.outcome, Outcome::Inadmissible);
  EXPECT_THAT(walk.refused(kAsk), ElementsAre("REVIEW_USED"));
}

}  // namespace
}  // namespace redress::complaint
