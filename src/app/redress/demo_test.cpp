// The parts of `redress demo`; that all of it goes through is the API suite's (tests/api/suites/demo.test.js).

#include <gtest/gtest.h>

#include "app/redress/demo_clock.hpp"
#include "app/redress/demo_data.hpp"
#include "app/redress/demo_names.hpp"

namespace redress::app {
namespace {

/// A zone that is seven hours behind until `change` and six after it.
class ChangingClock final : public service::Clock {
 public:
  explicit ChangingClock(Instant now) : now_(now) {}
  Instant now() override { return now_; }
  std::int64_t steady_ms() override { return 0; }
  LocalDate local_date(Instant at) override {
    return add_days(LocalDate{}, (at.unix_ms + zone_offset_ms(at)) / 86'400'000);
  }
  std::int64_t zone_offset_ms(Instant at) override { return at < *change ? -7 * 3'600'000 : -6 * 3'600'000; }

  const std::optional<Instant> change = parse_instant("2026-03-08T09:00:00Z");

 private:
  Instant now_;
};

TEST(DemoClock, CountsDaysAndMinutesInTheZone) {
  DemoClock clock(std::make_unique<ChangingClock>(*parse_instant("2026-03-10T02:00:00Z")), 5);
  EXPECT_EQ(to_iso(clock.day(0)), "2026-03-09");
  EXPECT_EQ(to_string(clock.now()), "2026-03-04T07:00:00.000Z");
  EXPECT_EQ(to_string(clock.moment(2, 9 * 60)), "2026-03-07T16:00:00.000Z");
  EXPECT_EQ(to_string(clock.moment(1, 9 * 60)), "2026-03-08T15:00:00.000Z");
  EXPECT_EQ(to_string(clock.moment(1, 30)), "2026-03-08T07:30:00.000Z") << "before the change of that day";
}

TEST(DemoClock, ALeapIsNoStep) {
  DemoClock clock(std::make_unique<ChangingClock>(*parse_instant("2026-03-10T02:00:00Z")), 5);
  const auto wall = clock.now();
  const auto steady = clock.steady_ms();
  clock.set(clock.moment(1, 600));
  EXPECT_EQ(clock.now() - wall, clock.steady_ms() - steady);
}

const std::map<std::string, std::string, std::less<>> kUsers{{"li", "7"}};
const std::map<std::string, std::string, std::less<>> kNumbers{{"one", "TS-20261124-000001-8"}};
const std::map<std::string, std::int64_t, std::less<>> kLast{{"plan", 12}};

Result<json::value> filled(std::string_view body) {
  const DemoNames names{kUsers, kNumbers, kLast, [](std::int64_t days) { return "day " + std::to_string(days); }};
  return fill_in(parse_json(body).value(), names);
}

TEST(DemoNames, AreReplacedWhereverTheyStand) {
  const auto body = filled(R"({"a":"$user:li","b":["$day:3",{"c":"$last:plan"}],"d":"$complaint:one","e":5,"f":true})");
  ASSERT_TRUE(body) << body.error().message;
  EXPECT_EQ(to_jcs(*body), R"({"a":"7","b":["day 3",{"c":12}],"d":"TS-20261124-000001-8","e":5,"f":true})");
}

TEST(DemoNames, ThatStandForNothingAreNamed) {
  for (const auto* typed : {"$user:nobody", "$last:result", "$complaint:two", "$day:x", "$day:", "$who:li", "$"}) {
    const auto body = filled(std::string(R"({"a":")") + typed + R"("})");
    ASSERT_FALSE(body) << typed;
    EXPECT_NE(body.error().message.find(typed), std::string::npos);
  }
}

TEST(DemoData, FitsItsSchemas) {
  const auto demo = load_demo();
  ASSERT_TRUE(demo) << demo.error().message;
  EXPECT_FALSE(demo->groups.empty());
  for (const auto& group : demo->groups) {
    EXPECT_TRUE(group.steps.front().act.empty()) << group.id;
    for (const auto& step : group.steps) EXPECT_LT(step.day, group.opened_days_ago) << group.id;
  }
  for (const auto& complaint : demo->complaints) {
    for (const auto& step : complaint.steps) EXPECT_LT(step.day, complaint.filed_days_ago) << complaint.id;
  }
}

}  // namespace
}  // namespace redress::app
