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
const std::set<std::pair<Stage, Stage>> kEdges = {
    {Stage::Received, Stage::Confirmed},
    {Stage::Received, Stage::Withdrawn},
    {Stage::Withdrawn, Stage::Closed},
};

State at_stage(Stage stage) {
  State state;
  state.stage = stage;
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
      const auto found = obstacles(at_stage(from), to);
      if (kEdges.contains({from, to})) {
        EXPECT_THAT(found, IsEmpty()) << from_word << " → " << to_word;
      } else {
        EXPECT_THAT(found, ElementsAre(Refusal{RefusalCode::StageForbidsAct, "", std::string(from_word)}))
            << from_word << " → " << to_word;
      }
    }
  }
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
