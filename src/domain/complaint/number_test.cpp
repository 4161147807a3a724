#include "domain/complaint/number.hpp"

#include <gtest/gtest.h>

namespace redress::complaint {
namespace {

TEST(Number, HasTheVectorsOfB1) {
  EXPECT_EQ(make_number({2026, 11, 23}, 1), "TS-20261123-000001-0");
  EXPECT_EQ(make_number({2026, 11, 23}, 2), "TS-20261123-000002-8");
  EXPECT_EQ(make_number({2026, 12, 31}, 999999), "TS-20261231-999999-9");
}

TEST(Number, LuhnDigitIsThatOfIso7812) {
  EXPECT_EQ(luhn_digit("7992739871"), 3U);
  EXPECT_EQ(luhn_digit("0"), 0U);
  EXPECT_EQ(luhn_digit("5"), 9U);
}

TEST(Number, ReadsBackWhatItMakes) {
  for (const std::uint64_t serial : {1ULL, 2ULL, 999999ULL, 1000000ULL, 123456789012ULL}) {
    const auto text = make_number({2026, 2, 28}, serial);
    const auto parsed = parse_number(text);
    ASSERT_TRUE(parsed) << text;
    EXPECT_EQ(parsed->date, (LocalDate{2026, 2, 28}));
    EXPECT_EQ(parsed->serial, serial);
  }
}

TEST(Number, SerialGrowsBeyondSixDigits) {
  EXPECT_TRUE(make_number({2026, 11, 23}, 1000000).starts_with("TS-20261123-1000000-"));
}

// T-07: every other check digit, and every other single digit, is refused.
TEST(Number, RefusesEveryWrongDigit) {
  const std::string good = "TS-20261123-000002-8";
  ASSERT_TRUE(parse_number(good));
  for (std::size_t i = 0; i < good.size(); ++i) {
    if (good[i] < '0' || good[i] > '9') continue;
    for (char digit = '0'; digit <= '9'; ++digit) {
      auto changed = good;
      changed[i] = digit;
      EXPECT_EQ(parse_number(changed).has_value(), digit == good[i]) << changed;
    }
  }
}

TEST(Number, RefusesEveryOtherForm) {
  for (const auto* text : {"",
                           "TS",
                           "TS-",
                           "TS-20261123",
                           "TS-20261123-000001",
                           "TS-20261123-000001-",
                           "ts-20261123-000001-0",
                           " TS-20261123-000001-0",
                           "TS-20261123-000001-0 ",
                           "TS-20261123-000001-00",
                           "TS20261123-000001-0",
                           "TS-20261123000001-0",
                           "TS-20261123-00001-0",
                           "TS-20261123-0000001-0",
                           "TS-20261123-+00001-0",
                           "TS-2026112a-000001-0",
                           "TS-20261123-000001-x",
                           "XS-20261123-000001-0",
                           "TS-20261123_000001-0",
                           "TS-20261123-1234567890123-0",
                           "TS-20261123-000001-0\n"}) {
    EXPECT_FALSE(parse_number(text)) << text;
  }
}

TEST(Number, RefusesADayThatDoesNotExistAndSerialZero) {
  const auto with_digit = [](const std::string& day, const std::string& serial) {
    return "TS-" + day + "-" + serial + "-" + std::to_string(luhn_digit(day + serial));
  };
  EXPECT_TRUE(parse_number(with_digit("20280229", "000001")));
  EXPECT_FALSE(parse_number(with_digit("20260229", "000001")));
  EXPECT_FALSE(parse_number(with_digit("20261301", "000001")));
  EXPECT_FALSE(parse_number(with_digit("20261100", "000001")));
  EXPECT_FALSE(parse_number(with_digit("20261123", "000000")));
  EXPECT_FALSE(parse_number(with_digit("20261123", "0000001")));
}

}  // namespace
}  // namespace redress::complaint
