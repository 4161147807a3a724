#include "adapters/records/form_builder.hpp"

#include <gmock/gmock.h>

#include "adapters/records/builtin_mappings.hpp"
#include "adapters/records/form_fields.hpp"
#include "adapters/records/testing.hpp"
#include "service/filing_form.hpp"

namespace redress::records {
namespace {

using testing::mapping_of;
using testing::mapping_text;
using testing::parsed;
using testing::row_of;

/// The form of one row without its import key; the faults instead if it is bad.
json::value form_of(std::string_view fields, const Row& row) {
  const auto mapping = mapping_of(mapping_text(fields));
  FormBuilder builder(mapping);
  auto built = builder.build(row);
  if (const auto* bad = std::get_if<BadRow>(&built)) {
    json::array faults;
    for (const auto& fault : bad->faults) faults.emplace_back(std::string(to_word(fault.code)) + " " + fault.field);
    return faults;
  }
  auto form = std::get<MappedRow>(built).form;
  EXPECT_TRUE(is_import_key(text_of(form.at("import_key").as_string())));
  form.erase("import_key");
  for (const auto* usual : {"received_at_estimated", "language"}) form.erase(usual);
  return form;
}

TEST(FormBuilder, CoalesceTakesTheFirstThatIsNotBlank) {
  constexpr auto kText = R"({"description":{"coalesce":[{"column":"a"},{"column":"b"},{"constant":"none"}]}})";
  EXPECT_EQ(form_of(kText, row_of({{"a", "x"}, {"b", "y"}})), parsed(R"({"description":"x"})"));
  EXPECT_EQ(form_of(kText, row_of({{"a", " \n"}, {"b", "y"}})), parsed(R"({"description":"y"})"));
  EXPECT_EQ(form_of(kText, row_of({{"a", ""}, {"b", ""}})), parsed(R"({"description":"none"})"));
}

TEST(FormBuilder, JoinLeavesBlanksOut) {
  constexpr auto kText = R"({"description":{"join":[{"column":"a"},{"column":"b"},{"column":"c"}],"separator":" / "}})";
  EXPECT_EQ(form_of(kText, row_of({{"a", "x"}, {"b", ""}, {"c", "z"}})), parsed(R"({"description":"x / z"})"));
  EXPECT_EQ(form_of(kText, row_of({{"a", ""}})), parsed("{}"));
}

TEST(FormBuilder, WordsTranslateAndRefuseWhatTheyDoNotHold) {
  constexpr auto kText =
      R"({"description":{"constant":"d"},"channel":{"column":"via","words":{"Phone":"TEL","":"WEB"}}})";
  EXPECT_EQ(form_of(kText, row_of({{"via", "Phone"}})), parsed(R"({"description":"d","channel":"TEL"})"));
  EXPECT_EQ(form_of(kText, row_of({{"via", " "}})), parsed(R"({"description":"d","channel":"WEB"})"));
  EXPECT_EQ(form_of(kText, row_of({})), parsed(R"({"description":"d","channel":"WEB"})"));
  EXPECT_EQ(form_of(kText, row_of({{"via", "phone"}})), parsed(R"(["WORD_UNKNOWN /channel"])"));
}

TEST(FormBuilder, OtherwiseStandsForEveryOtherValueButNotForNone) {
  constexpr auto kText =
      R"({"description":{"constant":"d"},"channel":{"column":"via","words":{"Phone":"TEL"},"otherwise":"API"}})";
  EXPECT_EQ(form_of(kText, row_of({{"via", "Pigeon"}})), parsed(R"({"description":"d","channel":"API"})"));
  EXPECT_EQ(form_of(kText, row_of({{"via", ""}})), parsed(R"({"description":"d"})"));
}

TEST(FormBuilder, DatesBecomeInstantsAndWrongOnesAreFaults) {
  constexpr auto kText = R"({"description":{"constant":"d"},
    "received_at":{"column":"on","date":{"pattern":"YYYY-MM-DD","zone":"Asia/Shanghai"}}})";
  EXPECT_EQ(form_of(kText, row_of({{"on", "2026-11-23"}})),
            parsed(R"({"description":"d","received_at":"2026-11-22T16:00:00.000Z"})"));
  EXPECT_EQ(form_of(kText, row_of({{"on", "soon"}})), parsed(R"(["DATE_UNREADABLE /received_at"])"));
}

TEST(FormBuilder, WithoutAReceiptTimeTheFormSaysThatItIsEstimated) {
  const auto mapping = mapping_of(mapping_text(
      R"({"description":{"column":"t"},"received_at":{"column":"on","date":{"pattern":"YYYY-MM-DD","zone":"UTC"}}})"));
  FormBuilder builder(mapping);
  const auto without = std::get<MappedRow>(builder.build(row_of({{"t", "x"}, {"on", ""}}))).form;
  EXPECT_FALSE(without.contains("received_at"));
  EXPECT_EQ(without.at("received_at_estimated"), json::value(true));
  const auto with = std::get<MappedRow>(builder.build(row_of({{"t", "x"}, {"on", "2026-01-02"}}))).form;
  EXPECT_FALSE(with.contains("received_at_estimated"));
  EXPECT_EQ(with.at("language"), json::value("und"));
}

TEST(FormBuilder, ListsComeFromSplitTextsOrSeveralColumns) {
  EXPECT_EQ(form_of(R"({"description":{"constant":"d"},"object_ids":{"column":"ids","split":";"}})",
                    row_of({{"ids", " a; ;b ;c"}})),
            parsed(R"({"description":"d","object_ids":["a","b","c"]})"));
  EXPECT_EQ(form_of(R"({"description":{"constant":"d"},"object_ids":[{"column":"x"},{"column":"y"}]})",
                    row_of({{"x", ""}, {"y", "b"}})),
            parsed(R"({"description":"d","object_ids":["b"]})"));
}

TEST(FormBuilder, ObjectsWithoutAnyValueAreLeftOut) {
  constexpr auto kText = R"({"description":{"constant":"d"},
    "contact":{"name":{"column":"who"},"email":{"column":"mail"}},
    "external_refs":[{"system":{"constant":"s"},"id":{"column":"id"}},{"system":{"constant":"t"},"id":{"column":"no"}}]})";
  EXPECT_EQ(form_of(kText, row_of({{"who", "李"}, {"no", "7"}})),
            parsed(R"({"description":"d","contact":{"name":"李"},"external_refs":[{"system":"t","id":"7"}]})"));
  EXPECT_EQ(form_of(kText, row_of({})), parsed(R"({"description":"d"})"));
}

TEST(FormBuilder, MoneyBecomesMinorUnits) {
  constexpr auto kText = R"({"description":{"constant":"d"},"claim":{"amount_minor":{"column":"sum","decimals":2}}})";
  const auto amount = [&](std::string_view sum) { return form_of(kText, row_of({{"sum", sum}})); };
  EXPECT_EQ(amount("12.5"), parsed(R"({"description":"d","claim":{"amount_minor":1250}})"));
  EXPECT_EQ(amount("12"), parsed(R"({"description":"d","claim":{"amount_minor":1200}})"));
  EXPECT_EQ(amount("-0.01"), parsed(R"({"description":"d","claim":{"amount_minor":-1}})"));
  for (const auto* wrong : {"12.345", "1,200", "12.", ".5", "1e3", "ten", "99999999999999999999"}) {
    EXPECT_EQ(amount(wrong), parsed(R"(["NOT_NUMBER /claim/amount_minor"])")) << wrong;
  }
}

TEST(FormBuilder, FlagsAreTrueOrFalse) {
  constexpr auto kText = R"({"description":{"constant":"d"},"read_back":{"column":"rb"}})";
  EXPECT_EQ(form_of(kText, row_of({{"rb", "TRUE"}})), parsed(R"({"description":"d","read_back":true})"));
  EXPECT_EQ(form_of(kText, row_of({{"rb", "yes"}})), parsed(R"(["NOT_FLAG /read_back"])"));
}

TEST(FormBuilder, ValuesOfJsonRowsPassAsTheyAreWhereTheFormHasThem) {
  const Row row{1, parsed(R"({"n":42,"o":{"name":"x"},"l":["a"],"b":true,"z":null})").as_object()};
  EXPECT_EQ(form_of(R"({"description":{"column":"n"},"contact":{"column":"o"},"object_ids":{"column":"l"},
                        "read_back":{"column":"b"},"service_id":{"column":"z"}})",
                    row),
            parsed(R"({"description":"42","contact":{"name":"x"},"object_ids":["a"],"read_back":true})"));
  EXPECT_EQ(form_of(R"({"description":{"column":"o"},"service_id":{"join":[{"column":"l"}]}})", row),
            parsed(R"(["NOT_TEXT /description","NOT_TEXT /service_id"])"));
}

TEST(FormBuilder, EveryFaultOfARowIsNamed) {
  EXPECT_EQ(form_of(R"({"description":{"constant":"d"},"read_back":{"column":"a"},
                        "received_at":{"column":"a","date":{"pattern":"YYYYMMDD","zone":"UTC"}}})",
                    row_of({{"a", "?"}})),
            parsed(R"(["NOT_FLAG /read_back","DATE_UNREADABLE /received_at"])"));
}

TEST(FormBuilder, MarkedRowsAreNoFilings) {
  const auto mapping = mapping_of(mapping_text(R"({"description":{"column":"t"}})", R"("skip_if_present":"part_of",)"));
  FormBuilder builder(mapping);
  EXPECT_TRUE(std::holds_alternative<SkippedRow>(builder.build(row_of({{"t", "x"}, {"part_of", "1"}}))));
  EXPECT_TRUE(std::holds_alternative<MappedRow>(builder.build(row_of({{"t", "x"}, {"part_of", ""}}))));
}

/// A value of the right kind for each field, so that the form's reader has nothing to say about its type.
json::value example_of(const FieldSpec& spec) {
  switch (spec.kind) {
    case FieldKind::Text: return "x";
    case FieldKind::Word: return json::string(spec.allowed().front());
    case FieldKind::Instant: return "2026-01-02T03:04:05Z";
    case FieldKind::Flag: return true;
    case FieldKind::Integer: return 1;
    case FieldKind::Texts:
      return json::array{spec.allowed == nullptr ? json::string("x") : json::string(spec.allowed().front())};
    case FieldKind::Object:
    case FieldKind::Objects: break;
  }
  json::object members;
  for (const auto& member : spec.members) {
    // An open claim has no amount.
    if (spec.name != "claim" || member.name != "open") members[member.name] = example_of(member);
  }
  return spec.kind == FieldKind::Object ? json::value(members) : json::value(json::array{members});
}

TEST(FormFields, AreFieldsOfTheFilingForm) {
  json::object form;
  for (const auto& spec : form_fields()) form[spec.name] = example_of(spec);
  const auto read = service::read_filing_form(form, "en");
  ASSERT_TRUE(read) << read.error().front().pointer;
  form["nonsense"] = 1;
  const auto refused = service::read_filing_form(form, "en");
  ASSERT_FALSE(refused);
  // The refusal names every field of the form: a mapping may fill all but the import key.
  std::string names = "import_key";
  for (const auto& spec : form_fields()) {
    EXPECT_THAT(refused.error().front().detail, ::testing::HasSubstr(std::string(spec.name)));
    names += ", " + std::string(spec.name);
  }
  EXPECT_EQ(refused.error().front().detail.size(), names.size());
}

TEST(BuiltinMappings, AreReadable) {
  for (const auto& builtin : builtin_mappings()) {
    const auto mapping = read_mapping(builtin.text(), builtin.name);
    ASSERT_TRUE(mapping) << mapping.error().message;
    EXPECT_EQ(mapping->source, builtin.name);
    EXPECT_FALSE(mapping->key_columns.empty());
  }
  EXPECT_FALSE(find_builtin_mapping("nonsense"));
}

TEST(BuiltinMappings, CfpbRowsBecomeWrittenComplaintsWhateverTheChannel) {
  const auto mapping = mapping_of(*find_builtin_mapping("cfpb"));
  FormBuilder builder(mapping);
  const auto built = builder.build(row_of({{"complaint_id", "1"},
                                           {"narrative", ""},
                                           {"issue", "I"},
                                           {"sub_issue", ""},
                                           {"product", "P"},
                                           {"submitted_via", "Phone"},
                                           {"date_received", "2023-07-19"}}));
  auto form = std::get<MappedRow>(built).form;
  form.erase("import_key");
  EXPECT_EQ(json::value(form), parsed(R"({"description":"I — P","record_kind":"complaint","service_id":"P",
    "channel":"TEL","medium":"written","language":"en","customer_kind":"consumer",
    "received_at":"2023-07-19T04:00:00.000Z","external_refs":[{"system":"cfpb","id":"1"}]})"));
}

}  // namespace
}  // namespace redress::records
