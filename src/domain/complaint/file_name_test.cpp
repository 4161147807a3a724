#include "domain/complaint/file_name.hpp"

#include <gtest/gtest.h>

#include <random>

#include "base/text.hpp"

namespace redress::complaint {
namespace {

TEST(FileName, AnOrdinaryNameStays) {
  for (const auto* name :
       {"bill.pdf", "账单 2026.png", "a \"quoted\" name.txt", "it's; a=b%20c.tar.gz", "é😀.jpg", "x"}) {
    EXPECT_EQ(clean_file_name(name), name);
  }
}

TEST(FileName, NoPathSurvives) {
  EXPECT_EQ(clean_file_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(clean_file_name("C:\\Users\\me\\scan.pdf"), "scan.pdf");
  EXPECT_EQ(clean_file_name("/"), "");
  EXPECT_EQ(clean_file_name(".."), "");
  EXPECT_EQ(clean_file_name("a/.."), "");
  EXPECT_EQ(clean_file_name(" .htaccess. "), "htaccess");
}

TEST(FileName, WhatCannotBeSeenIsDropped) {
  EXPECT_EQ(clean_file_name("a\r\nSet-Cookie: x\r\n.txt"), "aSet-Cookie: x.txt");
  EXPECT_EQ(clean_file_name(std::string_view("a\0b\x7F.txt", 8)), "ab.txt");
  EXPECT_EQ(clean_file_name("invoice\xE2\x80\xAE"
                            "fdp.exe"),
            "invoicefdp.exe");  // right-to-left override
  EXPECT_EQ(clean_file_name("\xEF\xBB\xBF\xE2\x80\x8B"
                            "a\xC2\x85\xE2\x81\xA6.txt"),
            "a.txt");
  EXPECT_EQ(clean_file_name("\xE2\x80\xAE"), "");
}

TEST(FileName, BrokenBytesAreReplaced) {
  EXPECT_EQ(clean_file_name("a\xFF.txt"), "a\xEF\xBF\xBD.txt");
  EXPECT_EQ(clean_file_name("\xCD\xBC\xC6\xAC\xFE.txt"), "\xCD\xBC\xC6\xAC\xEF\xBF\xBD.txt");  // GB 18030
  EXPECT_EQ(clean_file_name("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(FileName, ALongNameKeepsItsExtension) {
  std::string stem;
  for (int i = 0; i < 500; ++i) stem += "诉";
  const auto name = clean_file_name(stem + ".pdf");
  EXPECT_EQ(count_code_points(name), kFileNameCharsMax);
  EXPECT_TRUE(name.ends_with("诉.pdf"));
  EXPECT_EQ(count_code_points(clean_file_name("a." + stem)), kFileNameCharsMax);
}

TEST(FileName, AnyBytesGiveANameThatIsClean) {
  std::mt19937 random(20261125);
  for (int i = 0; i < 2000; ++i) {
    std::string given;
    for (auto n = random() % 40; n > 0; --n) given += static_cast<char>(random());
    const auto name = clean_file_name(given);
    EXPECT_TRUE(is_utf8(name) && !has_control(name)) << i;
    EXPECT_EQ(name.find_first_of("/\\\r\n\t"), std::string::npos) << i;
    EXPECT_EQ(clean_file_name(name), name) << i;
  }
}

}  // namespace
}  // namespace redress::complaint
