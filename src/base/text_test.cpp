#include "base/text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace redress {
namespace {

std::string encoded(unsigned code_point) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU)); };
  if (code_point < 0x80) return {static_cast<char>(code_point)};
  if (code_point < 0x800) return {static_cast<char>(0xC0U | (code_point >> 6U)), tail(0)};
  if (code_point < 0x10000) return {static_cast<char>(0xE0U | (code_point >> 12U)), tail(6), tail(0)};
  return {static_cast<char>(0xF0U | (code_point >> 18U)), tail(12), tail(6), tail(0)};
}

TEST(Utf8, AcceptsEveryCodePointButSurrogates) {
  for (unsigned code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    ASSERT_EQ(is_utf8(encoded(code_point)), !surrogate) << code_point;
  }
  EXPECT_FALSE(is_utf8(encoded(0x110000)));
  EXPECT_TRUE(is_utf8(""));
}

TEST(Utf8, RefusesIllFormedSequences) {
  for (const auto* text : {"\x80",
                           "\xbf",
                           "\xc0\x80",
                           "\xc1\xbf",
                           "\xc2",
                           "\xc2\x41",
                           "\xe0\x80\x80",
                           "\xe0\x9f\xbf",
                           "\xe4\xb8",
                           "\xe4\xb8\x41",
                           "\xed\xa0\x80",
                           "\xed\xbf\xbf",
                           "\xf0\x80\x80\x80",
                           "\xf0\x8f\xbf\xbf",
                           "\xf0\x9f\x98",
                           "\xf4\x90\x80\x80",
                           "\xf5\x80\x80\x80",
                           "\xf8\x88\x80\x80\x80",
                           "\xfe",
                           "\xff",
                           "ok\xff",
                           "\xc2\xa9\xa9"}) {
    EXPECT_FALSE(is_utf8(text)) << text;
  }
}

TEST(Utf8, EveryCutThroughASequenceIsRefused) {
  for (const unsigned code_point : {0xE9U, 0x4E2DU, 0x1F600U}) {
    const auto whole = encoded(code_point);
    for (std::size_t size = 1; size < whole.size(); ++size) {
      EXPECT_FALSE(is_utf8(whole.substr(0, size)));
      EXPECT_FALSE(is_utf8(whole.substr(size)));
    }
  }
}

TEST(CodePoints, AreCounted) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("abc"), 3U);
  EXPECT_EQ(count_code_points("投诉 é 😀"), 6U);
}

TEST(Blank, HoldsNothingToRead) {
  for (const auto* text : {"", " ", " \t\r\n\v\f", "\u3000", " \u3000 \u3000"}) EXPECT_TRUE(is_blank(text)) << text;
  for (const auto* text : {".", " a ", "\u3000投", "\xe3\x80", "\u3001", "\u00a0"})
    EXPECT_FALSE(is_blank(text)) << text;
  EXPECT_FALSE(is_blank(std::string_view("\0", 1)));
}

TEST(Control, IsRefusedButTabsAndLines) {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool control = byte == 0x7F || (byte < 0x20 && c != '\t' && c != '\n' && c != '\r');
    EXPECT_EQ(has_control({&c, 1}), control) << byte;
  }
  EXPECT_FALSE(has_control("投诉\r\n\t"));
  EXPECT_FALSE(has_control(""));
}

}  // namespace
}  // namespace redress
