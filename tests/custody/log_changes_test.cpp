// What happens to the log itself, as events of the log.
#include "service/log_changes.hpp"

#include <gtest/gtest.h>

#include "base/json.hpp"
#include "service/jobs/publish_checkpoint.hpp"
#include "service/verify_log.hpp"
#include "support/test_bench.hpp"

namespace redress::test {
namespace {

using namespace service;
using ledger::Signer;

Hash seed_of(std::uint8_t byte) {
  Hash seed;
  seed.fill(byte);
  return seed;
}

class LogChanges : public testing::Test {
 protected:
  LogChanges() {
    store_ = take(store::SqliteEventStore::open({.path = (directory_.path() / "r.db").string()}));
    take(found(*store_, old_));
  }
  [[nodiscard]] std::unique_ptr<ReadSession> reader() { return take(store_->open_reader()); }
  [[nodiscard]] Head rotate(const Signer& from, const Signer& to) {
    return take(rotate_log_key(*store_, from, to, kMorning));
  }
  [[nodiscard]] Result<void> check_mark(std::string_view origin, const std::string& mark) {
    const auto session = reader();
    return check_high_water(*session, *take(load_snapshot(*session)), origin, mark);
  }
  /// A checkpoint that somebody has been shown, whatever became of it.
  [[nodiscard]] std::string shown(const std::string& origin, std::uint64_t size) const {
    return ledger::sign_checkpoint({origin, size, seed_of(9)}, Signer(origin, seed_of(1)));
  }
  void expect_sound() {
    const auto verdict = take(verify_log(*store_, {}));
    EXPECT_FALSE(verdict.first_break) << verdict.first_break->detail;
  }

  TemporaryDirectory directory_;
  std::unique_ptr<store::SqliteEventStore> store_;
  const Signer old_{"example.org/redress", seed_of(1)};
  const Signer next_{"example.org/redress", seed_of(2)};
  const Signer second_{"example.org/redress/2", seed_of(3)};
};

TEST_F(LogChanges, ARotationIsSignedByBothAndNamesBoth) {
  const auto head = rotate(old_, next_);
  EXPECT_EQ(head.size, 1U);
  EXPECT_TRUE(ledger::open_checkpoint(head.checkpoint, old_.verifier()));
  EXPECT_TRUE(ledger::open_checkpoint(head.checkpoint, next_.verifier()));
  EXPECT_EQ(take(reader()->log_keys()), (std::vector{to_string(old_.verifier()), to_string(next_.verifier())}));
  EXPECT_EQ(take(store_->foundation())->origin, "example.org/redress");
  expect_sound();
}

TEST_F(LogChanges, OnlyTheNewestKeyHandsOver) {
  (void)rotate(old_, next_);
  const auto again = rotate_log_key(*store_, old_, Signer("example.org/redress", seed_of(4)), kMorning);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, FailureKind::Conflict);
  EXPECT_EQ(take(reader()->head()).size, 1U);
}

TEST_F(LogChanges, ASecondChangeIsChainedToTheFirst) {
  (void)rotate(old_, next_);
  (void)rotate(next_, Signer("example.org/redress", seed_of(4)));
  const auto stream = take(reader()->read_stream(kLogStream));
  ASSERT_EQ(stream.size(), 2U);
  EXPECT_FALSE(numbers_after(stream[1]));
  EXPECT_EQ(take(ledger::parse_envelope(stream[1].sealed.envelope)).prev, stream[0].sealed.commitment);
  expect_sound();
}

TEST_F(LogChanges, NoEventIsOlderThanTheOneBefore) {
  (void)rotate(old_, next_);
  const auto head = take(rotate_log_key(*store_, next_, Signer("example.org/redress", seed_of(4)), Instant{5}));
  EXPECT_EQ(head.last_at, kMorning);
  expect_sound();
}

TEST_F(LogChanges, ANewOriginKeepsTheLeavesAndSaysWhatWasLost) {
  const auto before = rotate(old_, next_);
  const auto lost = shown("example.org/redress", 40);
  const auto head = take(open_origin(*store_, {lost, {2026, 11, 23}, 1'000'000}, second_, kMorning));
  EXPECT_EQ(head.size, 2U);
  EXPECT_EQ(head.serial, 1'000'000U);
  EXPECT_EQ(take(store_->foundation())->origin, "example.org/redress/2");
  EXPECT_EQ(take(reader()->log_keys()).back(), to_string(second_.verifier()));
  EXPECT_TRUE(ledger::open_checkpoint(head.checkpoint, second_.verifier()));
  const auto event = take(reader()->read_stream(kLogStream)).back();
  const auto party = take(parse_json(event.sealed.parts[0]->data)).get_object();
  EXPECT_EQ(text_of(party.at("checkpoint").get_string()), before.checkpoint);
  EXPECT_EQ(text_of(party.at("shown").get_string()), lost);
  EXPECT_EQ(text_of(party.at("old_origin").get_string()), "example.org/redress");
  const auto after = numbers_after(event);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->date, (LocalDate{2026, 11, 23}));
  EXPECT_EQ(after->serial, 1'000'000U);
  expect_sound();
}

TEST_F(LogChanges, AMarkOfAnEarlierOriginHoldsIfItsLossIsRecorded) {
  (void)take(open_origin(*store_, {shown("example.org/redress", 40), {2026, 11, 23}, 1'000'000}, second_, kMorning));
  EXPECT_TRUE(check_mark("example.org/redress/2", shown("example.org/redress", 40)));
  EXPECT_TRUE(check_mark("example.org/redress/2", shown("example.org/redress", 39)));
  EXPECT_FALSE(check_mark("example.org/redress/2", shown("example.org/redress", 41)));
  EXPECT_FALSE(check_mark("example.org/redress/2", shown("example.org/other", 1)));
}

TEST_F(LogChanges, ALossWithoutAMarkVouchesForNone) {
  (void)take(open_origin(*store_, {"", {2026, 11, 23}, 1'000'000}, second_, kMorning));
  EXPECT_FALSE(check_mark("example.org/redress/2", shown("example.org/redress", 0)));
}

// A restore that accepts a loss may find that nothing was lost, and may be stopped before it writes the new mark.
TEST_F(LogChanges, AMarkOfAnEarlierOriginHoldsIfTheLogStillLeadsToIt) {
  const auto founded = take(reader()->head());
  const auto before = rotate(old_, next_);
  const auto head = take(open_origin(*store_, {"", {2026, 11, 23}, 1'000'000}, second_, kMorning));
  EXPECT_TRUE(check_mark("example.org/redress/2", founded.checkpoint));
  EXPECT_TRUE(check_mark("example.org/redress/2", before.checkpoint));
  EXPECT_FALSE(check_mark("example.org/redress/2", shown("example.org/redress", 1)));
  // Leaves of the new origin were never shown under the old name.
  const auto beyond = ledger::sign_checkpoint({"example.org/redress", head.size, head.root}, next_);
  EXPECT_FALSE(check_mark("example.org/redress/2", beyond));
}

TEST(Generations, AreReadFromNames) {
  EXPECT_EQ(generation_of("a/b", "a/b"), 1U);
  EXPECT_EQ(generation_of("a/b/2", "a/b"), 2U);
  EXPECT_EQ(generation_of("a/b/17", "a/b"), 17U);
  for (const auto* other : {"a/b/1", "a/b/0", "a/b/02", "a/b/", "a/b/x", "a/b/2x", "a/b2", "a", "", "a/b/-2"}) {
    EXPECT_FALSE(generation_of(other, "a/b")) << other;
  }
  for (const std::uint64_t n : {1, 2, 30}) EXPECT_EQ(generation_of(origin_of_generation("a/b", n), "a/b"), n);
}

}  // namespace
}  // namespace redress::test
