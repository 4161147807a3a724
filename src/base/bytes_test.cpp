#include "base/bytes.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "base/random.hpp"

namespace redress {
namespace {

using namespace std::string_literals;

const std::vector<std::pair<std::string, std::string>> kRfc4648 = {{"", ""},
                                                                   {"f", "Zg=="},
                                                                   {"fo", "Zm8="},
                                                                   {"foo", "Zm9v"},
                                                                   {"foob", "Zm9vYg=="},
                                                                   {"fooba", "Zm9vYmE="},
                                                                   {"foobar", "Zm9vYmFy"}};

TEST(Base64, FollowsRfc4648) {
  for (const auto& [bytes, text] : kRfc4648) {
    EXPECT_EQ(to_base64(bytes), text);
    EXPECT_EQ(from_base64(text), bytes);
  }
  EXPECT_EQ(to_base64("\xfb\xff\xfe"s), "+//+");
}

TEST(Base64, RoundTripsEveryLengthAndByte) {
  std::string bytes;
  for (int i = 0; i < 1000; ++i) {
    ASSERT_EQ(from_base64(to_base64(bytes)), bytes);
    bytes += static_cast<char>(i * 7);
  }
}

TEST(Base64, RefusesEveryOtherSpelling) {
  for (const auto& text :
       {"Z"s,        "Zg"s,   "Zg="s,  "Zg==="s,  "Zg==\n"s, " Zg=="s, "Zg== "s,  "Zm9v\n"s, "Zm\n9v"s,
        "Zm9v\r\n"s, "Zh=="s, "Zm9="s, "Zm8"s,    "Zm8=="s,  "===="s,  "A==="s,   "=AAA"s,   "AA=A"s,
        "Zg==Zg=="s, "Zm9-"s, "Zm9_"s, "Zm9v\0"s, "Zm9\0"s,  "Zm9*"s,  "Zm9\xff"s}) {
    EXPECT_FALSE(from_base64(text)) << text;
  }
}

// libsodium 1.0.18 reads bytes from 0x80 up as letters.
TEST(Base64, AcceptsTheSixtyFourLettersAndNoOtherByte) {
  const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (int position = 0; position < 3; ++position) {
    for (int byte = 0; byte < 256; ++byte) {
      auto text = "AAAA"s;  // the last position also takes padding, checked above
      text[static_cast<std::size_t>(position)] = static_cast<char>(byte);
      ASSERT_EQ(from_base64(text).has_value(), alphabet.find(static_cast<char>(byte)) != std::string::npos)
          << position << " " << byte;
    }
  }
}

TEST(Base64, OneTextForOneByteString) {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string text = {static_cast<char>(first), static_cast<char>(second), '=', '='};
      const auto bytes = from_base64(text);
      ASSERT_TRUE(!bytes || to_base64(*bytes) == text) << text;
    }
  }
}

TEST(HashText, HoldsExactlyThirtyTwoBytes) {
  const Hash hash = {1, 2, 3};
  EXPECT_EQ(hash_from_base64(to_base64(view(hash))), hash);
  EXPECT_EQ(hash_from_bytes(view(hash)), hash);
  for (const std::size_t size : std::initializer_list<std::size_t>{0, 1, 31, 33, 64}) {
    EXPECT_FALSE(hash_from_base64(to_base64(std::string(size, 'x')))) << size;
    EXPECT_FALSE(hash_from_bytes(std::string(size, 'x'))) << size;
  }
  EXPECT_FALSE(hash_from_base64("not base64"));
}

TEST(Hex, WritesLowerCaseAndReadsBoth) {
  EXPECT_EQ(to_hex("\x00\x0f\xff\xa5"s), "000fffa5");
  EXPECT_EQ(from_hex("000fffa5"), "\x00\x0f\xff\xa5"s);
  EXPECT_EQ(from_hex("000FFFa5"), "\x00\x0f\xff\xa5"s);
  EXPECT_EQ(to_hex(""), "");
  EXPECT_EQ(from_hex(""), "");
}

TEST(Hex, AcceptsTheDigitsAndNoOtherByte) {
  const std::string digits = "0123456789abcdefABCDEF";
  for (std::size_t position = 0; position < 2; ++position) {
    for (int byte = 0; byte < 256; ++byte) {
      auto text = "00"s;
      text[position] = static_cast<char>(byte);
      ASSERT_EQ(from_hex(text).has_value(), digits.find(static_cast<char>(byte)) != std::string::npos) << byte;
    }
  }
  for (const auto& text : {"0"s, "000"s, "0x00"s, "00 "s, " 00"s, "00:00"s, "00\n"s})
    EXPECT_FALSE(from_hex(text)) << text;
}

TEST(Crockford, TakesFiveBitsAtATime) {
  EXPECT_EQ(to_crockford("\x00"s, 1), "0");
  EXPECT_EQ(to_crockford("\xff\xff\xff\xff\xff"s, 8), "ZZZZZZZZ");
  EXPECT_EQ(to_crockford("\x08\x42\x10\x84\x21"s, 8), "11111111");
  EXPECT_EQ(to_crockford("\x00\x44\x32\x14\xc7"s, 8), "01234567");
  EXPECT_EQ(to_crockford("\xff"s, 5), "Z");  // only whole groups of five bits
  EXPECT_EQ(to_crockford("\xff\xff\xff"s, 2), "ZZ");
  EXPECT_EQ(to_crockford("", 3), "");
}

TEST(Crockford, ReadsWhatPeopleType) {
  EXPECT_EQ(normalise_crockford("abcd-efgh"), "ABCDEFGH");
  EXPECT_EQ(normalise_crockford(" O0o I1i L1l "), "000111111");
  EXPECT_EQ(normalise_crockford("zyx wvt"), "ZYXWVT");
  EXPECT_EQ(normalise_crockford(""), "");
  for (const auto* text : {"U", "u", "A*", "é", "A\n", "A_B"}) EXPECT_FALSE(normalise_crockford(text)) << text;
}

TEST(EqualConstantTime, ComparesBytes) {
  EXPECT_TRUE(equal_constant_time("", ""));
  EXPECT_TRUE(equal_constant_time("secret", "secret"));
  EXPECT_FALSE(equal_constant_time("secret", "secreT"));
  EXPECT_FALSE(equal_constant_time("secret", "secret "));
  EXPECT_FALSE(equal_constant_time("a\0b"s, "a\0c"s));
}

TEST(Random, FillsAndDiffers) {
  EXPECT_EQ(random_bytes(0), "");
  EXPECT_EQ(random_bytes(300).size(), 300U);
  EXPECT_NE(random_bytes(32), random_bytes(32));
  std::vector<Salt> salts(20);
  fill_random(salts);
  for (std::size_t i = 0; i < salts.size(); ++i) {
    EXPECT_NE(salts[i], Salt{});
    EXPECT_TRUE(i == 0 || salts[i] != salts[i - 1]);
  }
}

}  // namespace
}  // namespace redress
