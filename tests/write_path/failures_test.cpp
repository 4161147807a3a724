// What the writer does when the store fails, is full, or is written by another process (DESIGN.md 3, step 5).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/receipts.hpp"
#include "support/connection_watch.hpp"
#include "support/faulty_store.hpp"
#include "support/log_check.hpp"
#include "support/tampering.hpp"
#include "support/test_bench.hpp"
#include "support/writer_gate.hpp"

namespace redress::test {
namespace {

using namespace service;

const std::string kLarge = complaint::sample::characters(50'000);

TEST(DiskFull, IsSaidAndWritingGoesOnWhenSpaceIsBack) {
  TestBench bench;
  const auto number = number_of(bench.file());
  bench.set_hook([&](CommitStep step) {
    if (step == CommitStep::Queued) limit_growth(bench.writer_connection(), 0);
  });
  EXPECT_EQ(describe(bench.run(complaint::sample::written(kLarge))), "not done: no space");
  EXPECT_EQ(describe(bench.run(ActOnComplaint{number, complaint::AddInformation{kLarge}})), "not done: no space");
  EXPECT_EQ(bench.loop().counters().failed, 2U);
  EXPECT_TRUE(bench.loop().counters().store_failing);
  EXPECT_TRUE(take(bench.reader()->find_complaint(number))) << "reads go on";
  EXPECT_EQ(take(bench.reader()->head()).size, 1U);
  bench.set_hook([&](CommitStep step) {
    if (step == CommitStep::Queued) lift_limit(bench.writer_connection());
  });
  bench.file(complaint::sample::written(kLarge));
  bench.act(number, complaint::AddInformation{kLarge});
  bench.set_hook({});
  EXPECT_FALSE(bench.loop().counters().store_failing);
  EXPECT_EQ(log_problem(bench.store(), bench.key()), "");
  EXPECT_EQ(take(bench.reader()->head()).serial, 2U) << "the filing that was not done used up no number";
}

// Readiness must come back by itself: a server that is kept out of service gets no filing that could clear it.
TEST(DiskFull, IsForgottenWhenNobodyFiles) {
  TestBench bench;
  bench.file();
  bench.set_hook([&](CommitStep step) {
    if (step == CommitStep::Queued) limit_growth(bench.writer_connection(), 0);
  });
  EXPECT_EQ(describe(bench.run(complaint::sample::written(kLarge))), "not done: no space");
  bench.clock().pass(29'999);
  EXPECT_TRUE(bench.loop().counters().store_failing);
  bench.clock().pass(1);
  EXPECT_FALSE(bench.loop().counters().store_failing);
}

// Its act fails and is told so; whoever shares the batch is answered as ever, and the store does not count as failing.
TEST(DamagedComplaint, HarmsNobodyElse) {
  TestBench bench;
  const auto number = number_of(bench.file());
  change(bench.database_path(), "UPDATE events SET party = '{}' WHERE leaf = 0");
  WriterGate gate(bench, CommitStep::Queued);
  auto first = bench.submit(complaint::sample::written());
  gate.wait_until_held();
  auto damaged = bench.submit(ActOnComplaint{number, complaint::AddInformation{"补充"}});
  auto filed = bench.submit(complaint::sample::written());
  gate.open();
  EXPECT_THAT(describe(damaged.get()), testing::StartsWith("not done: what is stored of a complaint cannot be read"));
  EXPECT_EQ(describe(filed.get()), "accepted");
  EXPECT_EQ(describe(first.get()), "accepted");
  EXPECT_FALSE(bench.loop().counters().store_failing);
  EXPECT_EQ(take(bench.reader()->head()).size, 3U);
}

/// The writer on a store with faults.
class FaultyBench {
 public:
  FaultyBench()
      : faulty(bench.store()),
        log(stored_snapshot(bench.store())),
        staff(stored_staff(bench.store())),
        loop(faulty, bench.clock(), bench.signer(), log, *staff, parameters, {}) {}
  std::string file(std::optional<IdempotencyKey> key = {}) {
    return describe(loop.run(complaint::sample::written(), complaint::ActorKind::Anonymous, key));
  }
  [[nodiscard]] std::uint64_t size() { return take(bench.reader()->head()).size; }

  TestBench bench;
  FaultyStore faulty;
  LogState log;
  std::unique_ptr<StaffDirectory> staff;
  ParameterDirectory parameters{{}};
  CommitLoop loop;
};

TEST(StoreFailure, IsTriedAgain) {
  FaultyBench at;
  at.faulty.begins_fail = {true, true};
  EXPECT_EQ(at.file(), "accepted");
  at.faulty.append_conflicts = 2;
  EXPECT_EQ(at.file(), "accepted");
  EXPECT_EQ(at.size(), 2U);
  EXPECT_EQ(log_problem(at.bench.store(), at.bench.key()), "");
}

TEST(StoreFailure, ThatStaysIsAnsweredAndTheNextRequestStartsAfresh) {
  FaultyBench at;
  at.faulty.begins_fail = {true, true, true};
  EXPECT_EQ(at.file(), "not done: no connection");
  EXPECT_EQ(at.file(), "accepted");
  EXPECT_EQ(at.size(), 1U);
}

TEST(UnknownCommit, ThatDidNotHappenIsDecidedAgain) {
  FaultyBench at;
  at.faulty.commits = {CommitFault::FailsBefore};
  EXPECT_EQ(at.file(), "accepted");
  EXPECT_EQ(at.size(), 1U);
}

TEST(UnknownCommit, ThatHappenedIsFoundByItsBatch) {
  FaultyBench at;
  at.faulty.commits = {CommitFault::FailsAfter};
  EXPECT_EQ(at.file(), "accepted");
  EXPECT_EQ(at.size(), 1U) << "filed once, not twice";
  EXPECT_EQ(at.file(), "accepted");
  EXPECT_EQ(log_problem(at.bench.store(), at.bench.key()), "");
}

// The look-up may fail as well. Deciding again could then file the same complaint twice, so nothing is promised: the
// caller asks again, and with a key finds what was done.
TEST(UnknownCommit, ThatCannotBeLookedUpIsNotDecidedAgain) {
  FaultyBench at;
  at.faulty.commits = {CommitFault::FailsAfter};
  at.faulty.begins_fail = {false, true};
  EXPECT_EQ(at.file(), "not done: connection lost during COMMIT");
  EXPECT_EQ(at.size(), 1U) << "filed once, not twice";
  const IdempotencyKey key{digest16("a"), digest16("body")};
  at.faulty.commits = {CommitFault::FailsAfter};
  at.faulty.begins_fail = {false, true};
  EXPECT_EQ(at.file(key), "not done: connection lost during COMMIT");
  EXPECT_EQ(at.file(key), "replayed 1");
  EXPECT_EQ(at.size(), 2U);
  EXPECT_EQ(log_problem(at.bench.store(), at.bench.key()), "");
}

// Another process on the same file moves the head between two batches: nothing held in memory counts any more.
TEST(OtherWriter, MovesTheHeadAndTheLogStaysOne) {
  TestBench bench;
  const auto number = number_of(bench.file());
  bench.act(number, complaint::AddInformation{"now it is cached"});

  auto other = take(store::SqliteEventStore::open({.path = bench.database_path(), .background_checkpoint = false}));
  LogState other_log(stored_snapshot(*other));
  const auto other_staff = stored_staff(*other);
  ParameterDirectory other_parameters({});
  CommitLoop other_loop(*other, bench.clock(), bench.signer(), other_log, *other_staff, other_parameters, {});
  const auto run = [&](Act act) { return describe(other_loop.run(std::move(act), complaint::ActorKind::Operator)); };

  for (int round = 0; round < 5; ++round) {
    EXPECT_EQ(run(complaint::sample::written()), "accepted");
    EXPECT_EQ(run(ActOnComplaint{number, complaint::AddInformation{"from there"}}), "accepted");
    const auto filed = bench.file(complaint::sample::mixed());
    const auto added = bench.act(number, complaint::AddInformation{"from here"});
    EXPECT_EQ(receipt_problem(receipt_of(added.events.front(), *added.proof), bench.key(), number,
                              added.events.front().seq, &bench.store()),
              "");
  }
  EXPECT_EQ(run(ActOnComplaint{number, complaint::WithdrawComplaint{}}), "accepted");
  EXPECT_EQ(describe(bench.run(ActOnComplaint{number, complaint::AddInformation{"too late"}})),
            "refused COMPLAINT_CLOSED");
  EXPECT_EQ(log_problem(bench.store(), bench.key()), "");
  EXPECT_EQ(bench.log().latest()->root, take(bench.reader()->head()).root);
}

// The other writer's key is known here too: rows are read again when the head has moved.
TEST(OtherWriter, ItsIdempotencyKeysCountHere) {
  TestBench bench;
  bench.file();
  auto other = take(store::SqliteEventStore::open({.path = bench.database_path(), .background_checkpoint = false}));
  LogState other_log(stored_snapshot(*other));
  const auto other_staff = stored_staff(*other);
  ParameterDirectory other_parameters({});
  CommitLoop other_loop(*other, bench.clock(), bench.signer(), other_log, *other_staff, other_parameters, {});
  const IdempotencyKey key{digest16("a"), digest16("body")};
  EXPECT_EQ(describe(other_loop.run(complaint::sample::written(), complaint::ActorKind::Anonymous, key)), "accepted");
  EXPECT_EQ(describe(bench.run(complaint::sample::written(), key)), "replayed 1");
}

// Two writers that really compete for the lock.
TEST(OtherWriter, CompetesForTheLockAndNobodyIsLost) {
  TestBench bench;
  auto other = take(store::SqliteEventStore::open({.path = bench.database_path(), .background_checkpoint = false}));
  LogState other_log(stored_snapshot(*other));
  const auto other_staff = stored_staff(*other);
  ParameterDirectory other_parameters({});
  CommitLoop other_loop(*other, bench.clock(), bench.signer(), other_log, *other_staff, other_parameters, {});
  constexpr int kEach = 60;
  std::vector<std::future<Answer>> answers;
  for (int i = 0; i < kEach; ++i) {
    answers.push_back(bench.submit(complaint::sample::written()));
    auto promise = std::make_shared<std::promise<Answer>>();
    answers.push_back(promise->get_future());
    ASSERT_TRUE(
        other_loop.submit({complaint::sample::written(), complaint::ActorKind::Anonymous, {}, [promise](Answer answer) {
                             promise->set_value(std::move(answer));
                           }}));
  }
  for (auto& answer : answers) EXPECT_EQ(describe(answer.get()), "accepted");
  other_loop.stop();
  EXPECT_EQ(take(bench.reader()->head()).size, 2U * kEach);
  EXPECT_EQ(log_problem(bench.store(), bench.key()), "");
}

}  // namespace
}  // namespace redress::test
