#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/complaint/walk_testing.hpp"

namespace redress::complaint {
namespace {

using sample::Walk;
using testing::ElementsAre;
using testing::IsEmpty;

Walk investigating(const std::string& category = "BL02") {
  auto walk = Walk::in(category);
  walk.assign().accept();
  return walk;
}

TEST(Investigating, LeadsToThePlanWhenEverythingIsFound) {
  auto walk = investigating();
  walk.hear_and_check().find().conclude();
  EXPECT_EQ(walk.state.stage, Stage::Planning);
}

// T-21: no plan before every point has its finding.
TEST(Investigating, T21EveryPointNeedsAFinding) {
  auto walk = investigating();
  walk.hear_and_check().act(RecordFinding{1, Finding::Partly, "查实", false});
  EXPECT_THAT(walk.refused(ConcludeInvestigation{}), ElementsAre("FINDING_MISSING"));
  const auto decided = decide(walk.state, ConcludeInvestigation{}, walk.by(sample::kOwner));
  EXPECT_EQ(decided.error().front().detail, "2");
  walk.act(RecordFinding{2, Finding::Unsubstantiated, "未见", false}).conclude();
}

TEST(Investigating, TellsAllThatIsMissingAtOnce) {
  const auto walk = investigating("DI01");
  EXPECT_THAT(walk.refused(ConcludeInvestigation{}),
              ElementsAre("INVESTIGATION_PLAN_MISSING", "CHECK_MISSING", "STATEMENT_MISSING", "STATEMENT_MISSING",
                          "FINDING_MISSING"));
}

TEST(Investigating, OfAMinorComplaintTheFilingIsStatementEnough) {
  auto walk = investigating("BL05");
  walk.act(PlanInvestigation{{"查"}, {}}).find();
  EXPECT_THAT(walk.refused(ConcludeInvestigation{}), ElementsAre("CHECK_MISSING"));
}

// B2: a result or a waiver; an error is none. A check that the plan adds is as mandatory.
TEST(Investigating, EveryMandatoryCheckHasAResultOrAWaiver) {
  auto walk = investigating("BL05");  // T17, T25
  walk.act(PlanInvestigation{{"查"}, {"T01"}}).find();
  walk.act(RecordCheck{"T17", CheckResult::Waived, "无账单"}).act(RecordCheck{"T25", CheckResult::Error, "超时"});
  const auto detail = [&] {
    return decide(walk.state, ConcludeInvestigation{}, walk.by(sample::kOwner)).error().front().detail;
  };
  EXPECT_EQ(detail(), "T01, T25");
  walk.act(RecordCheck{"T25", CheckResult::Inconclusive, "不明"});
  EXPECT_EQ(detail(), "T01");
  walk.act(RecordCheck{"T01", CheckResult::Fail, "不一致"}).conclude();
  EXPECT_THAT(walk.refused(RecordCheck{"T99", CheckResult::Pass, "?"}), ElementsAre("UNKNOWN_CODE /check"));
}

// R3.1.4-06, P5: a substantiated S1 or S2 needs its cause with five whys.
TEST(Investigating, AGraveSubstantiatedComplaintNeedsItsRootCause) {
  auto walk = investigating("DI01");
  walk.hear_and_check();
  for (const auto point : {1U, 2U}) walk.act(RecordFinding{point, Finding::Unsubstantiated, "未见", false});
  EXPECT_THAT(walk.refused(ConcludeInvestigation{}), IsEmpty());
  walk.act(RecordFinding{1, Finding::Partly, "查实一半", false});
  EXPECT_THAT(walk.refused(ConcludeInvestigation{}), ElementsAre("ROOT_CAUSE_MISSING"));
  walk.act(RecordRootCause{"machine", "磁盘", {"一", "二", "三", "四"}});
  EXPECT_THAT(walk.refused(ConcludeInvestigation{}), ElementsAre("ROOT_CAUSE_MISSING"));
  walk.act(RecordRootCause{"machine", "磁盘", {"一", "二", "三", "四", "五"}}).conclude();
  EXPECT_THAT(investigating().refused(RecordRootCause{"fate", "命", {}}), ElementsAre("UNKNOWN_CODE /cause"));
}

// R3.1.4-05: lost records are our risk where records are the service, and nowhere else.
TEST(Investigating, MissingRecordsOfOursCountAgainstUs) {
  for (const auto& [category, counts] : {std::pair("DI01", true), std::pair("CH01", true), std::pair("BL02", false)}) {
    auto walk = investigating(category);
    walk.act(RecordFinding{1, Finding::Indeterminate, "日志缺失", true});
    EXPECT_EQ(walk.life().points.front().against_us, counts) << category;
    walk.act(RecordFinding{1, Finding::Unsubstantiated, "日志缺失", true});
    EXPECT_FALSE(walk.life().points.front().against_us);
  }
}

TEST(Investigating, FindsOnlyPointsThatWereRaised) {
  const auto walk = investigating();
  EXPECT_THAT(walk.refused(RecordFinding{3, Finding::Partly, "查实", false}), ElementsAre("NO_SUCH_POINT /point"));
  EXPECT_THAT(walk.refused(RecordFinding{0, Finding::Partly, "", false}),
              ElementsAre("MISSING_FIELD /point", "BLANK_TEXT /facts"));
}

TEST(Investigating, IsTheOwnersAndOfChecksTheInvestigatorsToo) {
  auto walk = investigating();
  walk.looked_up.candidate = Candidate{sample::kInvestigator, "D-OPS", false, true};
  const RecordCheck check{"T17", CheckResult::Pass, "一致"};
  EXPECT_THAT(walk.refused(check, sample::kInvestigator), ElementsAre("NOT_OWNER"));
  walk.act(AssignInvestigator{sample::kInvestigator}, sample::kManager);
  EXPECT_THAT(walk.refused(check, sample::kInvestigator), IsEmpty());
  EXPECT_THAT(walk.refused(RecordStatement{Side::AccusedUnit, "", "说明"}, sample::kInvestigator), IsEmpty());
  for (const Command& act :
       {Command(PlanInvestigation{{"查"}, {}}), Command(ConcludeInvestigation{}),
        Command(RecordFinding{1, Finding::Partly, "查实", false}), Command(RecordRootCause{"machine", "磁盘", {}})}) {
    EXPECT_THAT(walk.refused(act, sample::kInvestigator), ElementsAre("NOT_OWNER"));
  }
  EXPECT_THAT(walk.refused(PlanInvestigation{{}, {}}), ElementsAre("MISSING_FIELD /steps"));
}

// R3.1.4-02: checks begin before anybody owns it.
TEST(Investigating, ChecksBeginWithTheClassification) {
  auto walk = Walk::in("BL02");
  walk.act(RecordCheck{"T17", CheckResult::Pass, "一致"}, sample::kInvestigator);
  EXPECT_EQ(walk.life().checks.size(), 1U);
}

// Given up before it was classified and reopened: it gets its category and points before its plan (B2, stage 3).
TEST(Investigating, WhatWasNeverClassifiedIsNotConcluded) {
  Walk walk;
  walk.say(WithdrawComplaint{}).say(ReopenComplaint{"又出现了"}).assign().accept();
  ASSERT_EQ(walk.state.stage, Stage::Investigating);
  walk.act(PlanInvestigation{{"查"}, {}}).act(RecordStatement{Side::AccusedUnit, "", "说明"});
  EXPECT_THAT(walk.refused(ConcludeInvestigation{}), ElementsAre("NOT_CLASSIFIED", "POINTS_MISSING"));
  walk.classify().accept().hear_and_check().find().conclude();
}

// P3, T-01: oral words that were given up before they were confirmed are read back all the same.
TEST(Investigating, WhatWasNeverReadBackIsNotConcluded) {
  Walk walk(sample::spoken());
  walk.say(WithdrawComplaint{}).say(ReopenComplaint{"又出现了"}).assign().accept();
  const ClassifyComplaint classification{"BL02", {}, {}, {"多扣了钱"}, "听过录音"};
  EXPECT_THAT(walk.refused(classification), ElementsAre("READ_BACK_MISSING"));
  walk.act(ConfirmReadBack{}).act(classification);
}

}  // namespace
}  // namespace redress::complaint
