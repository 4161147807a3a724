#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "domain/complaint/walk_testing.hpp"

namespace redress::complaint {
namespace {

using sample::Walk;
using testing::ElementsAre;
using testing::IsEmpty;

Walk planning(const std::string& category = "BL02") {
  auto walk = Walk::in(category);
  return walk.to(Stage::Planning);
}

/// A plan whose first remedy is this.
MakePlan with(const Walk& walk, Remedy remedy) {
  auto plan = walk.plan();
  plan.answers.front().remedies = {std::move(remedy)};
  return plan;
}

TEST(Planning, AnswersEveryPointOnce) {
  const auto walk = planning();
  auto plan = walk.plan();
  plan.answers.pop_back();
  EXPECT_THAT(walk.refused(plan), ElementsAre("ANSWER_MISSING /answers"));
  plan.answers.push_back(plan.answers.front());
  EXPECT_THAT(walk.refused(plan), ElementsAre("ANSWER_REPEATED /answers/1/point", "ANSWER_MISSING /answers"));
  plan.answers.back().point = 3;
  EXPECT_THAT(walk.refused(plan), ElementsAre("NO_SUCH_POINT /answers/1/point", "ANSWER_MISSING /answers"));
  EXPECT_THAT(walk.refused(MakePlan{}), ElementsAre("MISSING_FIELD /answers"));
  EXPECT_THAT(walk.refused(walk.plan()), IsEmpty());
  EXPECT_THAT(walk.refused(walk.plan(), sample::kOther), ElementsAre("NOT_OWNER"));
}

TEST(Planning, ARemedyIsOfTheCatalogueAndWhole) {
  auto walk = planning();
  walk.act(CheckIdentity{IdentityLevel::Strong, "证件"});
  const auto refused = [&](Remedy remedy) { return walk.refused(with(walk, std::move(remedy))); };
  const std::string at = "/answers/0/remedies/0";
  EXPECT_THAT(refused({"gift", "礼品", walk.due(), 0}), ElementsAre("UNKNOWN_CODE " + at + "/remedy"));
  EXPECT_THAT(refused({"refund", "退款", walk.due(), 0}), ElementsAre("AMOUNT_MISSING " + at + "/amount_minor"));
  EXPECT_THAT(refused({"explain", "解释", walk.due(), 1}), ElementsAre("AMOUNT_NOT_ALLOWED " + at + "/amount_minor"));
  EXPECT_THAT(refused({"explain", "解释", {}, 0}), ElementsAre("DATE_MISSING " + at + "/due_on"));
  EXPECT_THAT(refused({"explain", "解释", add_days(walk.due(), -8), 0}), ElementsAre("TIME_IN_PAST " + at + "/due_on"));
  EXPECT_THAT(refused({"explain", "解释", add_days(walk.due(), -7), 0}), IsEmpty());  // today
  EXPECT_THAT(refused({"none", "没有损失", {}, 0}), IsEmpty());
  EXPECT_THAT(refused({"refund", "退款", walk.due(), -1}), ElementsAre("NUMBER_OUT_OF_RANGE " + at + "/amount_minor"));
}

// R3.1.2-04: proof in proportion to what is given out.
TEST(Planning, MoneyAndAccountsNeedTheirProofOfIdentity) {
  auto walk = planning();
  const auto money = with(walk, {"refund", "退款", walk.due(), 100});
  const auto account = with(walk, {"account_unblock", "解封", walk.due(), 0});
  const auto needed = ElementsAre("IDENTITY_UNCHECKED /answers/0/remedies/0/remedy");
  EXPECT_THAT(walk.refused(money), needed);
  walk.act(CheckIdentity{IdentityLevel::Account, "登录"});
  EXPECT_THAT(walk.refused(money), IsEmpty());
  EXPECT_THAT(walk.refused(account), needed);
  walk.act(CheckIdentity{IdentityLevel::Strong, "两个要素"});
  EXPECT_THAT(walk.refused(account), IsEmpty());
}

// T-25: five similar complaints with a median of 500, a plan of 900: 80 %, so a reason.
TEST(Planning, T25ADeviationFromPrecedentsNeedsAReason) {
  auto walk = planning();
  walk.act(CheckIdentity{IdentityLevel::Strong, "证件"});
  for (const std::int64_t amount : {40'000, 45'000, 50'000, 60'000, 80'000}) {
    walk.looked_up.precedents.push_back({std::string(sample::kSecondNumber), Outcome::Upheld, amount});
  }
  auto plan = walk.plan(90'000);
  EXPECT_THAT(walk.refused(plan), ElementsAre("DEVIATION_UNEXPLAINED /deviation"));
  EXPECT_EQ(decide(walk.state, plan, walk.by(sample::kOwner)).error().front().detail, "80");
  EXPECT_THAT(walk.refused(walk.plan(75'000)), IsEmpty());  // 50 %
  plan.deviation = "拖延了三个月";
  EXPECT_THAT(walk.refused(plan), IsEmpty());
  walk.act(plan);
  EXPECT_EQ(std::get<PlanMade>(walk.last.front()).precedents.size(), 5U);
}

TEST(Planning, AnotherOutcomeThanUsualNeedsAReasonToo) {
  auto walk = planning();
  for (const auto outcome : {Outcome::NotUpheld, Outcome::NotUpheld, Outcome::Upheld}) {
    walk.looked_up.precedents.push_back({std::string(sample::kSecondNumber), outcome, 0});
  }
  EXPECT_THAT(walk.refused(walk.plan()), ElementsAre("DEVIATION_UNEXPLAINED /deviation"));
  auto settled = walk.plan();
  settled.settlement = "和解书 7 号";
  walk.looked_up.precedents.front().outcome = Outcome::Settled;
  walk.looked_up.precedents.back().outcome = Outcome::Settled;
  EXPECT_THAT(walk.refused(settled), IsEmpty());
}

TEST(Planning, NoLetterTakesRightsAway) {
  auto walk = planning();
  walk.looked_up.forbidden = {"放弃一切权利"};
  EXPECT_THAT(walk.refused(walk.plan()), ElementsAre("TEXT_FORBIDDEN"));
}

TakeFastTrack fast(const Walk& walk) {
  TakeFastTrack track;
  for (std::uint64_t point = 1; point <= walk.life().points.size(); ++point) {
    track.points.push_back(
        {point, Finding::Substantiated, "属实", "已改", "疏忽", {{"explain", "已说明", walk.due(), 0}}});
  }
  return track;
}

// B2 rule (c): S4 only, and a finding of every point all the same.
TEST(Planning, TheFastTrackIsForMinorComplaintsWithoutMoney) {
  auto walk = Walk::in("BL05");
  EXPECT_THAT(walk.refused(fast(walk)), ElementsAre("OWNER_MISSING"));
  walk.assign();
  EXPECT_THAT(walk.refused(fast(walk), sample::kOther), ElementsAre("NOT_OWNER"));
  auto half = fast(walk);
  half.points.pop_back();
  EXPECT_THAT(walk.refused(half), ElementsAre("ANSWER_MISSING /points"));
  auto paid = fast(walk);
  paid.points.front().remedies = {{"refund", "退款", walk.due(), 100}};
  EXPECT_THAT(walk.refused(paid), ElementsAre("NOT_FAST_TRACK /points"));
  walk.act(fast(walk));
  EXPECT_EQ(walk.state.stage, Stage::Handling);
  EXPECT_EQ(walk.life().actions.size(), 2U);
  walk.to(Stage::Closed);
  auto general = Walk::in("BL02");
  general.assign();
  EXPECT_THAT(general.refused(fast(general)), ElementsAre("NOT_FAST_TRACK"));
}

// T-26: an impossible action leads back to the plan, and the complainant is told so.
TEST(Planning, T26AnImpossiblePlanLeadsBackWithANotice) {
  auto walk = Walk::in("BL02");
  walk.to(Stage::Handling);
  EXPECT_THAT(walk.refused(StepBack{BackTo::Planning, "无法退款", ""}), ElementsAre("NOTICE_MISSING /notice"));
  EXPECT_THAT(walk.refused(StepBack{BackTo::Planning, "", "另行答复"}), ElementsAre("BLANK_TEXT /reason"));
  EXPECT_THAT(walk.refused(StepBack{BackTo::Planning, "无法退款", "另行答复"}, sample::kOther),
              ElementsAre("NOT_OWNER"));
  auto investigated = walk;
  investigated.act(StepBack{BackTo::Investigating, "事实有误", "另行答复"}, sample::kManager);
  EXPECT_EQ(investigated.state.stage, Stage::Investigating);
  walk.act(StepBack{BackTo::Planning, "无法退款", "另行答复"});
  EXPECT_EQ(walk.state.stage, Stage::Planning);
  EXPECT_FALSE(walk.life().plan);
  EXPECT_TRUE(std::all_of(walk.life().actions.begin(), walk.life().actions.end(),
                          [](const Action& action) { return action.dropped; }));
  walk.to(Stage::Closed);
}

TEST(Planning, StepsBackOnlyWhereTheRulesLead) {
  auto walk = planning();
  EXPECT_THAT(walk.refused(StepBack{BackTo::Planning, "重来", ""}), ElementsAre("STAGE_FORBIDS_ACT"));
  walk.act(StepBack{BackTo::Investigating, "还缺日志", ""});
  EXPECT_EQ(walk.state.stage, Stage::Investigating);
  walk.to(Stage::Feedback);
  EXPECT_THAT(walk.refused(StepBack{BackTo::Planning, "重来", ""}), ElementsAre("STAGE_FORBIDS_ACT"));
  EXPECT_THAT(walk.refused(StepBack{BackTo::Investigating, "新事实", ""}), ElementsAre("DISAGREEMENT_MISSING"));
  walk.say(RejectResult{"有新的截图"}).act(StepBack{BackTo::Investigating, "新事实", ""});
  EXPECT_EQ(walk.state.stage, Stage::Investigating);
}

}  // namespace
}  // namespace redress::complaint
