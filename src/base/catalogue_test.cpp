#include "base/catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace redress {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Catalogue, BuiltinTextsExistInEveryLanguageWithTheSamePlaceholders) {
  const auto& catalogue = Catalogue::builtin();
  ASSERT_GT(catalogue.keys().size(), 100U);
  for (const auto key : catalogue.keys()) {
    const auto& english = catalogue.text(key, Language::English);
    const auto& chinese = catalogue.text(key, Language::Chinese);
    EXPECT_FALSE(english.empty()) << key;
    EXPECT_FALSE(chinese.empty()) << key;
    EXPECT_EQ(placeholders_of(english), placeholders_of(chinese)) << key;
  }
}

TEST(Catalogue, ChineseTextsAreChinese) {
  const auto& catalogue = Catalogue::builtin();
  for (const auto key : catalogue.keys()) {
    const auto& chinese = catalogue.text(key, Language::Chinese);
    const bool beyond_ascii = std::any_of(chinese.begin(), chinese.end(), [](char c) { return (c & 0x80) != 0; });
    EXPECT_TRUE(beyond_ascii) << key << ": " << chinese;
  }
}

TEST(Catalogue, FillsNamedPlaceholders) {
  const auto catalogue = Catalogue::parse(R"({"texts":{"a.b":{"en":"{x} of {y}, {x}","zh-CN":"{y}中的{x}"}}})");
  ASSERT_TRUE(catalogue) << catalogue.error().message;
  EXPECT_EQ(catalogue->fill("a.b", Language::English, {{"x", "1"}, {"y", "2"}}), "1 of 2, 1");
  EXPECT_EQ(catalogue->fill("a.b", Language::Chinese, {{"x", "1"}, {"y", "2"}}), "2中的1");
  EXPECT_EQ(catalogue->fill("a.b", Language::English, {{"x", "{y}"}}), "{y} of {y}, {y}");
}

TEST(Catalogue, BracesThatNameNothingStay) {
  EXPECT_THAT(placeholders_of(R"({} {"open": true} {a} {b_c} {a} {Z})"), ElementsAre("a", "b_c"));
  const auto catalogue = Catalogue::parse(R"({"texts":{"k":{"en":"{} {","zh-CN":"{} {"}}})");
  ASSERT_TRUE(catalogue);
  EXPECT_EQ(catalogue->fill("k", Language::English, {{"", "wrong"}}), "{} {");
}

TEST(Catalogue, RefusesAMissingLanguageAndOtherPlaceholders) {
  const auto missing = Catalogue::parse(R"({"texts":{"k":{"en":"a"}}})");
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error().message, HasSubstr("k"));
  const auto differing = Catalogue::parse(R"({"texts":{"k":{"en":"{a}","zh-CN":"{b}"}}})");
  ASSERT_FALSE(differing);
  EXPECT_THAT(differing.error().message, HasSubstr("placeholders"));
}

TEST(Language, IsReadFromTagsByPrimarySubtag) {
  EXPECT_EQ(parse_language("zh-Hans-CN"), Language::Chinese);
  EXPECT_EQ(parse_language("ZH"), Language::Chinese);
  EXPECT_EQ(parse_language("en_GB"), Language::English);
  EXPECT_EQ(parse_language("de"), std::nullopt);
  EXPECT_EQ(parse_language(""), std::nullopt);
  for (const auto language : kLanguages) EXPECT_EQ(parse_language(tag_of(language)), language);
}

}  // namespace
}  // namespace redress
