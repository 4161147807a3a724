// The same request twice (DESIGN.md 3): one record, the same answer, whenever the second one comes.
#include <gtest/gtest.h>

#include "support/connection_watch.hpp"
#include "support/test_bench.hpp"
#include "support/writer_gate.hpp"

namespace redress::test {
namespace {

using namespace service;

constexpr std::int64_t kHour = 3'600'000;

IdempotencyKey key_of(std::string_view key, std::string_view body = "body") { return {digest16(key), digest16(body)}; }

TEST(Idempotency, InTheSameBatch) {
  TestBench bench;
  std::vector<std::future<Answer>> answers;
  {
    WriterGate gate(bench, CommitStep::Queued);
    answers.push_back(bench.submit(complaint::sample::written()));
    gate.wait_until_held();
    for (int i = 0; i < 3; ++i) {
      answers.push_back(bench.submit(complaint::sample::written(), complaint::ActorKind::Anonymous, key_of("a")));
    }
    answers.push_back(
        bench.submit(complaint::sample::written(), complaint::ActorKind::Anonymous, key_of("a", "other")));
  }
  EXPECT_EQ(describe(answers[1].get()), "accepted");
  EXPECT_EQ(describe(answers[2].get()), "replayed 1");
  EXPECT_EQ(describe(answers[3].get()), "replayed 1");
  EXPECT_EQ(describe(answers[4].get()), "key reused");
  EXPECT_EQ(bench.loop().counters().batches, 2U);
  EXPECT_EQ(take(bench.reader()->head()).size, 2U);
}

TEST(Idempotency, InALaterBatchAndAfterARestart) {
  TestBench bench;
  bench.file();
  bench.file(complaint::sample::written(), key_of("a"));
  const auto again = [&](std::string_view body) {
    return describe(bench.run(complaint::sample::written(), key_of("a", body)));
  };
  EXPECT_EQ(again("body"), "replayed 1");
  EXPECT_EQ(again("other"), "key reused");
  bench.restart();
  EXPECT_EQ(again("body"), "replayed 1");
  EXPECT_EQ(again("other"), "key reused");
  EXPECT_EQ(take(bench.reader()->head()).size, 2U);
}

TEST(Idempotency, OfActsToo) {
  TestBench bench;
  const auto number = number_of(bench.file());
  const auto withdraw = [&] {
    return describe(bench.run(ActOnComplaint{number, complaint::WithdrawComplaint{}}, key_of("w")));
  };
  EXPECT_EQ(withdraw(), "accepted");
  EXPECT_EQ(withdraw(), "replayed 1") << "not COMPLAINT_CLOSED: the caller asked once";
}

TEST(Idempotency, NamesTheFirstEventOfAMixedMessage) {
  TestBench bench;
  bench.file();
  EXPECT_EQ(bench.file(complaint::sample::mixed(), key_of("m")).events.front().leaf, 1U);
  EXPECT_EQ(describe(bench.run(complaint::sample::mixed(), key_of("m"))), "replayed 1");
}

TEST(Idempotency, ARefusalMayBeRepairedUnderTheSameKey) {
  TestBench bench;
  EXPECT_EQ(describe(bench.run(complaint::sample::written(""), key_of("a", "wrong"))),
            "refused BLANK_TEXT /description");
  EXPECT_EQ(describe(bench.run(complaint::sample::written(), key_of("a", "right"))), "accepted");
}

TEST(Idempotency, HoldsForADayAndIsThenForgotten) {
  TestBench bench;
  bench.file(complaint::sample::written(), key_of("a"));
  bench.clock().pass(24 * kHour);
  EXPECT_EQ(describe(bench.run(complaint::sample::written(), key_of("a"))), "replayed 0");
  bench.clock().pass(kHour);
  bench.restart();
  EXPECT_EQ(describe(bench.run(complaint::sample::written(), key_of("a"))), "accepted");
}

TEST(Idempotency, SurvivesABatchThatFailed) {
  TestBench bench;
  bench.set_hook([&](CommitStep step) {
    if (step == CommitStep::Queued) limit_growth(bench.writer_connection(), 0);
  });
  const auto large = complaint::sample::written(complaint::sample::characters(50'000));
  EXPECT_EQ(describe(bench.run(large, key_of("a"))), "not done: no space");
  bench.set_hook([&](CommitStep step) {
    if (step == CommitStep::Queued) lift_limit(bench.writer_connection());
  });
  EXPECT_EQ(describe(bench.run(large, key_of("a"))), "accepted") << "what was not done is not remembered as done";
  EXPECT_EQ(describe(bench.run(large, key_of("a"))), "replayed 0");
  bench.set_hook({});
}

TEST(Import, ARowComesInOnce) {
  TestBench bench;
  auto filing = complaint::sample::written();
  filing.import_key = "row-7";
  const auto number = number_of(bench.file(filing));
  EXPECT_EQ(describe(bench.run(filing)), "imported as " + number);
  bench.restart();
  EXPECT_EQ(describe(bench.run(filing)), "imported as " + number);
  filing.import_key = "row-8";
  EXPECT_EQ(describe(bench.run(filing)), "accepted");
}

TEST(Import, ARowComesInOnceInOneBatch) {
  TestBench bench;
  auto filing = complaint::sample::written();
  filing.import_key = "row-7";
  std::vector<std::future<Answer>> answers;
  {
    WriterGate gate(bench, CommitStep::Queued);
    answers.push_back(bench.submit(complaint::sample::written()));
    gate.wait_until_held();
    for (int i = 0; i < 2; ++i) answers.push_back(bench.submit(filing, complaint::ActorKind::Import));
  }
  EXPECT_EQ(describe(answers[1].get()), "accepted");
  EXPECT_EQ(describe(answers[2].get()), "imported as TS-20261123-000002-8");
}

}  // namespace
}  // namespace redress::test
