// What a download's headers are made of: ranges, names.

#include <gtest/gtest.h>

#include "adapters/http/byte_range.hpp"
#include "adapters/http/download_name.hpp"

namespace redress::http {
namespace {

using Kind = WantedRange::Kind;

std::string range_of(std::string_view value, std::uint64_t size = 100) {
  const auto wanted = parse_range(value, size);
  if (wanted.kind == Kind::Whole) return "whole";
  if (wanted.kind == Kind::Unsatisfiable) return "unsatisfiable";
  return std::to_string(wanted.range.first) + "+" + std::to_string(wanted.range.count);
}

TEST(ByteRange, OneRangeIsRead) {
  EXPECT_EQ(range_of("bytes=0-0"), "0+1");
  EXPECT_EQ(range_of("bytes=10-19"), "10+10");
  EXPECT_EQ(range_of("bytes=90-"), "90+10");
  EXPECT_EQ(range_of("bytes=-7"), "93+7");
  EXPECT_EQ(range_of("bytes=-700"), "0+100");
  EXPECT_EQ(range_of("bytes=50-9999999"), "50+50");
}

TEST(ByteRange, BehindTheEndIsUnsatisfiable) {
  EXPECT_EQ(range_of("bytes=100-"), "unsatisfiable");
  EXPECT_EQ(range_of("bytes=100-200"), "unsatisfiable");
  EXPECT_EQ(range_of("bytes=-0"), "unsatisfiable");
  EXPECT_EQ(range_of("bytes=0-0", 0), "unsatisfiable");
  EXPECT_EQ(range_of("bytes=-5", 0), "unsatisfiable");
}

TEST(ByteRange, WhatIsNoRangeIsIgnored) {
  for (const auto* value :
       {"", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-4", "bytes=0-1,3-4", "items=0-1", "bytes 0-1", "bytes=+1-2",
        "bytes=0x1-2", "bytes=99999999999999999999-", "bytes=1--2", "bytes= 1-2"}) {
    EXPECT_EQ(range_of(value), "whole") << value;
  }
}

TEST(ParseDecimal, DigitsAlone) {
  EXPECT_EQ(parse_decimal("0"), 0U);
  EXPECT_EQ(parse_decimal("9223372036854775807"), 9223372036854775807U);
  for (const auto* text : {"", "-1", "+1", "1 ", " 1", "0x1", "9223372036854775808", "1e3", "1.0"}) {
    EXPECT_EQ(parse_decimal(text), std::nullopt) << text;
  }
}

TEST(ContentDisposition, BothFormsAreSafe) {
  EXPECT_EQ(content_disposition("bill.pdf", "x"), "attachment; filename=\"bill.pdf\"; filename*=UTF-8''bill.pdf");
  EXPECT_EQ(content_disposition("账单 1.png", "x"),
            "attachment; filename=\"__ 1.png\"; filename*=UTF-8''%E8%B4%A6%E5%8D%95%201.png");
  EXPECT_EQ(content_disposition("a\"b;c\\d%20.txt", "x"),
            "attachment; filename=\"a_b_c_d_20.txt\"; filename*=UTF-8''a%22b%3Bc%5Cd%2520.txt");
  EXPECT_EQ(content_disposition("", "attachment-3"),
            "attachment; filename=\"attachment-3\"; filename*=UTF-8''attachment-3");
}

TEST(ContentDisposition, NothingThatEndsALineGetsThrough) {
  std::string all;
  for (int c = 1; c < 256; ++c) all += static_cast<char>(c);
  const auto header = content_disposition(all, "x");
  for (const char c : header) EXPECT_TRUE(c >= 0x20 && c < 0x7F) << static_cast<int>(c);
}

}  // namespace
}  // namespace redress::http
