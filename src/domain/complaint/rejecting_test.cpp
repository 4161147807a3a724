#include "domain/complaint/rejecting.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/complaint/testing.hpp"

namespace redress::complaint {
namespace {

using sample::outcome;
using sample::staff_facts;
using testing::ElementsAre;

constexpr Standing kHandler{true, false, false};
constexpr Standing kIntake{false, false, false};
constexpr Standing kManager{true, true, false};
constexpr Standing kLegal{false, false, true};

ProposeRejection proposal(RejectionReason reason = RejectionReason::NotOurs) {
  return {reason, "与本平台服务无关", {OtherRemedy::Authority, OtherRemedy::Court}};
}

/// A complaint with a proposal of user 2 at seq 2.
State proposed(RejectionReason reason = RejectionReason::NotOurs, Standing by = kHandler) {
  auto state = sample::state_of(sample::written());
  const auto decided = decide(state, proposal(reason), staff_facts("2", by));
  for (const auto& event : decided.value()) evolve(state, event, sample::kNow);
  return state;
}

State open_complaint() { return sample::state_of(sample::written()); }

// T-18: one person is not enough, two are.
TEST(Rejecting, T18TakesTwoPersons) {
  auto state = proposed();
  EXPECT_EQ(state.stage, Stage::Received);
  EXPECT_THAT(outcome(state, ApproveRejection{2}, staff_facts("2")), ElementsAre("SECOND_PERSON_MISSING  "));
  EXPECT_THAT(
      outcome(state, ApproveRejection{2}, staff_facts("3")),
      ElementsAre("rejected=RJ1\nremedy=authority\nremedy=court\nexplanation=与本平台服务无关\nproposal=2\nby=3\n",
                  "closed=C4U6\n"));
}

TEST(Rejecting, AToolIsNobody) {
  const auto operator_facts = sample::facts(ActorKind::Operator);
  EXPECT_THAT(outcome(open_complaint(), proposal(), operator_facts), ElementsAre("PERSON_UNNAMED  "));
  EXPECT_THAT(outcome(proposed(), ApproveRejection{2}, operator_facts), ElementsAre("PERSON_UNNAMED  "));
  EXPECT_THAT(outcome(proposed(), DeclineRejection{2, "no"}, operator_facts), ElementsAre("PERSON_UNNAMED  "));
  EXPECT_THAT(outcome(proposed(), ApproveRejection{2}, sample::facts(ActorKind::Complainant)),
              ElementsAre("STAFF_ONLY  "));
  EXPECT_THAT(outcome(proposed(), ApproveRejection{2}, staff_facts("")), ElementsAre("PERSON_UNNAMED  "));
}

TEST(Rejecting, TheIntakeAgentDoesNot) {
  EXPECT_THAT(outcome(open_complaint(), proposal(), staff_facts("2", kIntake)), ElementsAre("REJECTION_RESERVED  "));
  EXPECT_THAT(outcome(proposed(), ApproveRejection{2}, staff_facts("3", kIntake)), ElementsAre("REJECTION_RESERVED  "));
  EXPECT_THAT(outcome(proposed(), DeclineRejection{2, "no"}, staff_facts("3", kIntake)),
              ElementsAre("REJECTION_RESERVED  "));
  EXPECT_THAT(outcome(proposed(), ApproveRejection{2}, staff_facts("3", kLegal)), ElementsAre("REJECTION_RESERVED  "));
}

// R2.1-08: abuse is found by a manager and a legal officer, in either order, and by nobody else.
TEST(Rejecting, AbuseTakesAManagerAndALegalOfficer) {
  const auto abuse = RejectionReason::Abusive;
  EXPECT_THAT(outcome(open_complaint(), proposal(abuse), staff_facts("2", kHandler)),
              ElementsAre("ABUSE_NEEDS_LEGAL  "));
  for (const auto& [first, second, good] :
       {std::tuple(kManager, kLegal, true), std::tuple(kLegal, kManager, true), std::tuple(kManager, kManager, false),
        std::tuple(kLegal, kLegal, false), std::tuple(kManager, kHandler, false)}) {
    const auto lines = outcome(proposed(abuse, first), ApproveRejection{2}, staff_facts("3", second));
    if (good)
      EXPECT_EQ(lines.size(), 2U) << lines.front();
    else
      EXPECT_THAT(lines, ElementsAre("ABUSE_NEEDS_LEGAL  "));
  }
}

TEST(Rejecting, LeavesStagesOneAndTwoOnly) {
  for (const auto& [stage, word] : words_of(Stage{})) {
    auto state = open_complaint();
    state.stage = stage;
    const bool allowed = stage == Stage::Received || stage == Stage::Confirmed;
    const auto lines = outcome(state, proposal(), staff_facts());
    EXPECT_EQ(lines.front().starts_with("proposed="), allowed) << word << " " << lines.front();
    state = proposed();
    state.stage = stage;
    EXPECT_EQ(outcome(state, ApproveRejection{2}, staff_facts("3")).size() == 2, allowed) << word;
  }
}

TEST(Rejecting, NeverWhatAnAuthorityReferred) {
  auto filing = sample::written();
  filing.channel = Channel::Authority;
  EXPECT_THAT(outcome(sample::state_of(filing), proposal(), staff_facts()), ElementsAre("AUTHORITY_REFERRAL  "));
}

TEST(Rejecting, IsForComplaintsOnly) {
  auto state = open_complaint();
  state.kind = RecordKind::Report;
  EXPECT_THAT(outcome(state, proposal(), staff_facts()), ElementsAre("NOT_A_COMPLAINT  "));
}

TEST(Rejecting, TellsReasonAndOtherRemedies) {
  EXPECT_THAT(outcome(open_complaint(), ProposeRejection{}, staff_facts()),
              ElementsAre("BLANK_TEXT /explanation ", "MISSING_FIELD /remedies "));
  auto twice = proposal();
  twice.remedies.push_back(OtherRemedy::Authority);
  EXPECT_THAT(outcome(open_complaint(), twice, staff_facts()), ElementsAre("REPEATED_ITEM /remedies "));
}

TEST(Rejecting, NoDescriptionHoldsOnlyAfterAQuestion) {
  auto state = open_complaint();
  const auto silent = proposal(RejectionReason::NoDescription);
  EXPECT_THAT(outcome(state, silent, staff_facts()), ElementsAre("NOTHING_ASKED /reason "));
  evolve(state, InformationRequested{"what happened?", {"what"}}, sample::kNow);
  evolve(state, InformationAdded{"?"}, sample::kNow);
  EXPECT_TRUE(outcome(state, silent, staff_facts()).front().starts_with("proposed=RJ4"));
}

TEST(Rejecting, OneProposalAtATimeAndTheOneThatWasRead) {
  auto state = proposed();
  EXPECT_THAT(outcome(state, proposal(), staff_facts("3")), ElementsAre("PROPOSAL_PENDING  2"));
  EXPECT_THAT(outcome(state, ApproveRejection{1}, staff_facts("3")), ElementsAre("PROPOSAL_CHANGED /proposal 2"));
  EXPECT_THAT(outcome(open_complaint(), ApproveRejection{2}, staff_facts("3")), ElementsAre("PROPOSAL_MISSING  "));
  EXPECT_THAT(outcome(open_complaint(), DeclineRejection{2, "no"}, staff_facts("3")),
              ElementsAre("PROPOSAL_MISSING  "));
}

TEST(Rejecting, IsDeclinedByAnotherOrTakenBack) {
  for (const auto* user : {"2", "3"}) {
    auto state = proposed();
    EXPECT_THAT(outcome(state, DeclineRejection{2, "属于本平台"}, staff_facts(user)),
                ElementsAre("declined=2\nreason=属于本平台\n"));
  }
  EXPECT_THAT(outcome(proposed(), DeclineRejection{2, ""}, staff_facts("3")), ElementsAre("BLANK_TEXT /reason "));
}

TEST(Rejecting, NobodyIsRejectedWithoutAnExplanation) {
  auto state = proposed();
  state.memory.rejection->explanation.clear();  // erased
  EXPECT_THAT(outcome(state, ApproveRejection{2}, staff_facts("3")), ElementsAre("PROPOSAL_MISSING  "));
}

}  // namespace
}  // namespace redress::complaint
