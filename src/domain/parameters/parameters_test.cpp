#include "domain/parameters/parameters.hpp"

#include <gmock/gmock.h>

#include "domain/parameters/testing.hpp"

namespace redress::parameters {
namespace {

using sample::kDay;
using sample::kNow;

class ParameterValues : public testing::Test {
 protected:
  [[nodiscard]] std::int64_t info_wait(Instant at) const {
    return Parameters(Table::builtin(), state).duration("p.info_wait", at).count;
  }
  State state;
};

TEST_F(ParameterValues, AreTheDefaultsAtFirst) {
  const Parameters parameters(Table::builtin(), state);
  EXPECT_EQ(parameters.duration("p.info_wait", kNow), (Duration{10, Unit::CalendarDays}));
  EXPECT_EQ(parameters.duration("p.confirm", kNow, "S2"), (Duration{12, Unit::Hours}));
  EXPECT_EQ(parameters.percent("p.pareto", kNow), 80);
  EXPECT_EQ(parameters.money("p.advance_pay", kNow), (Money{50000, "CNY"}));
  EXPECT_EQ(parameters.count("p.capacity", kNow), 25);
  EXPECT_TRUE(parameters.flag("p.auto_activate", kNow));
  EXPECT_EQ(parameters.time_range("p.business_hours", kNow), (TimeRange{540, 1080}));
  EXPECT_EQ(parameters.zone("p.zone", kNow), "Asia/Shanghai");
  EXPECT_EQ(parameters.change_at("p.info_wait", kNow), nullptr);
}

TEST_F(ParameterValues, AreTheFoundedOnesBeforeAnyChange) {
  sample::run(state, FoundParameters{{{"p.info_wait", sample::days(15)}}}, sample::by_operator());
  EXPECT_EQ(info_wait({0}), 15);
  EXPECT_EQ(to_text(Parameters(Table::builtin(), state).first_value("p.info_wait")), R"("15CD")");
}

TEST_F(ParameterValues, ARunningClockKeepsTheValueOfItsStart) {
  const auto start = kNow + -1;
  sample::change_info_wait(state, 12, kNow);
  EXPECT_EQ(info_wait(start), 10);
  EXPECT_EQ(info_wait(kNow), 12);
  sample::change_info_wait(state, 14, kNow + kDay);
  EXPECT_EQ(info_wait(start), 10);
  EXPECT_EQ(info_wait(kNow + (kDay - 1)), 12);
  EXPECT_EQ(info_wait(kNow + kDay), 14);
}

TEST_F(ParameterValues, AChangeHoldsFromItsDateOn) {
  sample::change_info_wait(state, 12, kNow, kNow + 7 * kDay);
  EXPECT_EQ(info_wait(kNow + 6 * kDay), 10);
  EXPECT_EQ(info_wait(kNow + 7 * kDay), 12);
}

TEST_F(ParameterValues, OfTwoInForceTheOneDecidedLastHolds) {
  sample::change_info_wait(state, 12, kNow, kNow + 7 * kDay);
  sample::change_info_wait(state, 14, kNow + kDay, kNow + 3 * kDay);
  EXPECT_EQ(info_wait(kNow + 2 * kDay), 10);
  EXPECT_EQ(info_wait(kNow + 3 * kDay), 14);
  EXPECT_EQ(info_wait(kNow + 8 * kDay), 14);  // the earlier decision is overtaken although its date comes later
  EXPECT_EQ(state.changes_of("p.info_wait")[1].version, 3U);
}

TEST_F(ParameterValues, AnUnknownIdOrAnotherKindIsABug) {
  const Parameters parameters(Table::builtin(), state);
  EXPECT_DEATH((void)parameters.duration("p.no_such", kNow), "");
  EXPECT_DEATH((void)parameters.count("p.info_wait", kNow), "");
  EXPECT_DEATH((void)parameters.duration("p.confirm", kNow), "");
  EXPECT_DEATH((void)parameters.duration("p.confirm", kNow, "S5"), "");
}

}  // namespace
}  // namespace redress::parameters
