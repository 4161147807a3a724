#include "service/clock_guard.hpp"

#include <gtest/gtest.h>

#include "service/testing.hpp"

namespace redress::service {
namespace {

constexpr Instant kStart{1'795'399'200'000};
constexpr std::int64_t kLimit = 60'000;

TEST(ClockGuard, TrustsAClockThatPasses) {
  sample::ManualClock clock(kStart);
  ClockGuard guard(clock, kLimit);
  EXPECT_EQ(guard.now(), kStart);
  clock.pass(24 * 3'600'000);
  EXPECT_EQ(guard.now(), kStart + 24 * 3'600'000) << "a long silence, or a sleep of the machine, is no step";
  EXPECT_FALSE(guard.stopped());
}

TEST(ClockGuard, ToleratesSmallSteps) {
  for (const std::int64_t step : {kLimit, -kLimit, std::int64_t{1}, std::int64_t{-1}}) {
    sample::ManualClock clock(kStart);
    ClockGuard guard(clock, kLimit);
    ASSERT_TRUE(guard.now());
    clock.step(step);
    EXPECT_EQ(guard.now(), kStart + step);
  }
}

TEST(ClockGuard, StopsAtALargeStepAndRecoversWhenItComesBack) {
  for (const std::int64_t step : {kLimit + 1, -kLimit - 1, std::int64_t{86'400'000}}) {
    sample::ManualClock clock(kStart);
    ClockGuard guard(clock, kLimit);
    ASSERT_TRUE(guard.now());
    clock.step(step);
    EXPECT_FALSE(guard.now());
    EXPECT_TRUE(guard.stopped());
    clock.pass(3'600'000);
    EXPECT_FALSE(guard.now()) << "it does not get used to the wrong time";
    clock.step(-step);
    EXPECT_EQ(guard.now(), kStart + 3'600'000);
    EXPECT_FALSE(guard.stopped());
  }
}

TEST(ClockGuard, MeasuresFromItsFirstReading) {
  sample::ManualClock clock(kStart);
  clock.step(86'400'000);
  ClockGuard guard(clock, kLimit);
  EXPECT_EQ(guard.now(), kStart + 86'400'000) << "before the first reading there is nothing to compare with";
}

}  // namespace
}  // namespace redress::service
