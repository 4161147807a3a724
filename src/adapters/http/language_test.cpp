#include "adapters/http/language.hpp"

#include <gtest/gtest.h>

namespace redress::http {
namespace {

TEST(Negotiate, TakesTheLanguageWithTheGreatestWeight) {
  EXPECT_EQ(negotiate("zh-CN,zh;q=0.9,en;q=0.8"), Language::Chinese);
  EXPECT_EQ(negotiate("en;q=0.2, zh;q=0.3"), Language::Chinese);
  EXPECT_EQ(negotiate("fr, de;q=0.9, en;q=0.1"), Language::English);
  EXPECT_EQ(negotiate("zh;q=0.5, en;q=0.5"), Language::Chinese);
  EXPECT_EQ(negotiate("zh-Hant-TW"), Language::Chinese);
  EXPECT_EQ(negotiate("EN-gb"), Language::English);
}

TEST(Negotiate, WildcardMeansEnglish) { EXPECT_EQ(negotiate("fr, *;q=0.1"), Language::English); }

TEST(Negotiate, WeightZeroMeansNo) {
  EXPECT_EQ(negotiate("zh;q=0"), std::nullopt);
  EXPECT_EQ(negotiate("zh;q=0.000, en;q=0.001"), Language::English);
}

TEST(Negotiate, NothingForOtherLanguagesAndForNonsense) {
  EXPECT_EQ(negotiate(""), std::nullopt);
  EXPECT_EQ(negotiate("fr-CH, fr;q=0.9"), std::nullopt);
  EXPECT_EQ(negotiate(",,;;q=,;q"), std::nullopt);
  EXPECT_EQ(negotiate("zh;q=banana"), std::nullopt);
  EXPECT_EQ(negotiate("zh;q=9"), std::nullopt);
}

TEST(LanguageInQuery, IsFoundAmongOtherParameters) {
  EXPECT_EQ(language_in_query("a=1&lang=zh-CN&b=2"), Language::Chinese);
  EXPECT_EQ(language_in_query("lang=xx"), std::nullopt);
  EXPECT_EQ(language_in_query("xlang=zh"), std::nullopt);
}

}  // namespace
}  // namespace redress::http
