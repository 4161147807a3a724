#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/complaint/walk_testing.hpp"

namespace redress::complaint {
namespace {

using sample::Walk;
using testing::ElementsAre;
using testing::IsEmpty;

const ReferComplaint kRefer{"市场监管局", false, false, "已转给市场监管局"};
const OpenExternal kOpenExternal{ExternalKind::Court, "法院", "2026-7"};

CloseComplaint closing(CloseCode code) { return {code, sample::whole_checklist()}; }

// B2: personal data leaves only with consent.
TEST(SideWays, AReferralNeedsConsentWhenPersonalDataLeaves) {
  auto walk = Walk::in("BL02");
  auto refer = kRefer;
  refer.personal_data_leaves = true;
  EXPECT_THAT(walk.refused(refer), ElementsAre("CONSENT_MISSING /consent"));
  EXPECT_THAT(walk.refused(ReferComplaint{}), ElementsAre("BLANK_TEXT /body", "BLANK_TEXT /text"));
  refer.consent = true;
  walk.act(refer);
  EXPECT_EQ(walk.state.stage, Stage::Referred);
}

// B2 rule (f): what was referred closes with C6 and U7.
TEST(SideWays, AReferralClosesAsExternal) {
  auto walk = Walk::in("BL02");
  walk.assign().act(kRefer);
  EXPECT_THAT(walk.refused(closing(CloseCode::External)), ElementsAre("ACCEPTANCE_MISSING"));
  EXPECT_THAT(walk.refused(closing(CloseCode::NoReply), sample::kManager), ElementsAre("CLOSE_CODE_WRONG /code"));
  EXPECT_THAT(walk.refused(CloseComplaint{CloseCode::External, {}}, sample::kManager),
              ElementsAre("CHECKLIST_OPEN /checklist"));
  walk.act(closing(CloseCode::External), sample::kManager);
  EXPECT_EQ(walk.state.stage, Stage::Closed);
  EXPECT_EQ(walk.state.outcome, Outcome::Referred);
}

// B2 rule (f), from every stage that may be left.
TEST(SideWays, ExternalReturnsToTheStageThatWasLeft) {
  for (const auto stage : {Stage::Received, Stage::Confirmed, Stage::Classified, Stage::Investigating, Stage::Planning,
                           Stage::Handling, Stage::Feedback, Stage::FollowUp, Stage::Closed}) {
    Walk walk;
    walk.to(stage);
    const auto before = walk.state;
    walk.act(kOpenExternal);
    EXPECT_EQ(walk.state.stage, Stage::External);
    walk.days(3).act(EndExternal{"撤诉"});
    EXPECT_EQ(walk.state.stage, stage);
    EXPECT_EQ(walk.state.left_stage, std::nullopt);
    EXPECT_EQ(walk.state.close_code, before.close_code) << to_word(stage);
    EXPECT_EQ(walk.state.closed_at, before.closed_at) << to_word(stage);
  }
}

TEST(SideWays, WhatWaitsForInformationWaitsNoMoreBeforeACourt) {
  auto walk = Walk::in("BL02");
  walk.act(AskInformation{"哪张账单？", {"编号"}}).act(kOpenExternal).act(EndExternal{"撤诉"});
  EXPECT_EQ(walk.state.stage, Stage::Classified);
}

// What was closed before is closed after: nothing is withdrawn, confirmed or decided in between.
TEST(SideWays, WhatWasClosedBeforeACourtHadItStaysClosed) {
  Walk walk;
  walk.to(Stage::Closed).act(kOpenExternal);
  EXPECT_THAT(walk.refused(WithdrawComplaint{}, walk.by(ActorKind::Complainant)), ElementsAre("STAGE_FORBIDS_ACT"));
  Walk open;
  open.act(kOpenExternal);
  EXPECT_THAT(open.refused(WithdrawComplaint{}, open.by(ActorKind::Complainant)), IsEmpty());
  EXPECT_FALSE(obstacles(open.state, Stage::Closed).empty());
}

// A side stage that was entered from CONFIRMED is not left by confirming again.
TEST(SideWays, ConfirmingIsNoWayBack) {
  Walk walk;
  walk.confirm().act(kOpenExternal);
  EXPECT_THAT(walk.refused(ConfirmComplaint{"账单", "退款"}), ElementsAre("STAGE_FORBIDS_ACT"));
  walk.act(EndExternal{"撤诉"}).act(AskInformation{"哪张账单？", {"编号"}});
  EXPECT_THAT(walk.refused(ConfirmComplaint{"账单", "退款"}), ElementsAre("STAGE_FORBIDS_ACT"));
}

TEST(SideWays, OneSideWayAtATime) {
  auto walk = Walk::in("BL02");
  walk.act(kOpenExternal);
  EXPECT_THAT(walk.refused(kOpenExternal), ElementsAre("STAGE_FORBIDS_ACT"));
  EXPECT_THAT(walk.refused(kRefer), ElementsAre("STAGE_FORBIDS_ACT"));
  EXPECT_THAT(walk.refused(EndExternal{""}), ElementsAre("BLANK_TEXT /result"));
}

// The group case tells its members; a member that leaves goes on where it was.
TEST(SideWays, AMemberOfAGroupReturnsToTheStageThatWasLeft) {
  auto walk = Walk::in("BL02");
  walk.assign().accept();
  EXPECT_THAT(obstacles(walk.state, Stage::Merged), IsEmpty());
  evolve(walk.state, GroupJoined{"G-7"}, walk.at);
  evolve(walk.state, GroupResultTold{"G-7", Outcome::Upheld, "共同结果", "2", "3"}, walk.at);
  EXPECT_EQ(walk.life().group_outcome, Outcome::Upheld);
  EXPECT_THAT(obstacles(walk.state, Stage::Closed), IsEmpty());
  evolve(walk.state, GroupLeft{"G-7"}, walk.at);
  EXPECT_EQ(walk.state.stage, Stage::Investigating);
  EXPECT_EQ(walk.state.group, "");
  EXPECT_EQ(walk.life().group_outcome, std::nullopt);
}

// T-51: an automatic rule rejects nothing, refers nothing, closes nothing.
TEST(SideWays, T51NoToolDecidesWhatAPersonDecides) {
  const auto walk = Walk();
  const ProposeRejection rejection{RejectionReason::NotOurs, "不是", {OtherRemedy::Court}};
  for (const auto kind : {ActorKind::Operator, ActorKind::Import}) {
    for (const Command& act : {Command(rejection), Command(ApproveRejection{1}), Command(kRefer),
                               Command(kOpenExternal), Command(closing(CloseCode::External))}) {
      EXPECT_THAT(walk.refused(act, walk.by(kind)), ElementsAre("PERSON_UNNAMED"));
    }
  }
}

}  // namespace
}  // namespace redress::complaint
