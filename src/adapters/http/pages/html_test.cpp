#include "adapters/http/pages/html.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace redress::http::pages {
namespace {

constexpr std::string_view kDoctype = "<!DOCTYPE html>\n";

std::string built(const std::function<void(Html&)>& write) {
  Html html;
  write(html);
  return html.take().substr(kDoctype.size());
}

TEST(Html, ElementsCloseWhatTheyOpen) {
  EXPECT_EQ(built([](Html& html) {
              html.element("ul", [&] { html.element("li", [&] { html.element("a", {to("/file")}, "go"); }); });
            }),
            "<ul><li><a href=\"/file\">go</a></li>\n</ul>\n");
}

TEST(Html, TextsAndValuesAreEscaped) {
  EXPECT_EQ(built([](Html& html) { html.element("b", {{"title", "\"'><b>&amp;"}}, "</b><script>&lt;"); }),
            "<b title=\"&quot;&#39;&gt;&lt;b&gt;&amp;amp;\">&lt;/b&gt;&lt;script&gt;&amp;lt;</b>");
}

TEST(Html, CharactersThatNoDocumentMayHoldAreReplaced) {
  EXPECT_EQ(built([](Html& html) { html.text(std::string_view("a\0b\x1F\x7F\t\n\r", 8)); }),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD\xEF\xBF\xBD\t\n&#13;");
}

TEST(Html, RareCharactersAreKept) {
  constexpr std::string_view kRare = "𠮷 😀 \u202Eabc";
  EXPECT_EQ(built([&](Html& html) { html.text(kRare); }), kRare);
}

// A parser drops the first line break of these two.
TEST(Html, TheFirstLineBreakOfATextareaIsKept) {
  EXPECT_EQ(built([](Html& html) { html.element("textarea", "\nx"); }), "<textarea>\n\nx</textarea>");
}

TEST(Html, FlagsAreThereOrNot) {
  EXPECT_EQ(built([](Html& html) { html.empty("input", {{"checked", true}, {"required", false}}); }),
            "<input checked>");
  EXPECT_EQ(built([](Html& html) { html.element("b", {some("class", ""), some("id", "x")}, ""); }), "<b id=\"x\"></b>");
}

TEST(Html, QueriesAndPlacesAreEncoded) {
  EXPECT_EQ(to("/track", "lang", "a&b=\"<ü").value, "/track?lang=a%26b%3D%22%3C%C3%BC");
  EXPECT_EQ(to_place("a b").value, "#a%20b");
  EXPECT_EQ(at("/file").name, "action");
}

}  // namespace
}  // namespace redress::http::pages
