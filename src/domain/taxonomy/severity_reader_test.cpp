#include "domain/taxonomy/severity.hpp"
#include "domain/taxonomy/taxonomy.hpp"
#include "domain/taxonomy/testing.hpp"

namespace redress::taxonomy {
namespace {

using testing::HasSubstr;

constexpr std::string_view kGood = R"({
"version": 2, "issued_on": "2027-01-31", "currency": "CNY",
"severities": [{"code": "S1", "name": {"zh-CN": "甲", "en": "A"}}, {"code": "S2", "name": {"zh-CN": "乙", "en": "B"}},
               {"code": "S3", "name": {"zh-CN": "丙", "en": "C"}}, {"code": "S4", "name": {"zh-CN": "丁", "en": "D"}}],
"flags": [{"code": "MEDIA", "name": {"zh-CN": "媒", "en": "Media"}}, {"code": "GROUP", "name": {"zh-CN": "群", "en": "Group"}}],
"measures": [{"code": "minutes", "max": 100, "name": {"zh-CN": "分", "en": "Minutes"}},
             {"code": "persons_count", "max": 900, "name": {"zh-CN": "人", "en": "Persons"}}],
"dimensions": [
 {"code": "D1", "input": "integrity", "name": {"zh-CN": "整", "en": "Integrity"}, "criteria": [
  {"score": 1, "code": "suspected", "name": {"zh-CN": "疑", "en": "Suspected"}},
  {"score": 3, "code": "long_down", "name": {"zh-CN": "长", "en": "Long"}, "measure": "minutes", "at_least": 10, "at_most": 60}]},
 {"code": "D2", "input": "people", "name": {"zh-CN": "身", "en": "People"}, "criteria": [
  {"score": 2, "code": "affected", "name": {"zh-CN": "响", "en": "Affected"}}]}],
"urgency": [{"score": 0, "name": {"zh-CN": "零", "en": "0"}}, {"score": 1, "name": {"zh-CN": "一", "en": "1"}},
            {"score": 2, "name": {"zh-CN": "二", "en": "2"}}, {"score": 3, "name": {"zh-CN": "三", "en": "3"}},
            {"score": 4, "name": {"zh-CN": "四", "en": "4"}}],
"grades": [{"severity": "S1", "all_of": [{"score": "impact", "at_least": 3, "at_most": 4}, {"score": "urgency", "at_least": 2, "at_most": 4}]},
           {"severity": "S3", "all_of": []}],
"floors": [{"flags_any": ["GROUP"], "measure": "persons_count", "at_least": 7, "floor": "S2"}],
"raises": [{"flags_any": ["MEDIA"], "classes_any": ["PR"], "grades": 2}]
})";

TEST(SeverityReader, ReadsAWholeFile) {
  const auto table = SeverityTable::parse(kGood).value();
  EXPECT_EQ(table.version(), 2);
  EXPECT_EQ(table.issued_on(), "2027-01-31");
  ASSERT_EQ(table.criteria().size(), 3U);
  EXPECT_EQ(table.criteria()[1].dimension, "integrity");
  EXPECT_EQ(table.criteria()[1].bounds->at_most, 60);
  EXPECT_EQ(table.criteria()[2].score, 2);
  EXPECT_EQ(table.floors()[0].bounds->at_least, 7);
  EXPECT_EQ(table.raises()[0].grades, 2);
}

// Grading follows the file, not the numbers of D3.
TEST(SeverityReader, GradesByTheNumbersOfItsFile) {
  const auto table = SeverityTable::parse(kGood).value();
  const Category category{.code = "PR01", .category_class = "PR", .severity = Severity::S4};
  const Scores scores{{}, {{"minutes", 60}, {"persons_count", 7}}, 2};
  EXPECT_EQ(table.grade(category, {}, 0, scores).severity, Severity::S1);
  EXPECT_EQ(table.grade(category, {}, 0, Scores{{}, {{"minutes", 61}}, 4}).severity, Severity::S3);
  EXPECT_EQ(table.grade(category, {"MEDIA"}, 0, std::nullopt).severity, Severity::S2);
  const auto group = table.grade(category, {"GROUP"}, 0, Scores{{}, {{"persons_count", 7}}, 0});
  EXPECT_EQ(group.severity, Severity::S2);
  EXPECT_TRUE(group.floored_by_flag);
}

TEST(SeverityReader, ClassesOfRaisesMustExist) {
  EXPECT_TRUE(SeverityTable::parse(kGood).value().check_against(Taxonomy::builtin()));
  const auto wrong = SeverityTable::parse(edited(kGood, {R"(["PR"])", R"(["PR", "ZZ"])", ""})).value();
  EXPECT_THAT(wrong.check_against(Taxonomy::builtin()).error().message, HasSubstr("classes_any: no such class"));
}

class BadSeverities : public testing::TestWithParam<BadEdit> {};

TEST_P(BadSeverities, AreRefusedWithPlaceAndReason) {
  const auto table = SeverityTable::parse(edited(kGood, GetParam()));
  ASSERT_FALSE(table);
  EXPECT_THAT(table.error().message, HasSubstr("severity.json: " + std::string(GetParam().says)));
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadSeverities,
    testing::Values(
        BadEdit{R"("CNY")", R"("yuan")", "currency: not three capitals"},
        BadEdit{"2027-01-31", "2027-13-31", "issued_on: not a day"},
        BadEdit{R"("currency")", R"("extra": 1, "currency")", "extra: unknown"},
        BadEdit{R"("code": "S3")", R"("code": "S2")", "severities/2: code: not S1, S2, S3 and S4 in this order"},
        BadEdit{R"(, {"code": "S4", "name": {"zh-CN": "丁", "en": "D"}})", "", "severities: not four"},
        BadEdit{R"("code": "GROUP")", R"("code": "MEDIA")", "flag \"MEDIA\": code: stands there twice"},
        BadEdit{R"("code": "persons_count")", R"("code": "minutes")", "measure \"minutes\": code: stands there twice"},
        BadEdit{R"("max": 100,)", R"("max": -1,)", "measure \"minutes\": max: not a whole number from 0"},
        BadEdit{R"("code": "D2")", R"("code": "D1")", "dimension \"D1\": code: stands there twice"},
        BadEdit{R"("input": "people")", R"("input": "integrity")", "dimension \"D2\": input: stands there twice"},
        BadEdit{R"({"score": 2, "code": "affected", "name": {"zh-CN": "响", "en": "Affected"}})", "",
                "dimension \"D2\": criteria: empty"},
        BadEdit{R"("code": "affected")", R"("code": "suspected")", "criterion \"suspected\": code: stands there twice"},
        BadEdit{R"({"score": 1, "code")", R"({"score": 4, "code")", "criterion \"long_down\": score: below the one"},
        BadEdit{R"({"score": 1, "code")", R"({"score": 0, "code")", "criterion \"suspected\": score: not a whole"},
        BadEdit{R"("measure": "minutes")", R"("measure": "hours")",
                "criterion \"long_down\": measure: no such measure: hours"},
        BadEdit{R"("measure": "minutes", )", "", "criterion \"long_down\": measure: missing beside its bounds"},
        BadEdit{R"("at_least": 10, )", "", "criterion \"long_down\": at_least: missing"},
        BadEdit{R"("at_most": 60)", R"("at_most": 9)", "criterion \"long_down\": at_most: below at_least"},
        BadEdit{R"("at_most": 60)", R"("at_most": 101)", "criterion \"long_down\": at_most: not a whole number"},
        BadEdit{R"({"score": 3, "name")", R"({"score": 2, "name")",
                "urgency/3: score: not 0 to 4, each once and ascending"},
        BadEdit{R"(,
            {"score": 4, "name": {"zh-CN": "四", "en": "4"}})",
                "", "urgency: not five"}));

INSTANTIATE_TEST_SUITE_P(
    Steps, BadSeverities,
    testing::Values(
        BadEdit{R"({"severity": "S3", "all_of": []})",
                R"({"severity": "S3", "all_of": [{"score": "impact", "at_least": 1, "at_most": 4}]})",
                "grades: the last line has conditions"},
        BadEdit{R"({"severity": "S3", "all_of": []})",
                R"({"severity": "S3", "all_of": []}, {"severity": "S4", "all_of": []})",
                "grades/2: all_of: stands below a line without conditions"},
        BadEdit{R"({"severity": "S3", "all_of": []})", R"({"severity": "S0", "all_of": []})",
                "grades/1: severity: not one of the words"},
        BadEdit{R"("score": "urgency")", R"("score": "impact")",
                "grades/0: all_of/1: score: impact stands there twice"},
        BadEdit{R"("score": "urgency")", R"("score": "spend")", "grades/0: all_of/1: score: not impact or urgency"},
        BadEdit{R"("at_least": 3, "at_most": 4)", R"("at_least": 4, "at_most": 3)",
                "grades/0: all_of/0: at_most: below at_least"},
        BadEdit{R"("at_least": 3, "at_most": 4)", R"("at_least": 3, "at_most": 5)",
                "grades/0: all_of/0: at_most: not a whole number from 0 to 4"},
        BadEdit{R"(["GROUP"])", R"(["ABUSE"])", "floors/0: flags_any: no such flag: ABUSE"},
        BadEdit{R"(["GROUP"])", "[]", "floors/0: flags_any: empty"},
        BadEdit{R"("measure": "persons_count")", R"("measure": "hours")", "floors/0: measure: no such measure: hours"},
        BadEdit{R"("at_least": 7)", R"("at_least": 901)", "floors/0: at_least: not a whole number from 0 to 900"},
        BadEdit{R"("floor": "S2")", R"("floor": "S9")", "floors/0: floor: not one of the words"},
        BadEdit{R"(["MEDIA"])", R"(["VIP"])", "raises/0: flags_any: no such flag: VIP"},
        BadEdit{R"(["PR"])", "[]", "raises/0: classes_any: empty"},
        BadEdit{R"("grades": 2)", R"("grades": 4)", "raises/0: grades: not a whole number from 1 to 3"}));

}  // namespace
}  // namespace redress::taxonomy
