// The reader of mappings and the schema that people edit them with say yes and no to the same files.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "adapters/records/mapping.hpp"
#include "adapters/records/testing.hpp"

namespace redress::records {
namespace {

using testing::mapping_text;

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The shipped schema, read once.
const valijson::Schema& schema() {
  static const auto parsed = [] {
    auto schema = std::make_unique<valijson::Schema>();
    const auto document = testing::parsed(content(REDRESS_DATA_FOLDER "/schema/mapping.schema.json"));
    valijson::SchemaParser().populateSchema(valijson::adapters::BoostJsonAdapter(document), *schema);
    return schema;
  }();
  return *parsed;
}

bool schema_accepts(std::string_view text) {
  const auto document = testing::parsed(text);
  return valijson::Validator().validate(schema(), valijson::adapters::BoostJsonAdapter(document), nullptr);
}

std::string with_field(std::string_view name, std::string_view value) {
  return mapping_text(R"({"description":{"column":"d"},")" + std::string(name) + "\":" + std::string(value) + "}");
}

std::vector<std::string> good_mappings() {
  std::vector<std::string> all;
  for (const auto& entry : std::filesystem::directory_iterator(REDRESS_DATA_FOLDER "/mappings")) {
    all.push_back(content(entry.path()));
  }
  const std::string d = R"({"description":{"column":"d"}})";
  all.push_back(mapping_text(d));
  all.push_back(mapping_text(d, R"("$schema":"x","title":{"en":"","zh-CN":"x"},)", "jsonl"));
  all.push_back(mapping_text(d, R"("key":{"columns":["a","b"],"given":"c"},"skip_if_present":"e",)"));
  for (const auto* expression :
       {R"({"constant":""})", R"({"constant":1})", R"({"constant":true})", R"({"column":"a","words":{"":"x","b":""}})",
        R"({"column":"a","words":{"b":"c"},"otherwise":""})", R"({"join":[{"column":"a"}],"separator":""})",
        R"({"coalesce":[{"join":[{"column":"a"},{"coalesce":[{"constant":"b"}]}]},{"column":"c"}]})"}) {
    all.push_back(with_field("service_id", expression));
  }
  all.push_back(
      with_field("received_at", R"({"column":"a","date":{"pattern":"YYYY年MM月DD日","zone":"Asia/Shanghai"}})"));
  all.push_back(with_field("object_ids", R"({"column":"a","split":";"})"));
  all.push_back(with_field("object_ids", R"([{"column":"a"},{"column":"b","split":","}])"));
  all.push_back(with_field("demand_kinds", R"([{"constant":"claim"}])"));
  all.push_back(with_field("claim", R"({"open":{"constant":true}})"));
  all.push_back(with_field("claim", R"({"amount_minor":{"column":"a","decimals":2},"currency":{"constant":"CNY"}})"));
  all.push_back(with_field("contact", R"({"column":"a"})"));
  all.push_back(with_field("agent", R"({"name":{"column":"a"},"authority":{"column":"b"}})"));
  all.push_back(with_field("report", R"({"description":{"column":"a"},"object_ids":[{"column":"b"}]})"));
  all.push_back(with_field("external_refs", R"({"column":"a"})"));
  all.push_back(with_field("external_refs", R"([{"system":{"constant":"s"},"id":{"column":"a"}}])"));
  return all;
}

std::vector<std::string> bad_mappings() {
  const std::string d = R"({"description":{"column":"d"}})";
  std::vector<std::string> all = {
      "[]",
      "{}",
      "null",
      R"({"version":1,"source":"a","format":"csv"})",
      R"({"version":1,"format":"csv","fields":)" + d + "}",
      R"({"source":"a","format":"csv","fields":)" + d + "}",
      R"({"version":"1","source":"a","format":"csv","fields":)" + d + "}",
      R"({"version":2,"source":"a","format":"csv","fields":)" + d + "}",
      R"({"version":1,"source":"","format":"csv","fields":)" + d + "}",
      R"({"version":1,"source":"_a","format":"csv","fields":)" + d + "}",
      R"({"version":1,"source":"A","format":"csv","fields":)" + d + "}",
      R"({"version":1,"source":"a/b","format":"csv","fields":)" + d + "}",
      R"({"version":1,"source":")" + std::string(65, 'a') + R"(","format":"csv","fields":)" + d + "}",
      R"({"version":1,"source":7,"format":"csv","fields":)" + d + "}",
      R"({"version":1,"source":"a","format":"xml","fields":)" + d + "}",
      R"({"version":1,"source":"a","format":null,"fields":)" + d + "}",
      mapping_text("{}"),
      mapping_text("[]"),
      mapping_text(R"({"channel":{"constant":"WEB"}})")};
  for (const auto* other :
       {R"("extra":1,)", R"("$schema":1,)", R"("title":"x",)", R"("title":{"en":"x"},)",
        R"("title":{"en":"x","zh-CN":1},)", R"("title":{"en":"x","zh-CN":"y","de":"z"},)", R"("key":"id",)",
        R"("key":{},)", R"("key":{"columns":[]},)", R"("key":{"columns":"a"},)", R"("key":{"columns":[""]},)",
        R"("key":{"columns":[1]},)", R"("key":{"columns":["a"],"given":""},)", R"("key":{"columns":["a"],"x":1},)",
        R"("key":{"columns":["a","b","c","d","e","f","g","h","i","j","k"]},)", R"("skip_if_present":"",)",
        R"("skip_if_present":null,)"}) {
    all.push_back(mapping_text(d, other));
  }
  for (const auto* expression : {R"("a")",
                                 "null",
                                 "{}",
                                 "[]",
                                 R"({"column":""})",
                                 R"({"column":1})",
                                 R"({"column":"a","constant":"b"})",
                                 R"({"constant":null})",
                                 R"({"constant":["a"]})",
                                 R"({"constant":{}})",
                                 R"({"coalesce":[]})",
                                 R"({"coalesce":{"column":"a"}})",
                                 R"({"coalesce":["a"]})",
                                 R"({"join":[{"column":"a"}],"separator":1})",
                                 R"({"column":"a","separator":" "})",
                                 R"({"column":"a","otherwise":"b"})",
                                 R"({"column":"a","words":{}})",
                                 R"({"column":"a","words":{"b":1}})",
                                 R"({"column":"a","words":["b"]})",
                                 R"({"column":"a","wordz":{"b":"c"}})",
                                 R"({"column":"a","words":{"b":"c"},"otherwise":1})",
                                 R"({"coalesce":[{"column":"a","x":1}]})",
                                 R"({"join":[{"coalesce":[{"column":""}]}]})",
                                 R"({"column":"a","split":""})",
                                 R"({"column":"a","decimals":5})",
                                 R"({"column":"a","decimals":-1})",
                                 R"({"column":"a","decimals":"2"})",
                                 R"({"words":{"a":"b"}})"}) {
    all.push_back(with_field("service_id", expression));
  }
  for (const auto* date : {R"("YYYY-MM-DD")", R"({"pattern":"YYYY-MM-DD"})", R"({"zone":"UTC"})",
                           R"({"pattern":"YY-MM-DD","zone":"UTC"})", R"({"pattern":"YYYY-MM-DD","zone":""})",
                           R"({"pattern":"YYYY-MM-DD","zone":"UTC","x":1})", R"({"pattern":1,"zone":"UTC"})"}) {
    all.push_back(with_field("received_at", R"({"column":"a","date":)" + std::string(date) + "}"));
  }
  all.push_back(with_field("number", R"({"column":"a"})"));
  all.push_back(with_field("import_key", R"({"column":"a"})"));
  all.push_back(with_field("channel", R"([{"column":"a"}])"));
  all.push_back(with_field("object_ids", "[]"));
  all.push_back(with_field("object_ids", R"(["a"])"));
  all.push_back(
      with_field("demand_kinds", R"([{"column":"a"},{"column":"a"},{"column":"a"},{"column":"a"},{"column":"a"}])"));
  all.push_back(with_field("claim", "{}"));
  all.push_back(with_field("claim", R"({"amount":{"column":"a"}})"));
  all.push_back(with_field("contact", R"({"column":"a","name":{"column":"b"}})"));
  all.push_back(with_field("contact", R"({"name":"x"})"));
  all.push_back(with_field("contact", R"({"authority":{"column":"a"}})"));
  all.push_back(with_field("report", R"({"report":{"column":"a"}})"));
  all.push_back(with_field("external_refs", "[]"));
  all.push_back(with_field("external_refs", R"([{"system":{"constant":"s"}}])"));
  all.push_back(with_field("external_refs", R"([{"column":"a"}])"));
  all.push_back(with_field("external_refs", R"([[]])"));
  return all;
}

TEST(MappingSchema, GoodMappingsPassTheSchemaAndTheReader) {
  for (const auto& text : good_mappings()) {
    EXPECT_TRUE(schema_accepts(text)) << text;
    const auto mapping = read_mapping(text, "m.json");
    EXPECT_TRUE(mapping) << (mapping ? "" : mapping.error().message) << "\n" << text;
  }
}

TEST(MappingSchema, BadMappingsFailTheSchemaAndTheReader) {
  for (const auto& text : bad_mappings()) {
    EXPECT_FALSE(schema_accepts(text)) << text;
    EXPECT_FALSE(read_mapping(text, "m.json")) << text;
  }
}

}  // namespace
}  // namespace redress::records
