#include "domain/complaint/money.hpp"

#include <gtest/gtest.h>

namespace redress::complaint {
namespace {

TEST(Money, AmountsAreReadInTheMinorUnitOfTheirCurrency) {
  EXPECT_EQ(parse_amount("123.45", "CNY"), 12345);
  EXPECT_EQ(parse_amount(" 12 ", "EUR"), 1200);
  EXPECT_EQ(parse_amount("0.5", "USD"), 50);
  EXPECT_EQ(parse_amount("500", "JPY"), 500);
  EXPECT_EQ(parse_amount("1.234", "KWD"), 1234);
  EXPECT_EQ(parse_amount("1.2", "CLF"), 12000);
  EXPECT_EQ(parse_amount("0", "CNY"), 0);
}

TEST(Money, CommasStandBetweenGroupsOfThreeOnly) {
  EXPECT_EQ(parse_amount("1,234.50", "CNY"), 123450);
  EXPECT_EQ(parse_amount("12,345,678", "CNY"), 1234567800);
  for (const auto* wrong : {"1,5", "1,23.4", "1234,567", ",123", "1,,234", "1,234,56", "12,34"}) {
    EXPECT_EQ(parse_amount(wrong, "CNY"), std::nullopt) << wrong;
  }
}

TEST(Money, WhatIsNoAmountIsNotRead) {
  for (const auto* wrong : {"", " ", ".", "1.", ".5", "-1", "+1", "1e3", "1.234", "abc", "1 2", "0x10", "１２"}) {
    EXPECT_EQ(parse_amount(wrong, "CNY"), std::nullopt) << wrong;
  }
  EXPECT_EQ(parse_amount("1.5", "JPY"), std::nullopt);
}

TEST(Money, AmountsStopWhereJsonDoes) {
  EXPECT_EQ(parse_amount("90071992547409.91", "CNY"), 9007199254740991);
  EXPECT_EQ(parse_amount("90071992547409.92", "CNY"), std::nullopt);
  EXPECT_EQ(parse_amount(std::string(400, '9'), "CNY"), std::nullopt);
}

TEST(Money, AmountsAreWrittenAsTheyAreRead) {
  EXPECT_EQ(format_amount(12345, "CNY"), "123.45");
  EXPECT_EQ(format_amount(5, "CNY"), "0.05");
  EXPECT_EQ(format_amount(500, "JPY"), "500");
  EXPECT_EQ(format_amount(1, "KWD"), "0.001");
}

}  // namespace
}  // namespace redress::complaint
