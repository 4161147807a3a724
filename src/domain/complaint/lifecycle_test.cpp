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

// The edges of D1 whose acts exist; a new act adds its line here.
std::set<std::pair<Stage, Stage>> make_edges() {
  std::set<std::pair<Stage, Stage>> edges = {
      {Stage::Received, Stage::Confirmed},     {Stage::Received, Stage::Rejected}, {Stage::Confirmed, Stage::Rejected},
      {Stage::AwaitingInfo, Stage::Withdrawn}, {Stage::Rejected, Stage::Closed},   {Stage::Withdrawn, Stage::Closed},
  };
  for (const auto stage : {Stage::Received, Stage::Confirmed, Stage::Classified, Stage::Investigating, Stage::Planning,
                           Stage::Handling, Stage::Feedback, Stage::FollowUp}) {
    edges.insert({stage, Stage::Withdrawn});
    if (stage > Stage::Handling) continue;
    edges.insert({stage, Stage::AwaitingInfo});
    edges.insert({Stage::AwaitingInfo, stage});
  }
  return edges;
}
const std::set<std::pair<Stage, Stage>> kEdges = make_edges();

State at_stage(Stage stage) {
  State state;
  state.stage = stage;
  return state;
}

/// A state from which the edge may be taken.
State ready_for(Stage from, Stage to) {
  auto state = at_stage(from);
  if (from == Stage::AwaitingInfo && to <= Stage::Handling) state.left_stage = to;
  return state;
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
      const auto found = obstacles(ready_for(from, to), to);
      if (kEdges.contains({from, to})) {
        EXPECT_THAT(found, IsEmpty()) << from_word << " → " << to_word;
      } else {
        EXPECT_THAT(found, ElementsAre(Refusal{RefusalCode::StageForbidsAct, "", std::string(from_word)}))
            << from_word << " → " << to_word;
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

TEST(Lifecycle, NothingLeavesClosed) {
  for (const auto& edge : transitions()) EXPECT_NE(edge.from, Stage::Closed);
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
