#include "domain/complaint/talking.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/complaint/testing.hpp"

namespace redress::complaint {
namespace {

using sample::outcome;
using sample::staff_facts;
using testing::ElementsAre;

State in_stage(Stage stage) {
  auto state = sample::state_of(sample::written());
  state.stage = stage;
  return state;
}

TEST(Talking, AsksInStagesOneToSix) {
  for (const auto& [stage, word] : words_of(Stage{})) {
    const auto lines = outcome(in_stage(stage), AskInformation{"哪个文件？", {"CID"}}, staff_facts());
    const bool asked = lines.front() == "requested=哪个文件？\nitem=CID\n";
    EXPECT_EQ(asked, stage <= Stage::Handling) << word << " " << lines.front();
  }
}

TEST(Talking, ARequestNamesWhatIsMissing) {
  const auto state = in_stage(Stage::Received);
  EXPECT_THAT(outcome(state, AskInformation{"", {}}, staff_facts()),
              ElementsAre("BLANK_TEXT /text ", "MISSING_FIELD /items "));
  EXPECT_THAT(outcome(state, AskInformation{"q", {"a", " "}}, staff_facts()), ElementsAre("BLANK_TEXT /items/1 "));
  EXPECT_THAT(outcome(state, AskInformation{"q", std::vector<std::string>(21, "a")}, staff_facts()),
              ElementsAre("TOO_MANY_ITEMS /items 20"));
}

TEST(Talking, OnlyStaffAsksWritesAndNotes) {
  const auto state = in_stage(Stage::Received);
  for (const Command& command :
       {Command(AskInformation{"q", {"a"}}), Command(SendMessage{"m"}), Command(AddNote{"n"})}) {
    EXPECT_THAT(outcome(state, command, sample::facts(ActorKind::Complainant)), ElementsAre("STAFF_ONLY  "));
    EXPECT_EQ(outcome(state, command, sample::facts(ActorKind::Operator)).size(), 1U);
  }
}

TEST(Talking, AMessageGoesToAnyOpenRecord) {
  auto state = in_stage(Stage::Received);
  state.kind = RecordKind::Inquiry;
  EXPECT_THAT(outcome(state, SendMessage{"您好"}, staff_facts()), ElementsAre("message=您好\n"));
  EXPECT_THAT(outcome(state, SendMessage{" "}, staff_facts()), ElementsAre("BLANK_TEXT /text "));
  EXPECT_THAT(outcome(in_stage(Stage::Closed), SendMessage{"m"}, staff_facts()),
              ElementsAre("COMPLAINT_CLOSED  CLOSED"));
}

TEST(Talking, ANoteIsTakenAtAnyStage) {
  for (const auto& [stage, word] : words_of(Stage{})) {
    EXPECT_THAT(outcome(in_stage(stage), AddNote{"已电话联系"}, staff_facts()), ElementsAre("note=已电话联系\n"))
        << word;
  }
}

TEST(Talking, AnAnswerNamesWhatItAnswers) {
  auto state = in_stage(Stage::Received);
  evolve(state, MessageSent{"which file?"}, sample::kNow);  // seq 2
  evolve(state, NoteAdded{"asked"}, sample::kNow);          // seq 3
  EXPECT_THAT(outcome(state, AddInformation{"this", 2}, sample::facts(ActorKind::Complainant)),
              ElementsAre("information=this\nreply to=2\n"));
  for (const std::uint64_t seq : {0, 1, 3, 4}) {
    EXPECT_THAT(outcome(state, AddInformation{"this", seq}, sample::facts(ActorKind::Complainant)),
                ElementsAre("NO_SUCH_QUESTION /reply_to "))
        << seq;
  }
}

// What staff add for the complainant is not counted, and still goes when the complainant can add no more.
TEST(Talking, TheComplainantAddsOnlySoOften) {
  auto state = in_stage(Stage::Received);
  auto facts = sample::facts(ActorKind::Complainant);
  facts.limits.additions_max = 2;
  auto by_staff = staff_facts();
  by_staff.limits = facts.limits;
  for (const auto* who : {&facts, &by_staff, &by_staff, &facts}) {
    const auto decided = decide(state, AddInformation{"more"}, *who);
    ASSERT_TRUE(decided);
    evolve(state, decided->front(), sample::kNow);
  }
  EXPECT_THAT(outcome(state, AddInformation{"more"}, facts), ElementsAre("TOO_MANY_ADDITIONS  2"));
  EXPECT_THAT(outcome(state, AddInformation{"more"}, by_staff), ElementsAre("information=more\n"));
  EXPECT_EQ(outcome(state, WithdrawComplaint{}, facts).size(), 2U) << "the complaint can still be taken back";
}

}  // namespace
}  // namespace redress::complaint
