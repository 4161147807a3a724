#include "adapters/records/jsonl_reader.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "adapters/records/testing.hpp"

namespace redress::records {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> rows_of(const std::string& file, std::size_t line_bytes_max = kRowBytesMax) {
  std::istringstream in(file);
  JsonlReader reader(in, line_bytes_max);
  return testing::brief(testing::read_all(reader));
}

TEST(JsonlReader, ReadsObjectsAndSkipsEmptyLines) {
  EXPECT_THAT(rows_of("\xEF\xBB\xBF{\"a\":\"x\"}\r\n\r\n{\"a\":\"投诉\"}"), ElementsAre("1:x", "3:投诉"));
}

TEST(JsonlReader, WhatIsNoStrictObjectIsThatLinesFault) {
  EXPECT_THAT(
      rows_of("{\"a\":1,\"a\":2}\n[1]\n{\"a\":1.5}\n{\"a\"\n \n{\"a\":\"\xff\"}\n{\"a\":\"\\ud800\"}\n{\"a\":\"x\"}\n"),
      ElementsAre("1:NOT_JSON", "2:NOT_OBJECT", "3:NOT_JSON", "4:NOT_JSON", "5:NOT_JSON", "6:NOT_UTF8", "7:NOT_JSON",
                  "8:x"));
}

TEST(JsonlReader, ALineBeyondTheLimitIsSkippedWhole) {
  EXPECT_THAT(rows_of("{\"a\":\"" + std::string(600'000, 'x') + "\"}\n{\"a\":\"y\"}\n", 1000),
              ElementsAre("1:ROW_TOO_LONG", "2:y"));
}

TEST(JsonlReader, KeepsValuesOfEveryKind) {
  std::istringstream in(R"({"n":7,"l":["a"],"o":{"x":true},"z":null})");
  JsonlReader reader(in);
  const auto read = reader.next();
  ASSERT_TRUE(read && std::holds_alternative<Row>(*read));
  EXPECT_EQ(json::value(std::get<Row>(*read).fields), testing::parsed(R"({"n":7,"l":["a"],"o":{"x":true},"z":null})"));
  EXPECT_FALSE(reader.next());
}

}  // namespace
}  // namespace redress::records
