// The conformance suite, writing: locking, all or nothing, what failures mean.
#include <gmock/gmock.h>

#include <chrono>
#include <future>

#include "conformance/store_under_test.hpp"

namespace redress::test {
namespace {

using namespace service;
using testing::ElementsAre;
using testing::IsEmpty;

IdempotencyRow keyed(std::string_view key, Instant at, std::uint64_t leaf = 0) {
  return {digest16(key), digest16("body"), leaf, at};
}

TEST_P(EventStoreConformance, AFoundedLogIsEmpty) {
  EXPECT_EQ(begin()->head().size, 0U);
  const auto session = reader();
  EXPECT_EQ(take(session->head()).root, ledger::empty_root());
  EXPECT_EQ(take(session->log_keys()).size(), 1U);
  EXPECT_THAT(take(session->read_commitments(0, 10)), IsEmpty());
}

TEST_P(EventStoreConformance, WhatWasCommittedIsReadBackAsItWas) {
  write(batches().make(3));
  write(batches().make(2, {BatchMaker::number(1), BatchMaker::number(3), BatchMaker::number(1)}));
  under_test().reopen();
  const auto session = reader();
  EXPECT_EQ(text_of(take(session->head())), text_of(batches().head()));
  for (const auto& event : batches().events()) {
    const auto stored = take(session->find_event(event.leaf));
    ASSERT_TRUE(stored);
    EXPECT_EQ(text_of(*stored), text_of(event));
  }
  for (const auto& [number, row] : batches().rows()) {
    const auto stored = take(session->find_complaint(number));
    ASSERT_TRUE(stored);
    EXPECT_EQ(*stored, row) << number;
  }
}

TEST_P(EventStoreConformance, RowsOfEveryKindAreReadBackAsTheyWere) {
  complaint::sample::Random random(7);
  for (int i = 0; i < 60; ++i) {
    auto batch = batches().make(1);
    auto& state = batch.rows.front().state;
    state.stage = random.word<complaint::Stage>();
    state.stage_since = random.instant();
    if (random.chance()) {
      state.closed_at = random.instant();
      state.close_code = random.word<complaint::CloseCode>();
      state.outcome = random.word<complaint::Outcome>();
    }
    write(batch);
    EXPECT_EQ(take(reader()->find_complaint(state.number)), batch.rows.front());
  }
}

TEST_P(EventStoreConformance, NothingIsSeenBeforeTheCommit) {
  write(batches().make(1));
  const auto before = reader();
  const auto batch = batches().make(1, {BatchMaker::number(1)});
  auto transaction = begin();
  take(transaction->append(batch));
  for (const auto& session : {before.get(), reader().release()}) {
    const std::unique_ptr<ReadSession> owned(session == before.get() ? nullptr : session);
    EXPECT_EQ(take(session->head()).size, 1U);
    EXPECT_FALSE(take(session->find_complaint(BatchMaker::number(2))));
    EXPECT_EQ(take(session->read_stream(BatchMaker::number(1))).size(), 1U);
  }
  take(transaction->commit());
  EXPECT_EQ(take(before->head()).size, 3U) << "an open session sees the commit that was answered before its call";
  EXPECT_EQ(take(before->read_stream(BatchMaker::number(1))).size(), 2U);
}

TEST_P(EventStoreConformance, WithoutACommitNothingStays) {
  write(batches().make(2));
  {
    auto batch = batches().make(2, {BatchMaker::number(1)});
    batch.imported = {{"row-1", BatchMaker::number(3)}};
    batch.idempotency = {keyed("a", kMorning)};
    auto transaction = begin();
    take(transaction->append(batch));
  }
  const auto session = reader();
  EXPECT_EQ(text_of(take(session->head())), text_of(batches().head()));
  EXPECT_EQ(take(session->read_commitments(0, 10)).size(), 2U);
  EXPECT_FALSE(take(session->find_complaint(BatchMaker::number(3))));
  EXPECT_THAT(take(session->idempotency_since({})), IsEmpty());
  EXPECT_FALSE(take(begin()->find_imported("row-1")));
}

// An attempt that was rolled back leaves nothing behind in the connection either.
TEST_P(EventStoreConformance, AfterARollbackTheSameBatchCanBeWritten) {
  auto batch = batches().make(2);
  batch.imported = {{"row-1", BatchMaker::number(1)}};
  batch.idempotency = {keyed("a", kMorning)};
  for (int i = 0; i < 3; ++i) {
    auto transaction = begin();
    const auto appended = transaction->append(batch);
    ASSERT_TRUE(appended) << "attempt " << i << ": " << appended.error().message;
  }
  write(batch);
  EXPECT_EQ(take(reader()->idempotency_since({})).size(), 1U);
}

TEST_P(EventStoreConformance, ASecondEventAtTheSamePlaceOfAStreamIsAConflict) {
  write(batches().make(1));
  auto batch = batches().make(1, {BatchMaker::number(1)});
  batch.events[1].seq = 1;
  {
    auto transaction = begin();
    const auto appended = transaction->append(batch);
    ASSERT_FALSE(appended);
    EXPECT_EQ(appended.error().kind, FailureKind::Conflict) << appended.error().message;
  }
  EXPECT_EQ(take(reader()->head()).size, 1U);
  EXPECT_FALSE(take(reader()->find_event(1))) << "the batch went as a whole";
  write(batches().make(1));
}

TEST_P(EventStoreConformance, ASecondEventAtTheSameLeafIsAConflict) {
  write(batches().make(1));
  auto batch = batches().make(1);
  batch.events[0].leaf = 0;
  const auto appended = begin()->append(batch);
  ASSERT_FALSE(appended);
  EXPECT_EQ(appended.error().kind, FailureKind::Conflict);
}

TEST_P(EventStoreConformance, AnImportRowStandsOnce) {
  auto batch = batches().make(1);
  batch.imported = {{"row-1", BatchMaker::number(1)}};
  write(batch);
  EXPECT_EQ(take(begin()->find_imported("row-1")), BatchMaker::number(1));
  EXPECT_FALSE(take(begin()->find_imported("row-2")));
  auto again = batches().make(1);
  again.imported = {{"row-1", BatchMaker::number(2)}};
  const auto appended = begin()->append(again);
  ASSERT_FALSE(appended);
  EXPECT_EQ(appended.error().kind, FailureKind::Conflict);
}

TEST_P(EventStoreConformance, TheNewestCredentialOfAUserStands) {
  auto batch = batches().make(1);
  batch.credentials = {{"1", "$argon2id$a", kMorning}, {"2", "$argon2id$b", kMorning}};
  write(batch);
  batch = batches().make(1);
  batch.credentials = {{"1", "$argon2id$c", kMorning + 1}};
  write(batch);
  under_test().reopen();
  const auto session = reader();
  EXPECT_EQ(take(session->find_credential("1")), (CredentialRow{"1", "$argon2id$c", kMorning + 1}));
  EXPECT_EQ(take(session->find_credential("2")), (CredentialRow{"2", "$argon2id$b", kMorning}));
  EXPECT_FALSE(take(session->find_credential("3")));
}

TEST_P(EventStoreConformance, TheTailOfAStreamIsItsNewestEvent) {
  const auto number = BatchMaker::number(1);
  write(batches().make(2, {number}));
  const auto& newest = batches().events().back();
  auto transaction = begin();
  EXPECT_EQ(take(transaction->find_tail(number)), (StreamTail{2, newest.sealed.commitment}));
  EXPECT_FALSE(take(transaction->find_tail("user/1")));
}

TEST_P(EventStoreConformance, ATransactionReadsWhatIsCommitted) {
  write(batches().make(2, {BatchMaker::number(1)}));
  const auto transaction = begin();
  EXPECT_EQ(text_of(transaction->head()), text_of(batches().head()));
  EXPECT_EQ(take(transaction->last_seq(BatchMaker::number(1))), 2U);
  EXPECT_EQ(take(transaction->last_seq(BatchMaker::number(2))), 1U);
  EXPECT_EQ(take(transaction->last_seq(BatchMaker::number(3))), 0U);
  const auto stream = take(transaction->read_stream(BatchMaker::number(1)));
  ASSERT_EQ(stream.size(), 2U);
  EXPECT_EQ(stream[0].seq, 1U);
  EXPECT_EQ(stream[1].seq, 2U);
  EXPECT_THAT(take(transaction->read_stream(BatchMaker::number(3))), IsEmpty());
}

// After a COMMIT whose outcome is unknown the next head tells what became of it.
TEST_P(EventStoreConformance, TheBatchIdOfTheLastCommitIsReadable) {
  const auto first = batches().make(1);
  write(first);
  EXPECT_EQ(begin()->head().batch_id, first.head.batch_id);
  {
    auto transaction = begin();
    take(transaction->append(batches().make(1)));
  }
  EXPECT_EQ(begin()->head().batch_id, first.head.batch_id);
}

TEST_P(EventStoreConformance, TheHeadIsLockedUntilTheCommit) {
  const auto second = under_test().open_second();
  auto transaction = begin();
  std::promise<void> started;
  auto other = std::async(std::launch::async, [&] {
    started.set_value();
    return take(second->begin_write())->head();
  });
  started.get_future().wait();
  const auto batch = batches().make(1);
  take(transaction->append(batch));
  EXPECT_EQ(other.wait_for(std::chrono::milliseconds(100)), std::future_status::timeout) << "it must wait";
  take(transaction->commit());
  transaction.reset();
  EXPECT_EQ(other.get().size, 1U) << "it must see what was committed before it got the lock";
}

TEST_P(EventStoreConformance, TheLockIsFreeAfterARollback) {
  const auto second = under_test().open_second();
  {
    const auto transaction = begin();
  }
  EXPECT_TRUE(second->begin_write());
}

TEST_P(EventStoreConformance, ALockThatDoesNotComeFreeIsUnavailable) {
  const auto second = under_test().open_second();
  const auto transaction = begin();
  const auto refused = second->begin_write();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, FailureKind::Unavailable) << refused.error().message;
}

TEST_P(EventStoreConformance, AFullDiskIsSaidAndLeavesTheLogAsItWas) {
  write(batches().make(3));
  under_test().fill_disk();
  for (int i = 0; i < 2; ++i) {
    const auto batch = batches().make(300);
    auto transaction = begin();
    auto done = transaction->append(batch);
    if (done) done = transaction->commit();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, FailureKind::NoSpace) << done.error().message;
  }
  EXPECT_EQ(text_of(take(reader()->head())), text_of(batches().head()));
  EXPECT_EQ(take(reader()->read_commitments(0, 1000)).size(), 3U);
  under_test().free_disk();
  write(batches().make(300));
  EXPECT_EQ(take(reader()->head()).size, 303U);
}

TEST_P(EventStoreConformance, IdempotencyRowsGoByWholeHours) {
  constexpr std::int64_t kHour = 3'600'000;
  for (int hour = 0; hour < 4; ++hour) {
    auto batch = batches().make(1);
    batch.idempotency = {keyed("first of " + std::to_string(hour), kMorning + hour * kHour),
                         keyed("last of " + std::to_string(hour), kMorning + (hour * kHour + kHour - 1))};
    write(batch);
  }
  const auto left = [&] { return take(reader()->idempotency_since({})).size(); };
  const auto upkeep = [&](std::int64_t after_ms) {
    for (int i = 0; i < 8; ++i) store().upkeep(kMorning + after_ms);
  };
  upkeep(24 * kHour);
  EXPECT_EQ(left(), 8U) << "no row goes before it is a day old";
  upkeep(25 * kHour - 1);
  EXPECT_EQ(left(), 8U) << "the last row of the hour is not yet a day old";
  upkeep(25 * kHour);
  EXPECT_EQ(left(), 6U);
  upkeep(27 * kHour);
  EXPECT_EQ(left(), 2U);
  auto batch = batches().make(1);
  batch.idempotency = {keyed("new", kMorning + 27 * kHour)};
  write(batch);
  EXPECT_EQ(left(), 3U);
  upkeep(100 * kHour);
  EXPECT_EQ(left(), 0U);
  write(batches().make(1));
}

TEST_P(EventStoreConformance, IdempotencyRowsAreReadFromATime) {
  auto batch = batches().make(1);
  batch.idempotency = {keyed("a", kMorning, 5), keyed("b", kMorning + 10, 6), keyed("c", kMorning + 3'600'000, 7)};
  write(batch);
  const auto rows = take(reader()->idempotency_since(kMorning + 10));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].key, digest16("b"));
  EXPECT_EQ(rows[0].body, digest16("body"));
  EXPECT_EQ(rows[0].leaf, 6U);
  EXPECT_EQ(rows[0].at, kMorning + 10);
  EXPECT_EQ(rows[1].key, digest16("c"));
}

}  // namespace
}  // namespace redress::test
