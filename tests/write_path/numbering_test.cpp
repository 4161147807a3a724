// Numbers and times that the writer gives (DESIGN.md 3, MECHANISM.md B1).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "domain/complaint/number.hpp"
#include "support/log_check.hpp"
#include "support/test_bench.hpp"

namespace redress::test {
namespace {

using namespace service;

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kHour = 3600 * kSecond;

std::string file_number(TestBench& bench) { return number_of(bench.file()); }

TEST(Numbering, CountsTheDayInTheOperatorsZone) {
  TestBench bench;
  EXPECT_EQ(file_number(bench), "TS-20261123-000001-0");
  EXPECT_EQ(file_number(bench), "TS-20261123-000002-8");
  bench.clock().pass(13 * kHour);  // 23:00 in Shanghai, 15:00 UTC
  EXPECT_EQ(file_number(bench), "TS-20261123-000003-6");
  bench.clock().pass(kHour);  // midnight in Shanghai, 16:00 UTC
  EXPECT_EQ(file_number(bench), "TS-20261124-000001-8");
  EXPECT_EQ(file_number(bench), "TS-20261124-000002-6");
}

TEST(Numbering, GoesOnAfterARestart) {
  TestBench bench;
  EXPECT_EQ(file_number(bench), "TS-20261123-000001-0");
  bench.restart();
  EXPECT_EQ(file_number(bench), "TS-20261123-000002-8");
}

TEST(Numbering, ARefusedFilingTakesNoNumber) {
  TestBench bench;
  EXPECT_EQ(describe(bench.run(complaint::sample::written(" "))), "refused BLANK_TEXT /description");
  EXPECT_EQ(file_number(bench), "TS-20261123-000001-0");
}

// T-02: one message, two records, two numbers, one commit.
TEST(Numbering, AMixedMessageIsTwoLinkedRecordsInOneCommit) {
  TestBench bench;
  file_number(bench);
  const auto batches = bench.loop().counters().batches;
  const auto filed = bench.file(complaint::sample::mixed());
  ASSERT_EQ(filed.events.size(), 2U);
  EXPECT_EQ(bench.loop().counters().batches, batches + 1);
  EXPECT_EQ(filed.events[0].stream, "TS-20261123-000002-8");
  EXPECT_EQ(filed.events[1].stream, "TS-20261123-000003-6");
  EXPECT_EQ(filed.events[1].leaf, filed.events[0].leaf + 1);
  const auto complaint = take(bench.reader()->find_complaint("TS-20261123-000002-8"));
  const auto report = take(bench.reader()->find_complaint("TS-20261123-000003-6"));
  ASSERT_TRUE(complaint && report);
  EXPECT_EQ(complaint->state.kind, complaint::RecordKind::Complaint);
  EXPECT_EQ(report->state.kind, complaint::RecordKind::Report);
  EXPECT_EQ(complaint->state.related_number, report->state.number);
  EXPECT_EQ(report->state.related_number, complaint->state.number);
  // Separate lives: closing one leaves the other as it is.
  bench.act("TS-20261123-000002-8", complaint::WithdrawComplaint{});
  EXPECT_EQ(take(bench.reader()->find_complaint("TS-20261123-000003-6"))->state.stage, complaint::Stage::Received);
  EXPECT_EQ(complaint::parse_number(file_number(bench))->serial, 4U) << "serials go on behind both";
}

// Where daylight saving ends just after midnight the local date falls back for an hour; a serial is never given twice.
TEST(Numbering, NeverGoesBackToAnEarlierDay) {
  TestBench bench({.at = kMorning + 14 * kHour});  // 2026-11-24 00:00 in Shanghai
  EXPECT_EQ(file_number(bench), "TS-20261124-000001-8");
  bench.clock().set_zone(7 * 60);
  EXPECT_EQ(file_number(bench), "TS-20261124-000002-6");
}

TEST(Times, NeverFallWhenTheClockGoesBackALittle) {
  TestBench bench;
  const auto first = time_of(bench.file().events.front());
  EXPECT_EQ(first, kMorning);
  bench.clock().step(-59 * kSecond);
  EXPECT_EQ(time_of(bench.file().events.front()), first) << "the time of the newest event, not the clock's";
  bench.clock().pass(58 * kSecond);
  EXPECT_EQ(time_of(bench.file().events.front()), first);
  bench.clock().pass(2 * kSecond);
  EXPECT_EQ(time_of(bench.file().events.front()), first + kSecond);
  EXPECT_EQ(log_problem(bench.store(), bench.key()), "");
}

TEST(Times, NeverFallOverARestart) {
  TestBench bench;
  bench.file();
  bench.stop();
  bench.clock().step(-24 * kHour);
  bench.start();
  EXPECT_EQ(time_of(bench.file().events.front()), kMorning);
  EXPECT_EQ(log_problem(bench.store(), bench.key()), "");
}

TEST(Times, OfReceiptMayBeEarlierThanTheEvent) {
  TestBench bench;
  auto filing = complaint::sample::written();
  filing.received_at = kMorning + -48 * kHour;
  const auto number = number_of(bench.file(filing));
  const auto row = take(bench.reader()->find_complaint(number));
  EXPECT_EQ(row->state.received_at, kMorning + -48 * kHour);
  EXPECT_EQ(row->state.registered_at, kMorning);
}

TEST(ClockStep, StopsWritesAndAlarmsAndRecovers) {
  for (const auto step : {61 * kSecond, -61 * kSecond, 365 * 24 * kHour}) {
    TestBench bench;
    bench.file();
    EXPECT_FALSE(bench.loop().counters().clock_stopped);
    bench.clock().step(step);
    EXPECT_EQ(describe(bench.run(complaint::sample::written())),
              "not done: the wall clock has stepped; writing stands still until it is right again");
    EXPECT_TRUE(bench.loop().counters().clock_stopped);
    EXPECT_EQ(take(bench.reader()->head()).size, 1U);
    bench.clock().step(-step);
    EXPECT_EQ(describe(bench.run(complaint::sample::written())), "accepted");
    EXPECT_FALSE(bench.loop().counters().clock_stopped);
    EXPECT_EQ(log_problem(bench.store(), bench.key()), "");
  }
}

TEST(ClockStep, OfAMinuteIsNone) {
  TestBench bench;
  bench.file();
  bench.clock().step(60 * kSecond);
  EXPECT_EQ(describe(bench.run(complaint::sample::written())), "accepted");
}

TEST(ClockStep, IsNoticedWhileNobodyFiles) {
  TestBench bench;
  bench.file();
  bench.clock().step(2 * kHour);
  for (int i = 0; i < 200 && !bench.loop().counters().clock_stopped; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));  // upkeep comes once a second
  }
  EXPECT_TRUE(bench.loop().counters().clock_stopped);
}

}  // namespace
}  // namespace redress::test
