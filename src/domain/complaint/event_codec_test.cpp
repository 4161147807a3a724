#include "domain/complaint/event_codec.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/json.hpp"
#include "domain/complaint/testing.hpp"

namespace redress::complaint {
namespace {

using ledger::PartName;
using sample::Describe;
using testing::HasSubstr;
using testing::Not;

const std::optional<std::string>& part(const EncodedEvent& event, PartName name) {
  return event.parts[static_cast<std::size_t>(name)];
}
std::optional<std::string>& part(EncodedEvent& event, PartName name) {
  return event.parts[static_cast<std::size_t>(name)];
}

/// Who may have acted in it: whoever is named by it, or anybody.
Actor actor_of(const Event& event, sample::Random& random) {
  const bool by_user = std::holds_alternative<ComplaintRejected>(event) ||
                       std::visit([]<class E>(const E&) { return sample::LifeEvent<E>; }, event);
  return by_user ? Actor::staff(std::string(sample::kActingUser)) : Actor(random.word<ActorKind>());
}

TEST(EventCodec, RoundTripsRandomEvents) {
  sample::Random random(20261123);
  std::set<std::size_t> met;
  for (int i = 0; i < 6000; ++i) {
    const auto event = random.event();
    met.insert(event.index());
    const auto stored = encode(event, sample::kNumber, actor_of(event, random));
    for (const auto& bytes : stored.parts) ASSERT_TRUE(!bytes || is_jcs(*bytes)) << *bytes;
    const auto read = decode(stored);
    ASSERT_TRUE(read) << i << ": " << read.error().message;
    ASSERT_EQ(Describe::event(*read), Describe::event(event)) << i;
  }
  EXPECT_EQ(met.size(), std::variant_size_v<Event>);
}

// FORMATS.md 1: free text and contact stand in `person`, what may never be erased in `party` and `staff`.
TEST(EventCodec, PutsPersonalDataIntoPersonOnly) {
  ComplaintFiled filed;
  filed.number = sample::kNumber;
  filed.matter.description = "SECRET-description";
  filed.matter.remedy_sought = "SECRET-remedy";
  filed.matter.account_id = "SECRET-account";
  filed.matter.service_id = "SECRET-service";
  filed.matter.object_ids = {"SECRET-object"};
  filed.recording_ref = "SECRET-recording";
  filed.transcript = "SECRET-transcript";
  filed.contact = {"SECRET-name", "SECRET-email", "SECRET-phone", "SECRET-address"};
  filed.agent = Agent{{"SECRET-agent", "SECRET-agent", "SECRET-agent", "SECRET-agent"}, "SECRET-authority"};
  for (const Event& event : {Event(filed), Event(InformationAdded{"SECRET"}), Event(ComplaintWithdrawn{"SECRET"}),
                             Event(AttachmentAdded{1, {"b", "SECRET-name", 5, "SECRET-hash"}})}) {
    const auto stored = encode(event, sample::kNumber, ActorKind::Operator);
    EXPECT_THAT(part(stored, PartName::Party).value_or(""), Not(HasSubstr("SECRET")));
    EXPECT_THAT(part(stored, PartName::Staff).value_or(""), Not(HasSubstr("SECRET")));
    ASSERT_TRUE(part(stored, PartName::Person));
    EXPECT_THAT(*part(stored, PartName::Person), HasSubstr("\"subject\":\"TS-20261123-000001-0/complainant\""));
  }
}

TEST(EventCodec, NamesTheActorForStaffOnly) {
  const auto stored = encode(ReadBackConfirmed{}, sample::kNumber, ActorKind::Operator);
  EXPECT_EQ(part(stored, PartName::Staff), "{\"actor\":\"operator\"}");
  EXPECT_FALSE(part(stored, PartName::Party));
  EXPECT_FALSE(part(stored, PartName::Person));
  EXPECT_FALSE(part(stored, PartName::PersonStaff));
}

// FORMATS.md 1: an internal event shows the complainant an envelope and nothing else; erasable text apart from codes.
TEST(EventCodec, KeepsInternalEventsFromTheComplainant) {
  const RejectionProposed proposed{RejectionReason::NotOurs, {OtherRemedy::Court}, "SECRET", "2", true, false};
  for (const Event& event : {Event(NoteAdded{"SECRET"}), Event(RejectionDeclined{4, "SECRET"}), Event(proposed)}) {
    const auto stored = encode(event, sample::kNumber, Actor::staff("2"));
    EXPECT_EQ(stored.kind, "internal");
    EXPECT_FALSE(part(stored, PartName::Party));
    EXPECT_FALSE(part(stored, PartName::Person));
    EXPECT_THAT(part(stored, PartName::Staff).value(), Not(HasSubstr("SECRET")));
    EXPECT_THAT(part(stored, PartName::PersonStaff).value(), HasSubstr("SECRET"));
  }
}

TEST(EventCodec, ARejectionHasTheseBytes) {
  const RejectionProposed proposed{
      RejectionReason::NotOurs, {OtherRemedy::Authority, OtherRemedy::Court}, "与本平台无关", "2", true, false};
  auto stored = encode(proposed, sample::kNumber, Actor::staff("2"));
  EXPECT_EQ(part(stored, PartName::Staff), R"({"actor":"user:2","by_manager":true,"kind":"rejection_proposed",)"
                                           R"("reason":"RJ1","remedies":["authority","court"]})");
  EXPECT_EQ(part(stored, PartName::PersonStaff), R"({"explanation":"与本平台无关"})");
  stored = encode(ComplaintRejected{proposed.reason, proposed.remedies, proposed.explanation, 2}, sample::kNumber,
                  Actor::staff("3"));
  EXPECT_EQ(stored.kind, "complaint_rejected");
  EXPECT_EQ(part(stored, PartName::Party), R"({"reason":"RJ1","remedies":["authority","court"]})");
  EXPECT_EQ(part(stored, PartName::Person),
            R"({"explanation":"与本平台无关","subject":"TS-20261123-000001-0/complainant"})");
  EXPECT_EQ(part(stored, PartName::Staff), R"({"actor":"user:3","proposal":2})");
}

// The bytes of a stored kind are a contract (docs/formats/events.md).
TEST(EventCodec, FiledHasTheseBytes) {
  auto filing = sample::written();
  filing.contact.email = "a@example.org";
  const auto decided = decide_filing(filing, sample::facts(), {std::string(sample::kNumber), ""});
  const auto stored = encode(decided->front().events.front(), sample::kNumber, ActorKind::Anonymous);
  EXPECT_EQ(stored.kind, "complaint_filed");
  EXPECT_EQ(stored.version, 1);
  EXPECT_EQ(part(stored, PartName::Party),
            R"({"anonymous":false,"channel":"WEB","customer_kind":"consumer","demand_kinds":["solve"],)"
            R"("language":"zh-CN","medium":"written","number":"TS-20261123-000001-0",)"
            R"("received_at":"2026-11-23T02:00:00.123Z","record_kind":"complaint"})");
  EXPECT_EQ(part(stored, PartName::Person), R"({"contact":{"email":"a@example.org"},"description":"文件无法取回",)"
                                            R"("subject":"TS-20261123-000001-0/complainant"})");
  EXPECT_EQ(part(stored, PartName::Staff), R"({"actor":"anonymous"})");
}

TEST(EventCodec, ReadsErasedPersonalDataAsEmpty) {
  sample::Random random(7);
  for (int i = 0; i < 200; ++i) {
    auto filed = random.filed();
    auto stored = encode(filed, sample::kNumber, ActorKind::Import);
    part(stored, PartName::Person).reset();
    const auto read = decode(stored);
    ASSERT_TRUE(read) << read.error().message;
    filed.matter.description.clear();
    filed.matter.remedy_sought.clear();
    filed.matter.account_id.clear();
    filed.matter.service_id.clear();
    filed.matter.object_ids.clear();
    filed.recording_ref.clear();
    filed.transcript.clear();
    filed.contact = {};
    if (filed.agent) filed.agent = Agent{};
    EXPECT_EQ(Describe::event(*read), Describe::event(filed));
  }
  auto added = encode(InformationAdded{"gone"}, sample::kNumber, ActorKind::Complainant);
  part(added, PartName::Person).reset();
  EXPECT_EQ(Describe::event(decode(added).value()), Describe::event(InformationAdded{}));
}

TEST(EventCodec, AttachmentHasTheseBytes) {
  const auto stored =
      encode(AttachmentAdded{2, {"ab12", "账单.pdf", 7, "cd34"}}, sample::kNumber, ActorKind::Complainant);
  EXPECT_EQ(stored.kind, "attachment_added");
  EXPECT_EQ(part(stored, PartName::Party), R"({"blob_id":"ab12","ordinal":2})");
  EXPECT_EQ(part(stored, PartName::Person), R"({"name":"账单.pdf","sha256":"cd34","size_bytes":7,)"
                                            R"("subject":"TS-20261123-000001-0/complainant"})");
  auto erased = stored;
  part(erased, PartName::Person).reset();
  EXPECT_EQ(Describe::event(decode(erased).value()), Describe::event(AttachmentAdded{2, {"ab12", "", 0, ""}}));
  auto wrong = stored;
  part(wrong, PartName::Party) = R"({"blob_id":"ab12","ordinal":-1})";
  EXPECT_THAT(decode(wrong).error().message, HasSubstr("ordinal"));
}

TEST(EventCodec, RefusesUnknownKindsAndVersions) {
  auto stored = encode(ReadBackConfirmed{}, sample::kNumber, ActorKind::Operator);
  stored.version = 2;
  EXPECT_EQ(decode(stored).error().kind, FailureKind::Internal);
  stored.version = 1;
  stored.kind = "read_back";
  EXPECT_EQ(decode(stored).error().kind, FailureKind::Internal);
  EXPECT_THAT(decode(stored).error().message, HasSubstr("read_back v1"));
}

TEST(EventCodec, NamesTheMemberThatDoesNotFit) {
  const auto good = encode(sample::Random(9).filed(), sample::kNumber, ActorKind::Operator);
  const auto failure_with = [&](PartName name, std::string bytes) {
    auto changed = good;
    part(changed, name) = std::move(bytes);
    const auto read = decode(changed);
    return read ? std::string("none") : read.error().message;
  };
  const std::string party =
      R"("channel":"WEB","customer_kind":"consumer","medium":"written","record_kind":"complaint")";
  EXPECT_THAT(failure_with(PartName::Party, "{" + party + "}"), HasSubstr("received_at"));
  EXPECT_THAT(failure_with(PartName::Party, "{}"), HasSubstr("record_kind"));
  EXPECT_THAT(failure_with(PartName::Party, "[]"), HasSubstr("(part)"));
  EXPECT_THAT(failure_with(PartName::Party, "{\"a\":"), HasSubstr("(part)"));
  EXPECT_THAT(failure_with(PartName::Person, R"({"description":5})"), HasSubstr("description"));
  EXPECT_THAT(failure_with(PartName::Person, R"({"contact":"me"})"), HasSubstr("contact"));
  EXPECT_THAT(failure_with(PartName::Person, R"({"contact":{"email":1}})"), HasSubstr("contact"));
  EXPECT_THAT(failure_with(PartName::Person, R"({"object_ids":[1]})"), HasSubstr("object_ids"));
  EXPECT_THAT(failure_with(PartName::Staff, R"({"import_key":1})"), HasSubstr("import_key"));
}

}  // namespace
}  // namespace redress::complaint
