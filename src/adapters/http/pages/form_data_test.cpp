#include "adapters/http/pages/form_data.hpp"

#include <gtest/gtest.h>

namespace redress::http::pages {
namespace {

FormData parsed(std::string_view body) {
  auto form = parse_form(body);
  const auto* code = std::get_if<std::string_view>(&form);
  EXPECT_EQ(code, nullptr) << *code << ": " << body;
  return code == nullptr ? std::get<FormData>(form) : FormData();
}

std::string_view problem_with(std::string_view body) {
  const auto form = parse_form(body);
  const auto* code = std::get_if<std::string_view>(&form);
  return code == nullptr ? "" : *code;
}

TEST(FormData, FieldsAreDecoded) {
  const auto form = parsed("description=%E6%96%87%E4%BB%B6+a%2Bb%26&demand_kinds=solve&demand_kinds=claim&empty=&flag");
  EXPECT_EQ(form.value("description"), "文件 a+b&");
  EXPECT_TRUE(form.has("demand_kinds", "claim"));
  EXPECT_FALSE(form.has("demand_kinds", "protest"));
  EXPECT_EQ(form.values("demand_kinds").size(), 2U);
  EXPECT_TRUE(form.has("empty"));
  EXPECT_TRUE(form.has("flag"));
  EXPECT_EQ(form.value("missing"), "");
}

TEST(FormData, NothingIsAnEmptyForm) { EXPECT_FALSE(parsed("").has("description")); }

TEST(FormData, RareCharactersAreKept) {
  EXPECT_EQ(parsed("a=%F0%A0%AE%B7%F0%9F%98%80%E2%80%AE").value("a"), "𠮷😀\u202E");
  EXPECT_EQ(parsed("a=x%00y").value("a"), std::string_view("x\0y", 3));
}

TEST(FormData, LinesAreAsTheyWereTyped) {
  const auto form = parsed("a=1%0D%0A2%0D3%0A4%0D");
  EXPECT_EQ(form.lines("a"), "1\n2\n3\n4\n");
  EXPECT_EQ(form.value("a"), "1\r\n2\r3\n4\r");
}

TEST(FormData, WhatIsNotUtf8IsRefused) {
  for (const auto* body : {"a=%FF", "%C3%28=1", "a=%ED%A0%80", "a=%C0%AF"})
    EXPECT_EQ(problem_with(body), "INVALID_UTF8");
}

TEST(FormData, WhatIsNotEncodedIsRefused) {
  for (const auto* body : {"a=%", "a=%4", "a=%GG", "a=<b>", "a=\"", "a=b c", "{\"a\":1}", "a=ü"}) {
    EXPECT_EQ(problem_with(body), "MALFORMED_FORM") << body;
  }
}

TEST(FormData, FieldsAreCounted) {
  std::string body = "a=1";
  for (std::size_t i = 1; i < kFormFieldsMax; ++i) body += "&a=1";
  EXPECT_EQ(problem_with(body), "");
  EXPECT_EQ(problem_with(body + "&a=1"), "MALFORMED_FORM");
}

}  // namespace
}  // namespace redress::http::pages
