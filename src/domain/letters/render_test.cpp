#include "domain/letters/render.hpp"

#include <gmock/gmock.h>

#include "domain/letters/testing.hpp"
#include "domain/letters/wrap.hpp"

namespace redress::letters {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

FilledLetter letter_of(std::vector<Line> lines) { return {"N07", 1, Language::English, "Subject", std::move(lines)}; }
Line heading(std::string text) { return {LineKind::Heading, 0, std::move(text)}; }
Line paragraph(std::string text) { return {LineKind::Paragraph, 0, std::move(text)}; }
Line item(int depth, std::string text) { return {LineKind::Item, depth, std::move(text)}; }
Line more(int depth, std::string text) { return {LineKind::ItemMore, depth, std::move(text)}; }

FilledLetter nested() {
  return letter_of({paragraph("Dear customer,"), heading("Points"), item(1, "one"), item(2, "one a"),
                    more(2, "by Monday"), item(2, "one b"), item(1, "two"), paragraph("first\n\nthird")});
}

TEST(PlainText, HasAHeadingOverItsWordsAndListsIndented) {
  EXPECT_EQ(to_plain_text(nested()),
            "Dear customer,\n"
            "\n"
            "Points\n"
            "- one\n"
            "  - one a\n"
            "    by Monday\n"
            "  - one b\n"
            "- two\n"
            "\n"
            "first\n"
            "\n"
            "third\n");
}

TEST(PlainText, WrapsWithinItsIndent) {
  EXPECT_EQ(to_plain_text(letter_of({item(1, "aaa bbb ccc")}), 9), "- aaa bbb\n  ccc\n");
}

TEST(PlainText, OfAnEmptyLetterIsEmpty) { EXPECT_EQ(to_plain_text(letter_of({})), ""); }

TEST(PlainText, OfEveryLetterKeepsToItsColumnsOrHoldsOneWord) {
  for (const auto& letter : LetterTable::builtin().letters()) {
    for (const auto language : kLanguages) {
      const auto text = to_plain_text(fill(LetterTable::builtin(), letter, sample::complete(letter), language).value());
      std::string_view rest = text;
      for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        EXPECT_EQ(wrap(rest.substr(0, end), kPlainTextColumns).size(), 1U) << rest.substr(0, end);
        rest.remove_prefix(end + 1);
      }
      EXPECT_EQ(rest, "");
    }
  }
}

TEST(Wrap, BreaksEnglishAtSpaces) {
  EXPECT_THAT(wrap("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("one two three", 6), ElementsAre("one", "two", "three"));
  EXPECT_THAT(wrap("one  two", 4), ElementsAre("one", "two"));
  EXPECT_THAT(wrap("", 4), ElementsAre(""));
}

TEST(Wrap, LeavesALongWordWhole) {
  EXPECT_THAT(wrap("see https://storage.example/track now", 8),
              ElementsAre("see", "https://storage.example/track", "now"));
}

TEST(Wrap, BreaksChineseBetweenCharacters) {
  EXPECT_THAT(wrap("您的投诉已受理", 8), ElementsAre("您的投诉", "已受理"));
  EXPECT_THAT(wrap("投诉TS-1已受理", 8), ElementsAre("投诉TS-1", "已受理"));
}

TEST(Wrap, KeepsPunctuationWhereItBelongs) {
  EXPECT_THAT(wrap("您的投诉，已受理", 8), ElementsAre("您的投", "诉，已受", "理"));
  EXPECT_THAT(wrap("我们在（公开）日志", 8), ElementsAre("我们在", "（公开）", "日志"));
}

TEST(Outline, PutsListsIntoTheirItems) {
  const auto nodes = outline_of(nested());
  ASSERT_EQ(nodes.size(), 4U);
  EXPECT_EQ(nodes[1].element, Element::Heading);
  EXPECT_THAT(nodes[3].lines, ElementsAre("first", "", "third"));
  const auto& list = nodes[2];
  ASSERT_EQ(list.element, Element::List);
  ASSERT_EQ(list.children.size(), 2U);
  ASSERT_EQ(list.children[0].children.size(), 1U);
  const auto& inner = list.children[0].children[0];
  ASSERT_EQ(inner.children.size(), 2U);
  EXPECT_THAT(inner.children[0].lines, ElementsAre("one a", "by Monday"));
  EXPECT_TRUE(list.children[1].children.empty());
}

TEST(Outline, AStrayLineOfAListIsKept) {
  const auto nodes = outline_of(letter_of({item(2, "deep"), more(1, "more")}));
  ASSERT_EQ(nodes.size(), 1U);
  ASSERT_EQ(nodes[0].children.size(), 1U);
  EXPECT_THAT(nodes[0].children[0].lines, ElementsAre("more"));
  EXPECT_EQ(nodes[0].children[0].children[0].children[0].lines.front(), "deep");
}

TEST(Html, IsAWholeDocument) {
  EXPECT_EQ(to_html(nested()),
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Subject</title>\n</head>\n"
            "<body>\n<p>Dear customer,</p>\n<h2>Points</h2>\n"
            "<ul>\n<li>one\n<ul>\n<li>one a<br>\nby Monday</li>\n<li>one b</li>\n</ul>\n</li>\n<li>two</li>\n</ul>\n"
            "<p>first<br>\n<br>\nthird</p>\n</body>\n</html>\n");
}

TEST(Html, AValueCannotBecomeMarkup) {
  auto values = sample::complete(sample::letter("N01"));
  values.set("description", "<script>alert('x')</script> & \"{number}\"");
  values.set("number", "</title><b>");
  const auto letter = fill(LetterTable::builtin(), sample::letter("N01"), values, Language::Chinese).value();
  const auto html = to_html(letter);
  EXPECT_THAT(html, HasSubstr("<p>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;{number}&quot;</p>"));
  EXPECT_THAT(html, HasSubstr("<title>您的投诉 &lt;/title&gt;&lt;b&gt; 我们已收到</title>"));
  EXPECT_THAT(html, HasSubstr("<html lang=\"zh-CN\">"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(to_plain_text(letter), HasSubstr("<script>alert('x')</script> & \"{number}\"\n"));
}

}  // namespace
}  // namespace redress::letters
