#include "domain/complaint/confirming.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/complaint/testing.hpp"

namespace redress::complaint {
namespace {

using sample::outcome;
using testing::ElementsAre;

const ConfirmComplaint kConfirm{"文件无法取回", "恢复文件"};

TEST(Confirming, RestatesMatterAndDemand) {
  const auto state = sample::state_of(sample::written());
  EXPECT_THAT(outcome(state, kConfirm, sample::staff_facts()),
              ElementsAre("confirmed=ACCEPTED\nmatter=文件无法取回\ndemand=恢复文件\n"));
  EXPECT_EQ(outcome(state, kConfirm, sample::facts(ActorKind::Operator)).size(), 1U);
}

TEST(Confirming, IsDoneByTheOperatorsPeople) {
  const auto state = sample::state_of(sample::written());
  for (const auto actor : {ActorKind::Anonymous, ActorKind::Complainant}) {
    EXPECT_THAT(outcome(state, kConfirm, sample::facts(actor)), ElementsAre("STAFF_ONLY  "));
  }
}

TEST(Confirming, IsForComplaintsOnly) {
  for (const auto& [kind, word] : words_of(RecordKind{})) {
    if (kind == RecordKind::Complaint) continue;
    auto state = sample::state_of(sample::written());
    state.kind = kind;
    EXPECT_THAT(outcome(state, kConfirm, sample::staff_facts()), ElementsAre("NOT_A_COMPLAINT  ")) << word;
  }
}

// T-01: oral words are read back before anything rests on them.
TEST(Confirming, OralWordsAreReadBackFirst) {
  auto state = sample::state_of(sample::spoken());
  EXPECT_THAT(outcome(state, kConfirm, sample::staff_facts()), ElementsAre("READ_BACK_MISSING  "));
  evolve(state, ReadBackConfirmed{}, sample::kNow);
  EXPECT_EQ(outcome(state, kConfirm, sample::staff_facts()).size(), 1U);
}

TEST(Confirming, NeedsBothTextsAndNamesAllThatIsWrong) {
  const auto state = sample::state_of(sample::written());
  EXPECT_THAT(outcome(state, ConfirmComplaint{}, sample::staff_facts()),
              ElementsAre("BLANK_TEXT /matter ", "BLANK_TEXT /demand "));
  EXPECT_THAT(
      outcome(state, ConfirmComplaint{sample::characters(50'001), sample::characters(2'001)}, sample::staff_facts()),
      ElementsAre("TOO_LONG /matter 50000", "TOO_LONG /demand 2000"));
}

TEST(Confirming, LeavesReceivedOnly) {
  for (const auto& [stage, word] : words_of(Stage{})) {
    auto state = sample::state_of(sample::written());
    state.stage = stage;
    const auto lines = outcome(state, kConfirm, sample::staff_facts());
    EXPECT_EQ(lines.front().starts_with("confirmed="), stage == Stage::Received) << word;
  }
}

}  // namespace
}  // namespace redress::complaint
