#include "service/masking.hpp"

#include <gtest/gtest.h>

namespace redress::service {
namespace {

TEST(Scrub, TakesAddressesAndLongNumbers) {
  EXPECT_EQ(scrub("write to li@example.org, please"), "write to •••, please");
  EXPECT_EQ(scrub("请回复li.ming@example.org谢谢"), "请回复•••谢谢");
  EXPECT_EQ(scrub("电话13800138000，谢谢"), "电话•••，谢谢");
  EXPECT_EQ(scrub("(010) 1234-5678"), "(•••");
  EXPECT_EQ(scrub("6222 0200 0000 0000 000"), "•••");
}

TEST(Scrub, LeavesTheMatter) {
  for (const auto* text : {"", "file 42 since 2026-11", "@", "a @ b", "价格 199.00 元", "123456", "bafybeigdyrzt5sf"}) {
    EXPECT_EQ(scrub(text), text);
  }
}

TEST(MaskValue, KeepsTooLittleToBeRecognised) {
  EXPECT_EQ(mask_value("short"), "•••");
  EXPECT_EQ(mask_value("13800138000"), "•••00");
  EXPECT_EQ(mask_value("王小明的地址很长很长"), "•••");
  EXPECT_EQ(mask_value(""), "•••");
}

TEST(Mask, HidesWhoMadeAStatementFromMaskedReaders) {
  const auto part = parse_json(R"({"person":"Zhang Hua of operations","text":"The limit was set by mistake."})");
  const auto masked = mask(part->as_object(), {true, true});
  EXPECT_EQ(to_jcs(masked), R"({"person":"•••ns","text":"The limit was set by mistake."})");
}

}  // namespace
}  // namespace redress::service
