#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/complaint/walk_testing.hpp"

namespace redress::complaint {
namespace {

using sample::Walk;
using testing::ElementsAre;
using testing::IsEmpty;

Walk with_candidate(Walk walk, Candidate candidate) {
  walk.looked_up.candidate = std::move(candidate);
  return walk;
}

Walk conflicted(Walk walk, const std::string& user) {
  walk.looked_up.candidate = Candidate{user, "D-CS", true, true};
  walk.act(DeclareConflict{user, ConflictKind::Accused, "被投诉人"}, sample::kTop);
  return walk;
}

TEST(Assigning, AnOwnerAcceptsAndInvestigates) {
  auto walk = Walk::in("BL02");
  walk.assign();
  EXPECT_EQ(walk.state.owner, sample::kOwner);
  EXPECT_EQ(walk.state.owner_department, "D-CS");
  EXPECT_EQ(walk.state.stage, Stage::Classified);
  EXPECT_THAT(walk.refused(AcceptOwnership{}, sample::kOther), ElementsAre("NOT_OWNER"));
  walk.accept();
  EXPECT_EQ(walk.state.stage, Stage::Investigating);
}

TEST(Assigning, RefusesWhoCannotOwn) {
  const auto walk = Walk::in("BL02");
  const AssignOwner owner{sample::kOwner, ""};
  EXPECT_THAT(walk.refused(owner), ElementsAre("NO_SUCH_USER /user"));
  EXPECT_THAT(with_candidate(walk, {"9", "D-CS", true, true}).refused(owner), ElementsAre("NO_SUCH_USER /user"));
  EXPECT_THAT(with_candidate(walk, {sample::kOwner, "D-CS", false, true}).refused(owner),
              ElementsAre("NOT_ELIGIBLE /user"));
  EXPECT_THAT(with_candidate(walk, {sample::kOwner, "D-CS", true, false}).refused(AssignInvestigator{sample::kOwner}),
              ElementsAre("NOT_ELIGIBLE /user"));
  EXPECT_THAT(walk.refused(AcceptOwnership{}), ElementsAre("OWNER_MISSING"));
}

// T-13: whoever is complained about is not assignable, to nothing.
TEST(Assigning, T13WhoIsComplainedAboutIsNotAssignable) {
  const auto walk = conflicted(Walk::in("BL02"), sample::kOwner);
  EXPECT_THAT(walk.refused(AssignOwner{sample::kOwner, ""}, sample::kManager),
              ElementsAre("CONFLICT_OF_INTEREST /user"));
  EXPECT_THAT(walk.refused(AssignInvestigator{sample::kOwner}, sample::kManager),
              ElementsAre("CONFLICT_OF_INTEREST /user"));
  EXPECT_THAT(walk.refused(DeclareConflict{sample::kOwner, ConflictKind::Team, "同组"}, sample::kManager),
              ElementsAre("CONFLICT_KNOWN /user"));
}

// P6: of every act, also those before it is classified.
TEST(Assigning, NobodyInConflictActsOnIt) {
  const auto walk = conflicted(Walk(), sample::kOwner);
  EXPECT_THAT(walk.refused(ConfirmComplaint{"账单", "退款"}), ElementsAre("CONFLICT_OF_INTEREST"));
  EXPECT_THAT(walk.refused(ProposeRejection{RejectionReason::NotOurs, "不是", {OtherRemedy::Court}}),
              ElementsAre("CONFLICT_OF_INTEREST"));
  EXPECT_THAT(walk.refused(SendMessage{"您好"}), ElementsAre("CONFLICT_OF_INTEREST"));
  const auto other = with_candidate(walk, {"9", "", false, false});
  EXPECT_THAT(other.refused(DeclareConflict{"9", ConflictKind::Team, "同组"}), IsEmpty());
}

TEST(Assigning, AConflictTakesOwnershipAndProposalsAway) {
  Walk walk;
  walk.act(ProposeRejection{RejectionReason::NotOurs, "不是", {OtherRemedy::Court}});
  EXPECT_EQ(conflicted(walk, sample::kOther).state.rejection_seq, walk.seq());
  walk = conflicted(walk, sample::kOwner);
  EXPECT_EQ(walk.state.rejection_seq, 0U);
  auto owned = Walk::in("BL02");
  owned.assign().accept();
  owned = conflicted(owned, sample::kOwner);
  EXPECT_EQ(owned.state.owner, "");
  EXPECT_EQ(owned.state.owner_department, kComplaintCentre);
  EXPECT_EQ(owned.state.stage, Stage::Investigating);
}

TEST(Assigning, ATransferSaysWhyAndTakesEffectAtOnce) {
  auto walk = Walk::in("BL02");
  walk.assign().accept();
  EXPECT_THAT(walk.refused(AssignOwner{sample::kOwner, "再派"}, sample::kManager),
              ElementsAre("OWNER_UNCHANGED /user"));
  walk.looked_up.candidate = Candidate{sample::kOther, "", true, true};
  EXPECT_THAT(walk.refused(AssignOwner{sample::kOther, ""}, sample::kManager), ElementsAre("REASON_MISSING /reason"));
  walk.act(AssignOwner{sample::kOther, "休假"}, sample::kManager);
  EXPECT_EQ(walk.state.owner_department, kComplaintCentre);  // never empty (P4)
  walk.act(PlanInvestigation{{"查账"}, {}}, sample::kOther);
  EXPECT_EQ(walk.life().transfer_count, 1U);
}

// What waits for information in CLASSIFIED is not accepted by being assigned.
TEST(Assigning, AnOwnerNamedWhileItWaitsStillAccepts) {
  auto walk = Walk::in("BL02");
  walk.act(AskInformation{"哪张账单？", {"编号"}}).assign().say(AddInformation{"十月", {}});
  EXPECT_EQ(walk.state.stage, Stage::Classified);
  EXPECT_FALSE(walk.life().accepted);
}

// R2.3-02: no ping-pong. The second refusal is a dispute, and what coordination decides stands.
TEST(Assigning, ASecondRefusalIsDecidedByCoordination) {
  auto walk = Walk::in("BL02");
  walk.assign().act(RefuseOwnership{"不归我"});
  EXPECT_EQ(walk.state.owner, "");
  walk.assign(sample::kOther).act(RefuseOwnership{"也不归我"}, sample::kOther);
  EXPECT_TRUE(walk.state.disputed);
  EXPECT_THAT(walk.refused(AcceptOwnership{}), ElementsAre("OWNERSHIP_DISPUTED"));
  walk.looked_up.candidate = Candidate{sample::kOwner, "D-CS", true, true};
  EXPECT_THAT(walk.refused(AssignOwner{sample::kOwner, ""}, sample::kOther), ElementsAre("OWNERSHIP_DISPUTED"));
  walk.assign();
  EXPECT_FALSE(walk.state.disputed);
  EXPECT_THAT(walk.refused(RefuseOwnership{"仍不归我"}), ElementsAre("OWNERSHIP_SETTLED"));
  walk.accept();
}

// P2: S1 and S2 get an interim decision first, in a new round too.
TEST(Assigning, AGraveComplaintNeedsAnInterimDecisionFirst) {
  auto walk = Walk::in("DI01");
  walk.assign();
  EXPECT_THAT(walk.refused(AcceptOwnership{}), ElementsAre("INTERIM_DECISION_MISSING"));
  EXPECT_THAT(walk.refused(DecideInterimRemedy{false, ""}), ElementsAre("BLANK_TEXT /text"));
  walk.act(DecideInterimRemedy{false, "文件已不可恢复"}).act(AcceptOwnership{});
  Walk again;
  again.say(WithdrawComplaint{}).say(ReopenComplaint{"又出现了"});
  EXPECT_EQ(again.state.stage, Stage::Reopened);
  again.state.severity = taxonomy::Severity::S1;
  again.assign();
  EXPECT_THAT(again.refused(AcceptOwnership{}), ElementsAre("INTERIM_DECISION_MISSING"));
}

TEST(Assigning, AnInvestigatorIsNamedOnce) {
  auto walk = Walk::in("BL02");
  walk.looked_up.candidate = Candidate{sample::kInvestigator, "D-OPS", false, true};
  walk.act(AssignInvestigator{sample::kInvestigator}, sample::kManager);
  EXPECT_EQ(walk.state.investigator, sample::kInvestigator);
  EXPECT_THAT(walk.refused(AssignInvestigator{sample::kInvestigator}), ElementsAre("OWNER_UNCHANGED /user"));
  EXPECT_EQ(conflicted(walk, sample::kInvestigator).state.investigator, "");
}

}  // namespace
}  // namespace redress::complaint
