#include "base/instant.hpp"

#include <gtest/gtest.h>

namespace redress {
namespace {

TEST(Instant, WritesUtcWithThreeDecimals) {
  EXPECT_EQ(to_string(Instant{0}), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(to_string(Instant{1}), "1970-01-01T00:00:00.001Z");
  EXPECT_EQ(to_string(Instant{951782400000}), "2000-02-29T00:00:00.000Z");
  EXPECT_EQ(to_string(Instant{253402300799999}), "9999-12-31T23:59:59.999Z");
}

TEST(Instant, ReadsBackWhatItWrites) {
  for (std::int64_t ms = 0; ms < 253402300799999; ms += 98765432101) {
    const Instant at{ms};
    ASSERT_EQ(parse_instant(to_string(at)), at) << ms;
  }
}

TEST(Instant, ReadsRfc3339) {
  const auto at = parse_instant("2026-11-23T02:00:00.123Z");
  ASSERT_TRUE(at);
  EXPECT_EQ(at->unix_ms, 1795399200123);
  EXPECT_EQ(parse_instant("2026-11-23T10:00:00.123+08:00"), at);
  EXPECT_EQ(parse_instant("2026-11-22T22:30:00.123-03:30"), at);
  EXPECT_EQ(parse_instant("2026-11-23t02:00:00.123z"), at);
  EXPECT_EQ(parse_instant("2026-11-23T02:00:00.123456789Z"), at);
  EXPECT_EQ(parse_instant("2026-11-23T02:00:00.123999999-00:00"), at);
  EXPECT_EQ(parse_instant("2026-11-23T02:00:00Z")->unix_ms, 1795399200000);
  EXPECT_EQ(parse_instant("2026-11-23T02:00:00.1Z")->unix_ms, 1795399200100);
  EXPECT_EQ(parse_instant("2026-11-23T02:00:00.01Z")->unix_ms, 1795399200010);
}

TEST(Instant, RefusesEveryOtherText) {
  for (const auto* text : {"",
                           "2026",
                           "2026-11-23",
                           "2026-11-23T02:00Z",
                           "2026-11-23T02:00:00",
                           "2026-11-23 02:00:00Z",
                           "2026-11-23T02:00:00.Z",
                           "2026-11-23T02:00:00.1234567890Z",
                           "2026-11-23T02:00:00,1Z",
                           "2026-11-23T02:00:00ZZ",
                           "2026-11-23T02:00:00Z ",
                           " 2026-11-23T02:00:00Z",
                           "2026-11-23T02:00:00+0800",
                           "2026-11-23T02:00:00+8:00",
                           "2026-11-23T02:00:00+24:00",
                           "2026-11-23T02:00:00+08:60",
                           "2026-11-23T24:00:00Z",
                           "2026-11-23T23:60:00Z",
                           "2026-11-23T23:59:60Z",
                           "2026-02-29T00:00:00Z",
                           "2026-13-01T00:00:00Z",
                           "2026-00-01T00:00:00Z",
                           "2026-11-31T00:00:00Z",
                           "2026-11-00T00:00:00Z",
                           "1969-12-31T23:59:59Z",
                           "+2026-11-23T02:00:00Z",
                           "26-11-23T02:00:00Z",
                           "12026-11-23T02:00:00Z",
                           "2026-11-23T-2:00:00Z",
                           "2026-11-23T02:00:00.1.1Z",
                           "２026-11-23T02:00:00Z"}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
  EXPECT_FALSE(parse_instant(std::string_view("2026-11-23T02:00:00Z\0", 21)));
}

TEST(Instant, AnOffsetLeadsNowhereOutsideTheYears) {
  EXPECT_FALSE(parse_instant("1970-01-01T00:00:00+00:01"));
  EXPECT_EQ(parse_instant("1970-01-01T00:01:00+00:01"), Instant{0});
  EXPECT_FALSE(parse_instant("9999-12-31T23:59:59-00:01"));
  EXPECT_TRUE(parse_instant("9999-12-31T23:59:59.999999999Z"));
}

TEST(Instant, AddsAndSubtractsMilliseconds) {
  constexpr Instant at{1000};
  static_assert((at + 5).unix_ms == 1005);
  static_assert(at + 5 - at == 5);
  EXPECT_LT(at, at + 1);
}

TEST(LocalDate, KnowsWhichDaysExist) {
  EXPECT_TRUE(is_valid({2026, 11, 23}));
  EXPECT_TRUE(is_valid({2024, 2, 29}));
  EXPECT_TRUE(is_valid({2000, 2, 29}));
  EXPECT_FALSE(is_valid({1900, 2, 29}));
  EXPECT_FALSE(is_valid({2026, 2, 29}));
  EXPECT_FALSE(is_valid({2026, 0, 1}));
  EXPECT_FALSE(is_valid({2026, 13, 1}));
  EXPECT_FALSE(is_valid({2026, 1, 0}));
  EXPECT_FALSE(is_valid({2026, 1, 32}));
}

TEST(LocalDate, LargeNumbersDoNotWrapRound) {
  EXPECT_FALSE(is_valid({2026, 257, 1}));
  EXPECT_FALSE(is_valid({2026, 1, 257}));
  EXPECT_FALSE(is_valid({2026 + 65536, 1, 1}));
}

TEST(LocalDate, WritesTheCompactForm) {
  EXPECT_EQ(to_compact({2026, 11, 23}), "20261123");
  EXPECT_EQ(to_compact({2026, 1, 2}), "20260102");
  EXPECT_LT((LocalDate{2026, 1, 31}), (LocalDate{2026, 2, 1}));
}

TEST(LocalDate, IsWrittenAndReadAsRfc3339FullDate) {
  EXPECT_EQ(to_iso({2026, 1, 9}), "2026-01-09");
  EXPECT_EQ(parse_iso_date("2026-11-23"), (LocalDate{2026, 11, 23}));
  for (const auto* wrong : {"2026-02-29", "2026-13-01", "2026-11-2", "2026-11-233", "20261123", "", "2026-00-10"}) {
    EXPECT_EQ(parse_iso_date(wrong), std::nullopt) << wrong;
  }
}

TEST(LocalDate, CountsDaysAndMonths) {
  EXPECT_EQ(days_between({2026, 2, 28}, {2026, 3, 1}), 1);
  EXPECT_EQ(days_between({2026, 3, 1}, {2026, 2, 28}), -1);
  EXPECT_EQ(add_days({2026, 12, 31}, 30), (LocalDate{2027, 1, 30}));
  EXPECT_EQ(add_months({2026, 8, 31}, 6), (LocalDate{2027, 2, 28}));
  EXPECT_EQ(add_months({2026, 11, 30}, 1), (LocalDate{2026, 12, 30}));
}

}  // namespace
}  // namespace redress
