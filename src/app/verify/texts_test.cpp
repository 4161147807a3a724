#include "app/verify/texts.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"

namespace redress::verify {
namespace {

constexpr int kCount = static_cast<int>(Text::Count);

bool has_slot(std::string_view text, int slot) {
  return text.find("{" + std::to_string(slot) + "}") != std::string_view::npos;
}

TEST(Texts, ExistInBothLanguagesWithTheSameSlots) {
  for (int i = 0; i < kCount; ++i) {
    const auto english = text(static_cast<Text>(i), Language::English);
    const auto chinese = text(static_cast<Text>(i), Language::Chinese);
    EXPECT_FALSE(english.empty()) << i;
    EXPECT_TRUE(is_utf8(chinese)) << i;
    EXPECT_NE(english, chinese) << i;
    EXPECT_TRUE(std::all_of(english.begin(), english.end(), [](char c) {
      return static_cast<unsigned char>(c) < 0x80;
    })) << english;
    for (int slot = 0; slot < 4; ++slot) EXPECT_EQ(has_slot(english, slot), has_slot(chinese, slot)) << english;
  }
}

TEST(Texts, FillsSlotsOnce) {
  EXPECT_EQ(text(Text::CannotOpen, Language::English, {"{0} {1}"}), "cannot open {0} {1}");
  EXPECT_EQ(text(Text::TooLarge, Language::English, {"a", "5"}), "a is larger than 5 bytes");
  EXPECT_EQ(text(Text::TooLarge, Language::Chinese, {"a", "5"}), "a 超过 5 字节");
  EXPECT_EQ(text(Text::TooLarge, Language::English, {"a"}), "a is larger than  bytes");
}

TEST(Texts, UseTheTermsOfTheGlossary) {
  EXPECT_NE(text(Text::ReceiptHolds, Language::Chinese).find("存证回执"), std::string_view::npos);
  EXPECT_NE(text(Text::LabelTreeSize, Language::Chinese).find("检查点"), std::string_view::npos);
  EXPECT_NE(text(Text::LabelLog, Language::Chinese).find("日志"), std::string_view::npos);
  EXPECT_NE(text(Text::LabelComplaint, Language::Chinese).find("投诉"), std::string_view::npos);
}

TEST(Language, IsTakenFromTheLocale) {
  for (const auto* locale : {"zh_CN.UTF-8", "zh_CN", "zh", "zh_TW.UTF-8"}) {
    EXPECT_EQ(language_of_locale(locale), Language::Chinese) << locale;
  }
  for (const auto* locale : {"", "C", "POSIX", "en_GB.UTF-8", "de_DE"}) {
    EXPECT_EQ(language_of_locale(locale), Language::English) << locale;
  }
  EXPECT_EQ(parse_language("zh-CN"), Language::Chinese);
  EXPECT_EQ(parse_language("en"), Language::English);
  EXPECT_FALSE(parse_language("fr"));
  EXPECT_FALSE(parse_language(""));
}

}  // namespace
}  // namespace redress::verify
