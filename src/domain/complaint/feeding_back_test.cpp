#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/complaint/walk_testing.hpp"

namespace redress::complaint {
namespace {

using sample::Walk;
using testing::ElementsAre;
using testing::IsEmpty;

Walk feedback() {
  auto walk = Walk::in("BL02");
  return walk.to(Stage::Feedback);
}

TEST(FeedingBack, TheResultAnswersEveryPoint) {
  const auto walk = feedback();
  const auto& told = std::get<ResultTold>(walk.last.front());
  EXPECT_EQ(told.decision_no, std::string(sample::kNumber) + "-D1");
  EXPECT_EQ(told.outcome, Outcome::Upheld);
  EXPECT_EQ(told.text, "处理决定");
  ASSERT_EQ(told.points.size(), 2U);
  EXPECT_EQ(told.points[1].point, 2U);
  EXPECT_EQ(told.points[1].text, "没人回复");
  EXPECT_EQ(told.points[1].facts, "查实的情况");
  EXPECT_EQ(told.points[1].answer, "答复");
  EXPECT_EQ(told.points[1].reasons, "理由");
  EXPECT_EQ(told.points[1].remedies.size(), 1U);
}

TEST(FeedingBack, ASecondRoundHasItsOwnDecisionNumber) {
  auto walk = feedback();
  walk.say(RejectResult{"有新事实"}).act(StepBack{BackTo::Investigating, "新事实", ""}).conclude().to(Stage::Feedback);
  EXPECT_EQ(std::get<ResultTold>(walk.last.front()).decision_no, std::string(sample::kNumber) + "-D2");
}

// D8: what the findings come to.
TEST(FeedingBack, TheOutcomeFollowsFromTheFindings) {
  using enum Finding;
  for (const auto& [one, two, outcome] : {std::tuple(Substantiated, Substantiated, Outcome::Upheld),
                                          std::tuple(Substantiated, Unsubstantiated, Outcome::PartlyUpheld),
                                          std::tuple(Partly, Partly, Outcome::PartlyUpheld),
                                          std::tuple(Unsubstantiated, Unsubstantiated, Outcome::NotUpheld),
                                          std::tuple(Unsubstantiated, Indeterminate, Outcome::Indeterminate)}) {
    auto walk = Walk::in("BL02");
    walk.assign().accept().hear_and_check().find(one).act(RecordFinding{2, two, "查实", false}).conclude();
    walk.to(Stage::Feedback);
    EXPECT_EQ(walk.life().told->outcome, outcome) << to_word(one) << ' ' << to_word(two);
  }
  auto settled = Walk::in("BL02");
  settled.to(Stage::Planning);
  auto plan = settled.plan();
  plan.settlement = "和解书";
  settled.act(plan).approve_plan().to(Stage::Feedback);
  EXPECT_EQ(settled.life().told->outcome, Outcome::Settled);
}

TEST(FeedingBack, OnlyTheOwnerSends) {
  auto walk = Walk::in("BL02");
  walk.to(Stage::Handling).decision();
  EXPECT_THAT(walk.refused(SendResult{}, sample::kManager), ElementsAre("NOT_OWNER"));
}

// D5-3: nobody agrees in the complainant's name.
TEST(FeedingBack, OnlyTheComplainantAccepts) {
  auto walk = feedback();
  EXPECT_THAT(walk.refused(AcceptResult{"同意"}, sample::kOwner), ElementsAre("COMPLAINANT_ONLY"));
  EXPECT_THAT(walk.refused(RejectResult{""}, walk.by(ActorKind::Complainant)), ElementsAre("BLANK_TEXT /text"));
  auto told = walk;
  told.act(RejectResult{"电话里说不同意"});  // recorded in their favour
  EXPECT_EQ(told.life().told->reply, Reply::Rejected);
  EXPECT_EQ(told.state.stage, Stage::Feedback);
  walk.say(AcceptResult{""});
  EXPECT_EQ(walk.state.stage, Stage::FollowUp);
}

// T-31: no reply in ten days, one reminder; then follow-up, and C2.
TEST(FeedingBack, T31SilenceEndsAfterTheWindowAndAReminder) {
  auto walk = feedback();
  EXPECT_THAT(walk.days(10).refused(EndWait{}), ElementsAre("WINDOW_OPEN"));
  EXPECT_EQ(decide(walk.state, EndWait{}, walk.by(sample::kOwner)).error().front().detail, "2026-12-03");
  EXPECT_THAT(walk.days(1).refused(EndWait{}), ElementsAre("REMINDER_MISSING"));
  walk.act(SendReminder{"请答复"}).act(EndWait{});
  EXPECT_EQ(walk.state.stage, Stage::FollowUp);
  walk.do_actions().follow_up();
  EXPECT_THAT(walk.refused(CloseComplaint{CloseCode::Accepted, sample::whole_checklist()}, sample::kManager),
              ElementsAre("CLOSE_CODE_WRONG /code"));
  walk.close(CloseCode::NoReply);
  EXPECT_EQ(walk.state.close_code, CloseCode::NoReply);
}

// B2: information is waited for ten days with one reminder; then it goes on where it was.
TEST(FeedingBack, MissingInformationIsNotWaitedForForever) {
  auto walk = Walk::in("BL02");
  walk.assign().accept().act(AskInformation{"哪张账单？", {"编号"}});
  EXPECT_THAT(walk.days(10).refused(EndWait{}), ElementsAre("WINDOW_OPEN"));
  EXPECT_THAT(walk.days(1).refused(EndWait{}), ElementsAre("REMINDER_MISSING"));
  EXPECT_THAT(walk.refused(SendReminder{" "}), ElementsAre("BLANK_TEXT /text"));
  walk.act(SendReminder{"请补充"}).act(EndWait{});
  EXPECT_EQ(walk.state.stage, Stage::Investigating);
  walk.act(AskInformation{"再问", {"编号"}}).days(11);
  EXPECT_THAT(walk.refused(EndWait{}), ElementsAre("REMINDER_MISSING"));  // of this question
}

// T-28: three failures, none delivered, make somebody unreachable; a delivery ends the count.
TEST(FeedingBack, T28ThreeFailedDeliveriesMakeUnreachable) {
  auto walk = feedback();
  const RecordDelivery failed{DeliveryResult::Failed, Channel::Mail, "退信"};
  walk.act(failed).act(failed).days(11).act(SendReminder{"请答复"}).act(EndWait{}).do_actions();
  const CloseComplaint unreachable{CloseCode::Unreachable, sample::whole_checklist()};
  EXPECT_THAT(walk.refused(unreachable, sample::kManager), ElementsAre("CLOSE_CODE_WRONG /code"));
  auto reached = walk;
  reached.act(RecordDelivery{DeliveryResult::Delivered, Channel::Letter, "签收"}).act(failed);
  EXPECT_THAT(reached.refused(unreachable, sample::kManager), ElementsAre("CLOSE_CODE_WRONG /code"));
  walk.act(failed);
  EXPECT_THAT(walk.refused(unreachable, sample::kManager), IsEmpty());  // nobody follows up who cannot be reached
}

TEST(FeedingBack, ADeliveryIsOfAResult) {
  auto walk = feedback();
  walk.state.memory.life.edit().told.reset();
  EXPECT_THAT(walk.refused(RecordDelivery{}), ElementsAre("RESULT_MISSING"));
}

}  // namespace
}  // namespace redress::complaint
