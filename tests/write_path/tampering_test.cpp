// T-81: whoever changes what is stored is found, and at which leaf. The changes are made through a connection of their
// own, behind the store's back.
#include <gtest/gtest.h>

#include "service/receipts.hpp"
#include "service/verify_log.hpp"
#include "support/log_check.hpp"
#include "support/tampering.hpp"
#include "support/test_bench.hpp"

namespace redress::test {
namespace {

using namespace service;

/// A log of so many filings, each a stream of its own but for the additions to the first.
void fill(TestBench& bench, int count) {
  std::vector<std::future<Answer>> answers;
  for (int i = 0; i < count; ++i) {
    const bool adds = i % 10 == 7;
    Act act = complaint::sample::written("第 " + std::to_string(i) + " 件");
    if (adds) act = ActOnComplaint{"TS-20261123-000001-0", complaint::AddInformation{"补充"}};
    answers.push_back(bench.submit(std::move(act)));
  }
  for (auto& answer : answers) ASSERT_EQ(describe(answer.get()), "accepted");
}

std::string verdict(TestBench& bench, unsigned threads = 2) {
  const auto found = take(verify_log(bench.store(), {.threads = threads, .progress = {}}));
  if (!found.first_break) return "sound";
  return std::string(to_word(found.first_break->kind)) + " at " + std::to_string(found.first_break->leaf);
}

class Tampering : public testing::Test {
 protected:
  void SetUp() override { fill(bench_, 100); }
  [[nodiscard]] std::string after_flip(const std::string& column) {
    flip_byte(bench_.database_path(), "events", column, "leaf = 57");
    return verdict(bench_);
  }
  [[nodiscard]] std::string after_sql(const std::string& sql) {
    change(bench_.database_path(), sql);
    return verdict(bench_);
  }
  TestBench bench_;
};

TEST_F(Tampering, ASoundLogIsFoundSound) {
  const auto found = take(verify_log(bench_.store(), {}));
  EXPECT_FALSE(found.first_break);
  EXPECT_EQ(found.size, 100U);
  EXPECT_EQ(found.root, take(bench_.reader()->head()).root);
  EXPECT_GT(found.bytes_hashed, 100U * 300U);
  EXPECT_EQ(verdict(bench_, 8), "sound");
}

TEST_F(Tampering, OneByteOfTheEnvelope) { EXPECT_EQ(after_flip("envelope"), "event_commitment at 57"); }
TEST_F(Tampering, OneByteOfTheEnvelopesSalt) { EXPECT_EQ(after_flip("salt"), "event_commitment at 57"); }
TEST_F(Tampering, OneByteOfTheCommitment) { EXPECT_EQ(after_flip("commitment"), "event_commitment at 57"); }
TEST_F(Tampering, OneByteOfThePersonalPart) { EXPECT_EQ(after_flip("person"), "part_commitment at 57"); }
TEST_F(Tampering, OneByteOfThePersonalPartsSalt) { EXPECT_EQ(after_flip("person_salt"), "part_commitment at 57"); }
TEST_F(Tampering, OneByteOfTheStaffPart) { EXPECT_EQ(after_flip("staff"), "part_commitment at 57"); }

TEST_F(Tampering, APartTakenAway) {
  EXPECT_EQ(after_sql("UPDATE events SET person = NULL, person_salt = NULL WHERE leaf = 57"), "part_commitment at 57");
}
TEST_F(Tampering, APartAdded) {
  EXPECT_EQ(after_sql("UPDATE events SET person_staff = '{}', person_staff_salt = zeroblob(32) WHERE leaf = 57"),
            "part_commitment at 57");
}
TEST_F(Tampering, AnEventTakenAway) {
  EXPECT_EQ(after_sql("DELETE FROM events WHERE leaf = 57"), "missing_event at 57");
}
TEST_F(Tampering, TheLastEventTakenAway) {
  EXPECT_EQ(after_sql("DELETE FROM events WHERE leaf = 99"), "missing_event at 99");
}
TEST_F(Tampering, AnEventUnderAnotherComplaint) {
  EXPECT_EQ(after_sql("UPDATE events SET stream = 'TS-20261123-000002-8', seq = 9 WHERE leaf = 57"), "envelope at 57");
}
TEST_F(Tampering, TwoEventsInEachOthersPlace) {
  EXPECT_EQ(after_sql("UPDATE events SET leaf = -1 WHERE leaf = 57; UPDATE events SET leaf = 57 WHERE leaf = 58; "
                      "UPDATE events SET leaf = 58 WHERE leaf = -1"),
            "root at 100");
}
TEST_F(Tampering, TheStoredRoot) {
  flip_byte(bench_.database_path(), "head", "root", "id = 1");
  EXPECT_EQ(verdict(bench_), "root at 100");
}
TEST_F(Tampering, TheStoredCheckpoint) {
  flip_byte(bench_.database_path(), "head", "checkpoint", "id = 1");
  EXPECT_EQ(verdict(bench_), "checkpoint at 100");
}
TEST_F(Tampering, TheLogCutBackWithItsHead) {
  EXPECT_EQ(after_sql("DELETE FROM events WHERE leaf >= 90; UPDATE head SET size = 90"), "root at 90");
}

// Somebody who can compute: an event with a commitment that fits it. Its own leaf cannot tell; the tree can.
TEST_F(Tampering, AnEventForgedWithAFittingCommitment) {
  const auto event = take(bench_.reader()->find_event(57));
  auto envelope = event->sealed.envelope;
  envelope.replace(envelope.find("\"v\":1"), 5, "\"v\":2");
  const auto commitment = ledger::event_commitment(event->sealed.salt, envelope);
  change(bench_.database_path(), "UPDATE events SET envelope = '" + envelope + "', commitment = x'" +
                                     to_hex(view(commitment)) + "' WHERE leaf = 57");
  // Leaf 57 is an addition to the first complaint, and the next one, leaf 67, names its commitment.
  EXPECT_EQ(verdict(bench_), "chain at 67");
}

TEST(TamperingWithTiles, NameTheFirstLeafTheyCover) {
  TestBench bench;
  fill(bench, 600);
  ASSERT_EQ(verdict(bench), "sound");
  const auto tile_1 = "id = 1";
  flip_byte(bench.database_path(), "tiles", "hashes", tile_1);
  EXPECT_EQ(verdict(bench), "tile at 256");
  flip_byte(bench.database_path(), "tiles", "hashes", tile_1);
  ASSERT_EQ(verdict(bench), "sound") << "flipped back";
  flip_byte(bench.database_path(), "tiles", "root", tile_1);
  EXPECT_EQ(verdict(bench), "tile at 256") << "the next start builds on the stored root";
  flip_byte(bench.database_path(), "tiles", "root", tile_1);
  change(bench.database_path(), "DELETE FROM tiles WHERE id = 0");
  EXPECT_EQ(verdict(bench), "tile at 0");
}

TEST(TamperingWithTiles, TheFirstOfTwoBreaksIsNamed) {
  TestBench bench;
  fill(bench, 600);
  flip_byte(bench.database_path(), "tiles", "hashes", "id = 0");
  flip_byte(bench.database_path(), "events", "envelope", "leaf = 300");
  EXPECT_EQ(verdict(bench, 1), "tile at 0");
  flip_byte(bench.database_path(), "events", "salt", "leaf = 57");
  EXPECT_EQ(verdict(bench, 1), "event_commitment at 57");
}

}  // namespace
}  // namespace redress::test
