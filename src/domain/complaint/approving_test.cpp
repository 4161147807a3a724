#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/complaint/walk_testing.hpp"

namespace redress::complaint {
namespace {

using sample::Walk;
using testing::ElementsAre;
using testing::IsEmpty;

/// A complaint whose plan waits for its signatures.
Walk planned(std::int64_t amount_minor, bool liability_wording = false) {
  auto walk = Walk::in("BL02");
  walk.to(Stage::Planning).act(CheckIdentity{IdentityLevel::Strong, "证件"});
  auto plan = walk.plan(amount_minor);
  plan.liability_wording = liability_wording;
  walk.act(plan);
  return walk;
}

std::vector<std::string> approved_by(const Walk& walk, const std::string& user) {
  return walk.refused(ApprovePlan{walk.life().plan->seq}, user);
}

// D5-2, at both sides of each limit.
TEST(Approving, EachRoleApprovesUpToItsLimit) {
  for (const auto& [user, limit] : {std::pair(sample::kOther, 20'000), std::pair(sample::kHead, 500'000)}) {
    EXPECT_THAT(approved_by(planned(limit), user), IsEmpty()) << user;
    EXPECT_THAT(approved_by(planned(limit + 1), user), ElementsAre("AMOUNT_ABOVE_LIMIT")) << user;
  }
  EXPECT_THAT(approved_by(planned(5'000'000), sample::kManager), IsEmpty());
  EXPECT_THAT(approved_by(planned(5'000'001), sample::kManager), ElementsAre("AMOUNT_ABOVE_LIMIT"));
  EXPECT_THAT(approved_by(planned(90'000'000), sample::kTop), IsEmpty());
}

// T-24: CNY 8,000 is too much for a head of department and goes to the manager.
TEST(Approving, T24AHeadOfDepartmentDoesNotApproveEightThousand) {
  auto walk = planned(800'000);
  EXPECT_THAT(approved_by(walk, sample::kHead), ElementsAre("AMOUNT_ABOVE_LIMIT"));
  walk.approve_plan();
  EXPECT_EQ(walk.state.stage, Stage::Handling);
  EXPECT_EQ(walk.state.compensation_minor, 800'000);
}

// D5-3
TEST(Approving, NobodyApprovesWhatTheyOwnOrWrote) {
  auto walk = planned(100);
  EXPECT_THAT(approved_by(walk, sample::kOwner), ElementsAre("OWNER_IS_APPROVER"));
  walk.assign(sample::kOther);
  for (const auto& user : {sample::kOwner, sample::kOther}) {
    EXPECT_THAT(approved_by(walk, user), ElementsAre("OWNER_IS_APPROVER"));
    EXPECT_THAT(walk.refused(CosignPlan{walk.life().plan->seq}, user), ElementsAre("OWNER_IS_APPROVER"));
    EXPECT_THAT(walk.refused(RejectPlan{walk.life().plan->seq, "不"}, user), ElementsAre("OWNER_IS_APPROVER"));
  }
}

TEST(Approving, SignsThePlanThatWasRead) {
  auto walk = Walk::in("BL02");
  walk.to(Stage::Planning);
  EXPECT_THAT(walk.refused(ApprovePlan{1}, sample::kManager), ElementsAre("PLAN_MISSING"));
  walk.make_plan();
  EXPECT_THAT(walk.refused(ApprovePlan{1}, sample::kManager), ElementsAre("PLAN_CHANGED /plan"));
  EXPECT_THAT(walk.refused(CosignPlan{1}, sample::kLegal), ElementsAre("PLAN_CHANGED /plan"));
  EXPECT_THAT(walk.refused(RejectPlan{1, "不"}, sample::kManager), ElementsAre("PLAN_CHANGED /plan"));
  walk.act(AddPoint{"还有一点"});
  EXPECT_THAT(approved_by(walk, sample::kManager), ElementsAre("FINDING_MISSING", "ANSWER_MISSING"));
  walk.act(RejectPlan{walk.life().plan->seq, "漏答一点"}, sample::kManager);
  EXPECT_EQ(walk.state.stage, Stage::Planning);
  EXPECT_FALSE(walk.life().plan);
  walk.make_plan();
  EXPECT_THAT(approved_by(walk, sample::kManager), ElementsAre("FINDING_MISSING"));
  walk.act(StepBack{BackTo::Investigating, "还有一点", ""}).to(Stage::Feedback);
  EXPECT_THAT(approved_by(walk, sample::kManager), ElementsAre("PLAN_ADOPTED"));
}

// D5-2: legal signs above CNY 10,000 and wherever the words admit liability.
TEST(Approving, LegalSignsBesideTheApproval) {
  for (auto walk : {planned(0, true), planned(1'000'001)}) {
    walk.approve_plan(sample::kTop);
    EXPECT_EQ(walk.state.stage, Stage::Planning);
    const CosignPlan signature{walk.life().plan->seq};
    EXPECT_THAT(walk.refused(signature, sample::kHead), ElementsAre("SIGNATURE_NOT_NEEDED"));
    EXPECT_THAT(walk.refused(signature, sample::kTop), ElementsAre("SECOND_PERSON_MISSING"));
    EXPECT_THAT(approved_by(walk, sample::kManager), ElementsAre("SIGNATURE_NOT_NEEDED"));
    EXPECT_EQ(staff_needs(walk.state, 1'000'000).front(), (Refusal{RefusalCode::SignatureMissing, "", "legal"}));
    walk.act(signature, sample::kLegal);
    EXPECT_EQ(walk.state.stage, Stage::Handling);
  }
  EXPECT_EQ(planned(1'000'000).approve_plan().state.stage, Stage::Handling);
}

TEST(Approving, FinanceExtendsAManagersApproval) {
  auto walk = planned(5'000'000);
  walk.approve_plan().act(CosignPlan{walk.life().plan->seq}, sample::kLegal);
  EXPECT_EQ(walk.state.stage, Stage::Planning);
  EXPECT_EQ(staff_needs(walk.state, 1'000'000).front(), (Refusal{RefusalCode::SignatureMissing, "", "finance"}));
  EXPECT_THAT(walk.refused(CosignPlan{walk.life().plan->seq}, sample::kHead), ElementsAre("SIGNATURE_NOT_NEEDED"));
  walk.act(CosignPlan{walk.life().plan->seq}, sample::kFinance);
  EXPECT_EQ(walk.state.stage, Stage::Handling);
}

// Two signatures are two persons, in either order.
TEST(Approving, WhoCosignedFirstDoesNotApproveToo) {
  auto walk = planned(0, true);
  walk.act(CosignPlan{walk.life().plan->seq}, sample::kLegal);
  EXPECT_THAT(approved_by(walk, sample::kLegal), ElementsAre("SECOND_PERSON_MISSING"));
  walk.approve_plan();
  EXPECT_EQ(walk.state.stage, Stage::Handling);
}

// What was paid in advance counts: approved is the whole (D5-2, cumulative).
TEST(Approving, AnAdvanceMakesAnApprovalTooSmall) {
  auto walk = planned(490'000, true);
  walk.approve_plan(sample::kHead).act(PayInAdvance{20'000, "R-1", "节点"});
  EXPECT_EQ(walk.state.compensation_minor, 510'000);
  EXPECT_EQ(walk.life().plan->approved_by, "");
  EXPECT_THAT(approved_by(walk, sample::kHead), ElementsAre("AMOUNT_ABOVE_LIMIT"));
  walk.act(CosignPlan{walk.life().plan->seq}, sample::kLegal).approve_plan();
  EXPECT_EQ(walk.state.stage, Stage::Handling);
}

// D5-3, P6: neither a new owner's signature nor that of somebody in conflict counts.
TEST(Approving, ASignatureFallsWithOwnershipOrConflict) {
  auto walk = planned(0, true);
  walk.approve_plan(sample::kTop);
  auto owned = walk;
  owned.assign(sample::kTop);
  EXPECT_EQ(owned.life().plan->approved_by, "");
  EXPECT_EQ(owned.life().hands.count(sample::kTop), 1U);
  walk.looked_up.candidate = Candidate{sample::kTop, "", false, false};
  walk.act(DeclareConflict{sample::kTop, ConflictKind::Accused, "被投诉"}, sample::kManager);
  EXPECT_EQ(walk.life().plan->approved_by, "");
  walk.looked_up.candidate = Candidate{sample::kOwner, "", false, false};
  walk.act(DeclareConflict{sample::kOwner, ConflictKind::Accused, "被投诉"}, sample::kManager);
  EXPECT_FALSE(walk.life().plan);  // its author's plan goes with them
}

}  // namespace
}  // namespace redress::complaint
