#include "domain/parameters/definition.hpp"

#include <gmock/gmock.h>

#include "base/catalogue.hpp"

namespace redress::parameters {
namespace {

using complaint::Refusal;
using complaint::RefusalCode;
using complaint::Refusals;
using testing::ElementsAre;
using testing::HasSubstr;

const Definition& shipped(std::string_view id) {
  const auto* definition = Table::builtin().find(id);
  if (definition == nullptr) throw std::runtime_error("no " + std::string(id));
  return *definition;
}
std::string standard(std::string_view id) { return to_text(shipped(id).standard); }
Refusals refusals(std::string_view id, std::string_view text) {
  const auto value = read_value(shipped(id), parse_json(text).value(), "/value");
  return value ? Refusals{} : value.error();
}
auto one(RefusalCode code, std::string pointer) {
  return ElementsAre(testing::AllOf(testing::Field(&Refusal::code, code), testing::Field(&Refusal::pointer, pointer)));
}

// A shipped default never changes (docs/decisions/0015): a log that never named it means this number.
TEST(ParameterTable, DefaultsAreThoseOfD14) {
  EXPECT_EQ(standard("p.receipt.auto"), R"("5min")");
  EXPECT_EQ(standard("p.confirm"), R"({"S1":"2h","S2":"12h","S3":"24h","S4":"24h"})");
  EXPECT_EQ(standard("p.final"), R"({"S1":"3WD","S2":"5WD","S3":"7WD","S4":"3WD"})");
  EXPECT_EQ(standard("p.ext"), R"({"S1":"5WD","S2":"5WD","S3":"8WD"})");
  EXPECT_EQ(standard("p.max"), R"({"S1":"8WD","S2":"10WD","S3":"15WD","S4":"3WD"})");
  EXPECT_EQ(standard("p.update"), R"({"S1":"4h","S2":"1WD","S3":"3WD"})");
  EXPECT_EQ(standard("p.accept_window"), R"("10CD")");
  EXPECT_EQ(standard("p.info_wait"), R"("10CD")");
  EXPECT_EQ(standard("p.reopen_window"), R"("30CD")");
  EXPECT_EQ(standard("p.review_window"), R"("30CD")");
  EXPECT_EQ(standard("p.review_window.dsa"), R"("6M")");
  EXPECT_EQ(standard("p.survey_delay"), R"("72h")");
  EXPECT_EQ(standard("p.repeat_window"), R"("90CD")");
  EXPECT_EQ(standard("p.anchor_period"), R"("10min")");
  EXPECT_EQ(standard("p.anchor_batch"), "1000");
  EXPECT_EQ(standard("p.anchor_min"), R"("1min")");
  EXPECT_EQ(standard("p.use_roll"), "false");
  EXPECT_EQ(standard("p.auto_activate"), "true");
  EXPECT_EQ(standard("p.advance_pay"), R"({"amount_minor":50000,"currency":"CNY"})");
  EXPECT_EQ(standard("p.overdue_goodwill"), "false");
  EXPECT_EQ(standard("p.business_hours"), R"("09:00-18:00")");
  EXPECT_EQ(standard("p.margin.hours"), "25");
  EXPECT_EQ(standard("p.margin.days"), R"({"11_to_31_days":"2WD","months":"5WD","to_10_days":"1WD"})");
  EXPECT_EQ(standard("p.sample.random"), "5");
  EXPECT_EQ(standard("p.sample.random_min"), "20");
  EXPECT_EQ(standard("p.capacity"), "25");
  EXPECT_EQ(standard("p.pareto"), "80");
  EXPECT_EQ(standard("p.ewma.lambda"), "20");
  EXPECT_EQ(standard("p.ewma.limit"), "3");
  EXPECT_EQ(standard("p.min_points"), "20");
  EXPECT_EQ(standard("p.train.pass"), "80");
  EXPECT_EQ(standard("p.train.valid"), R"("12M")");
  EXPECT_EQ(standard("p.zone"), R"("Asia/Shanghai")");
}

TEST(ParameterTable, EveryParameterHasLabelAndNote) {
  for (const auto& definition : Table::builtin().definitions()) {
    EXPECT_TRUE(Catalogue::builtin().has("parameter." + definition.id)) << definition.id;
    EXPECT_TRUE(Catalogue::builtin().has("parameter_note." + definition.id)) << definition.id;
  }
  for (const auto key : Catalogue::builtin().keys()) {
    if (!key.starts_with("parameter.")) continue;
    EXPECT_NE(Table::builtin().find(key.substr(10)), nullptr) << key;
  }
}

TEST(ParameterValueCheck, BoundsHoldAtBothEnds) {
  EXPECT_THAT(refusals("p.info_wait", R"("3CD")"), ElementsAre());
  EXPECT_THAT(refusals("p.info_wait", R"("60CD")"), ElementsAre());
  EXPECT_THAT(refusals("p.info_wait", R"("2CD")"), one(RefusalCode::ValueOutOfBounds, "/value"));
  EXPECT_THAT(refusals("p.info_wait", R"("61CD")"), one(RefusalCode::ValueOutOfBounds, "/value"));
  EXPECT_THAT(refusals("p.info_wait", R"("10WD")"), one(RefusalCode::ValueOutOfBounds, "/value"));
  EXPECT_THAT(refusals("p.pareto", "49"), one(RefusalCode::ValueOutOfBounds, "/value"));
  EXPECT_THAT(refusals("p.capacity", "0"), one(RefusalCode::ValueOutOfBounds, "/value"));
  EXPECT_THAT(refusals("p.capacity", "501"), one(RefusalCode::ValueOutOfBounds, "/value"));
  EXPECT_THAT(refusals("p.advance_pay", R"({"amount_minor":-1,"currency":"CNY"})"),
              one(RefusalCode::ValueOutOfBounds, "/value"));
  EXPECT_THAT(refusals("p.advance_pay", R"({"amount_minor":1,"currency":"USD"})"),
              one(RefusalCode::ValueOutOfBounds, "/value"));
}

TEST(ParameterValueCheck, AnotherKindOrFormIsRefused) {
  EXPECT_THAT(refusals("p.info_wait", "10"), one(RefusalCode::InvalidValue, "/value"));
  EXPECT_THAT(refusals("p.use_roll", "0"), one(RefusalCode::InvalidValue, "/value"));
  EXPECT_THAT(refusals("p.info_wait", R"({"S1":"10CD"})"), one(RefusalCode::InvalidValue, "/value"));
  EXPECT_THAT(check_value(shipped("p.info_wait"), single(Count{10}), "/value"),
              one(RefusalCode::InvalidValue, "/value"));
}

TEST(ParameterValueCheck, EveryKeyIsThereAndNoOther) {
  EXPECT_THAT(refusals("p.ext", R"({"S1":"5WD","S2":"5WD","S3":"8WD"})"), ElementsAre());
  EXPECT_THAT(refusals("p.ext", R"({"S1":"5WD","S3":"8WD"})"), one(RefusalCode::MissingField, "/value/S2"));
  EXPECT_THAT(refusals("p.ext", R"({"S1":"5WD","S2":"5WD","S3":"8WD","S4":"1WD"})"),
              one(RefusalCode::UnknownField, "/value/S4"));
  EXPECT_THAT(refusals("p.ext", R"({"S1":"5WD","S2":"5WD","S3":"31WD"})"),
              one(RefusalCode::ValueOutOfBounds, "/value/S3"));
  EXPECT_EQ(refusals("p.ext", R"("5WD")").size(), 4U);  // all three are missing, and one without a key is too much
}

TEST(ParameterBounds, AreSaidInShort) {
  EXPECT_EQ(bounds_text(shipped("p.review_window")), "30–365 CD, 1–12 M");
  EXPECT_EQ(bounds_text(shipped("p.pareto")), "50–95 %");
  EXPECT_EQ(bounds_text(shipped("p.advance_pay")), "0–1000000 (CNY)");
  EXPECT_EQ(bounds_text(shipped("p.use_roll")), "");
}

struct BadTable {
  const char* parameter;
  const char* says;
};
class BadTables : public testing::TestWithParam<BadTable> {};

TEST_P(BadTables, AreRefusedWithPlaceAndReason) {
  const auto table = Table::parse(std::string(R"({"parameters":[)") + GetParam().parameter + "]}");
  ASSERT_FALSE(table) << GetParam().parameter;
  EXPECT_THAT(table.error().message, HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    All, BadTables,
    testing::Values(
        BadTable{"1", "not an object"}, BadTable{"{}", "id: missing"}, BadTable{R"({"id":"p.a"})", "\"p.a\": kind"},
        BadTable{R"({"id":"p.a","kind":"fraction"})", "\"p.a\": kind"},
        BadTable{R"({"id":"p.a","kind":"count","default":1})", "min, max: missing"},
        BadTable{R"({"id":"p.a","kind":"count","default":1,"min":2,"max":1})", "min, max: out of order"},
        BadTable{R"({"id":"p.a","kind":"count","default":9,"min":1,"max":8})", "default"},
        BadTable{R"({"id":"p.a","kind":"count","min":1,"max":8})", "default: missing"},
        BadTable{R"({"id":"p.a","kind":"duration","default":"1h"})", "units: missing"},
        BadTable{R"({"id":"p.a","kind":"duration","default":"1h","units":{"s":{"min":1,"max":2}}})", "units"},
        BadTable{R"({"id":"p.a","kind":"word","default":"a","words":["b"]})", "default"},
        BadTable{R"({"id":"p.a","kind":"word","default":"a"})", "words: missing"},
        BadTable{R"({"id":"p.a","kind":"money","keys":["S1"]})", "money has no keys"},
        BadTable{R"({"id":"p.a","kind":"flag","keys":["S1"],"default":true})", "default"},
        BadTable{R"({"id":"p.a","kind":"flag","default":true},{"id":"p.a","kind":"flag","default":true})", "twice"}));

TEST(ParameterTable, AWordOfAListIsChecked) {
  const auto table =
      Table::parse(R"({"parameters":[{"id":"p.a","kind":"word","default":"a","words":["a","b"]}]})").value();
  EXPECT_TRUE(read_value(*table.find("p.a"), json::string("b"), "/v"));
  EXPECT_FALSE(read_value(*table.find("p.a"), json::string("c"), "/v"));
  EXPECT_EQ(bounds_text(*table.find("p.a")), "a, b");
}

}  // namespace
}  // namespace redress::parameters
