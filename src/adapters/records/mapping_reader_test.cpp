#include <gmock/gmock.h>

#include "adapters/records/mapping.hpp"
#include "adapters/records/testing.hpp"

namespace redress::records {
namespace {

using ::testing::HasSubstr;
using testing::mapping_text;
using ::testing::StartsWith;

std::string refusal_of(std::string_view text) {
  const auto mapping = read_mapping(text, "m.json");
  EXPECT_FALSE(mapping) << text;
  return mapping ? "" : mapping.error().message;
}

TEST(MappingReader, NamesFilePlaceAndReason) {
  EXPECT_THAT(refusal_of(mapping_text(R"({"description":{"columns":"a"}})")),
              AllOf(HasSubstr("m.json: /fields/description/columns is no member"),
                    HasSubstr("m.json: /fields/description must have exactly one of")));
  EXPECT_THAT(refusal_of(mapping_text(R"({"description":{"column":"a"},"contact":{"e/mail":{"column":"a"}}})")),
              StartsWith("m.json: /fields/contact/e~1mail is no field"));
  EXPECT_THAT(refusal_of(mapping_text(
                  R"({"description":{"column":"a"},"external_refs":[{"system":{"constant":"x"},"id":{"column":7}}]})")),
              StartsWith("m.json: /fields/external_refs/0/id/column must be a text"));
  EXPECT_THAT(refusal_of("{"), StartsWith("m.json: "));
  EXPECT_THAT(refusal_of("[]"), StartsWith("m.json: the mapping must be an object"));
}

TEST(MappingReader, NamesEverythingThatIsWrong) {
  const auto refusal = refusal_of(R"({"version":2,"source":"A b","format":"xml","fields":{},"extra":1})");
  for (const auto* pointer : {"/version", "/source", "/format", "/fields lacks \"description\"", "/extra"}) {
    EXPECT_THAT(refusal, HasSubstr(pointer));
  }
}

TEST(MappingReader, RefusesZonesThatDoNotExist) {
  EXPECT_THAT(
      refusal_of(mapping_text(
          R"({"description":{"column":"a"},"received_at":{"column":"b","date":{"pattern":"YYYY-MM-DD","zone":"Mars"}}})")),
      StartsWith("m.json: /fields/received_at/date/zone the zone Mars is unknown"));
}

TEST(MappingReader, RefusesWordsThatTheFormDoesNotHave) {
  const auto channel = [](std::string_view expression) {
    return mapping_text(R"({"description":{"column":"a"},"channel":)" + std::string(expression) + "}");
  };
  EXPECT_THAT(refusal_of(channel(R"({"constant":"PIGEON"})")),
              StartsWith("m.json: /fields/channel/constant must be one of WEB"));
  EXPECT_THAT(refusal_of(channel(R"({"column":"v","words":{"Phone/tel":"PHONE"}})")),
              HasSubstr("/fields/channel/words/Phone~1tel must be one of"));
  EXPECT_THAT(refusal_of(channel(R"({"column":"v","words":{"Phone":"TEL"},"otherwise":"?"})")),
              HasSubstr("/fields/channel/otherwise"));
  EXPECT_THAT(refusal_of(channel(R"({"coalesce":[{"column":"v"},{"constant":"web"}]})")),
              HasSubstr("/fields/channel/coalesce/1/constant"));
}

TEST(MappingReader, RefusesModifiersWhereTheyMakeNoSense) {
  const auto field = [](std::string_view name, std::string_view modifier) {
    return mapping_text(R"({"description":{"column":"a"},")" + std::string(name) + R"(":{"column":"b",)" +
                        std::string(modifier) + "}}");
  };
  EXPECT_THAT(refusal_of(field("service_id", R"("split":";")")), HasSubstr("/fields/service_id/split"));
  EXPECT_THAT(refusal_of(field("service_id", R"("decimals":2)")), HasSubstr("/fields/service_id/decimals"));
  EXPECT_THAT(refusal_of(field("service_id", R"("date":{"pattern":"YYYYMMDD","zone":"UTC"})")),
              HasSubstr("/fields/service_id/date"));
}

TEST(MappingReader, KnowsTheColumnsThatItNeeds) {
  const auto mapping = testing::mapping_of(
      mapping_text(R"({"description":{"coalesce":[{"column":"a"},{"join":[{"column":"b"},{"column":"a"}]}]},
                       "object_ids":[{"column":"c"}],"external_refs":[{"system":{"constant":"x"},"id":{"column":"d"}}]})",
                   R"("key":{"columns":["k"],"given":"g"},"skip_if_present":"s",)"));
  std::vector<std::string> names;
  for (const auto& [column, pointer] : columns_of(mapping)) names.push_back(column + " " + pointer);
  EXPECT_THAT(names,
              ::testing::ElementsAre("k /key/columns", "g /key/given", "s /skip_if_present", "a /fields/description",
                                     "b /fields/description", "c /fields/object_ids", "d /fields/external_refs/0/id"));
}

}  // namespace
}  // namespace redress::records
