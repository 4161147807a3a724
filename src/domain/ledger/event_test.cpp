#include "domain/ledger/event.hpp"

#include <gtest/gtest.h>

#include "base/json.hpp"
#include "domain/ledger/merkle.hpp"
#include "domain/ledger/testing.hpp"

namespace redress::ledger {
namespace {

const std::string kEnvelope1 = R"({"at":"2026-11-23T02:00:00.123Z","kind":"complaint_filed","parts":{)"
                               R"("party":"O4GqpZfMGquPAAn5xhwVWxnYtXS2GLQWV1qibJgBTIo=",)"
                               R"("person":"QBvHX5wQRTCGZRU4a+QQSTs/R5U4838rYomsHFXK5HQ=",)"
                               R"("staff":"uVGCXuwok+wGvTMJeLv3YWtA9xOath4eedOZdcfC0+M="},)"
                               R"("prev":null,"seq":1,"stream":"TS-20261123-000001-0","v":1})";
const std::string kEnvelope2 =
    R"({"at":"2026-11-23T02:05:00.000Z","kind":"internal","parts":{)"
    R"("staff":"KptLeydJ0YAHpRzhqcDbctp9888cshSgWA5+TFahToI="},)"
    R"("prev":"NWcL0G+DeQ2+RCkjMf/WStoMHiNJyVg2Bh4TO6Y+QWM=","seq":2,"stream":"TS-20261123-000001-0","v":1})";
const std::string kEnvelope3 =
    R"({"at":"2026-11-23T03:00:00.000Z","kind":"complaint_confirmed","parts":{)"
    R"("party":"i3xfz0ZL0DYEayfGv6PI7Z3ozzVHb3UaQqDts3CzXZw="},)"
    R"("prev":"/cMNK3chXRxB64j31NyKZCKjBTNkCQHmAuIC8hGUJIM=","seq":3,"stream":"TS-20261123-000001-0","v":1})";

std::string problem(std::string_view bytes) {
  const auto parsed = parse_envelope(bytes);
  return parsed ? "none" : parsed.error().message;
}

std::string with(std::string_view from, std::string_view to) { return sample::replaced(kEnvelope1, from, to); }

TEST(Event, SealsTheWorkedExampleByteForByte) {
  const auto events = sample::events();
  EXPECT_EQ(events[0].envelope, kEnvelope1);
  EXPECT_EQ(events[1].envelope, kEnvelope2);
  EXPECT_EQ(events[2].envelope, kEnvelope3);
  EXPECT_EQ(events[0].commitment, sample::hash("NWcL0G+DeQ2+RCkjMf/WStoMHiNJyVg2Bh4TO6Y+QWM="));
  EXPECT_EQ(events[1].commitment, sample::hash("/cMNK3chXRxB64j31NyKZCKjBTNkCQHmAuIC8hGUJIM="));
  EXPECT_EQ(events[2].commitment, sample::hash("EFF+jriZH4nSKqqtiD6jntcJUgSBGsAwADMDZaaQDUg="));
}

TEST(Event, LeavesOfTheWorkedExample) {
  const auto events = sample::events();
  const std::array expected = {
      "KSlbcxKjijYbsYw5NkcN7P3zmHioSQJbYGVk3ue7ub8=", "pp2LYLfT9uYvXkxz8eCLEhQeYaIL4JEBmukRfR582vo=",
      "O2/g/ng3EYOgteug36n+6T5sdk3GoLje/cM9AreJf3Y="};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(leaf_hash(entry_of(events[i].commitment)), sample::hash(expected[i]));
  }
}

TEST(Event, PartCommitmentsBindNameSaltAndData) {
  const auto part = sample::events()[0].parts[0].value();
  const auto commitment = sample::hash("O4GqpZfMGquPAAn5xhwVWxnYtXS2GLQWV1qibJgBTIo=");
  EXPECT_EQ(part_commitment(PartName::Party, part.salt, part.data), commitment);
  EXPECT_NE(part_commitment(PartName::Person, part.salt, part.data), commitment);
  EXPECT_NE(part_commitment(PartName::Party, sample::salt(1), part.data), commitment);
  EXPECT_NE(part_commitment(PartName::Party, part.salt, part.data + " "), commitment);
}

TEST(Event, KeepsPartsWithTheirSalts) {
  const auto first = sample::events()[0];
  EXPECT_EQ(first.parts[0]->data, R"({"channel":"WEB","number":"TS-20261123-000001-0"})");
  EXPECT_EQ(first.parts[0]->salt, sample::salt(0));
  EXPECT_EQ(first.parts[1]->salt, sample::salt(1));
  EXPECT_FALSE(first.parts[2]);
  EXPECT_EQ(first.parts[3]->salt, sample::salt(2));
  EXPECT_EQ(first.salt, sample::salt(3));
  EXPECT_EQ(event_commitment(first.salt, first.envelope), first.commitment);
}

TEST(Event, SealedEnvelopesAreCanonicalAndReadBack) {
  EventDraft draft = sample::draft(7, "2026-11-23T02:00:00Z", "strange \"kind\"\n\x01", sample::filled(3));
  draft.stream = "规则\\stream\t";
  draft.version = 12;
  for (auto& part : draft.parts) part = "{}";
  const auto sealed = seal(draft, std::array<Salt, kSaltsPerEvent>{});
  EXPECT_TRUE(is_jcs(sealed.envelope)) << sealed.envelope;
  const auto envelope = parse_envelope(sealed.envelope);
  ASSERT_TRUE(envelope) << envelope.error().message;
  EXPECT_EQ(envelope->stream, draft.stream);
  EXPECT_EQ(envelope->kind, draft.kind);
  EXPECT_EQ(envelope->version, 12);
  EXPECT_EQ(envelope->seq, 7U);
  EXPECT_EQ(envelope->at, draft.at);
  EXPECT_EQ(envelope->prev, draft.prev);
  for (const auto name : kPartNames) {
    EXPECT_EQ(envelope->parts[static_cast<std::size_t>(name)], part_commitment(name, Salt{}, "{}"));
  }
}

TEST(Event, SealsAnEventWithoutParts) {
  const auto sealed = seal(sample::draft(1, "2026-11-23T02:00:00Z", "k", {}), std::array<Salt, kSaltsPerEvent>{});
  EXPECT_NE(sealed.envelope.find(R"("parts":{},)"), std::string::npos);
  EXPECT_TRUE(parse_envelope(sealed.envelope));
}

TEST(EventDeathTest, PrevBelongsToEveryEventButTheFirst) {
  const std::array<Salt, kSaltsPerEvent> salts{};
  const auto at = "2026-11-23T02:00:00Z";
  EXPECT_DEATH(static_cast<void>(seal(sample::draft(1, at, "k", sample::filled(1)), salts)), "bug");
  EXPECT_DEATH(static_cast<void>(seal(sample::draft(2, at, "k", {}), salts)), "bug");
  EXPECT_DEATH(static_cast<void>(seal(sample::draft(0, at, "k", {}), salts)), "bug");
}

TEST(Envelope, ReadsTheWorkedExample) {
  const auto envelope = parse_envelope(kEnvelope2).value();
  EXPECT_EQ(to_string(envelope.at), "2026-11-23T02:05:00.000Z");
  EXPECT_EQ(envelope.kind, "internal");
  EXPECT_EQ(envelope.seq, 2U);
  EXPECT_EQ(envelope.stream, sample::kStream);
  EXPECT_EQ(envelope.version, 1);
  EXPECT_EQ(envelope.prev, sample::events()[0].commitment);
  EXPECT_FALSE(envelope.parts[0]);
  EXPECT_TRUE(envelope.parts[3]);
}

TEST(Envelope, RefusesAFieldThatIsMissingOrUnknown) {
  EXPECT_EQ(problem(with(R"("at":"2026-11-23T02:00:00.123Z",)", "")), "the envelope has no \"at\"");
  EXPECT_EQ(problem(with(R"("kind":"complaint_filed",)", "")), "the envelope has no \"kind\"");
  EXPECT_EQ(problem(with(R"("prev":null,)", "")), "the envelope has no \"prev\"");
  EXPECT_EQ(problem(with(R"("seq":1,)", "")), "the envelope has no \"seq\"");
  EXPECT_EQ(problem(with(R"("stream":"TS-20261123-000001-0",)", "")), "the envelope has no \"stream\"");
  EXPECT_EQ(problem(with(R"(,"v":1)", "")), "the envelope has no \"v\"");
  EXPECT_EQ(problem(R"({"at":1})"), "the envelope has no \"kind\"");
  EXPECT_EQ(problem(with(R"("v":1)", R"("v":1,"x":1)")), "the envelope has an unknown key");
  EXPECT_EQ(problem(with(R"("party")", R"("extra")")), "the envelope names an unknown part");
}

TEST(Envelope, RefusesAFieldOfAnotherForm) {
  const std::string at = "the envelope's \"at\" is not a time";
  for (const auto* text : {R"("at":1,)", R"("at":null,)", R"("at":"",)", R"("at":"yesterday",)"}) {
    EXPECT_EQ(problem(with(R"("at":"2026-11-23T02:00:00.123Z",)", text)), at) << text;
  }
  for (const auto* text : {"0", "-1", "\"1\"", "null", "true"}) {
    EXPECT_EQ(problem(with(R"("seq":1)", R"("seq":)" + std::string(text))),
              "the envelope's \"seq\" is not a whole number from 1");
    EXPECT_EQ(problem(with(R"("v":1)", R"("v":)" + std::string(text))), "the envelope's \"v\" is not a version from 1");
  }
  EXPECT_EQ(problem(with(R"("v":1)", R"("v":2147483648)")), "the envelope's \"v\" is not a version from 1");
  EXPECT_EQ(problem(with(R"("kind":"complaint_filed")", R"("kind":"")")), "the envelope's \"kind\" is not a text");
  EXPECT_EQ(problem(with(R"("stream":"TS-20261123-000001-0")", R"("stream":7)")),
            "the envelope's \"stream\" is not a text");
  EXPECT_EQ(problem(with("O4GqpZ", "O4Gqp")), "the envelope's \"party\" is not base64 of 32 bytes");
  EXPECT_EQ(problem(sample::replaced(kEnvelope2, "QWM=", "QWN=")), "the envelope's \"prev\" is not base64 of 32 bytes");
  EXPECT_EQ(problem(with(R"("prev":null)", R"("prev":1)")),
            "the envelope's \"prev\" is not null or base64 of 32 bytes");
}

TEST(Envelope, PrevBelongsToEveryEventButTheFirst) {
  const std::string wrong = "the envelope's \"prev\" is not null for seq 1 and only there";
  EXPECT_EQ(problem(with(R"("seq":1)", R"("seq":2)")), wrong);
  EXPECT_EQ(problem(sample::replaced(kEnvelope2, R"("seq":2)", R"("seq":1)")), wrong);
}

TEST(Envelope, RefusesWhatIsNotCanonical) {
  const std::string wrong = "the envelope is not in canonical form (RFC 8785)";
  EXPECT_EQ(problem(kEnvelope1 + " "), wrong);
  EXPECT_EQ(problem(" " + kEnvelope1), wrong);
  EXPECT_EQ(problem(with(R"("prev":null)", R"("prev": null)")), wrong);
  EXPECT_EQ(problem(with("02:00:00.123Z", "02:00:00.1230Z")), wrong);
  EXPECT_EQ(problem(with("02:00:00.123Z", "10:00:00.123+08:00")), wrong);
  EXPECT_EQ(problem(with("02:00:00.123Z", "02:00:00.123z")), wrong);
  EXPECT_EQ(problem(with("complaint_filed", "complaint\\u005ffiled")), wrong);
  EXPECT_EQ(problem(with(R"("seq":1,"stream":"TS-20261123-000001-0")", R"("stream":"TS-20261123-000001-0","seq":1)")),
            wrong);
}

TEST(Envelope, RefusesWhatIsNotJson) {
  for (std::size_t size = 0; size < kEnvelope1.size(); ++size) {
    ASSERT_FALSE(parse_envelope(std::string_view(kEnvelope1).substr(0, size))) << size;
  }
  EXPECT_EQ(problem("[]"), "the envelope is not a JSON object");
  EXPECT_FALSE(parse_envelope(kEnvelope1 + "x"));
  EXPECT_FALSE(parse_envelope(with(R"("v":1)", R"("v":1.0)")));
  EXPECT_FALSE(parse_envelope(with(R"("v":1)", R"("v":1,"v":1)")));
  EXPECT_FALSE(parse_envelope(with("complaint_filed", std::string_view("complaint\0filed", 15))));
  EXPECT_FALSE(parse_envelope(with("complaint_filed", "\xff")));
  EXPECT_EQ(problem(std::string(1 << 20, ' ')), "the envelope is too large");
}

TEST(PartName, SpellsTheFourParts) {
  for (const auto name : kPartNames) EXPECT_EQ(parse_part_name(to_string(name)), name);
  EXPECT_EQ(to_string(PartName::PersonStaff), "person_staff");
  for (const auto* text : {"", "Party", "party ", "persons", "person-staff"}) EXPECT_FALSE(parse_part_name(text));
}

TEST(Entry, IsSixtyTwoBytes) {
  const auto commitment = sample::events()[0].commitment;
  const auto entry = entry_of(commitment);
  EXPECT_EQ(entry, "redress-entry/v1\nNWcL0G+DeQ2+RCkjMf/WStoMHiNJyVg2Bh4TO6Y+QWM=\n");
  EXPECT_EQ(entry.size(), 62U);
  EXPECT_EQ(parse_entry(entry), commitment);
}

TEST(Entry, RefusesEveryOtherForm) {
  const auto entry = entry_of(sample::events()[0].commitment);
  for (std::size_t size = 0; size < entry.size(); ++size) ASSERT_FALSE(parse_entry(entry.substr(0, size))) << size;
  EXPECT_FALSE(parse_entry(entry + "\n"));
  EXPECT_FALSE(parse_entry(sample::replaced(entry, "v1", "v2")));
  EXPECT_FALSE(parse_entry(sample::replaced(entry, "QWM=", "QWN=")));
  EXPECT_FALSE(parse_entry(sample::replaced(entry, "QWM=\n", "QWM=\0")));
  EXPECT_FALSE(parse_entry(sample::replaced(entry, "=\n", "=\r")));
  EXPECT_FALSE(parse_entry(std::string(62, '\0')));
}

}  // namespace
}  // namespace redress::ledger
