#include "adapters/records/date_rule.hpp"

#include <gtest/gtest.h>

namespace redress::records {
namespace {

std::string read(const std::string& pattern, const std::string& zone, std::string_view text) {
  const auto rule = DateRule::make(pattern, zone);
  if (!rule) return rule.error().message;
  const auto at = rule->read(text);
  return at ? to_string(*at) : "unreadable";
}

TEST(DateRule, ADateIsTheBeginningOfItsDayInTheZone) {
  EXPECT_EQ(read("YYYY-MM-DD", "Asia/Shanghai", "2026-11-23"), "2026-11-22T16:00:00.000Z");
  EXPECT_EQ(read("YYYY-MM-DD", "America/New_York", "2023-07-19"), "2023-07-19T04:00:00.000Z");
  EXPECT_EQ(read("YYYY-MM-DD", "America/New_York", "2023-01-19"), "2023-01-19T05:00:00.000Z");
  EXPECT_EQ(read("YYYY-MM-DD", "UTC", "1970-01-01"), "1970-01-01T00:00:00.000Z");
}

TEST(DateRule, ReadsEachPattern) {
  EXPECT_EQ(read("DD.MM.YYYY", "UTC", "23.11.2026"), "2026-11-23T00:00:00.000Z");
  EXPECT_EQ(read("MM/DD/YYYY", "UTC", "11/23/2026"), "2026-11-23T00:00:00.000Z");
  EXPECT_EQ(read("YYYYMMDD", "UTC", "20261123"), "2026-11-23T00:00:00.000Z");
  EXPECT_EQ(read("YYYY-MM-DD hh:mm:ss", "UTC", "2026-11-23 10:20:30"), "2026-11-23T10:20:30.000Z");
  EXPECT_EQ(read("YYYY年MM月DD日", "UTC", "2026年11月23日"), "2026-11-23T00:00:00.000Z");
}

TEST(DateRule, RefusesWhatDoesNotFitOrDoesNotExist) {
  for (const auto* text : {"2026-02-29", "2026-13-01", "2026-11-23 ", " 2026-11-23", "2026-11-2", "26-11-23",
                           "2026/11/23", "2026-11-23T00:00", "", "yyyy-mm-dd", "1969-12-31", "2026-00-10"}) {
    EXPECT_EQ(read("YYYY-MM-DD", "UTC", text), "unreadable") << text;
  }
  EXPECT_EQ(read("YYYY-MM-DD hh:mm", "UTC", "2026-11-23 24:00"), "unreadable");
  EXPECT_EQ(read("YYYY-MM-DD", "Asia/Shanghai", "1970-01-01"), "unreadable") << "begins in 1969";
}

TEST(DateRule, ATimeThatTheClocksSkipIsTheChangeAndADoubleOneIsTheFirst) {
  EXPECT_EQ(read("YYYY-MM-DD hh:mm", "Europe/Berlin", "2026-03-29 02:30"), "2026-03-29T01:00:00.000Z");
  EXPECT_EQ(read("YYYY-MM-DD hh:mm", "Europe/Berlin", "2026-10-25 02:30"), "2026-10-25T00:30:00.000Z");
  // In Beirut the day of the change has no midnight.
  EXPECT_EQ(read("YYYY-MM-DD", "Asia/Beirut", "2022-03-27"), "2022-03-26T22:00:00.000Z");
}

TEST(DateRule, RefusesAnUnknownZone) {
  EXPECT_NE(read("YYYY-MM-DD", "Mars/Olympus", "2026-11-23").find("Mars/Olympus"), std::string::npos);
}

}  // namespace
}  // namespace redress::records
