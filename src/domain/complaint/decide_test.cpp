#include "domain/complaint/decide.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/complaint/lifecycle.hpp"
#include "domain/complaint/testing.hpp"

namespace redress::complaint {
namespace {

using testing::ElementsAre;

const std::string kNumbers[2] = {std::string(sample::kNumber), std::string(sample::kSecondNumber)};

ComplaintFiled filed(const FileComplaint& filing, ActorKind actor = ActorKind::Operator) {
  const auto records = decide_filing(filing, sample::facts(actor), kNumbers);
  EXPECT_TRUE(records);
  EXPECT_EQ(records->size(), 1U);
  EXPECT_EQ(records->front().number, kNumbers[0]);
  EXPECT_EQ(records->front().events.size(), 1U);
  return std::get<ComplaintFiled>(records->front().events.front());
}

State in_stage(Stage stage) {
  auto state = sample::state_of(sample::written());
  state.stage = stage;
  return state;
}

std::vector<std::string> words(const State& state, const Command& command, ActorKind actor = ActorKind::Anonymous) {
  std::vector<std::string> out;
  const auto decided = decide(state, command, sample::facts(actor));
  if (!decided) {
    for (const auto& refusal : decided.error()) {
      out.push_back(std::string(to_word(refusal.code)) + " " + refusal.pointer + " " + refusal.detail);
    }
    return out;
  }
  for (const auto& event : *decided) out.push_back(sample::Describe::event(event));
  return out;
}

TEST(DecideFiling, OneRecordWithWhatWasSaid) {
  const auto event = filed(sample::written());
  EXPECT_EQ(event.number, kNumbers[0]);
  EXPECT_EQ(event.matter.description, "文件无法取回");
  EXPECT_EQ(event.received_at, sample::kNow);
  EXPECT_FALSE(event.related);
}

TEST(DecideFiling, WithoutADemandTheDemandIsToSolve) {
  EXPECT_THAT(filed(sample::written()).matter.demand_kinds, ElementsAre(DemandKind::Solve));
}

TEST(DecideFiling, AnInquiryDemandsNothing) {
  auto filing = sample::written();
  filing.matter.kind = RecordKind::Inquiry;
  EXPECT_TRUE(filed(filing).matter.demand_kinds.empty());
}

TEST(DecideFiling, KeepsAllFourDemandsInTheirOrder) {
  auto filing = sample::written();
  filing.matter.demand_kinds = {DemandKind::Protest, DemandKind::Objection, DemandKind::Solve, DemandKind::Claim};
  filing.matter.claim = Claim{true, 0, ""};
  EXPECT_EQ(filed(filing).matter.demand_kinds, filing.matter.demand_kinds);
}

// P1: without a contact a complaint is registered as anonymous.
TEST(DecideFiling, IsAnonymousWithoutAnyWayToReachAnybody) {
  auto filing = sample::written();
  EXPECT_TRUE(filed(filing).anonymous);
  for (auto* field : {&filing.contact.name, &filing.contact.email, &filing.contact.phone, &filing.contact.address}) {
    *field = field == &filing.contact.email ? "a@example.org" : "13800000000";
    EXPECT_FALSE(filed(filing).anonymous);
    field->clear();
  }
  filing.agent = Agent{{"王律师", "", "", ""}, ""};
  EXPECT_FALSE(filed(filing).anonymous);
}

TEST(DecideFiling, KeepsTheFirstReceiptTime) {
  auto filing = sample::written();
  filing.received_at = sample::kNow + -86'400'000;
  filing.received_at_estimated = true;
  const auto event = filed(filing);
  EXPECT_EQ(event.received_at, sample::kNow + -86'400'000);
  EXPECT_TRUE(event.received_at_estimated);
}

// T-02: complaint and report become two records that name each other.
TEST(DecideFiling, AMixedMessageBecomesTwoLinkedRecords) {
  const auto records = decide_filing(sample::mixed(), sample::facts(), kNumbers);
  ASSERT_TRUE(records);
  ASSERT_EQ(records->size(), 2U);
  EXPECT_EQ(record_count(sample::mixed()), 2U);
  const auto& first = std::get<ComplaintFiled>((*records)[0].events.front());
  const auto& second = std::get<ComplaintFiled>((*records)[1].events.front());
  EXPECT_EQ(first.matter.kind, RecordKind::Complaint);
  EXPECT_EQ(second.matter.kind, RecordKind::Report);
  EXPECT_EQ(first.related, RelatedRecord{second.number});
  EXPECT_EQ(second.related, RelatedRecord{first.number});
  EXPECT_EQ(first.number, kNumbers[0]);
  EXPECT_EQ(second.number, kNumbers[1]);
  EXPECT_EQ(second.matter.description, "有人在贵平台存放违法内容");
  EXPECT_TRUE(second.matter.demand_kinds.empty());
  EXPECT_FALSE(second.matter.claim);
}

TEST(DecideFiling, RefusesAsAWhole) {
  auto filing = sample::mixed();
  filing.report->description = " ";
  const auto records = decide_filing(filing, sample::facts(), kNumbers);
  ASSERT_FALSE(records);
  EXPECT_THAT(records.error(), ElementsAre(Refusal{RefusalCode::BlankText, "/report/description", ""}));
}

TEST(Decide, AddsInformationWhileOpen) {
  EXPECT_THAT(words(in_stage(Stage::Received), AddInformation{"补充：订单号 7"}),
              ElementsAre("information=补充：订单号 7\n"));
  EXPECT_THAT(words(in_stage(Stage::Handling), AddInformation{"more"}), ElementsAre("information=more\n"));
}

TEST(Decide, RefusesInformationThatCannotBeRead) {
  const auto state = in_stage(Stage::Received);
  EXPECT_THAT(words(state, AddInformation{""}), ElementsAre("BLANK_TEXT /text "));
  EXPECT_THAT(words(state, AddInformation{"\xE3\x80\x80\n"}), ElementsAre("BLANK_TEXT /text "));
  EXPECT_THAT(words(state, AddInformation{sample::characters(50'001)}), ElementsAre("TOO_LONG /text 50000"));
  EXPECT_THAT(words(state, AddInformation{"a\x01"}), ElementsAre("CONTROL_CHARACTER /text "));
  EXPECT_EQ(words(state, AddInformation{sample::characters(50'000)}).size(), 1U);
}

TEST(Decide, WithdrawsIntoClosedWithC3AndU5) {
  EXPECT_THAT(words(in_stage(Stage::Received), WithdrawComplaint{"已解决"}),
              ElementsAre("withdrawn=已解决\n", "closed=C3U5\n"));
  EXPECT_THAT(words(in_stage(Stage::Received), WithdrawComplaint{}), ElementsAre("withdrawn=\n", "closed=C3U5\n"));
}

// D1: from any open stage, side states too.
TEST(Decide, WithdrawsWhileItIsOpen) {
  for (const auto& [stage, word] : words_of(Stage{})) {
    const auto lines = words(in_stage(stage), WithdrawComplaint{});
    EXPECT_EQ(lines.size() == 2 && lines.back() == "closed=C3U5\n", is_open(stage)) << word << ' ' << lines.front();
  }
}

TEST(Decide, RefusesALongReason) {
  EXPECT_THAT(words(in_stage(Stage::Received), WithdrawComplaint{sample::characters(2'001)}),
              ElementsAre("TOO_LONG /reason 2000"));
}

TEST(Decide, NobodyOfTheOperatorWithdrawsInTheNameOfTheComplainant) {
  const auto outcome = sample::outcome(in_stage(Stage::Received), WithdrawComplaint{}, sample::staff_facts());
  EXPECT_THAT(outcome, ElementsAre(testing::HasSubstr("COMPLAINANT_ONLY")));
}

TEST(Decide, ConvertsInquirySuggestionAndPraise) {
  for (const auto kind : {RecordKind::Inquiry, RecordKind::Suggestion, RecordKind::Praise}) {
    auto state = in_stage(Stage::Received);
    state.kind = kind;
    const auto from = "converted=" + std::string(to_word(kind)) + "\n";
    EXPECT_THAT(words(state, ConvertToComplaint{}), ElementsAre(from + "demand=solve\n"));
    EXPECT_THAT(words(state, ConvertToComplaint{{DemandKind::Protest}}), ElementsAre(from + "demand=protest\n"));
  }
}

TEST(Decide, ConvertsWithAClaimOnlyTogetherWithItsAmount) {
  auto state = in_stage(Stage::Received);
  state.kind = RecordKind::Inquiry;
  const ConvertToComplaint claiming{{DemandKind::Claim}, Claim{false, 12'000, "CNY"}};
  EXPECT_THAT(words(state, claiming), ElementsAre("converted=inquiry\ndemand=claim\nclaim=12000CNY\n"));
  EXPECT_THAT(words(state, ConvertToComplaint{{DemandKind::Claim}, {}}), ElementsAre("CLAIM_WITHOUT_AMOUNT /claim "));
  EXPECT_THAT(words(state, ConvertToComplaint{{}, Claim{true, 0, ""}}),
              ElementsAre("AMOUNT_WITHOUT_CLAIM /demand_kinds "));
}

TEST(Decide, RefusesToConvertComplaintsAndReports) {
  auto state = in_stage(Stage::Received);
  EXPECT_THAT(words(state, ConvertToComplaint{}), ElementsAre("ALREADY_COMPLAINT  "));
  state.kind = RecordKind::Report;
  EXPECT_THAT(words(state, ConvertToComplaint{}), ElementsAre("REPORT_NOT_CONVERTIBLE  "));
}

TEST(Decide, ConfirmsTheReadBackOnceAndOfOralWordsOnly) {
  auto state = sample::state_of(sample::spoken());
  const auto tool = ActorKind::Operator;
  EXPECT_THAT(words(state, ConfirmReadBack{}, tool), ElementsAre("read back=\n"));
  EXPECT_THAT(words(state, ConfirmReadBack{}), ElementsAre("STAFF_ONLY  "));
  state.read_back = true;
  EXPECT_THAT(words(state, ConfirmReadBack{}, tool), ElementsAre("READ_BACK_DONE  "));
  EXPECT_THAT(words(in_stage(Stage::Received), ConfirmReadBack{}, tool), ElementsAre("WRITTEN_WITH_RECORD  "));
}

TEST(Decide, RefusesEveryActOnARecordThatIsNotOpen) {
  for (const auto stage : {Stage::Closed, Stage::Withdrawn, Stage::Rejected}) {
    auto state = in_stage(stage);
    const auto refusal = "COMPLAINT_CLOSED  " + std::string(to_word(stage));
    EXPECT_THAT(words(state, AddInformation{"more"}), ElementsAre(refusal));
    EXPECT_THAT(words(state, WithdrawComplaint{}), ElementsAre(refusal));
    EXPECT_THAT(words(state, ConfirmReadBack{}, ActorKind::Operator), ElementsAre(refusal));
    EXPECT_THAT(words(state, AddAttachments{{{"b", "a", 1, "s"}}}), ElementsAre(refusal));
    state.kind = RecordKind::Inquiry;
    EXPECT_THAT(words(state, ConvertToComplaint{}), ElementsAre(refusal));
  }
}

TEST(Decide, AttachesFilesInOrderWithCleanNames) {
  auto state = in_stage(Stage::Received);
  state.attachment_count = 2;
  const AddAttachments two{{{"b1", "../a.pdf", 5, "s1"}, {"b2", "", 0, "s2"}}};
  EXPECT_THAT(words(state, two), ElementsAre("attachment=3\nblob=b1\nname=a.pdf\nsize=5\nsha256=s1\n",
                                             "attachment=4\nblob=b2\nname=\nsize=0\nsha256=s2\n"));
}

TEST(Decide, RefusesMoreFilesThanARecordMayHaveAsAWhole) {
  auto state = in_stage(Stage::Received);
  state.attachment_count = 19;
  const AttachedFile file{"b", "a", 1, "s"};
  EXPECT_EQ(words(state, AddAttachments{{file}}).size(), 1U);
  EXPECT_THAT(words(state, AddAttachments{{file, file}}), ElementsAre("TOO_MANY_ATTACHMENTS  20"));
  state.attachment_count = 20;
  EXPECT_THAT(words(state, AddAttachments{{file}}), ElementsAre("TOO_MANY_ATTACHMENTS  20"));
}

// What is decided is what the fold then shows: no decision can be folded into a state that decide would not expect.
TEST(Decide, WhatIsDecidedFoldsIntoAStateThatRefusesItAgain) {
  auto state = in_stage(Stage::Received);
  const auto decided = decide(state, WithdrawComplaint{}, sample::facts());
  for (const auto& event : decided.value()) evolve(state, event, sample::kNow);
  EXPECT_EQ(state.stage, Stage::Closed);
  EXPECT_THAT(words(state, WithdrawComplaint{}), ElementsAre("COMPLAINT_CLOSED  CLOSED"));
}

}  // namespace
}  // namespace redress::complaint
