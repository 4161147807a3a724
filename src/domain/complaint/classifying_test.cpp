#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/complaint/walk_testing.hpp"

namespace redress::complaint {
namespace {

using sample::Walk;
using testing::ElementsAre;
using testing::IsEmpty;

ClassifyComplaint classification(std::string category = "BL02") {
  return {std::move(category), {}, {}, {"多扣了钱"}, "看过账单"};
}

TEST(Classifying, PutsAConfirmedComplaintIntoItsCategory) {
  Walk walk;
  walk.confirm().act(classification());
  EXPECT_EQ(walk.state.stage, Stage::Classified);
  EXPECT_EQ(walk.state.category, "BL02");
  EXPECT_EQ(walk.state.severity, taxonomy::Severity::S3);
  EXPECT_EQ(walk.life().points.size(), 1U);
  EXPECT_EQ(walk.life().checks_needed, (std::set<std::string>{"T17", "T21", "T25"}));
  EXPECT_EQ(walk.state.owner, "");
  EXPECT_EQ(walk.state.owner_department, kComplaintCentre);  // P4: until a person takes it
}

TEST(Classifying, NamesWhatIsWrongWithItsFields) {
  Walk walk;
  walk.confirm();
  auto wrong = classification("XX99");
  wrong.flags = {"MINOR", "MINOR", "NOBODY"};
  wrong.secondary = {"BL01", "BL03", "BL04", "BL05", "BL06", "BL07"};
  EXPECT_THAT(walk.refused(wrong), ElementsAre("UNKNOWN_CODE /category", "TOO_MANY_ITEMS /secondary",
                                               "UNKNOWN_CODE /flags/2", "REPEATED_ITEM /flags"));
  wrong = classification("");
  EXPECT_THAT(walk.refused(wrong), ElementsAre("MISSING_FIELD /category"));
  wrong = classification();
  wrong.secondary = {"BL02"};
  EXPECT_THAT(walk.refused(wrong), ElementsAre("MAIN_AMONG_SECONDARY /secondary"));
  wrong.secondary = {};
  wrong.points = {};
  EXPECT_THAT(walk.refused(wrong), ElementsAre("POINTS_MISSING /points"));
  wrong.points = {" "};
  EXPECT_THAT(walk.refused(wrong), ElementsAre("BLANK_TEXT /points/0"));
}

// R1.1-04: a report is a record of its own.
TEST(Classifying, DoesNotMakeAReportOfAComplaint) {
  Walk walk;
  walk.confirm();
  for (const auto& category : taxonomy::Taxonomy::builtin().categories()) {
    const auto codes = walk.refused(classification(category.code));
    EXPECT_EQ(codes, category.handled_as_report ? std::vector<std::string>{"REPORTS_CATEGORY /category"}
                                                : std::vector<std::string>{})
        << category.code;
  }
}

TEST(Classifying, HoldsNoMoreThanTwentyPoints) {
  auto walk = Walk::in("BL02");
  for (int i = 2; i < 19; ++i) walk.act(AddPoint{"还有一点"});
  auto again = classification();
  again.points = {"第二十点", "第二十一点"};
  EXPECT_THAT(walk.refused(again), ElementsAre("TOO_MANY_POINTS /points"));
  walk.act(AddPoint{"第二十点"});
  EXPECT_THAT(walk.refused(AddPoint{"第二十一点"}), ElementsAre("TOO_MANY_POINTS"));
  EXPECT_THAT(walk.refused(AddPoint{" "}), ElementsAre("BLANK_TEXT /text"));
}

// B2 rule (d): 3←4, with a reason; never milder than what holds (R2.2-02).
TEST(Classifying, AgainWithAReasonLeadsBackAndNeverMakesItMilder) {
  auto walk = Walk::in("DI01");
  walk.assign().accept();
  auto again = classification("BL05");
  again.reason.clear();
  EXPECT_THAT(walk.refused(again), ElementsAre("REASON_MISSING /reason"));
  again.reason = "不是丢失";
  walk.act(again);
  EXPECT_EQ(walk.state.stage, Stage::Classified);
  EXPECT_EQ(walk.state.severity, taxonomy::Severity::S1);
  EXPECT_EQ(walk.state.owner, sample::kOwner);
  EXPECT_FALSE(walk.life().accepted);
  EXPECT_EQ(walk.life().points.size(), 3U);
}

TEST(Classifying, WaitsForAProposedRejection) {
  Walk walk;
  walk.confirm().act(ProposeRejection{RejectionReason::NotOurs, "不是本平台", {OtherRemedy::Court}});
  EXPECT_THAT(walk.refused(classification()), ElementsAre("PROPOSAL_PENDING"));
}

// T-09: whoever forgets the flag, an authority's referral is at least S2.
TEST(Classifying, T09AnAuthoritysReferralIsAtLeastMajor) {
  auto filing = sample::written();
  filing.channel = Channel::Authority;
  Walk walk(filing);
  walk.confirm().act(classification("BL05"));
  EXPECT_THAT(walk.state.flags, ElementsAre("REG_REFERRAL"));
  EXPECT_EQ(walk.state.severity, taxonomy::Severity::S2);
}

// T-52: a minor or vulnerable person lifts PR and SE by one grade.
TEST(Classifying, T52AMinorLiftsTheSeverityByOneGrade) {
  EXPECT_EQ(Walk::in("SE04").state.severity, taxonomy::Severity::S2);
  EXPECT_EQ(Walk::in("SE04", {"MINOR"}).state.severity, taxonomy::Severity::S1);
  EXPECT_EQ(Walk::in("SE05", {"MINOR"}).state.severity, taxonomy::Severity::S1);
}

// T-08: only a suggestion; a person takes it or leaves it.
TEST(Classifying, T08SuggestsADuplicateAndMergesNothing) {
  const std::string other(sample::kSecondNumber);
  Walk walk;
  walk.looked_up.duplicates = {other};
  walk.confirm().act(classification());
  ASSERT_EQ(walk.last.size(), 2U);
  EXPECT_EQ(std::get<DuplicateSuggested>(walk.last[1]).numbers, std::vector{other});
  EXPECT_EQ(walk.state.stage, Stage::Classified);
  EXPECT_THAT(walk.refused(DismissSuggestion{std::string(sample::kNumber), "另一件"}),
              ElementsAre("NOTHING_SUGGESTED /number"));
  auto dismissed = walk;
  dismissed.act(DismissSuggestion{other, "另一件"});
  EXPECT_THAT(dismissed.life().suggested, IsEmpty());
  walk.looked_up.number_known = true;
  walk.act(LinkComplaint{other, LinkKind::Duplicate, ""});
  EXPECT_THAT(walk.life().suggested, IsEmpty());
  walk.act(classification());
  EXPECT_EQ(walk.last.size(), 1U);  // what is linked is not suggested again
}

TEST(Classifying, LinksOnlyWhatIsThereAndOnce) {
  auto walk = Walk::in("BL02");
  const LinkComplaint link{std::string(sample::kSecondNumber), LinkKind::Related, ""};
  EXPECT_THAT(walk.refused(link), ElementsAre("NOT_IN_REGISTER /number"));
  walk.looked_up.number_known = true;
  EXPECT_THAT(walk.refused(LinkComplaint{"TS-20261123-000002-7", LinkKind::Related, ""}),
              ElementsAre("INVALID_NUMBER /number"));
  EXPECT_THAT(walk.refused(LinkComplaint{walk.state.number, LinkKind::Related, ""}),
              ElementsAre("LINKED_TO_ITSELF /number"));
  walk.act(link);
  EXPECT_THAT(walk.refused(link), ElementsAre("LINKED_ALREADY /number"));
}

// T-10: an indicator of abuse is noted and changes nothing.
TEST(Classifying, T10AMarkOfAbuseChangesNothing) {
  Walk walk;
  walk.looked_up.abuse = {"same_contact"};
  walk.confirm().act(classification());
  EXPECT_TRUE(std::get<AbuseMarked>(walk.last.back()).by_program);
  auto marked = walk;
  marked.act(MarkAbuse{{"no_relation"}, "与本人无关"});
  EXPECT_EQ(marked.life().abuse.size(), 2U);
  marked.state.memory = walk.state.memory;
  EXPECT_EQ(marked.state, walk.state);
  EXPECT_THAT(walk.refused(MarkAbuse{{"rude"}, "吵"}), ElementsAre("UNKNOWN_CODE /indicators/0"));
  EXPECT_THAT(walk.refused(MarkAbuse{{}, "吵"}), ElementsAre("MISSING_FIELD /indicators"));
}

}  // namespace
}  // namespace redress::complaint
