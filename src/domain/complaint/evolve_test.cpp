#include "domain/complaint/state.hpp"

#include <gtest/gtest.h>

#include "domain/complaint/testing.hpp"

namespace redress::complaint {
namespace {

State filed(const ComplaintFiled& event) {
  State state;
  evolve(state, event, sample::kNow);
  return state;
}

TEST(Evolve, FilingOpensARecord) {
  sample::Random random(1);
  for (int i = 0; i < 200; ++i) {
    const auto event = random.filed();
    const auto state = filed(event);
    EXPECT_EQ(state.number, event.number);
    EXPECT_EQ(state.kind, event.matter.kind);
    EXPECT_EQ(state.stage, Stage::Received);
    EXPECT_EQ(state.stage_since, sample::kNow);
    EXPECT_EQ(state.channel, event.channel);
    EXPECT_EQ(state.medium, event.medium);
    EXPECT_EQ(state.customer_kind, event.customer_kind);
    EXPECT_EQ(state.language, event.language);
    EXPECT_EQ(state.anonymous, event.anonymous);
    EXPECT_EQ(state.read_back, event.read_back);
    EXPECT_EQ(state.received_at, event.received_at);
    EXPECT_EQ(state.received_at_estimated, event.received_at_estimated);
    EXPECT_EQ(state.registered_at, sample::kNow);
    EXPECT_EQ(state.related_number, event.related ? event.related->number : "");
    EXPECT_FALSE(state.closed_at || state.close_code || state.outcome);
  }
}

TEST(Evolve, InformationChangesNothing) {
  auto state = filed(sample::Random(2).filed());
  const auto before = state;
  evolve(state, InformationAdded{"more"}, sample::kNow + 5);
  EXPECT_EQ(state.memory.event_count, before.memory.event_count + 1);
  state.memory = before.memory;
  EXPECT_EQ(state, before);
}

TEST(Evolve, WithdrawalAndClosingKeepTheirTimes) {
  auto state = filed(sample::Random(3).filed());
  evolve(state, ComplaintWithdrawn{"settled"}, sample::kNow + 1000);
  EXPECT_EQ(state.stage, Stage::Withdrawn);
  EXPECT_EQ(state.stage_since, sample::kNow + 1000);
  EXPECT_FALSE(state.closed_at);
  evolve(state, ComplaintClosed{CloseCode::Withdrawn, Outcome::Withdrawn}, sample::kNow + 2000);
  EXPECT_EQ(state.stage, Stage::Closed);
  EXPECT_EQ(state.stage_since, sample::kNow + 2000);
  EXPECT_EQ(state.closed_at, sample::kNow + 2000);
  EXPECT_EQ(state.close_code, CloseCode::Withdrawn);
  EXPECT_EQ(state.outcome, Outcome::Withdrawn);
}

// T-03: the conversion changes the kind and nothing else; the receipt time above all.
TEST(Evolve, ConversionKeepsTheReceiptTime) {
  auto event = sample::Random(4).filed();
  event.matter.kind = RecordKind::Inquiry;
  auto state = filed(event);
  auto expected = state;
  expected.kind = RecordKind::Complaint;
  expected.memory.event_count = 2;
  evolve(state, ConvertedToComplaint{RecordKind::Inquiry, {DemandKind::Solve}}, sample::kNow + 6 * 3600 * 1000);
  EXPECT_EQ(state, expected);
}

TEST(Evolve, AttachmentsAreCounted) {
  auto state = filed(sample::Random(6).filed());
  auto expected = state;
  expected.attachment_count = 2;
  expected.memory.event_count += 2;
  evolve(state, AttachmentAdded{1, {"a", "n", 1, "s"}}, sample::kNow + 1);
  evolve(state, AttachmentAdded{2, {"b", "n", 1, "s"}}, sample::kNow + 2);
  EXPECT_EQ(state, expected);
}

TEST(Evolve, ReadBackIsRemembered) {
  auto event = sample::Random(5).filed();
  event.read_back = false;
  auto state = filed(event);
  evolve(state, ReadBackConfirmed{}, sample::kNow + 1);
  EXPECT_TRUE(state.read_back);
  EXPECT_EQ(state.stage_since, sample::kNow);
}

// Rule (f) of B2.
TEST(Evolve, InformationLeadsBackToTheStageThatWasLeft) {
  for (const auto left : {Stage::Received, Stage::Confirmed, Stage::Planning, Stage::Handling}) {
    auto state = filed(sample::Random(6).filed());
    state.stage = left;
    evolve(state, InformationRequested{"which file?", {"its CID"}}, sample::kNow + 10);
    EXPECT_EQ(state.stage, Stage::AwaitingInfo);
    EXPECT_EQ(state.left_stage, left);
    EXPECT_EQ(state.stage_since, sample::kNow + 10);
    EXPECT_TRUE(state.memory.was_asked);
    evolve(state, NoteAdded{"called"}, sample::kNow + 20);
    EXPECT_EQ(state.stage, Stage::AwaitingInfo);
    evolve(state, InformationAdded{"bafy…"}, sample::kNow + 30);
    EXPECT_EQ(state.stage, left);
    EXPECT_EQ(state.stage_since, sample::kNow + 30);
    EXPECT_FALSE(state.left_stage);
  }
}

TEST(Evolve, AnAttachmentIsInformationToo) {
  auto state = filed(sample::Random(6).filed());
  evolve(state, InformationRequested{"the bill, please", {"bill"}}, sample::kNow + 10);
  evolve(state, AttachmentAdded{1, {"a", "bill.pdf", 1, "s"}}, sample::kNow + 30);
  EXPECT_EQ(state.stage, Stage::Received);
  EXPECT_EQ(state.stage_since, sample::kNow + 30);
}

TEST(Evolve, RemembersWhichEventsAskedSomething) {
  auto state = filed(sample::Random(7).filed());                              // seq 1
  evolve(state, MessageSent{"hello"}, sample::kNow);                          // 2
  evolve(state, NoteAdded{"note"}, sample::kNow);                             // 3
  evolve(state, InformationRequested{"which file?", {"CID"}}, sample::kNow);  // 4
  evolve(state, InformationAdded{"this one"}, sample::kNow);                  // 5
  EXPECT_EQ(state.memory.questions, (std::vector<std::uint64_t>{2, 4}));
  EXPECT_EQ(state.memory.event_count, 5U);
}

TEST(Evolve, AProposalWaitsUntilItIsDecidedOrTheComplaintCloses) {
  const RejectionProposed proposed{RejectionReason::NotOurs, {OtherRemedy::Court}, "not ours", "2", false, false};
  for (const Event& end : {Event(RejectionDeclined{2, "it is ours"}), Event(ComplaintWithdrawn{}),
                           Event(ComplaintRejected{RejectionReason::NotOurs, {OtherRemedy::Court}, "not ours", 2})}) {
    auto state = filed(sample::Random(8).filed());
    evolve(state, proposed, sample::kNow);
    EXPECT_EQ(state.rejection_seq, 2U);
    EXPECT_EQ(state.memory.rejection, proposed);
    EXPECT_EQ(state.stage, Stage::Received);
    evolve(state, end, sample::kNow);
    EXPECT_EQ(state.rejection_seq, 0U);
    EXPECT_FALSE(state.memory.rejection);
  }
}

}  // namespace
}  // namespace redress::complaint
