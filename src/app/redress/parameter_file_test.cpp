#include "app/redress/parameter_file.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "app/redress/checked_file.hpp"
#include "base/json.hpp"

namespace redress::app {
namespace {

using testing::HasSubstr;

std::string with(std::string_view line) { return "{\n  \"values\": {\n    " + std::string(line) + "\n  }\n}\n"; }

std::string failure_of(const std::string& text) {
  const auto read = parse_first_values(text, "my.json");
  return read ? "" : read.error().message;
}

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string held_against_schema(const std::string& text) {
  static const auto schema = parse_json(content(REDRESS_DATA_FOLDER "/schema/parameters.schema.json")).value();
  const auto checked = parse_checked(text, "parameters.json", schema);
  return checked ? "" : checked.error().message;
}

TEST(ParameterFile, ValuesAreTaken) {
  const auto read =
      parse_first_values(with(R"("p.info_wait": "15CD", "p.use_roll": true, "p.zone": "Europe/Berlin")"), "my.json");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->values.size(), 3U);
  EXPECT_EQ(*read->zone(), "Europe/Berlin");
  EXPECT_EQ(to_text(read->values.at("p.info_wait")), R"("15CD")");
  EXPECT_TRUE(parse_first_values(R"({"values":{}})", "my.json"));
  EXPECT_EQ(parse_first_values(R"({"values":{}})", "my.json")->zone(), nullptr);
}

struct Wrong {
  const char* line;
  const char* says;
};
class WrongFiles : public testing::TestWithParam<Wrong> {};

TEST_P(WrongFiles, AreRefusedWithFileLinePlaceAndReason) {
  EXPECT_THAT(failure_of(with(GetParam().line)), HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongFiles,
    testing::Values(
        Wrong{R"("p.no_such": 1)", "my.json:3: /values/p.no_such: there is no such parameter"},
        Wrong{"\"p.use_roll\": true,\n    \"p.info_wait\": \"2CD\"", "my.json:4: /values/p.info_wait: The value lies"},
        Wrong{R"("p.info_wait": "15WD")", "Allowed is: 3–60 CD"}, Wrong{R"("p.info_wait": 15)", "my.json:3: "},
        Wrong{R"("p.info_wait": 15)", "in the form of its default: \"10CD\""},
        Wrong{R"("p.confirm": {"S1": "2h", "S2": "12h", "S3": "24h"})", "my.json:3: /values/p.confirm/S4: This field"},
        Wrong{"\"p.ext\": {\n\"S1\": \"5WD\",\n\"S2\": \"5WD\",\n\"S3\": \"80WD\"}",
              "my.json:6: /values/p.ext/S3: The value lies"},
        Wrong{R"("p.info_wait": null)", "my.json:3: /values/p.info_wait: "},
        Wrong{R"("p.info_wait": [])", "my.json:3: /values/p.info_wait: "},
        Wrong{R"("info_wait": "10CD")", "my.json:2: /values"},
        Wrong{R"("p.zone": "../../etc/passwd")", "my.json:3: /values/p.zone: "},
        Wrong{"\"p.info_wait\": \"15CD\",\n    oops", "my.json:4: "},
        Wrong{R"("p.use_roll": true, "p.use_roll": false)", "\"p.use_roll\" stands twice"}));

TEST(ParameterFile, TheWholeMustHaveItsForm) {
  EXPECT_THAT(failure_of("[]"), HasSubstr("my.json:1: "));
  EXPECT_THAT(failure_of("{}"), HasSubstr("values"));
  EXPECT_THAT(failure_of("{\"values\":{},\n\"more\":1}"), HasSubstr("more"));
  EXPECT_THAT(failure_of(""), HasSubstr("my.json:1: "));
}

TEST(ParameterFile, AMissingFileIsNamed) {
  const auto read = read_parameter_file("/nonexistent/parameters.json");
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().message, HasSubstr("/nonexistent/parameters.json"));
}

TEST(ParameterFile, LaterItMustSayWhatTheLogBeganWith) {
  parameters::State state;
  const parameters::Parameters log(parameters::Table::builtin(), state);
  const auto fifteen = parse_first_values(with(R"("p.info_wait": "15CD")"), "my.json").value();
  const auto none = parse_first_values(with(""), "my.json").value();
  EXPECT_TRUE(check_first_values(none, log));
  const auto differs = check_first_values(fifteen, log);
  ASSERT_FALSE(differs);
  EXPECT_EQ(differs.error().kind, FailureKind::Conflict);
  EXPECT_THAT(differs.error().message, HasSubstr(R"(my.json: p.info_wait is "15CD", but this log began with "10CD")"));
  state.first = {fifteen.values.begin(), fifteen.values.end()};
  EXPECT_TRUE(check_first_values(fifteen, log));
  EXPECT_FALSE(check_first_values(none, log));
  // A change by two persons is none of the file's business.
  state.changes["p.info_wait"].push_back({});
  EXPECT_TRUE(check_first_values(fifteen, log));
}

TEST(ParameterTableSchema, TheShippedFileFits) {
  EXPECT_EQ(held_against_schema(content(REDRESS_DATA_FOLDER "/parameters.json")), "");
}

TEST(ParameterTableSchema, WrongFilesAreNamedWithTheirLine) {
  const auto entry = [](const std::string& parameter) {
    return held_against_schema("{\"version\": 1,\n\"parameters\": [\n" + parameter + "]}");
  };
  EXPECT_EQ(entry(R"({"id": "p.a", "kind": "flag", "default": true})"), "");
  for (const auto* wrong :
       {R"({"id": "a", "kind": "flag", "default": true})", R"({"id": "p.a", "kind": "age", "default": true})",
        R"({"id": "p.a", "kind": "flag"})", R"({"id": "p.a", "kind": "flag", "default": "yes"})",
        R"({"id": "p.a", "kind": "count", "default": 1})", R"({"id": "p.a", "kind": "duration", "default": "1h"})",
        R"({"id": "p.a", "kind": "duration", "default": "1 h", "units": {"h": {"min": 1, "max": 2}}})",
        R"({"id": "p.a", "kind": "duration", "default": "1h", "units": {"s": {"min": 1, "max": 2}}})",
        R"({"id": "p.a", "kind": "money", "default": 5, "min": 1, "max": 2, "currencies": ["CNY"]})",
        R"({"id": "p.a", "kind": "flag", "default": true, "more": 1})"}) {
    EXPECT_THAT(entry(wrong), HasSubstr("parameters.json:")) << wrong;
  }
}

}  // namespace
}  // namespace redress::app
