#include "domain/complaint/lifecycle.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "domain/complaint/testing.hpp"

namespace redress::complaint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Edges = std::set<std::pair<Stage, Stage>>;

// The table D1 and its rules, written down once more.
Edges make_edges() {
  using enum Stage;
  Edges edges = {
      // the eight steps
      {Received, Confirmed},
      {Confirmed, Classified},
      {Classified, Investigating},
      {Investigating, Planning},
      {Planning, Handling},
      {Handling, Feedback},
      {Feedback, FollowUp},
      {FollowUp, Closed},
      // rules (c) and (d); a reclassification in CLASSIFIED stays there
      {Classified, Handling},
      {Planning, Investigating},
      {Handling, Investigating},
      {Handling, Planning},
      {Investigating, Classified},
      {Classified, Classified},
      {Feedback, Investigating},
      // side states that close
      {Received, Rejected},
      {Confirmed, Rejected},
      {Rejected, Closed},
      {Withdrawn, Closed},
      {Referred, Closed},
      {Merged, Closed},
      // review and reopening, rule (g)
      {UnderReview, Feedback},
      {Reopened, Investigating},
      // what is closed or referred may come before a court, and back
      {Closed, External},
      {External, Closed},
      {Referred, External},
      {External, Referred},
  };
  for (const auto stage : {Feedback, FollowUp, Closed}) edges.insert({{stage, UnderReview}, {stage, Reopened}});
  for (const auto stage : {Received, Confirmed, Classified, Investigating, Planning, Handling}) {
    edges.insert({{stage, AwaitingInfo}, {AwaitingInfo, stage}});
  }
  for (const auto stage : {Received, Confirmed, Classified, Investigating, Planning, Handling, Feedback, FollowUp,
                           UnderReview, Reopened}) {
    edges.insert({{External, stage}, {Merged, stage}});
    edges.insert({{stage, Withdrawn}, {stage, Referred}, {stage, External}, {stage, Merged}});
  }
  for (const auto side : {Withdrawn, Referred, External, Merged}) edges.insert({AwaitingInfo, side});
  for (const auto stage : {Referred, External, Merged}) edges.insert({stage, Withdrawn});
  return edges;
}
const Edges kEdges = make_edges();

State at_stage(Stage stage) {
  State state;
  state.stage = stage;
  return state;
}

bool leads_back(Stage stage) {
  return stage == Stage::AwaitingInfo || stage == Stage::External || stage == Stage::Merged;
}

bool is_forbidden(const State& state, Stage to) {
  const auto found = obstacles(state, to);
  return !found.empty() && found.front().code == RefusalCode::StageForbidsAct;
}

TEST(Lifecycle, HasExactlyTheseEdges) {
  std::set<std::pair<Stage, Stage>> edges;
  for (const auto& edge : transitions()) edges.insert({edge.from, edge.to});
  EXPECT_EQ(edges, kEdges);
  EXPECT_EQ(edges.size(), transitions().size());
}

// Rule (a) of B2: no transition outside the table, in all 17 × 17 pairs.
TEST(Lifecycle, ForbidsEveryOtherPairOfStages) {
  for (const auto& [from, from_word] : words_of(Stage{})) {
    for (const auto& [to, to_word] : words_of(Stage{})) {
      auto state = at_stage(from);
      if (leads_back(from)) state.left_stage = to;
      EXPECT_EQ(is_forbidden(state, to), !kEdges.contains({from, to})) << from_word << " → " << to_word;
    }
  }
}

// Rule (f): to the stage that was left, or on by a side way; of a closed complaint to the close alone.
TEST(Lifecycle, ASideStateLeadsToNoOtherStageThanTheOneLeft) {
  for (const auto from : {Stage::AwaitingInfo, Stage::External, Stage::Merged}) {
    for (const auto& [left, left_word] : words_of(Stage{})) {
      if (!kEdges.contains({left, from}) || left == Stage::AwaitingInfo) continue;
      for (const auto& [to, to_word] : words_of(Stage{})) {
        auto state = at_stage(from);
        state.left_stage = left;
        const bool onward = to == Stage::Withdrawn || (from == Stage::AwaitingInfo && to > Stage::Closed) ||
                            (from == Stage::Merged && to == Stage::Closed);
        const bool free = kEdges.contains({from, to}) && (left == to || (onward && left != Stage::Closed));
        EXPECT_EQ(is_forbidden(state, to), !free) << redress::to_word(from) << " of " << left_word << " → " << to_word;
      }
    }
  }
}

TEST(Lifecycle, InformationLeadsToNoOtherStageThanTheOneLeft) {
  auto state = at_stage(Stage::AwaitingInfo);
  state.left_stage = Stage::Confirmed;
  EXPECT_THAT(obstacles(state, Stage::Confirmed), IsEmpty());
  EXPECT_THAT(obstacles(state, Stage::Handling),
              ElementsAre(Refusal{RefusalCode::StageForbidsAct, "", "AWAITING_INFO"}));
  EXPECT_THAT(needs(state), ElementsAre(Refusal{RefusalCode::InformationMissing, "", ""}));
}

// R2.1-09
TEST(Lifecycle, AnAuthoritysReferralIsNeverRejected) {
  auto state = at_stage(Stage::Received);
  for (const auto& [channel, word] : words_of(Channel{})) {
    state.channel = channel;
    EXPECT_EQ(obstacles(state, Stage::Rejected).empty(), channel != Channel::Authority) << word;
  }
}

TEST(Lifecycle, AProposedRejectionIsDecidedFirst) {
  auto state = at_stage(Stage::Received);
  state.rejection_seq = 3;
  const auto pending = ElementsAre(Refusal{RefusalCode::ProposalPending, "", "3"});
  EXPECT_THAT(obstacles(state, Stage::Confirmed), pending);
  EXPECT_THAT(obstacles(state, Stage::AwaitingInfo), pending);
  EXPECT_THAT(obstacles(state, Stage::Withdrawn), IsEmpty());
}

// T-01: oral words cannot leave RECEIVED by the regular way before they were read back.
TEST(Lifecycle, OralWordsWaitForTheReadBack) {
  auto state = sample::state_of(sample::spoken());
  EXPECT_THAT(needs(state), ElementsAre(Refusal{RefusalCode::ReadBackMissing, "", ""}));
  EXPECT_THAT(obstacles(state, Stage::Confirmed), ElementsAre(Refusal{RefusalCode::ReadBackMissing, "", ""}));
  evolve(state, ReadBackConfirmed{}, sample::kNow);
  EXPECT_THAT(needs(state), IsEmpty());
  EXPECT_THAT(obstacles(state, Stage::Confirmed), IsEmpty());
}

TEST(Lifecycle, OralWordsMayBeWithdrawnWithoutReadBack) {
  EXPECT_THAT(obstacles(sample::state_of(sample::spoken()), Stage::Withdrawn), IsEmpty());
}

TEST(Lifecycle, WrittenWordsNeedNoReadBack) {
  const auto state = sample::state_of(sample::written());
  EXPECT_THAT(needs(state), IsEmpty());
  EXPECT_THAT(obstacles(state, Stage::Confirmed), IsEmpty());
}

TEST(Lifecycle, ClosedWithdrawnAndRejectedAreNotOpen) {
  for (const auto& [stage, word] : words_of(Stage{})) {
    const bool open = stage != Stage::Closed && stage != Stage::Withdrawn && stage != Stage::Rejected;
    EXPECT_EQ(is_open(stage), open) << word;
  }
}

}  // namespace
}  // namespace redress::complaint
