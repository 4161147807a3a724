#include "domain/group/decide.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "domain/complaint/number.hpp"
#include "domain/complaint/walk_testing.hpp"

namespace redress::group {
namespace {

using complaint::CloseCode;
using complaint::Stage;
using complaint::sample::Walk;
using testing::ElementsAre;
using testing::IsEmpty;

using Codes = std::vector<std::string>;

const std::string kManager = complaint::sample::kManager;
const std::string kLegal = complaint::sample::kLegal;
const std::string kTop = complaint::sample::kTop;

std::string number(std::uint64_t serial) { return complaint::make_number({2026, 11, 23}, serial); }

/// Some complaints, and one group.
class Scene {
 public:
  State group;
  std::map<std::string, complaint::State> register_;
  Instant at = complaint::sample::kNow;
  std::vector<std::string> forbidden;

  /// Three complaints in the stages in which they are often found.
  Scene() {
    group.number = "GC-20261123-000001-0";
    add(number(1), Walk());
    add(number(2), Walk::in("BL02"));
    add(number(3), Walk::in("BL02").assign().accept());
  }
  void add(const std::string& number, const Walk& walk) { register_[number] = walk.state; }
  complaint::State& at_number(std::uint64_t serial) { return register_.at(number(serial)); }

  [[nodiscard]] complaint::Decided<Outcome> decided(const Command& command, const complaint::Facts& facts) const {
    std::vector<Member> members;
    for (const auto& one : numbers_of(group, command)) {
      const auto found = register_.find(one);
      members.push_back({one, found != register_.end() ? &found->second : nullptr});
    }
    return decide(group, members, command, facts);
  }
  [[nodiscard]] complaint::Facts by(const std::string& user) const {
    complaint::Facts facts{at, complaint::Actor::staff(user), {}, complaint::sample::standing_of(user)};
    facts.looked_up.forbidden = forbidden;
    return facts;
  }
  /// "CODE", "CODE /pointer", "CODE (detail)" of each refusal.
  [[nodiscard]] Codes refused(const Command& command, const complaint::Facts& facts) const {
    const auto made = decided(command, facts);
    Codes codes;
    if (made) return codes;
    for (const auto& one : made.error()) {
      codes.push_back(std::string(to_word(one.code)) + (one.pointer.empty() ? "" : " " + one.pointer));
    }
    return codes;
  }
  [[nodiscard]] Codes refused(const Command& command, const std::string& user = kManager) const {
    return refused(command, by(user));
  }
  /// Does what must be accepted.
  Scene& act(const Command& command, const std::string& user = kManager) {
    const auto made = decided(command, by(user));
    if (!made) {
      ADD_FAILURE() << testing::PrintToString(refused(command, user));
      return *this;
    }
    for (const auto& event : made->events) evolve(group, event, at);
    for (const auto& [one, event] : made->of_members) evolve(register_.at(one), event, at);
    return *this;
  }
  Scene& open() { return act(OpenGroup{"周二停机", {number(1), number(2), number(3)}}); }
  Scene& tell() {
    act(DraftResult{complaint::Outcome::Upheld, "停机由我们造成"});
    return act(ApproveResult{group.draft->seq}, kTop);
  }
  [[nodiscard]] std::vector<Stage> stages() const {
    std::vector<Stage> found;
    for (const auto& [one, state] : register_) found.push_back(state.stage);
    return found;
  }
};

TEST(Group, ComplaintsOfAnyOpenStageAreMerged) {
  Scene scene;
  scene.open();
  EXPECT_THAT(scene.stages(), ElementsAre(Stage::Merged, Stage::Merged, Stage::Merged));
  EXPECT_THAT(scene.group.members, ElementsAre(number(1), number(2), number(3)));
  EXPECT_EQ(scene.at_number(3).group, "GC-20261123-000001-0");
  // R12.3-02: points, owner and number stay.
  EXPECT_EQ(scene.at_number(3).memory.life->points.size(), 2U);
  EXPECT_EQ(scene.at_number(3).owner, complaint::sample::kOwner);
}

TEST(Group, AllJoinOrNone) {
  Scene scene;
  scene.add(number(4), Walk().to(Stage::Closed));
  EXPECT_THAT(scene.refused(OpenGroup{"停机", {number(1), number(4), number(9)}}),
              ElementsAre("COMPLAINT_CLOSED /numbers/1", "NOT_IN_REGISTER /numbers/2"));
  scene.open();
  EXPECT_THAT(scene.refused(AddMembers{{number(2)}}), ElementsAre("IN_GROUP /numbers/0"));
}

TEST(Group, AnOpeningNamesItsFields) {
  Scene scene;
  EXPECT_THAT(scene.refused(OpenGroup{" ", {}}), ElementsAre("BLANK_TEXT /name", "MISSING_FIELD /numbers"));
  EXPECT_THAT(scene.refused(OpenGroup{"停机", {number(1), number(1)}}), ElementsAre("REPEATED_ITEM /numbers"));
  std::vector<std::string> many;
  for (std::uint64_t serial = 1; serial <= kNumbersMax + 1; ++serial) many.push_back(number(serial));
  EXPECT_THAT(scene.refused(OpenGroup{"停机", many}), testing::Contains("TOO_MANY_ITEMS /numbers"));
}

TEST(Group, HoldsNoMoreThanItsMaximum) {
  Scene scene;
  scene.open();
  for (std::uint64_t serial = 10; scene.group.members.size() < kMembersMax; ++serial) {
    scene.group.members.push_back(number(serial));
  }
  scene.add(number(4), Walk());
  EXPECT_THAT(scene.refused(AddMembers{{number(4)}}), ElementsAre("TOO_MANY_ITEMS /numbers"));
}

// Whoever was told a result of their own, or waits for their review, keeps it.
TEST(Group, WhoHasAResultOfTheirOwnDoesNotJoin) {
  Scene scene;
  scene.add(number(4), Walk().to(Stage::Feedback));
  scene.add(number(5), Walk().to(Stage::FollowUp));
  auto walk = Walk().to(Stage::Feedback);
  walk.say(complaint::AskReview{"复核"});
  scene.add(number(6), walk);
  EXPECT_THAT(
      scene.refused(OpenGroup{"停机", {number(4), number(5), number(6)}}),
      ElementsAre("STAGE_FORBIDS_ACT /numbers/0", "STAGE_FORBIDS_ACT /numbers/1", "STAGE_FORBIDS_ACT /numbers/2"));
}

// P3: a group's result answers what was said.
TEST(Group, OralWordsAreReadBackBefore) {
  Scene scene;
  scene.add(number(4), Walk(complaint::sample::spoken()));
  EXPECT_THAT(scene.refused(OpenGroup{"停机", {number(4)}}), ElementsAre("READ_BACK_MISSING /numbers/0"));
}

// What is a report or a consultation goes its own way (R1.1-03).
TEST(Group, OnlyComplaintsJoin) {
  Scene scene;
  auto filing = complaint::sample::written();
  filing.matter.kind = complaint::RecordKind::Inquiry;
  scene.add(number(4), Walk(filing));
  EXPECT_THAT(scene.refused(OpenGroup{"停机", {number(4)}}), ElementsAre("NOT_A_COMPLAINT /numbers/0"));
}

TEST(Group, ToolsAndComplainantsDoNotActOnGroups) {
  const Scene scene;
  for (const auto kind : {complaint::ActorKind::Operator, complaint::ActorKind::Complainant}) {
    EXPECT_THAT(scene.refused(OpenGroup{"停机", {number(1)}}, {scene.at, kind, {}}), ElementsAre("PERSON_UNNAMED"));
  }
}

// P6: in conflict with one of them is in conflict with their group.
TEST(Group, NobodyInConflictHandlesIt) {
  Scene scene;
  scene.at_number(2).conflicted = {kManager};
  EXPECT_THAT(scene.refused(OpenGroup{"停机", {number(1), number(2)}}), ElementsAre("CONFLICT_OF_INTEREST /numbers/1"));
  scene.at_number(2).conflicted.clear();
  scene.open();
  scene.at_number(2).conflicted = {kManager};
  EXPECT_THAT(scene.refused(DraftResult{complaint::Outcome::Upheld, "结果"}), ElementsAre("CONFLICT_OF_INTEREST"));
  EXPECT_THAT(scene.refused(WriteToMembers{"正在处理"}), ElementsAre("CONFLICT_OF_INTEREST"));
}

TEST(Group, WhoIsTakenOutGoesOnWhereItWas) {
  Scene scene;
  scene.open();
  EXPECT_THAT(scene.refused(RemoveMember{number(3), ""}), ElementsAre("BLANK_TEXT /reason"));
  EXPECT_THAT(scene.refused(RemoveMember{number(9), "不是一回事"}), ElementsAre("NOT_IN_GROUP /number"));
  scene.act(RemoveMember{number(3), "不是一回事"});
  EXPECT_EQ(scene.at_number(3).stage, Stage::Investigating);
  EXPECT_EQ(scene.at_number(3).group, "");
  EXPECT_THAT(scene.group.members, ElementsAre(number(1), number(2)));
  EXPECT_THAT(scene.refused(RemoveMember{number(3), "再一次"}), ElementsAre("NOT_IN_GROUP /number"));
}

TEST(Group, AMessageReachesEachOfThem) {
  Scene scene;
  scene.open();
  const auto made = scene.decided(WriteToMembers{"正在恢复"}, scene.by(kManager));
  ASSERT_TRUE(made);
  ASSERT_EQ(made->of_members.size(), 3U);
  for (const auto& [one, event] : made->of_members) {
    EXPECT_EQ(std::get<complaint::MessageSent>(event).text, "正在恢复") << one;
  }
}

TEST(Group, TheResultTakesTwoPersons) {
  Scene scene;
  scene.open();
  EXPECT_THAT(scene.refused(ApproveResult{2}), ElementsAre("DRAFT_MISSING"));
  // Nobody settles for others (R2.1-07).
  for (const auto outcome : {complaint::Outcome::Withdrawn, complaint::Outcome::Settled}) {
    EXPECT_THAT(scene.refused(DraftResult{outcome, ""}), ElementsAre("BLANK_TEXT /text", "OUTCOME_MISSING /outcome"));
  }
  scene.act(DraftResult{complaint::Outcome::Upheld, "停机由我们造成"});
  const auto first = scene.group.draft->seq;
  scene.act(DraftResult{complaint::Outcome::Upheld, "停机由我们造成，已修复"});
  EXPECT_THAT(scene.refused(ApproveResult{first}, kTop), ElementsAre("DRAFT_CHANGED /draft"));
  EXPECT_THAT(scene.refused(ApproveResult{scene.group.draft->seq}), ElementsAre("SECOND_PERSON_MISSING"));
  // D5-3: who answers for one of them does not approve what it is told.
  EXPECT_THAT(scene.refused(ApproveResult{scene.group.draft->seq}, complaint::sample::kOwner),
              ElementsAre("OWNER_IS_APPROVER"));
  scene.act(ApproveResult{scene.group.draft->seq}, kTop);
  EXPECT_TRUE(scene.group.told_at);
  for (std::uint64_t serial = 1; serial <= 3; ++serial) {
    const auto& life = *scene.at_number(serial).memory.life;
    EXPECT_EQ(life.group_outcome, complaint::Outcome::Upheld);
    EXPECT_TRUE(life.hands.contains(kManager) && life.hands.contains(kTop));
  }
}

// What a signed plan promises to one of them is not lost in the group.
TEST(Group, WhoIsPromisedSomethingIsTakenOutBeforeTheResultIsTold) {
  Scene scene;
  auto walk = Walk::in("BL02");
  walk.to(Stage::Handling);
  scene.add(number(3), walk);
  scene.open().act(DraftResult{complaint::Outcome::Upheld, "停机由我们造成"});
  EXPECT_THAT(scene.refused(ApproveResult{scene.group.draft->seq}, kTop), ElementsAre("ACTION_OPEN"));
  scene.act(RemoveMember{number(3), "已有承诺"});
  EXPECT_EQ(scene.at_number(3).stage, Stage::Handling);
  scene.act(ApproveResult{scene.group.draft->seq}, kTop);
}

// A plan that waits for its signatures ends with the group's result.
TEST(Group, APlanThatWaitsIsGivenUp) {
  Scene scene;
  auto walk = Walk::in("BL02");
  walk.to(Stage::Planning).make_plan();
  ASSERT_TRUE(walk.life().plan);
  scene.add(number(3), walk);
  scene.open().tell();
  EXPECT_FALSE(scene.at_number(3).memory.life->plan);
  EXPECT_EQ(scene.at_number(3).compensation_minor, 0);
}

TEST(Group, ADraftIsForThoseWhoWereInTheGroup) {
  Scene scene;
  scene.open().act(DraftResult{complaint::Outcome::Upheld, "停机由我们造成"});
  const auto draft = scene.group.draft->seq;
  scene.add(number(4), Walk());
  scene.act(AddMembers{{number(4)}});
  EXPECT_THAT(scene.refused(ApproveResult{draft}, kTop), ElementsAre("DRAFT_MISSING"));
}

// D5-3: nor does who answers for one of them write what it is told.
TEST(Group, AnOwnerOfOneDraftsNothingForAll) {
  Scene scene;
  scene.open().act(DraftResult{complaint::Outcome::Upheld, "停机由我们造成"}, complaint::sample::kOwner);
  EXPECT_THAT(scene.refused(ApproveResult{scene.group.draft->seq}, kTop), ElementsAre("OWNER_IS_APPROVER"));
}

// R3.1.8-04: nobody can ask while the group is open, so their time begins with its close.
TEST(Group, TheTimeForTheReviewBeginsWithTheClose) {
  constexpr std::int64_t kDayMs = 86'400'000;
  Scene scene;
  scene.open().tell();
  scene.at = scene.at + 40 * kDayMs;
  scene.act(CloseGroup{false, "无须改进"});
  const complaint::Facts facts{scene.at + 29 * kDayMs, complaint::ActorKind::Complainant, {}};
  EXPECT_TRUE(complaint::decide(scene.at_number(1), complaint::AskReview{"再看一次"}, facts));
  const complaint::Facts late{scene.at + 31 * kDayMs, complaint::ActorKind::Complainant, {}};
  EXPECT_FALSE(complaint::decide(scene.at_number(1), complaint::AskReview{"再看一次"}, late));
}

// A conflict of the drafter that is found later counts too.
TEST(Group, WhatSomebodyInConflictDraftedIsNotTold) {
  Scene scene;
  scene.open().act(DraftResult{complaint::Outcome::Upheld, "停机由我们造成"});
  scene.at_number(1).conflicted = {kManager};
  EXPECT_THAT(scene.refused(ApproveResult{scene.group.draft->seq}, kTop), ElementsAre("CONFLICT_OF_INTEREST"));
}

TEST(Group, AForbiddenPhraseIsNotTold) {
  Scene scene;
  scene.open();
  scene.forbidden = {"与我们无关"};
  EXPECT_THAT(scene.refused(DraftResult{complaint::Outcome::NotUpheld, "与我们无关"}),
              ElementsAre("TEXT_FORBIDDEN /text"));
  EXPECT_THAT(scene.refused(WriteToMembers{"与我们无关"}), ElementsAre("TEXT_FORBIDDEN /text"));
}

TEST(Group, ItsComplaintsCloseWithC7OnceTheResultWasTold) {
  Scene scene;
  scene.open();
  EXPECT_THAT(scene.refused(CloseGroup{true, "演练"}), ElementsAre("RESULT_MISSING"));
  scene.tell();
  EXPECT_THAT(scene.refused(CloseGroup{true, " "}), ElementsAre("BLANK_TEXT /reason"));
  // CX: a manager or the owner closes.
  scene.at_number(2).severity = taxonomy::Severity::S1;
  EXPECT_THAT(scene.refused(CloseGroup{true, "演练"}, kLegal), ElementsAre("NOT_OWNER"));
  // P5: of what is grave and was upheld the cause is found first.
  EXPECT_THAT(scene.refused(CloseGroup{true, "演练"}), ElementsAre("ROOT_CAUSE_MISSING"));
  complaint::evolve(scene.at_number(2), complaint::RootCauseRecorded{"method", "没有演练", {"1", "2", "3", "4", "5"}},
                    scene.at);
  scene.act(CloseGroup{true, "演练"});
  EXPECT_TRUE(scene.group.closed_at);
  for (std::uint64_t serial = 1; serial <= 3; ++serial) {
    const auto& state = scene.at_number(serial);
    EXPECT_EQ(state.stage, Stage::Closed);
    EXPECT_EQ(state.close_code, CloseCode::Merged);
    EXPECT_EQ(state.outcome, complaint::Outcome::Upheld);
  }
  // P5: what is grave and was upheld leaves a decision on improvement.
  EXPECT_EQ(scene.at_number(2).memory.life->improvement, true);
  EXPECT_EQ(scene.at_number(1).memory.life->improvement, std::nullopt);
}

TEST(Group, WhatWasToldOrClosedStays) {
  Scene scene;
  scene.open().tell();
  scene.add(number(4), Walk());
  EXPECT_THAT(scene.refused(RemoveMember{number(1), "太晚"}), ElementsAre("GROUP_TOLD"));
  EXPECT_THAT(scene.refused(AddMembers{{number(4)}}), ElementsAre("GROUP_TOLD"));
  EXPECT_THAT(scene.refused(DraftResult{complaint::Outcome::Upheld, "再说一次"}), ElementsAre("GROUP_TOLD"));
  scene.act(CloseGroup{false, "无须改进"});
  EXPECT_THAT(scene.refused(CloseGroup{false, "无须改进"}), ElementsAre("GROUP_CLOSED"));
  EXPECT_THAT(scene.refused(WriteToMembers{"再见"}), ElementsAre("GROUP_CLOSED"));
  EXPECT_THAT(scene.refused(AddMembers{{number(4)}}), ElementsAre("GROUP_CLOSED"));
}

// Each keeps the right to withdraw; the others go on.
TEST(Group, WhoWithdrewIsLeftAlone) {
  Scene scene;
  scene.open();
  complaint::evolve(scene.at_number(1), complaint::ComplaintWithdrawn{}, scene.at);
  complaint::evolve(scene.at_number(1), complaint::ComplaintClosed{CloseCode::Withdrawn, complaint::Outcome::Withdrawn},
                    scene.at);
  scene.tell().act(CloseGroup{false, "无须改进"});
  EXPECT_EQ(scene.at_number(1).close_code, CloseCode::Withdrawn);
  EXPECT_EQ(scene.at_number(2).close_code, CloseCode::Merged);
}

TEST(Group, AnEmptyGroupIsToldNothingAndCloses) {
  Scene scene;
  scene.act(OpenGroup{"误开", {number(1)}}).act(RemoveMember{number(1), "误开"});
  EXPECT_THAT(scene.refused(WriteToMembers{"有人吗"}), ElementsAre("GROUP_EMPTY"));
  EXPECT_THAT(scene.refused(DraftResult{complaint::Outcome::Upheld, "结果"}), ElementsAre("GROUP_EMPTY"));
  scene.act(CloseGroup{false, "误开"});
  EXPECT_TRUE(scene.group.closed_at);
}

// R3.1.8-04: the review is everybody's right; what it overturns is handled by itself.
TEST(Group, WhoDisagreesAsksForAReview) {
  Scene scene;
  scene.open().tell().act(CloseGroup{false, "无须改进"});
  auto& state = scene.at_number(3);
  const auto act = [&](const complaint::Command& command, const complaint::Facts& facts) {
    const auto decided = complaint::decide(state, command, facts);
    if (!decided) return Codes{std::string(to_word(decided.error().front().code))};
    for (const auto& event : *decided) complaint::evolve(state, event, scene.at);
    return Codes{};
  };
  ASSERT_THAT(act(complaint::AskReview{"我的文件仍然没有恢复"}, {scene.at, complaint::ActorKind::Complainant, {}}),
              IsEmpty());
  EXPECT_THAT(act(complaint::TakeReview{}, scene.by(kTop)), ElementsAre("REVIEWER_TOOK_PART"));
  ASSERT_THAT(act(complaint::TakeReview{}, scene.by(complaint::sample::kReviewer)), IsEmpty());
  complaint::DecideReview change;
  change.result = complaint::ReviewResult::Changed;
  change.outcome = complaint::Outcome::PartlyUpheld;
  change.reasons = "单独处理";
  ASSERT_THAT(act(change, scene.by(complaint::sample::kReviewer)), IsEmpty());
  EXPECT_EQ(state.stage, Stage::Reopened);
  EXPECT_EQ(state.memory.life->group_outcome, std::nullopt);
  EXPECT_EQ(state.group, "");
}

}  // namespace
}  // namespace redress::group
