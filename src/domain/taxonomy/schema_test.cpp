// The shipped files fit their schemas, and the schemas refuse what must not be there.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "base/json.hpp"

namespace redress::taxonomy {
namespace {

std::string content(const std::string& name) {
  std::ifstream in(REDRESS_DATA_FOLDER "/" + name);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool fits(const std::string& file, std::string_view text) {
  const auto document = parse_json(content("schema/" + file + ".schema.json")).value();
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(valijson::adapters::BoostJsonAdapter(document), schema);
  const auto value = parse_json(text).value();
  return valijson::Validator().validate(schema, valijson::adapters::BoostJsonAdapter(value), nullptr);
}

struct Unfit {
  const char* file;
  std::string_view from;  ///< its first place in the shipped file
  std::string_view to;
};
class Schemas : public testing::TestWithParam<Unfit> {};

TEST_P(Schemas, TakeTheShippedFileAndRefuseAWrongOne) {
  auto text = content(std::string(GetParam().file) + ".json");
  ASSERT_TRUE(fits(GetParam().file, text));
  const auto at = text.find(GetParam().from);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, GetParam().from.size(), GetParam().to);
  EXPECT_FALSE(fits(GetParam().file, text)) << GetParam().to;
}

INSTANTIATE_TEST_SUITE_P(
    All, Schemas,
    testing::Values(Unfit{"taxonomy", R"("version": 1)", R"("version": 0)"},
                    Unfit{"taxonomy", R"("code": "DI01")", R"("code": "DI00")"},
                    Unfit{"taxonomy", R"("severity": "S1", "floor": "S2")", R"("severity": "S3", "floor": "S2")"},
                    Unfit{"taxonomy", R"("department": "D-ST")", R"("department": "ST")"},
                    Unfit{"taxonomy", R"("T16", "T23")", R"("T16", "T29")"},
                    Unfit{"taxonomy", R"("handled_as": "report")", R"("handled_as": "praise")"},
                    Unfit{"taxonomy", R"("department")", R"("since": 2, "department")"},
                    Unfit{"severity", R"("max": 10000000000)", R"("max": -1)"},
                    Unfit{"severity", R"("score": 1)", R"("score": 5)"},
                    Unfit{"severity", R"("at_least": 1, "at_most": 239)", R"("at_most": 239)"},
                    Unfit{"severity", R"("grades": 1)", R"("grades": 4)"},
                    Unfit{"severity", R"("currency")", R"("money")"},
                    Unfit{"closed_lists", R"("money": true)", R"("money": "yes")"},
                    Unfit{"closed_lists", R"("needs_identity": "account")", R"("needs_identity": "none")"},
                    Unfit{"closed_lists", R"("excludable": true)", R"("exclude": true)"},
                    Unfit{"closed_lists", R"("source": "D8")", R"("source": "chapter 8")"}));

}  // namespace
}  // namespace redress::taxonomy
