#include "domain/taxonomy/taxonomy.hpp"

#include "domain/taxonomy/testing.hpp"

namespace redress::taxonomy {
namespace {

using testing::HasSubstr;

// Version 1 had AA01 and AA09. AA09 split in 3: most of it is AA02, some AA03. AA03 went up in AA04 in 5.
// BB01 came out of AA01 in 4.
constexpr std::string_view kGood = R"({
"$schema": "x", "version": 5, "issued_on": "2028-02-29", "checks_of_all": ["T25"],
"regimes": [{"code": "BASE", "name": {"zh-CN": "内", "en": "Internal"}, "adds_for_consumers": ["CONS"]},
            {"code": "CONS", "name": {"zh-CN": "消", "en": "Consumer"}}],
"classes": [
 {"code": "AA", "name": {"zh-CN": "甲", "en": "First"}, "categories": [
  {"code": "AA01", "name": {"zh-CN": "一", "en": "One"}, "severity": "S2", "floor": "S3", "department": "D-ST", "regimes": ["CONS"], "checks": ["T01", "T28"]},
  {"code": "AA02", "name": {"zh-CN": "二", "en": "Two"}, "severity": "S3", "floor": "S3", "department": "D-OPS", "regimes": ["BASE"], "checks": [], "since": 3, "predecessor": "AA09"},
  {"code": "AA04", "name": {"zh-CN": "四", "en": "Four"}, "severity": "S4", "floor": "S4", "department": "D-CC", "regimes": ["BASE", "CONS"], "checks": ["T02"], "since": 5, "predecessor": "AA03"}]},
 {"code": "BB", "name": {"zh-CN": "乙", "en": "Second"}, "categories": [
  {"code": "BB01", "name": {"zh-CN": "新", "en": "New"}, "severity": "S1", "floor": "S2", "department": "D-PRIV", "regimes": ["BASE"], "checks": ["T03"], "since": 4, "predecessor": "AA01", "handled_as": "report"}]},
 {"code": "CC", "name": {"zh-CN": "丙", "en": "Third"}, "categories": []}],
"retired": [
 {"code": "AA09", "name": {"zh-CN": "九", "en": "Nine"}, "retired_in": 3, "successor": "AA02"},
 {"code": "AA03", "name": {"zh-CN": "三", "en": "Three"}, "retired_in": 5, "successor": "AA04", "since": 3, "predecessor": "AA09"}]
})";

Taxonomy good() { return Taxonomy::parse(kGood).value(); }

TEST(Taxonomy, ReadsAWholeFile) {
  const auto table = good();
  EXPECT_EQ(table.version(), 5);
  EXPECT_EQ(table.issued_on(), "2028-02-29");
  const auto* category = table.find("BB01");
  ASSERT_NE(category, nullptr);
  const Category expected{"BB01", "BB", {"新", "New"}, Severity::S1, Severity::S2, "D-PRIV", {"BASE"}, {"T03"},
                          true,   4,    "AA01"};
  EXPECT_EQ(*category, expected);
  EXPECT_EQ(table.checks_of(*table.find("AA01")), (std::vector<std::string>{"T01", "T28"}));
  EXPECT_EQ(table.find_class("BB")->name.in(Language::Chinese), "乙");
  EXPECT_EQ(table.find_class("BB")->name.in(Language::English), "Second");
}

TEST(Taxonomy, ARetiredCodeIsNotGivenButKeepsItsName) {
  const auto table = good();
  EXPECT_EQ(table.find("AA09"), nullptr);
  EXPECT_EQ(table.find("AA0"), nullptr);
  EXPECT_EQ(table.find_retired("AA01"), nullptr);
  ASSERT_NE(table.find_retired("AA09"), nullptr);
  EXPECT_EQ(table.name_of("AA09")->en, "Nine");
  EXPECT_EQ(table.name_of("AA01")->en, "One");
  EXPECT_EQ(table.name_of("ZZ01"), nullptr);
}

TEST(Taxonomy, CategoriesStandClassByClass) {
  const auto table = good();
  EXPECT_EQ(table.categories().size(), 4U);
  EXPECT_EQ(table.categories_of("AA").size(), 3U);
  ASSERT_EQ(table.categories_of("BB").size(), 1U);
  EXPECT_EQ(table.categories_of("BB")[0].code, "BB01");
  EXPECT_TRUE(table.categories_of("CC").empty());
  EXPECT_TRUE(table.categories_of("ZZ").empty());
}

struct Mapping {
  std::string_view code;
  std::string_view in_versions_1_to_5;
};
class Mappings : public testing::TestWithParam<Mapping> {};

TEST_P(Mappings, FollowOneCodeInEveryVersion) {
  const auto table = good();
  std::string all;
  for (int version = 1; version <= 5; ++version) {
    all += (all.empty() ? "" : " ") + table.map_code(GetParam().code, version).value_or("-");
  }
  EXPECT_EQ(all, GetParam().in_versions_1_to_5);
}

INSTANTIATE_TEST_SUITE_P(All, Mappings,
                         testing::Values(Mapping{"AA01", "AA01 AA01 AA01 AA01 AA01"},
                                         Mapping{"AA09", "AA09 AA09 AA02 AA02 AA02"},
                                         Mapping{"AA02", "AA09 AA09 AA02 AA02 AA02"},
                                         Mapping{"AA03", "AA09 AA09 AA03 AA03 AA04"},
                                         Mapping{"AA04", "AA09 AA09 AA03 AA03 AA04"},
                                         Mapping{"BB01", "AA01 AA01 AA01 BB01 BB01"}, Mapping{"ZZ01", "- - - - -"}));

TEST(TaxonomyMapping, GoesToTheNewestVersionUnlessAskedAndToNoneThatIsNotThere) {
  const auto table = good();
  EXPECT_EQ(table.map_code("AA03"), "AA04");
  EXPECT_EQ(table.map_code("AA03", 0), std::nullopt);
  EXPECT_EQ(table.map_code("AA03", 6), std::nullopt);
}

TEST(Checks, AreT01ToT28) {
  for (const auto* code : {"T01", "T09", "T10", "T28"}) EXPECT_TRUE(is_check(code)) << code;
  for (const auto* code : {"T00", "T29", "T99", "T1", "T001", "t01", "U01", "T0a", ""}) {
    EXPECT_FALSE(is_check(code)) << code;
  }
}

class BadTaxonomies : public testing::TestWithParam<BadEdit> {};

TEST_P(BadTaxonomies, AreRefusedWithPlaceAndReason) {
  const auto table = Taxonomy::parse(edited(kGood, GetParam()));
  ASSERT_FALSE(table);
  EXPECT_THAT(table.error().message, HasSubstr("taxonomy.json: " + std::string(GetParam().says)));
}

INSTANTIATE_TEST_SUITE_P(
    Forms, BadTaxonomies,
    testing::Values(
        BadEdit{R"("version": 5)", R"("version": 0)", "version: not a whole number from 1 to 100000"},
        BadEdit{R"("version": 5, )", "", "version: missing"},
        BadEdit{R"("version": 5)", R"("version": 5, "version": 6)", ""},
        BadEdit{"2028-02-29", "2027-02-29", "issued_on: not a day"},
        BadEdit{"2028-02-29", "2028-2-29", "issued_on: not a day"},
        BadEdit{R"("$schema": "x")", R"("$schema": 1)", "$schema: not a text"},
        BadEdit{R"("$schema": "x")", R"("extra": 1)", "extra: unknown"},
        BadEdit{R"("handled_as": "report")", R"("handled_as": "inquiry")", "category \"BB01\": handled_as: not report"},
        BadEdit{R"("handled_as": "report")", R"("handled": "report")", "category \"BB01\": handled: unknown"},
        BadEdit{R"("en": "New")", R"("de": "Neu")", "category \"BB01\": name: en: missing"},
        BadEdit{R"("en": "New")", R"("en": " ")", "category \"BB01\": name: en: empty"},
        BadEdit{R"("en": "New")", R"("en": "New", "de": "Neu")", "category \"BB01\": name: de: unknown"},
        BadEdit{R"("zh-CN": "新")", R"("zh-CN": 1)", "category \"BB01\": name: zh-CN: not a text"},
        BadEdit{R"({"zh-CN": "新", "en": "New"})", "[]", "category \"BB01\": name: missing"},
        BadEdit{R"("checks": ["T03"])", R"("checks": "T03")", "category \"BB01\": checks: not a list of texts"},
        BadEdit{R"("checks": ["T03"])", R"("checks": [3])", "category \"BB01\": checks: not a list of texts"},
        BadEdit{R"("checks": ["T03"], )", "", "category \"BB01\": checks: missing"},
        BadEdit{R"({"code": "CC", "name": {"zh-CN": "丙", "en": "Third"}, "categories": []})", "1",
                "classes: not a list of objects"},
        BadEdit{R"("categories": [])", R"("categories": {})", "class \"CC\": categories: not a list of objects"},
        BadEdit{R"(, "categories": [])", "", "class \"CC\": categories: missing"},
        BadEdit{R"({"code": "CC", )", "{", "classes/2: code: missing"}));

INSTANTIATE_TEST_SUITE_P(
    Rows, BadTaxonomies,
    testing::Values(
        BadEdit{R"("code": "BB",)", R"("code": "B",)", "class \"B\": code: not two capitals"},
        BadEdit{R"("code": "CC")", R"("code": "AA")", "class \"AA\": code: stands there twice"},
        BadEdit{R"("code": "BB01")", R"("code": "AA01")", "category \"AA01\": code: does not begin with its class BB"},
        BadEdit{R"("code": "BB01")", R"("code": "BB00")", "category \"BB00\": code: not two capitals and 01 to 99"},
        BadEdit{R"("code": "BB01")", R"("code": "BB1")", "category \"BB1\": code: not two capitals and 01 to 99"},
        BadEdit{R"("code": "AA02")", R"("code": "AA01")", "category \"AA01\": code: stands there twice"},
        BadEdit{R"("severity": "S1")", R"("severity": "S5")", "category \"BB01\": severity: not one of the words"},
        BadEdit{R"("severity": "S1")", R"("severity": "S3")",
                "category \"BB01\": floor: more severe than what holds before scoring"},
        BadEdit{"D-PRIV", "D-", "category \"BB01\": department: not D-"},
        BadEdit{"D-PRIV", "PRIV", "category \"BB01\": department: not D-"},
        BadEdit{R"("regimes": ["CONS"], "checks": ["T01")", R"("regimes": [], "checks": ["T01")",
                "category \"AA01\": regimes: empty"},
        BadEdit{R"(["BASE", "CONS"])", R"(["BASE", "NDS"])", "category \"AA04\": regimes: no such regime: NDS"},
        BadEdit{R"(["BASE", "CONS"])", R"(["BASE", "BASE"])", "category \"AA04\": regimes: BASE stands there twice"},
        BadEdit{R"("adds_for_consumers": ["CONS"])", R"("adds_for_consumers": ["NDS"])",
                "regime \"BASE\": adds_for_consumers: no such regime: NDS"},
        BadEdit{R"({"code": "CONS")", R"({"code": "BASE")", "regime \"BASE\": code: stands there twice"},
        BadEdit{R"(["T03"])", R"(["T29"])", "category \"BB01\": checks: no such check: T29"},
        BadEdit{R"(["T03"])", R"(["T03", "T25"])", "category \"BB01\": checks: T25 runs on every complaint already"},
        BadEdit{R"("checks_of_all": ["T25"])", R"("checks_of_all": ["T30"])", "checks_of_all: no such check: T30"}));

INSTANTIATE_TEST_SUITE_P(
    Chains, BadTaxonomies,
    testing::Values(
        BadEdit{R"("since": 4, )", "", "category \"BB01\": predecessor: stands with since"},
        BadEdit{R"(, "predecessor": "AA01")", "", "category \"BB01\": predecessor: stands with since"},
        BadEdit{R"("since": 4)", R"("since": 6)", "category \"BB01\": since: later than the version of the file"},
        BadEdit{R"("predecessor": "AA01")", R"("predecessor": "DD01")",
                "category \"BB01\": predecessor: no such code: DD01"},
        BadEdit{R"("predecessor": "AA01")", R"("predecessor": "AA09")",
                "category \"BB01\": predecessor: AA09 is not in use in version 3"},
        BadEdit{R"("predecessor": "AA01")", R"("predecessor": "BB01")",
                "category \"BB01\": predecessor: BB01 is not in use in version 3"},
        BadEdit{R"("successor": "AA04")", R"("successor": "DD01")", "category \"AA03\": successor: no such code: DD01"},
        BadEdit{R"("successor": "AA04")", R"("successor": "AA09")",
                "category \"AA03\": successor: AA09 is not in use in version 5"},
        BadEdit{R"("successor": "AA02")", R"("successor": "AA09")",
                "category \"AA09\": successor: AA09 is not in use in version 3"},
        BadEdit{R"("successor": "AA02")", R"("successor": "AA04")",
                "category \"AA09\": successor: AA04 is not in use in version 3"},
        BadEdit{R"(, "successor": "AA02")", "", "category \"AA09\": successor: missing"},
        BadEdit{R"("retired_in": 5)", R"("retired_in": 6)",
                "category \"AA03\": retired_in: later than the version of the file"},
        BadEdit{R"("retired_in": 5)", R"("retired_in": 3)", "category \"AA03\": retired_in: not later than since"},
        BadEdit{R"({"code": "AA09")", R"({"code": "AA01")", "category \"AA01\": code: still in use"},
        BadEdit{R"({"code": "AA09")", R"({"code": "AA99x")", "category \"AA99x\": code: not two capitals"},
        BadEdit{R"({"code": "AA09")", R"({"code": "DD09")", "category \"DD09\": code: of no class"},
        BadEdit{R"({"code": "AA03")", R"({"code": "AA09")", "category \"AA09\": code: stands there twice"}));

TEST(BadTaxonomy, IsNoTaxonomyAtAll) {
  EXPECT_EQ(Taxonomy::parse("[]").error().message, "taxonomy.json: not an object");
  EXPECT_THAT(Taxonomy::parse("{").error().message, HasSubstr("taxonomy.json: "));
  const auto none =
      R"({"version":1,"issued_on":"2026-11-23","checks_of_all":[],"regimes":[],"classes":[],"retired":[]})";
  EXPECT_EQ(Taxonomy::parse(none).error().message, "taxonomy.json: classes: empty");
}

TEST(BadTaxonomy, AListHasAnEnd) {
  std::string checks = "\"T01\"";
  for (int i = 0; i < 2000; ++i) checks += ",\"T01\"";
  const auto table = Taxonomy::parse(edited(kGood, {R"("checks": ["T03"])", "\"checks\": [" + checks + "]", ""}));
  EXPECT_THAT(table.error().message, HasSubstr("checks: not a list of texts"));
}

}  // namespace
}  // namespace redress::taxonomy
