// When and how often the loop answers (DESIGN.md 3): after the commit, exactly once, refusals and replays included.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "support/log_check.hpp"
#include "support/test_bench.hpp"
#include "support/writer_gate.hpp"

namespace redress::test {
namespace {

using namespace service;
using complaint::ActorKind;
using testing::ElementsAre;

/// What happened, in order. Written on the writer's thread, read after the loop has stopped or answered.
class Diary {
 public:
  void note(std::string line) {
    const std::lock_guard lock(mutex_);
    lines_.push_back(std::move(line));
  }
  std::vector<std::string> lines() {
    const std::lock_guard lock(mutex_);
    return lines_;
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> lines_;
};

std::string_view step_name(CommitStep step) {
  constexpr std::string_view kNames[] = {"queued",    "begun",     "decided",      "appended",
                                         "committed", "published", "before answer"};
  return kNames[static_cast<std::size_t>(step)];
}

TEST(Answers, ComeAfterEveryStepOfTheirBatch) {
  TestBench bench;
  Diary diary;
  bench.set_hook([&](CommitStep step) { diary.note(std::string(step_name(step))); });
  std::promise<void> answered;
  ASSERT_TRUE(bench.loop().submit({complaint::sample::written(), ActorKind::Anonymous, {}, [&](Answer answer) {
                                     diary.note(describe(answer));
                                     answered.set_value();
                                   }}));
  answered.get_future().wait();
  EXPECT_THAT(diary.lines(), ElementsAre("queued", "begun", "decided", "appended", "committed", "published",
                                         "before answer", "accepted"));
}

// The strongest form of "durable before answered" that one process can see: another connection reads the event
// while the answer is being given, for every answer of a batch.
TEST(Answers, FindTheirEventCommitted) {
  TestBench bench;
  std::atomic<int> seen = 0;
  {
    WriterGate gate(bench, CommitStep::Queued);
    auto first = bench.submit(complaint::sample::written());
    gate.wait_until_held();
    for (int i = 0; i < 20; ++i) {
      ASSERT_TRUE(bench.loop().submit({complaint::sample::written(), ActorKind::Anonymous, {}, [&](Answer answer) {
                                         const auto& event = std::get<Accepted>(answer).events.front();
                                         const auto row = take(bench.reader()->find_complaint(event.stream));
                                         seen += row && row->last_commitment == event.sealed.commitment ? 1 : 0;
                                       }}));
    }
  }
  bench.stop();
  EXPECT_EQ(seen, 20);
}

// A refusal, a replay and a miss rest on events of their batch and wait for its commit too.
TEST(Answers, OfRefusalsAndReplaysWaitForTheCommitOfTheirBatch) {
  TestBench bench;
  Diary diary;
  const IdempotencyKey key{digest16("key"), digest16("body")};
  {
    WriterGate gate(bench, CommitStep::Queued, [&](CommitStep step) {
      if (step == CommitStep::Committed) diary.note("committed");
    });
    auto first = bench.submit(complaint::sample::written());
    gate.wait_until_held();
    std::promise<void> all;
    int waiting = 6;
    const auto send = [&](Act act, std::optional<IdempotencyKey> with = {}) {
      ASSERT_TRUE(bench.loop().submit({std::move(act), ActorKind::Operator, with, [&](Answer answer) {
                                         diary.note(describe(answer));
                                         if (--waiting == 0) all.set_value();
                                       }}));
    };
    const std::string second = "TS-20261123-000002-8";
    send(complaint::sample::written(), key);
    send(ActOnComplaint{second, complaint::WithdrawComplaint{}});
    send(ActOnComplaint{second, complaint::WithdrawComplaint{}});
    send(complaint::sample::written(), key);
    send(complaint::sample::written(""));
    send(ActOnComplaint{"TS-20261123-999999-8", complaint::ConfirmReadBack{}});
    gate.open();
    all.get_future().wait();
  }
  EXPECT_THAT(diary.lines(), ElementsAre("committed", "committed", "accepted", "accepted", "refused COMPLAINT_CLOSED",
                                         "replayed 1", "refused BLANK_TEXT /description", "no such complaint"));
}

TEST(Answers, SayNoWhenTheQueueIsFull) {
  TestBench bench({.loop = {.queue_max = 5}});
  std::vector<std::future<Answer>> accepted;
  {
    WriterGate gate(bench, CommitStep::Queued);
    accepted.push_back(bench.submit(complaint::sample::written()));
    gate.wait_until_held();
    for (int i = 0; i < 5; ++i) accepted.push_back(bench.submit(complaint::sample::written()));
    EXPECT_EQ(bench.loop().counters().queued, 5U);
    bool called = false;
    EXPECT_FALSE(
        bench.loop().submit({complaint::sample::written(), ActorKind::Anonymous, {}, [&](Answer) { called = true; }}));
    EXPECT_EQ(describe(bench.run(complaint::sample::written())), "not done: the queue is full or closing");
    EXPECT_FALSE(called);
  }
  for (auto& answer : accepted) EXPECT_EQ(describe(answer.get()), "accepted");
  EXPECT_EQ(describe(bench.run(complaint::sample::written())), "accepted") << "there is room again";
}

TEST(Answers, ABatchHoldsNoMoreThanItsLimit) {
  TestBench bench({.loop = {.batch_max = 3}});
  std::vector<std::future<Answer>> answers;
  {
    WriterGate gate(bench, CommitStep::Queued);
    answers.push_back(bench.submit(complaint::sample::written()));
    gate.wait_until_held();
    for (int i = 0; i < 7; ++i) answers.push_back(bench.submit(complaint::sample::written()));
  }
  for (auto& answer : answers) EXPECT_EQ(describe(answer.get()), "accepted");
  EXPECT_EQ(bench.loop().counters().batches, 4U) << "1, then 3 + 3 + 1";
}

// Every submission that was taken is answered exactly once, whatever stops when.
TEST(Answers, AreAllGivenWhenTheLoopStops) {
  TestBench bench({.loop = {.batch_max = 16}});
  constexpr int kThreads = 4;
  std::atomic<int> taken = 0;
  std::atomic<int> answered = 0;
  std::atomic<bool> stopping = false;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&] {
      while (!stopping) {
        taken += bench.loop().submit(
                     {complaint::sample::written(),
                      ActorKind::Anonymous,
                      {},
                      [&](Answer answer) { answered += std::holds_alternative<Accepted>(answer) ? 1 : 1000; }})
                     ? 1
                     : 0;
      }
    });
  }
  while (answered < 200) std::this_thread::yield();
  bench.loop().stop();
  stopping = true;
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(answered, taken);
  EXPECT_FALSE(bench.loop().submit({complaint::sample::written(), ActorKind::Anonymous, {}, [](Answer) {}}));
  EXPECT_EQ(take(bench.reader()->head()).size, static_cast<std::uint64_t>(taken));
}

TEST(Answers, AreCounted) {
  TestBench bench;
  bench.file();
  bench.file(complaint::sample::mixed());
  EXPECT_EQ(describe(bench.run(complaint::sample::written(""))), "refused BLANK_TEXT /description");
  const auto counters = bench.loop().counters();
  EXPECT_EQ(counters.batches, 3U);
  EXPECT_EQ(counters.events, 3U);
  EXPECT_EQ(counters.refused, 1U);
  EXPECT_EQ(counters.failed, 0U);
}

}  // namespace
}  // namespace redress::test
