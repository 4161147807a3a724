#include "domain/complaint/filing_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "domain/complaint/testing.hpp"

namespace redress::complaint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using enum RefusalCode;

Refusals refusals(const FileComplaint& filing, ActorKind actor = ActorKind::Operator) {
  return check_filing(filing, sample::facts(actor));
}

/// What is wrong with a written filing after `change`.
Refusals after(const std::function<void(FileComplaint&)>& change, ActorKind actor = ActorKind::Operator) {
  auto filing = sample::written();
  change(filing);
  return refusals(filing, actor);
}

// P1: a way to describe the matter is all that is mandatory.
TEST(FilingRules, ADescriptionIsEnough) {
  FileComplaint filing;
  filing.matter.description = "坏了";
  EXPECT_THAT(refusals(filing, ActorKind::Anonymous), IsEmpty());
}

TEST(FilingRules, ABlankDescriptionIsRefused) {
  for (const auto* text : {"", " ", "\t\r\n", "\xE3\x80\x80"}) {
    EXPECT_THAT(after([&](auto& f) { f.matter.description = text; }),
                ElementsAre(Refusal{BlankText, "/description", ""}));
  }
}

TEST(FilingRules, LengthsCountCharactersNotBytes) {
  EXPECT_THAT(after([](auto& f) { f.matter.description = sample::characters(50'000); }), IsEmpty());
  EXPECT_THAT(after([](auto& f) { f.matter.description = sample::characters(50'001); }),
              ElementsAre(Refusal{TooLong, "/description", "50000"}));
}

TEST(FilingRules, EveryTextHasItsLimit) {
  using Field = std::function<std::string&(FileComplaint&)>;
  const auto agent = [](FileComplaint& f) -> Agent& {
    return f.agent ? *f.agent : f.agent.emplace(Agent{{"A", {}, {}, {}}, {}});
  };
  const std::tuple<std::string, std::size_t, Field> fields[] = {
      {"/remedy_sought", 2000, [](auto& f) -> std::string& { return f.matter.remedy_sought; }},
      {"/service_id", 200, [](auto& f) -> std::string& { return f.matter.service_id; }},
      {"/account_id", 200, [](auto& f) -> std::string& { return f.matter.account_id; }},
      {"/contact/name", 200, [](auto& f) -> std::string& { return f.contact.name; }},
      {"/contact/address", 2000, [](auto& f) -> std::string& { return f.contact.address; }},
      {"/agent/name", 200, [&](auto& f) -> std::string& { return agent(f).contact.name; }},
      {"/agent/address", 2000, [&](auto& f) -> std::string& { return agent(f).contact.address; }},
      {"/agent/authority", 200, [&](auto& f) -> std::string& { return agent(f).authority; }},
  };
  for (const auto& [pointer, limit, field] : fields) {
    EXPECT_THAT(after([&](auto& f) { field(f) = sample::characters(limit); }), IsEmpty()) << pointer;
    EXPECT_THAT(after([&](auto& f) { field(f) = sample::characters(limit + 1); }),
                ElementsAre(Refusal{TooLong, pointer, std::to_string(limit)}));
    EXPECT_THAT(after([&](auto& f) { field(f) = "a\x02"; }), ElementsAre(Refusal{ControlCharacter, pointer, ""}));
  }
}

// What a stranger writes there is never erased: only a tag fits.
TEST(FilingRules, TheLanguageIsATag) {
  for (const auto* tag : {"", "zh-CN", "en", "und", "zh-Hant-HK", "de-1996", "x-private", "i-klingon"}) {
    EXPECT_THAT(after([&](auto& f) { f.language = tag; }), IsEmpty()) << tag;
  }
  for (const auto* text : {"e", "中文", "zh_CN", "zh CN", "-en", "en-", "en--gb", "wang@example.org", "languages1", "a\x02",
                           "en-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa"}) {
    EXPECT_THAT(after([&](auto& f) { f.language = text; }), ElementsAre(Refusal{InvalidLanguage, "/language", ""}))
        << text;
  }
}

TEST(FilingRules, ObjectsAreFewReadableAndShort) {
  const auto with = [](std::vector<std::string> ids) { return after([&](auto& f) { f.matter.object_ids = ids; }); };
  EXPECT_THAT(with(std::vector<std::string>(50, "bafkqaaa")), IsEmpty());
  EXPECT_THAT(with(std::vector<std::string>(51, "bafkqaaa")), ElementsAre(Refusal{TooManyItems, "/object_ids", "50"}));
  EXPECT_THAT(with({"a", " "}), ElementsAre(Refusal{BlankText, "/object_ids/1", ""}));
  EXPECT_THAT(with({sample::characters(201)}), ElementsAre(Refusal{TooLong, "/object_ids/0", "200"}));
}

// R1.1-02
TEST(FilingRules, AClaimNeedsAnAmountOrIsOpen) {
  const auto with = [](std::vector<DemandKind> kinds, std::optional<Claim> claim) {
    return after([&](auto& f) { f.matter.demand_kinds = kinds, f.matter.claim = claim; });
  };
  const std::vector<DemandKind> claims{DemandKind::Claim};
  EXPECT_THAT(with(claims, Claim{false, 1, "CNY"}), IsEmpty());
  EXPECT_THAT(with(claims, Claim{true, 0, ""}), IsEmpty());
  EXPECT_THAT(with(claims, std::nullopt), ElementsAre(Refusal{ClaimWithoutAmount, "/claim", ""}));
  EXPECT_THAT(with({}, Claim{true, 0, ""}), ElementsAre(Refusal{AmountWithoutClaim, "/demand_kinds", ""}));
  EXPECT_THAT(with(claims, Claim{false, 0, "CNY"}), ElementsAre(Refusal{InvalidAmount, "/claim/amount_minor", ""}));
  EXPECT_THAT(with(claims, Claim{false, -5, "CNY"}), ElementsAre(Refusal{InvalidAmount, "/claim/amount_minor", ""}));
  for (const auto* currency : {"", "CN", "CNYY", "cny", "C1Y", "¥"}) {
    EXPECT_THAT(with(claims, Claim{false, 1, currency}), ElementsAre(Refusal{InvalidCurrency, "/claim/currency", ""}));
  }
}

TEST(FilingRules, NoDemandTwice) {
  EXPECT_THAT(
      after([](auto& f) { f.matter.demand_kinds = {DemandKind::Protest, DemandKind::Solve, DemandKind::Protest}; }),
      ElementsAre(Refusal{RepeatedItem, "/demand_kinds/2", ""}));
}

TEST(FilingRules, EventTimesAreInOrderAndNotInTheFuture) {
  const auto with = [](std::optional<Instant> from, std::optional<Instant> to) {
    return after([&](auto& f) { f.matter.event_from = from, f.matter.event_to = to; });
  };
  EXPECT_THAT(with(sample::kNow, sample::kNow), IsEmpty());
  EXPECT_THAT(with(sample::kNow, sample::kNow + 1000), IsEmpty()) << "it may still go on";
  EXPECT_THAT(with(sample::kNow + 1, std::nullopt), ElementsAre(Refusal{TimeInFuture, "/event_from", ""}));
  EXPECT_THAT(with(sample::kNow, sample::kNow + -1), ElementsAre(Refusal{TimesOutOfOrder, "/event_to", ""}));
}

TEST(FilingRules, ReceiptLiesNotInTheFuture) {
  EXPECT_THAT(after([](auto& f) { f.received_at = sample::kNow; }), IsEmpty());
  EXPECT_THAT(after([](auto& f) { f.received_at = sample::kNow + 1; }),
              ElementsAre(Refusal{TimeInFuture, "/received_at", ""}));
}

// T-01
TEST(FilingRules, OralWordsNeedARecordingOrATranscript) {
  auto filing = sample::spoken();
  EXPECT_THAT(refusals(filing), IsEmpty());
  filing.transcript.clear();
  EXPECT_THAT(refusals(filing), ElementsAre(Refusal{OralWithoutRecord, "/transcript", ""}));
  filing.recording_ref = "call-7";
  EXPECT_THAT(refusals(filing), IsEmpty());
  filing.read_back = true;
  EXPECT_THAT(refusals(filing), IsEmpty());
}

TEST(FilingRules, WrittenWordsHaveNoRecording) {
  EXPECT_THAT(after([](auto& f) { f.recording_ref = "call-7"; }),
              ElementsAre(Refusal{WrittenWithRecord, "/transcript", ""}));
  EXPECT_THAT(after([](auto& f) { f.read_back = true; }), ElementsAre(Refusal{WrittenWithRecord, "/read_back", ""}));
}

TEST(FilingRules, OnlySelfServiceChannelsForThePublic) {
  for (const auto& [channel, word] : words_of(Channel{})) {
    const auto found = after([&, c = channel](auto& f) { f.channel = c; }, ActorKind::Anonymous);
    const bool open = channel == Channel::Web || channel == Channel::App;
    EXPECT_EQ(found.empty(), open) << word;
    if (!open) {
      EXPECT_THAT(found, ElementsAre(Refusal{ChannelReserved, "/channel", "WEB, APP"}));
    }
    EXPECT_THAT(after([&, c = channel](auto& f) { f.channel = c; }, ActorKind::Import), IsEmpty()) << word;
  }
}

TEST(FilingRules, OnlyTheOperatorSetsWhatOnlyTheOperatorCanKnow) {
  const std::pair<std::string, std::function<void(FileComplaint&)>> fields[] = {
      {"/received_at", [](auto& f) { f.received_at = sample::kNow; }},
      {"/external_refs", [](auto& f) { f.external_refs = {{"12315", "7"}}; }},
      {"/import_key", [](auto& f) { f.import_key = "row-7"; }},
      {"/medium", [](auto& f) { f.medium = Medium::Oral, f.transcript = "说"; }},
  };
  for (const auto& [pointer, change] : fields) {
    EXPECT_THAT(after(change, ActorKind::Anonymous), ElementsAre(Refusal{FieldReserved, pointer, ""}));
    EXPECT_THAT(after(change, ActorKind::Complainant), ElementsAre(Refusal{FieldReserved, pointer, ""}));
    EXPECT_THAT(after(change, ActorKind::Operator), IsEmpty()) << pointer;
  }
}

TEST(FilingRules, AddressesLookLikeAddresses) {
  const auto email = [](std::string text) { return after([&](auto& f) { f.contact.email = text; }).empty(); };
  EXPECT_TRUE(email("a@example.org"));
  EXPECT_TRUE(email("用户@例子.公司"));
  for (const auto* bad : {"a", "@b", "a@", "a@b@c", "a b@c", "<a@b>", "a@b\n"}) EXPECT_FALSE(email(bad)) << bad;
  const auto phone = [](std::string text) { return after([&](auto& f) { f.contact.phone = text; }).empty(); };
  for (const auto* good : {"110", "+86 138-0000-0000", "(010) 1234567 ext 8"}) EXPECT_TRUE(phone(good)) << good;
  for (const auto* bad : {"12", "call me", "13800000000a"}) EXPECT_FALSE(phone(bad)) << bad;
  EXPECT_THAT(
      after([](auto& f) { f.contact.email = "x", f.contact.phone = "y"; }),
      ElementsAre(Refusal{InvalidAddress, "/contact/email", ""}, Refusal{InvalidAddress, "/contact/phone", ""}));
}

// R2.1-07: a power of attorney may follow later; the agent's name may not.
TEST(FilingRules, AnAgentHasAName) {
  EXPECT_THAT(after([](auto& f) { f.agent = Agent{{"王律师", "", "", ""}, ""}; }), IsEmpty());
  EXPECT_THAT(after([](auto& f) { f.agent = Agent{{" ", "w@example.org", "", ""}, "POA-1"}; }),
              ElementsAre(Refusal{BlankText, "/agent/name", ""}));
  EXPECT_THAT(after([](auto& f) { f.agent = Agent{{"王", "w", "", ""}, ""}; }),
              ElementsAre(Refusal{InvalidAddress, "/agent/email", ""}));
}

TEST(FilingRules, ReferencesNameSystemAndId) {
  const auto with = [](std::vector<ExternalRef> refs) { return after([&](auto& f) { f.external_refs = refs; }); };
  EXPECT_THAT(with(std::vector<ExternalRef>(10, {"12315", "7"})), IsEmpty());
  EXPECT_THAT(with(std::vector<ExternalRef>(11, {"12315", "7"})),
              ElementsAre(Refusal{TooManyItems, "/external_refs", "10"}));
  EXPECT_THAT(with({{"", ""}}), ElementsAre(Refusal{BlankText, "/external_refs/0/system", ""},
                                            Refusal{BlankText, "/external_refs/0/id", ""}));
  EXPECT_THAT(with({{sample::characters(201), "7"}}), ElementsAre(Refusal{TooLong, "/external_refs/0/system", "200"}));
}

TEST(FilingRules, OnlyAComplaintCarriesAReport) {
  for (const auto& [kind, word] : words_of(RecordKind{})) {
    auto filing = sample::mixed();
    filing.matter.kind = kind;
    const bool carries = kind == RecordKind::Complaint;
    EXPECT_EQ(refusals(filing), carries ? Refusals{} : refuse(ReportInReport, "/report")) << word;
  }
}

TEST(FilingRules, OneAnswerNamesEverythingThatIsWrong) {
  auto filing = sample::written("");
  filing.channel = Channel::Letter;
  filing.contact.email = "x";
  filing.matter.demand_kinds = {DemandKind::Claim};
  EXPECT_THAT(refusals(filing, ActorKind::Anonymous),
              ElementsAre(Refusal{ChannelReserved, "/channel", "WEB, APP"}, Refusal{BlankText, "/description", ""},
                          Refusal{ClaimWithoutAmount, "/claim", ""}, Refusal{InvalidAddress, "/contact/email", ""}));
}

}  // namespace
}  // namespace redress::complaint
