#include "service/attempt_limits.hpp"

#include <gtest/gtest.h>

namespace redress::service {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kStart = 100 * kMinute;
constexpr const char* kNumber = "TS-20261123-000001-0";

TEST(NetworkRateLimit, GivesTheBurstThenTheRate) {
  NetworkRateLimit limit({.per_minute = 6, .burst = 3});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limit.take("a", kStart), 0U);
  EXPECT_EQ(limit.take("a", kStart), 10U) << "seconds to the next token";
  EXPECT_EQ(limit.take("a", kStart + 9'999), 1U);
  EXPECT_EQ(limit.take("a", kStart + 10'001), 0U);
  EXPECT_NE(limit.take("a", kStart + 10'002), 0U);
}

TEST(NetworkRateLimit, NeverHoldsMoreThanTheBurst) {
  NetworkRateLimit limit({.per_minute = 60, .burst = 2});
  EXPECT_EQ(limit.take("a", kStart), 0U);
  EXPECT_EQ(limit.take("a", kStart + 1000 * kMinute), 0U);
  EXPECT_EQ(limit.take("a", kStart + 1000 * kMinute), 0U);
  EXPECT_NE(limit.take("a", kStart + 1000 * kMinute), 0U);
}

TEST(NetworkRateLimit, CountsEachNetworkForItself) {
  NetworkRateLimit limit({.per_minute = 1, .burst = 1});
  EXPECT_EQ(limit.take("a", kStart), 0U);
  EXPECT_NE(limit.take("a", kStart), 0U);
  EXPECT_EQ(limit.take("b", kStart), 0U);
}

TEST(NetworkRateLimit, WaitingTheNamedSecondsIsEnough) {
  NetworkRateLimit limit({.per_minute = 7, .burst = 1});
  auto now = kStart;
  ASSERT_EQ(limit.take("a", now), 0U);
  for (int i = 0; i < 50; ++i) {
    const auto wait_s = limit.take("a", now);
    ASSERT_GT(wait_s, 0U);
    now += wait_s * 1000;
    ASSERT_EQ(limit.take("a", now), 0U) << i;
  }
}

TEST(NetworkRateLimit, StaysBoundedAndKeepsThoseWhoWait) {
  NetworkRateLimit limit({.per_minute = 60, .burst = 1, .networks_max = 100});
  for (int i = 0; i < 99; ++i) EXPECT_EQ(limit.take(std::to_string(i), kStart), 0U);
  ASSERT_EQ(limit.take("last", kStart + 900), 0U);
  // The hundred are full, but 99 of them have refilled by now: they are forgotten, the last is not.
  EXPECT_EQ(limit.take("new", kStart + 1'200), 0U);
  EXPECT_NE(limit.take("last", kStart + 1'200), 0U);
}

TEST(CodeGuessLimit, LocksANetworkForANumberAfterFiveWrongCodes) {
  CodeGuessLimit limit({});
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(limit.wait_s("a", kNumber, kStart), 0U) << i;
    limit.wrong("a", kNumber, kStart);
  }
  EXPECT_EQ(limit.wait_s("a", kNumber, kStart), 15U * 60);
  EXPECT_EQ(limit.wait_s("a", kNumber, kStart + 14 * kMinute + 59'500), 1U);
  EXPECT_EQ(limit.wait_s("a", kNumber, kStart + 15 * kMinute), 0U);
}

// B1: the complainant elsewhere, and other complaints from here, stay free.
TEST(CodeGuessLimit, LeavesOtherNetworksAndNumbersFree) {
  CodeGuessLimit limit({});
  for (int i = 0; i < 9; ++i) limit.wrong("a", kNumber, kStart);
  EXPECT_NE(limit.wait_s("a", kNumber, kStart), 0U);
  EXPECT_EQ(limit.wait_s("b", kNumber, kStart), 0U);
  EXPECT_EQ(limit.wait_s("a", "TS-20261123-000002-8", kStart), 0U);
}

TEST(CodeGuessLimit, TheLockRunsFromTheFifthWrongCode) {
  CodeGuessLimit limit({});
  for (int i = 0; i < 4; ++i) limit.wrong("a", kNumber, kStart);
  limit.wrong("a", kNumber, kStart + 14 * kMinute);
  EXPECT_EQ(limit.wait_s("a", kNumber, kStart + 28 * kMinute), 60U);
  EXPECT_EQ(limit.wait_s("a", kNumber, kStart + 29 * kMinute), 0U);
}

TEST(CodeGuessLimit, ForgetsWrongCodesAfterTheWindow) {
  CodeGuessLimit limit({});
  for (int i = 0; i < 4; ++i) limit.wrong("a", kNumber, kStart);
  limit.wrong("a", kNumber, kStart + 15 * kMinute);
  EXPECT_EQ(limit.wait_s("a", kNumber, kStart + 15 * kMinute), 0U);
}

TEST(CodeGuessLimit, SlowsThoseWhoGuessWhenManyDo) {
  CodeGuessLimit limit({.global_per_minute_max = 10});
  const std::string other = "TS-20261123-000002-8";
  for (int i = 0; i < 9; ++i) limit.wrong(std::to_string(i), kNumber, kStart + 15'000);
  EXPECT_EQ(limit.wait_s("3", other, kStart + 15'000), 0U) << "below the limit";
  limit.wrong("9", kNumber, kStart + 15'000);
  EXPECT_EQ(limit.wait_s("3", other, kStart + 15'000), 45U) << "whatever the number";
  EXPECT_EQ(limit.wait_s("3", other, kStart + kMinute), 0U);
}

// DESIGN.md 3: guessing cannot lock the complainant out, however much of it there is and however long it lasts.
TEST(CodeGuessLimit, ManyGuessersDoNotLockTheComplainantOut) {
  CodeGuessLimit limit({.global_per_minute_max = 10, .entries_max = 50});
  for (int i = 0; i < 1'000; ++i) limit.wrong(std::to_string(i), kNumber, kStart + i);
  EXPECT_EQ(limit.wait_s("complainant", kNumber, kStart + 1'000), 0U);
  limit.wrong("one", "TS-20261123-000002-8", kStart + 1'000);
  EXPECT_EQ(limit.wait_s("complainant", "TS-20261123-000002-8", kStart + 1'000), 0U);
}

TEST(CodeGuessLimit, StaysBoundedAndKeepsLocksThatRun) {
  CodeGuessLimit limit({.entries_max = 50});
  for (int i = 0; i < 48; ++i) limit.wrong(std::to_string(i), kNumber, kStart);
  for (int i = 0; i < 5; ++i) limit.wrong("locked", kNumber, kStart + 10 * kMinute);
  limit.wrong("last that fits", kNumber, kStart + 10 * kMinute);
  limit.wrong("new", kNumber, kStart + 16 * kMinute);
  EXPECT_NE(limit.wait_s("locked", kNumber, kStart + 16 * kMinute), 0U);
}

TEST(NetworkOf, IsTheAddressOrItsHousehold) {
  EXPECT_EQ(network_of("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(network_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(network_of("2001:db8:1:2:ffff::1"), "2001:db8:1:2::/64");
  EXPECT_NE(network_of("2001:db8:1:3::1"), network_of("2001:db8:1:2::1"));
  EXPECT_EQ(network_of(""), "");
  EXPECT_EQ(network_of("local"), "local");
}

// On a socket that serves both families every IPv4 caller comes as ::ffff:a.b.c.d; their /64 would be the whole IPv4
// Internet, and five wrong codes of one would lock out all.
TEST(NetworkOf, IPv4InIPv6ClothesIsTheIPv4Address) {
  EXPECT_EQ(network_of("::ffff:192.0.2.7"), "192.0.2.7");
  EXPECT_NE(network_of("::ffff:192.0.2.7"), network_of("::ffff:198.51.100.1"));
}

}  // namespace
}  // namespace redress::service
