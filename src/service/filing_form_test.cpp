#include "service/filing_form.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/complaint/testing.hpp"

namespace redress::service {
namespace {

using namespace complaint;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

/// "CODE pointer" of each refusal.
template <class T>
std::vector<std::string> refused(const Decided<T>& read) {
  std::vector<std::string> out;
  if (read) return out;
  for (const auto& refusal : read.error()) out.push_back(std::string(to_word(refusal.code)) + " " + refusal.pointer);
  return out;
}
std::vector<std::string> refused(std::string_view body) {
  return refused(read_filing_form(parse_json(body).value(), "zh-CN"));
}
FileComplaint read(std::string_view body) { return read_filing_form(parse_json(body).value(), "zh-CN").value(); }

TEST(FilingForm, ADescriptionIsEnough) {
  const auto filing = read(R"({"description":"文件无法取回"})");
  EXPECT_EQ(filing.matter.description, "文件无法取回");
  EXPECT_EQ(filing.matter.kind, RecordKind::Complaint);
  EXPECT_EQ(filing.channel, Channel::Web);
  EXPECT_EQ(filing.medium, Medium::Written);
  EXPECT_EQ(filing.customer_kind, CustomerKind::Consumer);
  EXPECT_EQ(filing.language, "zh-CN");
  EXPECT_FALSE(filing.report || filing.agent || filing.received_at || filing.matter.claim);
}

TEST(FilingForm, ReadsEveryField) {
  const auto filing = read(R"({
    "description":"d","record_kind":"inquiry","demand_kinds":["claim","protest"],
    "claim":{"amount_minor":800000,"currency":"CNY"},"remedy_sought":"r","service_id":"s","account_id":"a",
    "object_ids":["bafkqaaa","o2"],"event_from":"2026-11-22T00:00:00+08:00","event_to":"2026-11-23T00:00:00Z",
    "report":{"description":"rd","object_ids":["x"]},"channel":"TEL","medium":"oral","recording_ref":"call-7",
    "transcript":"t","read_back":true,"language":"en","customer_kind":"node_operator",
    "contact":{"name":"n","email":"e@x","phone":"110","address":"ad"},
    "agent":{"name":"王","email":"w@x","phone":"111","address":"wa","authority":"POA"},
    "received_at":"2026-11-23T01:00:00Z","received_at_estimated":true,
    "external_refs":[{"system":"12315","id":"7"}],"import_key":"k"})");
  EXPECT_EQ(filing.matter.kind, RecordKind::Inquiry);
  EXPECT_THAT(filing.matter.demand_kinds, ElementsAre(DemandKind::Claim, DemandKind::Protest));
  ASSERT_TRUE(filing.matter.claim);
  EXPECT_EQ(filing.matter.claim->amount_minor, 800000);
  EXPECT_EQ(filing.matter.claim->currency, "CNY");
  EXPECT_FALSE(filing.matter.claim->open);
  EXPECT_EQ(filing.matter.remedy_sought + filing.matter.service_id + filing.matter.account_id, "rsa");
  EXPECT_THAT(filing.matter.object_ids, ElementsAre("bafkqaaa", "o2"));
  EXPECT_EQ(filing.matter.event_from, parse_instant("2026-11-21T16:00:00Z"));
  EXPECT_EQ(filing.matter.event_to, parse_instant("2026-11-23T00:00:00Z"));
  ASSERT_TRUE(filing.report);
  EXPECT_EQ(filing.report->kind, RecordKind::Report);
  EXPECT_EQ(filing.report->description, "rd");
  EXPECT_EQ(filing.channel, Channel::Telephone);
  EXPECT_EQ(filing.medium, Medium::Oral);
  EXPECT_EQ(filing.recording_ref + filing.transcript + filing.language, "call-7ten");
  EXPECT_TRUE(filing.read_back);
  EXPECT_EQ(filing.customer_kind, CustomerKind::NodeOperator);
  EXPECT_EQ(filing.contact.name + filing.contact.email + filing.contact.phone + filing.contact.address, "ne@x110ad");
  ASSERT_TRUE(filing.agent);
  EXPECT_EQ(filing.agent->contact.name + filing.agent->contact.email + filing.agent->authority, "王w@xPOA");
  EXPECT_EQ(filing.received_at, parse_instant("2026-11-23T01:00:00Z"));
  EXPECT_TRUE(filing.received_at_estimated);
  ASSERT_EQ(filing.external_refs.size(), 1U);
  EXPECT_EQ(filing.external_refs[0].system + filing.external_refs[0].id, "123157");
  EXPECT_EQ(filing.import_key, "k");
}

TEST(FilingForm, NullCountsAsAbsent) {
  const auto filing = read(R"({"description":"d","contact":null,"channel":null,"claim":null,"object_ids":null,
                               "received_at":null,"read_back":null,"report":null,"agent":null})");
  EXPECT_TRUE(filing.contact.empty());
  EXPECT_EQ(filing.channel, Channel::Web);
  EXPECT_THAT(refused(R"({"description":null})"), ElementsAre("MISSING_FIELD /description"));
}

TEST(FilingForm, TheBodyIsAnObject) {
  for (const auto* body : {"[]", "\"d\"", "1", "null", "true"})
    EXPECT_THAT(refused(body), ElementsAre("WRONG_TYPE ")) << body;
}

TEST(FilingForm, WrittenWordsNeedADescriptionSpokenOnesDoNot) {
  EXPECT_THAT(refused("{}"), ElementsAre("MISSING_FIELD /description"));
  EXPECT_THAT(refused(R"({"medium":"oral"})"), IsEmpty());
}

TEST(FilingForm, UnknownFieldsAreNamedByTheirPointer) {
  EXPECT_THAT(refused(R"({"description":"d","descripton":"e","a/b~c":1})"),
              ElementsAre("UNKNOWN_FIELD /descripton", "UNKNOWN_FIELD /a~1b~0c"));
  EXPECT_THAT(refused(R"({"description":"d","contact":{"fax":"1"},"agent":{"name":"n","id":"1"},"claim":{"sum":1},
                          "external_refs":[{"system":"s","id":"i"},{"url":"u"}]})"),
              ElementsAre("UNKNOWN_FIELD /claim/sum", "UNKNOWN_FIELD /contact/fax", "UNKNOWN_FIELD /agent/id",
                          "UNKNOWN_FIELD /external_refs/1/url"));
}

TEST(FilingForm, AReportHoldsAMatterOnly) {
  EXPECT_THAT(refused(R"({"description":"d","report":{"description":"r","claim":{"open":true},"demand_kinds":[]}})"),
              ElementsAre("UNKNOWN_FIELD /report/claim", "UNKNOWN_FIELD /report/demand_kinds"));
  EXPECT_THAT(refused(R"({"description":"d","report":"r"})"), ElementsAre("WRONG_TYPE /report"));
}

// Each wrong field is refused once, and none hides another.
TEST(FilingForm, WrongTypesAreNamedAllAtOnce) {
  EXPECT_THAT(refused(R"({"description":1,"claim":[],"object_ids":"x","event_from":5,"read_back":"yes","contact":7,
                          "agent":false,"external_refs":{},"received_at_estimated":1,"import_key":[]})"),
              testing::UnorderedElementsAre("WRONG_TYPE /description", "WRONG_TYPE /claim", "WRONG_TYPE /object_ids",
                                            "WRONG_TYPE /event_from", "WRONG_TYPE /read_back", "WRONG_TYPE /contact",
                                            "WRONG_TYPE /agent", "WRONG_TYPE /external_refs",
                                            "WRONG_TYPE /received_at_estimated", "WRONG_TYPE /import_key"));
  EXPECT_THAT(refused(R"({"description":"d","external_refs":["a"],"object_ids":["a",2,"c",null]})"),
              ElementsAre("WRONG_TYPE /object_ids/1", "WRONG_TYPE /object_ids/3", "WRONG_TYPE /external_refs/0"));
  EXPECT_THAT(refused(R"({"description":"d","claim":{"amount_minor":"5","open":"no","currency":1}})"),
              testing::UnorderedElementsAre("WRONG_TYPE /claim/amount_minor", "WRONG_TYPE /claim/open",
                                            "WRONG_TYPE /claim/currency"));
}

TEST(FilingForm, AWordOfAnotherTypeIsRefusedOnce) {
  EXPECT_THAT(refused(R"({"description":"d","channel":1,"medium":true,"customer_kind":[],"record_kind":{}})"),
              testing::UnorderedElementsAre("WRONG_TYPE /channel", "WRONG_TYPE /medium", "WRONG_TYPE /customer_kind",
                                            "WRONG_TYPE /record_kind"));
}

TEST(FilingForm, UnknownWordsAreNamedWithTheAllowedOnes) {
  const auto read = read_filing_form(
      parse_json(R"({"description":"d","channel":"web","record_kind":"ticket","demand_kinds":["claim","refund"]})")
          .value(),
      "");
  ASSERT_FALSE(read);
  EXPECT_THAT(refused(read), testing::UnorderedElementsAre("UNKNOWN_WORD /channel", "UNKNOWN_WORD /record_kind",
                                                           "UNKNOWN_WORD /demand_kinds/1"));
  for (const auto& refusal : read.error()) {
    if (refusal.pointer == "/channel") {
      EXPECT_THAT(refusal.detail, StartsWith("WEB, APP, MAIL, "));
    }
  }
}

TEST(FilingForm, AnItemOfAnotherTypeDoesNotShiftThePointersOfTheOthers) {
  EXPECT_THAT(refused(R"({"description":"d","demand_kinds":[1,"refund"]})"),
              testing::UnorderedElementsAre("WRONG_TYPE /demand_kinds/0", "UNKNOWN_WORD /demand_kinds/1"));
}

TEST(FilingForm, AnEmptyWordIsNoWord) {
  EXPECT_THAT(refused(R"({"description":"d","channel":""})"), ElementsAre("UNKNOWN_WORD /channel"));
}

TEST(FilingForm, TimesAreRfc3339) {
  for (const auto* at : {"2026-11-23", "2026-11-23 09:00", "now", "", "2026-13-01T00:00:00Z"}) {
    EXPECT_THAT(refused(R"({"description":"d","received_at":")" + std::string(at) + "\"}"),
                ElementsAre("INVALID_TIME /received_at"))
        << at;
  }
}

TEST(FilingForm, AnOpenClaimNamesNoAmount) {
  EXPECT_THAT(refused(R"({"description":"d","claim":{"open":true}})"), IsEmpty());
  EXPECT_THAT(refused(R"({"description":"d","claim":{"open":true,"amount_minor":5}})"),
              ElementsAre("INVALID_AMOUNT /claim/amount_minor"));
}

TEST(ActForms, ReadWhatTheyAllow) {
  EXPECT_EQ(read_information_form(parse_json(R"({"text":"补充"})").value())->text, "补充");
  EXPECT_EQ(read_withdrawal_form(parse_json(R"({"reason":"好了"})").value())->reason, "好了");
  EXPECT_EQ(read_withdrawal_form(parse_json("{}").value())->reason, "");
  EXPECT_THAT(read_conversion_form(parse_json(R"({"demand_kinds":["protest"]})").value())->demand_kinds,
              ElementsAre(DemandKind::Protest));
  EXPECT_TRUE(read_conversion_form(parse_json("{}").value()));
  EXPECT_TRUE(read_read_back_form(parse_json("{}").value()));
}

TEST(ActForms, RefuseWhatTheyDoNot) {
  const auto parsed = [](std::string_view body) { return parse_json(body).value(); };
  EXPECT_THAT(refused(read_information_form(parsed("{}"))), ElementsAre("MISSING_FIELD /text"));
  EXPECT_THAT(refused(read_information_form(parsed(R"({"text":null})"))), ElementsAre("MISSING_FIELD /text"));
  EXPECT_THAT(refused(read_information_form(parsed(R"({"text":["a"]})"))), ElementsAre("WRONG_TYPE /text"));
  EXPECT_THAT(refused(read_information_form(parsed("[]"))), ElementsAre("WRONG_TYPE "));
  EXPECT_THAT(refused(read_withdrawal_form(parsed(R"({"text":"x"})"))), ElementsAre("UNKNOWN_FIELD /text"));
  EXPECT_THAT(refused(read_withdrawal_form(parsed(R"({"reason":5})"))), ElementsAre("WRONG_TYPE /reason"));
  EXPECT_THAT(refused(read_withdrawal_form(parsed("1"))), ElementsAre("WRONG_TYPE "));
  EXPECT_THAT(refused(read_conversion_form(parsed(R"({"demand_kinds":["?"]})"))),
              ElementsAre("UNKNOWN_WORD /demand_kinds/0"));
  EXPECT_THAT(refused(read_read_back_form(parsed(R"({"by":"me"})"))), ElementsAre("UNKNOWN_FIELD /by"));
}

}  // namespace
}  // namespace redress::service
