#include "domain/parameters/value.hpp"

#include <gmock/gmock.h>

namespace redress::parameters {
namespace {

std::optional<Scalar> scalar(Kind kind, std::string_view text) { return parse_scalar(kind, parse_json(text).value()); }
std::optional<Value> value(Kind kind, std::string_view text) { return parse_value(kind, parse_json(text).value()); }

TEST(ParameterValue, EachKindIsReadInItsForm) {
  EXPECT_EQ(scalar(Kind::Duration, R"("10CD")"), Scalar(Duration{10, Unit::CalendarDays}));
  EXPECT_EQ(scalar(Kind::Duration, R"("0min")"), Scalar(Duration{0, Unit::Minutes}));
  EXPECT_EQ(scalar(Kind::Duration, R"("8BH")"), Scalar(Duration{8, Unit::BusinessHours}));
  EXPECT_EQ(scalar(Kind::Percent, "25"), Scalar(Percent{25}));
  EXPECT_EQ(scalar(Kind::Count, "25"), Scalar(Count{25}));
  EXPECT_EQ(scalar(Kind::Flag, "true"), Scalar(Flag{true}));
  EXPECT_EQ(scalar(Kind::Money, R"({"amount_minor":50000,"currency":"CNY"})"), Scalar(Money{50000, "CNY"}));
  EXPECT_EQ(scalar(Kind::TimeRange, R"("09:00-18:00")"), Scalar(TimeRange{540, 1080}));
  EXPECT_EQ(scalar(Kind::TimeRange, R"("00:00-24:00")"), Scalar(TimeRange{0, 1440}));
  EXPECT_EQ(scalar(Kind::Word, R"("monthly")"), Scalar(Word{"monthly"}));
  EXPECT_EQ(scalar(Kind::Zone, R"("America/Argentina/Buenos_Aires")"), Scalar(Zone{"America/Argentina/Buenos_Aires"}));
}

struct Wrong {
  Kind kind;
  const char* text;
};
class WrongForms : public testing::TestWithParam<Wrong> {};

TEST_P(WrongForms, AreRefused) { EXPECT_FALSE(value(GetParam().kind, GetParam().text)) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    All, WrongForms,
    testing::Values(
        Wrong{Kind::Duration, "10"}, Wrong{Kind::Duration, R"("")"}, Wrong{Kind::Duration, R"("10")"},
        Wrong{Kind::Duration, R"("CD")"}, Wrong{Kind::Duration, R"("-1CD")"}, Wrong{Kind::Duration, R"("010CD")"},
        Wrong{Kind::Duration, R"("10 CD")"}, Wrong{Kind::Duration, R"("10cd")"}, Wrong{Kind::Duration, R"("1.5h")"},
        Wrong{Kind::Duration, R"("1234567890h")"}, Wrong{Kind::Duration, R"("１0h")"}, Wrong{Kind::Percent, R"("25")"},
        Wrong{Kind::Percent, "true"}, Wrong{Kind::Count, "null"}, Wrong{Kind::Count, "[1]"}, Wrong{Kind::Flag, "1"},
        Wrong{Kind::Flag, R"("true")"}, Wrong{Kind::Money, "500"}, Wrong{Kind::Money, R"({"amount_minor":500})"},
        Wrong{Kind::Money, R"({"amount_minor":500,"currency":"cny"})"},
        Wrong{Kind::Money, R"({"amount_minor":500,"currency":"CNY","more":1})"},
        Wrong{Kind::TimeRange, R"("18:00-09:00")"}, Wrong{Kind::TimeRange, R"("09:00-09:00")"},
        Wrong{Kind::TimeRange, R"("9:00-18:00")"}, Wrong{Kind::TimeRange, R"("09:00-24:01")"},
        Wrong{Kind::TimeRange, R"("09:60-18:00")"}, Wrong{Kind::TimeRange, R"("09:00")"},
        Wrong{Kind::Word, R"("two words")"}, Wrong{Kind::Word, R"("")"}, Wrong{Kind::Zone, R"("/etc/passwd")"},
        Wrong{Kind::Zone, R"("../UTC")"}, Wrong{Kind::Duration, "{}"}, Wrong{Kind::Duration, R"({"":"1h"})"},
        Wrong{Kind::Duration, R"({"S/1":"1h"})"}, Wrong{Kind::Duration, R"({"S1":1})"},
        Wrong{Kind::Duration, R"({"S1":{"S1":"1h"}})"}));

TEST(ParameterValue, AValueByKeyHasOneScalarForEach) {
  const auto read = value(Kind::Duration, R"({"S2":"12h","S1":"2h"})");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->at("S1"), Scalar(Duration{2, Unit::Hours}));
  EXPECT_EQ(to_text(*read), R"({"S1":"2h","S2":"12h"})");
}

TEST(ParameterValue, WrittenAgainItIsTheSame) {
  const std::pair<Kind, const char*> forms[] = {{Kind::Duration, R"("36M")"},
                                                {Kind::Percent, "5"},
                                                {Kind::Money, R"({"amount_minor":-1,"currency":"EUR"})"},
                                                {Kind::Count, "1000"},
                                                {Kind::Flag, "false"},
                                                {Kind::TimeRange, R"("00:05-24:00")"},
                                                {Kind::Word, R"("a_b-c")"},
                                                {Kind::Zone, R"("Etc/GMT+8")"},
                                                {Kind::Percent, R"({"a":1,"b":2})"}};
  for (const auto& [kind, text] : forms) EXPECT_EQ(to_text(value(kind, text).value()), text);
}

}  // namespace
}  // namespace redress::parameters
