#include "adapters/records/csv_reader.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "adapters/records/testing.hpp"

namespace redress::records {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> rows_of(const std::string& file, std::size_t row_bytes_max = kRowBytesMax) {
  std::istringstream in(file);
  auto reader = CsvReader::open(in, row_bytes_max);
  EXPECT_TRUE(reader) << (reader ? "" : reader.error().message);
  return reader ? testing::brief(testing::read_all(**reader)) : std::vector<std::string>{};
}

std::string refusal_of(const std::string& file) {
  std::istringstream in(file);
  const auto reader = CsvReader::open(in);
  EXPECT_FALSE(reader);
  return reader ? "" : reader.error().message;
}

TEST(CsvReader, ReadsQuotedFieldsWithCommasQuotesAndLineBreaks) {
  EXPECT_THAT(rows_of("a,b\n\"x,y\",\"he said \"\"no\"\"\"\n\"two\nlines\",z\nlast,row\n"),
              ElementsAre("2:x,y|he said \"no\"", "3:two\nlines|z", "5:last|row"));
}

TEST(CsvReader, KeepsTheBytesOfAFieldAsTheyAre) {
  EXPECT_THAT(rows_of("a,b\n  x , y \n\"\r\n\",投诉\n"), ElementsAre("2:  x | y ", "3:\r\n|投诉"));
}

TEST(CsvReader, TakesCrlfABomAndALastLineWithoutEnd) {
  EXPECT_THAT(rows_of("\xEF\xBB\xBF"
                      "a,b\r\n1,2\r\n\r\n\"3\",\"4\"\r\n5,6"),
              ElementsAre("2:1|2", "4:3|4", "5:5|6"));
}

TEST(CsvReader, AHeaderAloneHasNoRows) { EXPECT_THAT(rows_of("a,b\n"), IsEmpty()); }

TEST(CsvReader, EmptyFieldsAreEmptyTexts) {
  EXPECT_THAT(rows_of("a,b,c\n,,\n\"\",x,\n"), ElementsAre("2:||", "3:|x|"));
}

TEST(CsvReader, AWrongNumberOfFieldsIsThatRowsFault) {
  EXPECT_THAT(rows_of("a,b\n1\n1,2,3\n1,2\n"), ElementsAre("2:FIELD_COUNT", "3:FIELD_COUNT", "4:1|2"));
}

TEST(CsvReader, StrayQuotesCostTheirLineOnly) {
  EXPECT_THAT(rows_of("a,b\nx\"y,1\n\"x\"y,1\n1,2\n"), ElementsAre("2:STRAY_QUOTE", "3:STRAY_QUOTE", "4:1|2"));
}

TEST(CsvReader, AQuoteThatNeverClosesDoesNotSwallowTheFile) {
  EXPECT_THAT(rows_of("a,b\n1,\"open\n2,x\n3,y\n"), ElementsAre("2:UNCLOSED_QUOTE", "3:2|x", "4:3|y"));
}

TEST(CsvReader, AQuoteThatTheNextQuoteClosesIsFoundOut) {
  EXPECT_THAT(rows_of("a,b\n1,\"open\n2,\"x, y\"\n3,z\n"), ElementsAre("2:UNCLOSED_QUOTE", "3:2|x, y", "4:3|z"));
}

TEST(CsvReader, InvalidUtf8IsThatRowsFault) {
  EXPECT_THAT(rows_of("a,b\n\xff,1\n1,\xed\xa0\x80\n1,2\n"), ElementsAre("2:NOT_UTF8", "3:NOT_UTF8", "4:1|2"));
}

TEST(CsvReader, RowsBeyondTheLimitAreRefusedWithoutBeingHeld) {
  const std::string long_line(100, 'x');
  EXPECT_THAT(rows_of("a,b\n1," + long_line + "\n1,2\n", 50), ElementsAre("2:ROW_TOO_LONG", "3:1|2"));
  const std::string open_row = "1,\"" + std::string(30, 'x') + "\n";
  EXPECT_THAT(rows_of("a,b\n" + open_row + "2," + std::string(40, 'y') + "\n3,4\n", 50),
              ElementsAre("2:ROW_TOO_LONG", "3:2|" + std::string(40, 'y'), "4:3|4"));
}

TEST(CsvReader, NulBytesReachTheForm) {
  EXPECT_THAT(rows_of(std::string("a,b\nx\0y,1\n", 10)), ElementsAre(std::string("2:x\0y|1", 7)));
}

TEST(CsvReader, LinesAreCountedAcrossRowsOfSeveralLines) {
  EXPECT_THAT(rows_of("\n\na,b\n\"1\n\n\n\",x\n2,y\n"), ElementsAre("4:1\n\n\n|x", "8:2|y"));
}

TEST(CsvReader, RefusesAHeaderThatNamesNoColumns) {
  EXPECT_THAT(refusal_of(""), HasSubstr("empty"));
  EXPECT_THAT(refusal_of("a,a\n"), HasSubstr("\"a\" twice"));
  EXPECT_THAT(refusal_of("a,,c\n"), HasSubstr("without a name"));
  EXPECT_THAT(refusal_of("a,\xff\n"), HasSubstr("UTF-8"));
  EXPECT_THAT(refusal_of("a,\"b\n1,2\n"), HasSubstr("UNCLOSED_QUOTE"));
  EXPECT_THAT(refusal_of(std::string("a\0,\0b\0\n\0", 8)), HasSubstr("NUL"));
}

TEST(CsvReader, LongFilesCrossTheBuffer) {
  std::string file = "a,b\n";
  for (int i = 0; i < 40'000; ++i) file += std::to_string(i) + ",\"line one\nline two\"\n";
  std::istringstream in(file);
  auto reader = CsvReader::open(in);
  ASSERT_TRUE(reader);
  const auto rows = testing::read_all(**reader);
  ASSERT_EQ(rows.size(), 40'000U);
  EXPECT_EQ(testing::brief(rows.back()), "80000:39999|line one\nline two");
  EXPECT_EQ((*reader)->bytes_read(), file.size());
}

}  // namespace
}  // namespace redress::records
