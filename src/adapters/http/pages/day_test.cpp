#include "adapters/http/pages/day.hpp"

#include <gtest/gtest.h>

#include "service/testing.hpp"

namespace redress::http::pages {
namespace {

using service::sample::ManualClock;

TEST(Day, IsReadAsPeopleWriteIt) {
  const LocalDate date{2026, 11, 3};
  for (const auto* text : {"2026-11-03", "2026-11-3", "2026/11/03", "2026.11.3"})
    EXPECT_EQ(parse_day(text), date) << text;
}

TEST(Day, AnythingElseIsNotRead) {
  for (const auto* text :
       {"", "2026", "2026-11", "2026-11-", "2026-11-31", "2026-13-01", "2026-02-29", "2026-11-03T", "26-11-03",
        "2026-11-03-", "-2026-11-3", "1970-01-01", "9999-12-31", "2026-11-00", "abc", "2026 11 03"}) {
    EXPECT_EQ(parse_day(text), std::nullopt) << text;
  }
}

TEST(Day, BeginsAndEndsInTheOperatorsZone) {
  ManualClock clock(Instant{0}, 8 * 60);
  EXPECT_EQ(to_string(begin_of_day(clock, {2026, 11, 23})), "2026-11-22T16:00:00.000Z");
  EXPECT_EQ(to_string(end_of_day(clock, {2026, 11, 23})), "2026-11-23T15:59:59.999Z");
  clock.set_zone(-9 * 60 - 30);
  EXPECT_EQ(to_string(begin_of_day(clock, {2026, 11, 23})), "2026-11-23T09:30:00.000Z");
}

TEST(Day, MomentsNameTheirZone) {
  ManualClock clock(Instant{0}, 8 * 60);
  const auto at = *parse_instant("2026-11-23T02:05:00Z");
  EXPECT_EQ(show_moment(clock, at), "2026-11-23 10:05 UTC+8");
  clock.set_zone(-3 * 60 - 30);
  EXPECT_EQ(show_moment(clock, at), "2026-11-22 22:35 UTC−3:30");
}

}  // namespace
}  // namespace redress::http::pages
