#include "base/json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/catalogue.hpp"
#include "base/json_fault.hpp"

namespace redress {
namespace {

std::string problem(std::string_view text, JsonLimits limits = {}) {
  const auto parsed = parse_json(text, limits);
  return parsed ? "none" : parsed.error().message;
}

std::string canonical(std::string_view text) {
  const auto parsed = parse_json(text);
  EXPECT_TRUE(parsed) << text << ": " << parsed.error().message;
  return parsed ? to_jcs(*parsed) : "";
}

std::string escaped(std::string_view text) {
  std::string out;
  append_jcs_string(out, text);
  return out;
}

TEST(ParseJson, TakesOneValueWithWhiteSpaceAround) {
  EXPECT_EQ(canonical(" \t\r\n{ \"a\" : [ 1 , null , true ] } \n"), R"({"a":[1,null,true]})");
  for (const auto* text : {"null", "true", "false", "0", "-1", "\"\"", "[]", "{}"}) EXPECT_EQ(canonical(text), text);
}

TEST(ParseJson, RefusesWhatIsNotJson) {
  for (const auto* text :
       {"",           " ",       "nul",      "nulll", "True",  "'a'",           "{a:1}",   "[1,]",     "[,1]",
        "{\"a\":1,}", "{\"a\"}", "{\"a\":}", "{1:1}", "[1 2]", "\"a",           "\"a\n\"", "\"\\x\"",  "\"\\u12\"",
        "01",         "+1",      "-",        "1a",    ".5",    "0x1",           "NaN",     "Infinity", "-Infinity",
        "/*c*/1",     "1//c",    "[1]]",     "{}{}",  "1 2",   "\xef\xbb\xbf{}"}) {
    EXPECT_FALSE(parse_json(text)) << text;
  }
  EXPECT_FALSE(parse_json(std::string_view("\0", 1)));
  EXPECT_FALSE(parse_json(std::string_view("{}\0", 3)));
  EXPECT_FALSE(parse_json(std::string_view("\"a\0b\"", 5)));
}

TEST(ParseJson, EveryCutIsRefused) {
  const std::string whole = R"({"a":[1,-2,"text é 😀 \u00e9\ud83d\ude00",{"b":null,"c":false}],"d":true})";
  ASSERT_TRUE(parse_json(whole));
  for (std::size_t size = 0; size < whole.size(); ++size) ASSERT_FALSE(parse_json(whole.substr(0, size))) << size;
}

TEST(ParseJson, SaysWhereTheTextIsWrong) {
  EXPECT_EQ(problem("{} x"), "text follows the JSON value at byte 3");
  EXPECT_NE(problem("[1,\"x]").find("byte"), std::string::npos);
}

TEST(ReadJson, NamesTheProblemAndWhere) {
  const auto fault = [](std::string_view text) {
    const auto value = read_json(text, {.depth_max = 2});
    return value ? "none" : std::string(to_word(value.error().problem)) + " " + value.error().detail;
  };
  EXPECT_EQ(fault("{'a':1}"), "SYNTAX 1");
  EXPECT_EQ(fault("[1,"), "INCOMPLETE 3");
  EXPECT_EQ(fault(""), "INCOMPLETE 0");
  for (const auto* half : {R"("\ude00")", R"("\ud83d\u0041")"}) EXPECT_THAT(fault(half), testing::StartsWith("LONE_SURROGATE "));
  EXPECT_EQ(fault("{}{}"), "TRAILING_TEXT 2");
  EXPECT_EQ(fault("[[[1]]]"), "TOO_DEEP 2");
  EXPECT_EQ(fault(R"({"a":1,"a":2})"), "DUPLICATE_KEY a");
  EXPECT_EQ(fault("9007199254740992"), "NUMBER_TOO_LARGE ");
  EXPECT_EQ(fault("[1e3]"), "NOT_WHOLE ");
}

TEST(ReadJson, EveryProblemHasItsText) {
  for (const auto& [problem, word] : words_of(JsonProblem{})) {
    const auto key = "json_problem." + std::string(word);
    ASSERT_TRUE(Catalogue::builtin().has(key)) << key;
  }
}

TEST(ParseJson, RefusesDuplicateKeysAtAnyDepth) {
  EXPECT_EQ(problem(R"({"a":1,"a":1})"), "the key \"a\" stands twice in one object");
  EXPECT_EQ(problem(R"([{"x":{"b":1,"c":2,"b":3}}])"), "the key \"b\" stands twice in one object");
  EXPECT_EQ(problem(R"({"a":1,"\u0061":2})"), "the key \"a\" stands twice in one object");
  EXPECT_EQ(problem(R"({"":1,"":2})"), "the key \"\" stands twice in one object");
  EXPECT_EQ(problem(R"({"a":{"a":1},"b":{"a":1}})"), "none");
  EXPECT_EQ(problem(R"({"a":{"b":1},"b":1})"), "none");
}

TEST(ParseJson, FindsALateDuplicateAmongManyKeys) {
  std::string text = "{";
  for (int i = 0; i < 1000; ++i) text += "\"k" + std::to_string(i) + "\":" + std::to_string(i) + ",";
  EXPECT_TRUE(parse_json(text + "\"last\":1}"));
  EXPECT_EQ(problem(text + "\"k0\":1}"), "the key \"k0\" stands twice in one object");
}

TEST(ParseJson, TakesWholeNumbersThatADoubleHolds) {
  for (const auto* text : {"9007199254740991", "-9007199254740991", "0"}) EXPECT_EQ(canonical(text), text);
  for (const auto* text : {"9007199254740992", "-9007199254740992", "9223372036854775807", "-9223372036854775808",
                           "9223372036854775808", "18446744073709551615", "18446744073709551616"}) {
    EXPECT_FALSE(parse_json(text)) << text;
    EXPECT_FALSE(parse_json("{\"n\":" + std::string(text) + "}")) << text;
  }
  EXPECT_EQ(problem("9007199254740992"), "a number lies beyond 2^53 - 1; write it as a string");
}

TEST(ParseJson, RefusesFractionsAndExponents) {
  for (const auto* text : {"1.0", "1.5", "-0.1", "0.0", "1e0", "1E2", "1e-2", "1e400", "-0.0", "1.e1"}) {
    EXPECT_FALSE(parse_json(text)) << text;
  }
  EXPECT_EQ(problem("1.5"),
            "a number has a fraction or an exponent, or is too large; write a whole number or a string");
}

TEST(ParseJson, RefusesInvalidUtf8) {
  for (const auto* text : {"\"\xff\"", "\"\xc3\"", "\"\xc0\x80\"", "\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\"",
                           "{\"\xff\":1}", "\"\xe4\xb8\""}) {
    EXPECT_FALSE(parse_json(text)) << text;
  }
}

TEST(ParseJson, RefusesLoneSurrogates) {
  EXPECT_EQ(canonical(R"("\ud83d\ude00")"), "\"😀\"");
  for (const auto* text : {R"("\ud83d")", R"("\ude00")", R"("\ud83dx")", R"("\ud83d\n")", R"("\ud83d\ud83d")",
                           R"("\ude00\ud83d")", R"("\ud83d\u0041")", R"({"\ud83d":1})", R"("\ud83d\ud83d\ude00")"}) {
    EXPECT_FALSE(parse_json(text)) << text;
  }
}

TEST(ParseJson, BoundsTheDepth) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(parse_json(nested(16)));
  EXPECT_EQ(problem(nested(17)), "nested deeper than 16 levels");
  EXPECT_TRUE(parse_json(nested(3), {.depth_max = 3}));
  EXPECT_EQ(problem(nested(4), {.depth_max = 3}), "nested deeper than 3 levels");
  EXPECT_FALSE(parse_json(R"({"a":{"a":{"a":1}}})", {.depth_max = 2}));
  EXPECT_FALSE(parse_json(std::string(1000000, '[')));
  EXPECT_FALSE(parse_json(std::string(1000000, '{')));
}

TEST(ParseJson, TakesLargeTexts) {
  const std::string large(3 << 20, 'x');
  const auto value = parse_json("{\"" + large + "\":\"" + large + "\"}");
  ASSERT_TRUE(value);
  EXPECT_EQ(*find_string(value->as_object(), large), large);
}

TEST(Jcs, SortsKeysAndDropsWhiteSpace) {
  EXPECT_EQ(canonical(R"({"b":1,"a":{"z":[],"A":{}},"":0,"aa":2,"_":3})"),
            R"({"":0,"_":3,"a":{"A":{},"z":[]},"aa":2,"b":1})");
}

TEST(Jcs, EscapesAsRfc8785) {
  EXPECT_EQ(canonical(R"("\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/")"), R"("€$\u000f\nA'B\"\\\\\"/")");
  EXPECT_EQ(escaped("\b\t\n\f\r"), R"("\b\t\n\f\r")");
  EXPECT_EQ(escaped("\"\\/"), R"("\"\\/")");
  EXPECT_EQ(escaped("\x7f\u0080\u2028\u2029é😀"), "\"\x7f\u0080\u2028\u2029é😀\"");
  EXPECT_EQ(escaped(""), "\"\"");
}

TEST(Jcs, EscapesEveryControlCharacter) {
  const std::vector<std::string> shorts = {"\\b", "\\t", "\\n", "", "\\f", "\\r"};
  static constexpr char kHex[] = "0123456789abcdef";
  for (int byte = 0; byte < 0x20; ++byte) {
    const char c = static_cast<char>(byte);
    std::string expected = std::string("\\u00") + kHex[byte / 16] + kHex[byte % 16];
    if (byte >= 8 && byte <= 13 && byte != 11) expected = shorts[static_cast<std::size_t>(byte - 8)];
    EXPECT_EQ(escaped({&c, 1}), "\"" + expected + "\"") << byte;
    EXPECT_EQ(escaped(std::string("a") + c + "b"), "\"a" + expected + "b\"") << byte;
  }
}

TEST(Jcs, DoesNotNormaliseTexts) { EXPECT_EQ(canonical("\"e\u0301 é\""), "\"e\u0301 é\""); }

TEST(Jcs, WritesValuesMadeByHand) {
  EXPECT_EQ(to_jcs(json::value{{"n", 5U}, {"a", json::array{1, "x", nullptr, false}}}),
            R"({"a":[1,"x",null,false],"n":5})");
  std::string out = "before ";
  append_jcs(out, json::value("x"));
  EXPECT_EQ(out, "before \"x\"");
}

TEST(JcsDeathTest, WhatItCannotHoldIsABug) {
  EXPECT_DEATH(static_cast<void>(to_jcs(json::value(1.5))), "bug");
  EXPECT_DEATH(static_cast<void>(to_jcs(json::value{{"é", 1}})), "bug");
}

TEST(IsJcs, HoldsForTheCanonicalFormOnly) {
  for (const auto* text : {"null", "0", "-5", "\"\"", "[]", "{}", R"({"a":1,"b":[true,"é"]})", R"("\n")"}) {
    EXPECT_TRUE(is_jcs(text)) << text;
  }
  for (const auto* text :
       {"", " 1", "1 ", "-0", "1.0", R"({"b":1,"a":1})", R"({"a": 1})", R"("\u000a")", R"("\/")", R"("\u00e9")",
        R"({"a":1,"a":1})", R"({"é":1})", R"([{"a":{"é":1}}])", "[1,]", "9007199254740992", R"("\u001F")"}) {
    EXPECT_FALSE(is_jcs(text)) << text;
  }
  EXPECT_TRUE(is_jcs(std::string(64, '[') + std::string(64, ']')));
  EXPECT_FALSE(is_jcs(std::string(65, '[') + std::string(65, ']')));
}

TEST(Find, GivesMembersOfTheWantedTypeOnly) {
  const auto value = parse_json(R"({"s":"x","o":{},"a":[],"n":-7,"z":null,"b":true})").value();
  const auto& object = value.as_object();
  EXPECT_EQ(text_of(*find_string(object, "s")), "x");
  EXPECT_NE(find_object(object, "o"), nullptr);
  EXPECT_NE(find_array(object, "a"), nullptr);
  std::int64_t number = 0;
  EXPECT_TRUE(find_integer(object, "n", number));
  EXPECT_EQ(number, -7);
  for (const auto* key : {"o", "a", "n", "z", "b", "absent"}) EXPECT_EQ(find_string(object, key), nullptr) << key;
  for (const auto* key : {"s", "a", "n", "z", "absent"}) EXPECT_EQ(find_object(object, key), nullptr) << key;
  for (const auto* key : {"s", "o", "n", "z", "absent"}) EXPECT_EQ(find_array(object, key), nullptr) << key;
  for (const auto* key : {"s", "o", "a", "z", "b", "absent"}) EXPECT_FALSE(find_integer(object, key, number)) << key;
  EXPECT_EQ(number, -7);
}

}  // namespace
}  // namespace redress
