#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/complaint/walk_testing.hpp"

namespace redress::complaint {
namespace {

using sample::Walk;
using testing::ElementsAre;
using testing::IsEmpty;

CloseComplaint closing(CloseCode code = CloseCode::Accepted) { return {code, sample::whole_checklist()}; }

/// Followed up, everything done: only the close is left.
Walk ready(const std::string& category = "BL02") {
  auto walk = Walk::in(category);
  walk.to(Stage::FollowUp).do_actions().follow_up();
  return walk;
}

TEST(Closing, ClosesWithOutcomeAndCode) {
  auto walk = ready();
  walk.close();
  EXPECT_EQ(walk.state.stage, Stage::Closed);
  EXPECT_EQ(walk.state.outcome, Outcome::Upheld);
  EXPECT_EQ(walk.state.close_code, CloseCode::Accepted);
  EXPECT_EQ(walk.state.closed_at, walk.at);
}

TEST(Closing, NeedsEveryItemOfTheChecklist) {
  const auto walk = ready();
  EXPECT_THAT(walk.refused(CloseComplaint{CloseCode::Accepted, {}}), ElementsAre("CHECKLIST_OPEN /checklist"));
  auto half = closing();
  half.checklist[0].done = false;
  EXPECT_THAT(walk.refused(half), ElementsAre("REASON_MISSING /checklist/0/reason", "CHECKLIST_OPEN /checklist"));
  half.checklist[0].reason = "没有证据需要保存";
  EXPECT_THAT(walk.refused(half), IsEmpty());
}

TEST(Closing, NeedsActionsAndFollowUp) {
  auto walk = Walk::in("BL02");
  walk.to(Stage::FollowUp);
  EXPECT_THAT(walk.refused(closing()), ElementsAre("ACTION_OPEN", "FOLLOW_UP_MISSING"));
  EXPECT_THAT(walk.refused(RecordFollowUp{true, true, false, true, ""}), ElementsAre("BLANK_TEXT /text"));
  auto minor = Walk::in("BL05");
  minor.to(Stage::FollowUp).do_actions();
  EXPECT_THAT(minor.refused(closing()), IsEmpty());  // D2-9: survey only
}

TEST(Closing, NeedsAResult) {
  auto walk = ready();
  walk.state.memory.life.edit().told.reset();
  EXPECT_THAT(walk.refused(closing()), ElementsAre("RESULT_MISSING", "CLOSE_CODE_WRONG /code"));
}

TEST(Closing, TheCodeSaysWhatHappened) {
  const auto accepted = ready();
  for (const auto& [code, word] : words_of(CloseCode{})) {
    const auto expected =
        code == CloseCode::Accepted ? std::vector<std::string>{} : std::vector<std::string>{"CLOSE_CODE_WRONG /code"};
    EXPECT_EQ(accepted.refused(closing(code)), expected) << word;
  }
  auto rejected = Walk::in("BL02");
  rejected.to(Stage::Feedback).say(RejectResult{"不同意"}).days(11).act(SendReminder{"请答复"}).act(EndWait{});
  rejected.do_actions().follow_up();
  EXPECT_THAT(rejected.refused(closing(CloseCode::NotAgreed)), IsEmpty());
  EXPECT_THAT(rejected.refused(closing(CloseCode::NoReply)), ElementsAre("CLOSE_CODE_WRONG /code"));
  auto outside = ready();
  outside.act(OpenExternal{ExternalKind::Mediation, "消协", "M-1"}).act(EndExternal{"调解成功"});
  EXPECT_THAT(outside.refused(closing(CloseCode::External)), IsEmpty());
}

// D5-1, CX: a handler closes S3 and S4 that they own; a manager closes all.
TEST(Closing, IsForWhoMayCloseThisSeverity) {
  const auto walk = ready();
  EXPECT_THAT(walk.refused(closing(), sample::kOther), ElementsAre("NOT_OWNER"));
  EXPECT_THAT(walk.refused(closing(), sample::kManager), IsEmpty());
  auto grave = ready("DI01");
  grave.act(DecideImprovement{true, "加副本"});
  EXPECT_THAT(grave.refused(closing()), ElementsAre("SEVERITY_RESERVED"));
  EXPECT_THAT(grave.refused(closing(), sample::kManager), IsEmpty());
}

// P5: a substantiated S1 or S2 closes with an improvement decision and its root cause.
TEST(Closing, AGraveComplaintNeedsAnImprovementDecision) {
  auto walk = ready("DI01");
  EXPECT_THAT(walk.refused(closing(), sample::kManager), ElementsAre("IMPROVEMENT_MISSING"));
  EXPECT_THAT(walk.refused(DecideImprovement{false, ""}), ElementsAre("BLANK_TEXT /reason"));
  walk.act(DecideImprovement{false, "已有措施"});
  EXPECT_THAT(walk.refused(closing(), sample::kManager), IsEmpty());
  walk.act(RecordRootCause{"machine", "磁盘", {}});
  EXPECT_THAT(walk.refused(closing(), sample::kManager), ElementsAre("ROOT_CAUSE_MISSING"));
}

// P5, K22: so does a repeat of whatever severity, linked or flagged.
TEST(Closing, ARepeatNeedsBothToo) {
  auto linked = Walk::in("BL05");
  linked.looked_up.number_known = true;
  linked.act(LinkComplaint{std::string(sample::kSecondNumber), LinkKind::Repeat, ""});
  for (auto walk : {linked, Walk::in("BL05", {"REPEAT"})}) {
    walk.to(Stage::FollowUp).do_actions();
    EXPECT_THAT(walk.refused(closing()), ElementsAre("IMPROVEMENT_MISSING"));
    walk.act(DecideImprovement{true, "再次发生"});
    EXPECT_THAT(walk.refused(closing()), IsEmpty());
    walk.state.memory.life.edit().cause.reset();
    EXPECT_THAT(walk.refused(closing()), ElementsAre("ROOT_CAUSE_MISSING"));
  }
}

// T-32: reopened on day 30; on day 31 a new complaint is filed and linked.
TEST(Closing, T32ReopensWithinThirtyDays) {
  auto walk = ready();
  walk.close();
  const ReopenComplaint reopening{"又出现了"};
  EXPECT_THAT(walk.refused(ReopenComplaint{""}), ElementsAre("BLANK_TEXT /reason"));
  auto late = walk;
  EXPECT_THAT(late.days(31).refused(reopening, late.by(ActorKind::Complainant)), ElementsAre("WINDOW_OVER"));
  walk.days(30).say(reopening);
  EXPECT_EQ(walk.state.stage, Stage::Reopened);
  EXPECT_EQ(walk.life().reopen_count, 1U);
  EXPECT_FALSE(walk.life().accepted);
  EXPECT_FALSE(walk.life().points.front().finding);
  walk.accept();
  EXPECT_EQ(walk.state.stage, Stage::Investigating);
  walk.to(Stage::Closed);
}

// T-29, B2 rule (g): a check that fails again reopens what is still open; nothing else does.
TEST(Closing, T29AFailedReCheckReopens) {
  for (const auto stage : {Stage::Feedback, Stage::FollowUp}) {
    auto walk = Walk::in("BL02");
    walk.to(stage);
    EXPECT_THAT(walk.refused(ReopenComplaint{"复查"}), ElementsAre("NO_FAILED_RECHECK"));
    walk.act(RecordCheck{"T17", CheckResult::Fail, "又不一致"});
    EXPECT_THAT(walk.refused(ReopenComplaint{"复查"}, walk.by(ActorKind::Complainant)),
                ElementsAre("NO_FAILED_RECHECK"));
    const auto by_program = decide(walk.state, ReopenComplaint{"复查"}, walk.by(ActorKind::Operator));
    ASSERT_TRUE(by_program);
    evolve(walk.state, by_program->front(), walk.at);
    EXPECT_EQ(walk.state.stage, Stage::Reopened);
    EXPECT_FALSE(walk.life().recheck_failed);
  }
}

TEST(Closing, WhatWasRejectedOrMergedIsNotReopened) {
  for (const auto code : {CloseCode::Inadmissible, CloseCode::Merged}) {
    auto walk = ready();
    walk.close();
    walk.state.close_code = code;
    EXPECT_THAT(walk.refused(ReopenComplaint{"又出现了"}), ElementsAre("NOT_REOPENED"));
  }
}

}  // namespace
}  // namespace redress::complaint
