#include "adapters/records/csv_writer.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

#include "adapters/records/csv_reader.hpp"
#include "adapters/records/testing.hpp"

namespace redress::records {
namespace {

TEST(CsvWriter, QuotesEveryFieldAndDoublesQuotes) {
  std::string out;
  append_csv_row(out, std::vector<std::string>{"a", "", "x,\"y\"", "two\nlines"});
  EXPECT_EQ(out, "\"a\",\"\",\"x,\"\"y\"\"\",\"two\nlines\"\r\n");
}

TEST(CsvWriter, AFieldThatASpreadsheetWouldRunGetsAnApostrophe) {
  for (const std::string start : {"=", "+", "-", "@", "\t", "\r"})
    EXPECT_EQ(guard_formula(start + "1"), "'" + start + "1");
  EXPECT_EQ(guard_formula("1=2"), "1=2");
  EXPECT_EQ(guard_formula(""), "");
  EXPECT_EQ(guard_formula("＝1"), "＝1");
}

TEST(CsvWriter, WhatIsWrittenReadsBack) {
  std::string out{kCsvByteOrderMark};
  append_csv_row(out, std::vector<std::string>{"名称", "b"});
  append_csv_row(out, std::vector<std::string>{" 文件\r\n无法取回 ", "\"\"\""});
  std::istringstream in(out);
  auto reader = CsvReader::open(in);
  ASSERT_TRUE(reader);
  const auto row = (*reader)->next();
  ASSERT_TRUE(row);
  EXPECT_EQ(testing::brief(*row), "2: 文件\r\n无法取回 |\"\"\"");
}

}  // namespace
}  // namespace redress::records
