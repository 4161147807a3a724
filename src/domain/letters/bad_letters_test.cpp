#include <gmock/gmock.h>

#include <ostream>

#include "base/json.hpp"
#include "domain/letters/letter_table.hpp"

namespace redress::embedded {
std::string_view letters_json() noexcept;
}  // namespace redress::embedded

namespace redress::letters {
namespace {

using testing::HasSubstr;

/// Puts `value`, as JSON, where `pointer` leads to in the shipped file; "-" there takes the member away.
struct BadLetters {
  const char* name;
  const char* pointer;
  const char* value;
  const char* says;
};
void PrintTo(const BadLetters& bad, std::ostream* out) { *out << bad.name; }

std::string changed(const BadLetters& bad) {
  auto file = parse_json(embedded::letters_json()).value();
  const std::string pointer(bad.pointer);
  const auto slash = pointer.rfind('/');
  auto& parent = file.at_pointer(pointer.substr(0, slash));
  const auto member = pointer.substr(slash + 1);
  if (std::string_view(bad.value) == "-")
    parent.as_object().erase(member);
  else if (parent.is_array())
    parent.as_array().at(std::stoul(member)) = parse_json(bad.value).value();
  else
    parent.as_object()[member] = parse_json(bad.value).value();
  return to_jcs(file);
}

class BadLetterFiles : public testing::TestWithParam<BadLetters> {};

TEST_P(BadLetterFiles, AreRefusedWithPlaceAndReason) {
  const auto table = LetterTable::parse(changed(GetParam()));
  ASSERT_FALSE(table);
  EXPECT_THAT(table.error().message, HasSubstr("letters.json: "));
  EXPECT_THAT(table.error().message, HasSubstr(GetParam().says));
}

constexpr BadLetters kForm[] = {
    {"UnknownMember", "/letterz", "[]", "/letterz: unknown"},
    {"NoFields", "/fields", "{}", "/fields: empty"},
    {"FieldName", "/fields/Bad-Name", R"({"type":"word"})", "/fields/Bad-Name: not a name"},
    {"FieldType", "/fields/number/type", R"("wort")", "/fields/number/type: not a word of its list"},
    {"TermsWithoutGroup", "/fields/stage/terms", "-", "/fields/stage/terms: stands with"},
    {"ListWithoutItem", "/fields/points/item", "-", "/fields/points/item: stands with"},
    {"StaffPart", "/fields/matter/from/0/part", R"("staff")", "/fields/matter/from/0/part: not a word"},
    {"PersonStaffPart", "/fields/matter/from/0/part", R"("person_staff")", "/part: not a word"},
    {"NoOrigin", "/fields/number/from", "[]", "/fields/number/from: empty"},
    {"OriginOfNothing", "/fields/number/from/0", "{}", "names no origin"},
    {"UnknownClock", "/fields/today/from/0/clock", R"("noon")", "/clock: unknown"},
    {"EmptyClock", "/fields/today/from/0/clock", R"("")", "/clock: not a text"},
    {"UnknownInOrigin", "/fields/today/from/0/calendar", R"("CN")", "/calendar: unknown"},
    {"PlannedFalse", "/fields/old_due/from/0/planned", "false", "/planned: says true"},
    {"StaffInList", "/fields/points/item/from", "[]", "/fields/points/item/from: not an object"},
    {"OriginInList", "/fields/points/item/point/from", "[]", "/point/from: unknown"},
    {"LanguageMissing", "/letters/5/body/0/text/en", "-", "/letters/5/body/0/text/en: missing"},
    {"LanguageTooMany", "/letters/5/name/de", R"("Entscheidung")", "/letters/5/name/de: unknown"},
    {"UnknownBlock", "/letters/5/body/0", R"({"loop":"points","body":[]})", "neither text nor heading"},
    {"TwoBlocksInOne", "/letters/5/body/0/heading", R"({"en":"a","zh-CN":"b"})", "/letters/5/body/0/heading: unknown"},
    {"EmptyBody", "/letters/5/body", "[]", "/letters/5/body: empty"},
    {"FrameNotFlag", "/letters/5/frame", R"("yes")", "/frame: neither true nor false"},
    {"Severity", "/letters/4/approval/steps/0/when/severities", R"(["S5"])", "no such code: S5"},
    {"StepOfNobody", "/letters/5/approval/steps/0", "{}", "names roles or a permission"},
    {"AutomaticWithStep", "/letters/0/approval/steps", R"([{"by":["legal"]}])", "goes out by itself"},
    {"IdNotOurs", "/letters/5/id", R"("N25")", "/letters/5/id: not N01"},
    {"IdTwice", "/letters/5/id", R"("N05")", "\"N05\" stands there twice"},
    {"Version", "/letters/5/version", "0", "/letters/5/version: not a whole number"},
    {"RequiredTwice", "/letters/5/required/0", R"("today")", "\"today\" stands there twice"},
    {"PhraseBlank", "/forbidden/0/phrases/en/0", R"("  ")", "a blank one"},
    {"PhraseLanguage", "/forbidden/0/phrases/zh-CN", "[]", "a language has none"},
    {"Effect", "/forbidden/0/effect", R"("warn")", "/forbidden/0/effect: not a word"},
    {"Risk", "/legal_risk_min", "101", "/legal_risk_min: not a whole number from 0 to 100"}};
INSTANTIATE_TEST_SUITE_P(Form, BadLetterFiles, testing::ValuesIn(kForm),
                         [](const auto& one) { return one.param.name; });

constexpr BadLetters kTies[] = {
    {"OtherPlaceholders", "/letters/5/subject/zh-CN", R"("处理结果")", "/letters/5/subject: other placeholders"},
    {"BraceOpens", "/letters/5/subject/en", R"("{number")", "belongs to no placeholder"},
    {"BraceCloses", "/letters/5/subject/en", R"("number}")", "belongs to no placeholder"},
    {"BraceWithCall", "/letters/5/subject/en", R"("{number|upper}")", "belongs to no placeholder"},
    {"UndeclaredField", "/letters/5/body/1/text", R"({"en":"{result}","zh-CN":"{result}"})", "{result}: is no field"},
    {"FieldNotNeeded", "/letters/5/body/1/text", R"({"en":"{stage}","zh-CN":"{stage}"})",
     "letter N06: {stage}: stands neither in required nor in optional"},
    {"OptionalWithoutGiven", "/letters/5/subject",
     R"({"en":"{number} {recipient_name}","zh-CN":"{number} {recipient_name}"})",
     "{recipient_name}: may have no value where it stands"},
    {"LackingPrinted", "/frame/opening/1/body/0/text", R"({"en":"{recipient_name}","zh-CN":"{recipient_name}"})",
     "{recipient_name}: may have no value where it stands"},
    {"GivenForSure", "/frame/opening/0/given", R"("number")", "{number}: is known to have a value"},
    {"EachOfAText", "/letters/5/body/3/each", R"("number")", "{number}: is no list"},
    {"ListAsText", "/letters/5/body/1/text", R"({"en":"{points}","zh-CN":"{points}"})", "{points}: is a list"},
    {"OuterFieldInEntry", "/letters/5/body/3/body/0/heading", R"({"en":"{number}","zh-CN":"{number}"})",
     "{number}: is no field of the list"},
    {"NeverPrinted", "/letters/6/optional", R"(["recipient_name","final_due","claim"])",
     "letter N07: {claim}: is named there and never printed"},
    {"RequiredAndOptional", "/letters/6/optional", R"(["recipient_name","final_due","number"])",
     "letter N07: number: is both required and optional"},
    {"NoSuchStop", "/letters/5/stops", R"(["point_forgotten"])", "no such stop: point_forgotten"},
    {"StopHoldsAlways", "/letters/5/stops", R"(["required_missing"])", "required_missing holds always"},
    {"PointsWithoutPoints", "/letters/6/stops", R"(["point_without_answer"])", "no list of points with answer"},
    {"PointsWithoutMember", "/letters/7/stops", R"(["point_without_finding"])", "no list of points with finding"},
    {"StopUnsaid", "/stops/0/id", R"("something_missing")", "\"required_missing\" is missing"},
    {"NoSuchPhraseGroup", "/letters/5/approval/steps/5/when/phrase_groups", R"(["blame"])",
     "no group of phrases that legal approves: blame"}};
INSTANTIATE_TEST_SUITE_P(Ties, BadLetterFiles, testing::ValuesIn(kTies),
                         [](const auto& one) { return one.param.name; });

TEST(BadLetterFile, IsNoJsonOrNoObject) {
  EXPECT_THAT(LetterTable::parse("{").error().message, HasSubstr("letters.json: it ends"));
  EXPECT_THAT(LetterTable::parse("[]").error().message, HasSubstr("not an object"));
}

}  // namespace
}  // namespace redress::letters
