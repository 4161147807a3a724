// Many callers, readers and the publisher at once; meant for the thread sanitizer.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "domain/ledger/checkpoint.hpp"
#include "service/jobs/publish_checkpoint.hpp"
#include "service/read_complaint.hpp"
#include "service/reader_pool.hpp"
#include "service/receipts.hpp"
#include "support/log_check.hpp"
#include "support/test_bench.hpp"

namespace redress::test {
namespace {

using namespace service;

constexpr int kCallers = 6;
constexpr int kRounds = 40;

/// Keeps what was published, in order.
class MarkInMemory final : public HighWaterMark {
 public:
  Result<std::optional<std::string>> read() override { return std::optional<std::string>(); }
  Result<void> write(const std::string& checkpoint) override {
    marks.push_back(checkpoint);
    return {};
  }
  std::vector<std::string> marks;
};

/// Files, acts, and checks each receipt as it comes; counts what went wrong.
void call(TestBench& bench, std::atomic<int>& wrong, std::atomic<int>& events) {
  for (int i = 0; i < kRounds; ++i) {
    const auto filed = bench.file(i % 5 == 0 ? complaint::sample::mixed() : complaint::sample::written());
    const auto& first = filed.events.front();
    wrong += receipt_problem(receipt_of(first, *filed.proof), bench.key(), first.stream, 1).empty() ? 0 : 1;
    const auto added = bench.act(first.stream, complaint::AddInformation{"补充"});
    events += static_cast<int>(filed.events.size() + added.events.size());
  }
}

/// Reads the newest complaints through the pool while they are written.
void look(TestBench& bench, ReaderPool& pool, const std::atomic<bool>& stop, std::atomic<int>& wrong,
          std::atomic<int>& looked) {
  while (!stop) {
    auto done = std::make_shared<std::promise<void>>();
    const bool queued = pool.submit([&, done](ReadSession& reader) {
      const auto snapshot = bench.log().latest();
      const auto size = snapshot->edge.size();
      const auto event = size == 0 ? std::optional<StoredEvent>() : take(reader.find_event(size - 1));
      if (size > 0 && !event) ++wrong;
      if (event) {
        const auto shown = take(read_complaint(reader, *snapshot, bench.status_signer(), event->stream));
        const auto& last = shown->history.back();
        wrong += receipt_problem(last.receipt, bench.key(), event->stream, last.seq).empty() ? 0 : 1;
        ++looked;
      }
      done->set_value();
    });
    if (queued) done->get_future().wait();
  }
}

TEST(Concurrency, CallersReadersAndPublisherAgree) {
  TestBench bench({.store = {.background_checkpoint = true}, .loop = {.batch_max = 32}});
  MarkInMemory mark;
  std::atomic<int> wrong = 0, events = 0, looked = 0, alarms = 0;
  std::atomic<bool> stop = false;
  {
    PublishCheckpoint publisher(bench.log(), mark, [&](const Failure&) { ++alarms; });
    const auto pool = take(ReaderPool::open(bench.store(), 2, 64));
    std::vector<std::thread> callers, lookers;
    for (int i = 0; i < 2; ++i) {
      lookers.emplace_back([&] { look(bench, *pool, stop, wrong, looked); });
    }
    std::thread timekeeper([&] {
      while (!stop) {
        bench.clock().pass(1);
        (void)bench.loop().counters();
        (void)bench.log().published();
        std::this_thread::yield();
      }
    });
    for (int i = 0; i < kCallers; ++i) callers.emplace_back([&] { call(bench, wrong, events); });
    for (auto& caller : callers) caller.join();
    while (looked == 0) std::this_thread::yield();
    stop = true;
    for (auto& looker : lookers) looker.join();
    timekeeper.join();
    bench.loop().stop();
  }
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(alarms, 0);
  EXPECT_EQ(take(bench.reader()->head()).size, static_cast<std::uint64_t>(events.load()));
  EXPECT_EQ(log_problem(bench.store(), bench.key()), "");
  ASSERT_FALSE(mark.marks.empty());
  std::uint64_t last = 0;
  for (const auto& text : mark.marks) {
    const auto checkpoint = take(ledger::open_checkpoint(text, bench.key()));
    EXPECT_GT(checkpoint.size, last) << "what is published only grows";
    last = checkpoint.size;
  }
  EXPECT_EQ(last, static_cast<std::uint64_t>(events.load())) << "the end publishes the rest";
  EXPECT_EQ(bench.log().published(), bench.log().latest());
}

// Acts of several callers on one complaint are put in one order; exactly one withdrawal wins.
TEST(Concurrency, OneComplaintHasOneOrder) {
  TestBench bench;
  const auto number = number_of(bench.file());
  std::atomic<int> withdrawn = 0, added = 0;
  std::vector<std::thread> callers;
  for (int i = 0; i < kCallers; ++i) {
    callers.emplace_back([&, i] {
      for (int round = 0; round < 10; ++round) {
        const bool last = round == 9;
        const auto answer = last ? bench.run(ActOnComplaint{number, complaint::WithdrawComplaint{}})
                                 : bench.run(ActOnComplaint{number, complaint::AddInformation{std::to_string(i)}});
        const bool accepted = std::holds_alternative<Accepted>(answer);
        (last ? withdrawn : added) += accepted ? 1 : 0;
      }
    });
  }
  for (auto& caller : callers) caller.join();
  EXPECT_EQ(withdrawn, 1);
  const auto row = take(bench.reader()->find_complaint(number));
  EXPECT_EQ(row->last_seq, 1U + static_cast<unsigned>(added.load()) + 2U);
  EXPECT_EQ(log_problem(bench.store(), bench.key()), "");
}

}  // namespace
}  // namespace redress::test
