#include "app/redress/operator_file.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

namespace redress::app {
namespace {

using testing::HasSubstr;

std::string document(const std::string& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The file that docs/letters.md shows: what stands between its ```json and the next ```.
std::string shown_file() {
  const auto page = document(REDRESS_DOCS_FOLDER "/letters.md");
  const std::string begin = "```json\n";
  const auto from = page.find(begin) + begin.size();
  return page.substr(from, page.find("```", from) - from);
}

std::string failure_of(const std::string& text) {
  const auto read = parse_operator(text, "my.json");
  return read ? "" : read.error().message;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

TEST(OperatorFile, TheOneOfTheDocumentationIsTaken) {
  const auto read = parse_operator(shown_file(), "my.json");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->name[static_cast<std::size_t>(Language::English)], "Example Storage");
  EXPECT_EQ(read->department[static_cast<std::size_t>(Language::Chinese)], "投诉处理部");
  EXPECT_EQ(read->tracking_page, "https://complaints.example.org/track");
  ASSERT_EQ(read->external_bodies.size(), 2U);
  EXPECT_EQ(read->external_bodies[0].contact, "12315");
}

TEST(OperatorFile, WhatALetterNeedsMustStandInIt) {
  const auto file = shown_file();
  EXPECT_THAT(failure_of(replaced(file, "\"email\"", "\"e_mail\"")), HasSubstr("my.json:"));
  EXPECT_THAT(failure_of(replaced(file, "\"zh-CN\"", "\"zh\"")), HasSubstr("/name"));
  EXPECT_THAT(failure_of(replaced(file, "https://complaints", "complaints")), HasSubstr("/tracking_page"));
  EXPECT_THAT(failure_of(replaced(file, "+86 21 5550 0100", "")), HasSubstr("/phone"));
  EXPECT_THAT(failure_of("{"), HasSubstr("my.json:1"));
}

}  // namespace
}  // namespace redress::app
