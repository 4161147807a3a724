#include "adapters/records/import_key.hpp"

#include <gtest/gtest.h>

#include "adapters/records/testing.hpp"
#include "base/hash.hpp"

namespace redress::records {
namespace {

using testing::mapping_of;
using testing::mapping_text;
using testing::row_of;

constexpr std::string_view kFields = R"({"description":{"column":"text"}})";

std::string key_of(ImportKeys& keys, const Row& row) {
  std::vector<RowFault> faults;
  const auto key = keys.of(row, faults);
  return key ? *key : "none";
}

TEST(ImportKeys, AKeyColumnNamesTheRowWhateverElseChanges) {
  const auto mapping = mapping_of(mapping_text(kFields, R"("key":{"columns":["id"]},)"));
  ImportKeys keys(mapping);
  const auto first = key_of(keys, row_of({{"id", "7"}, {"text", "a"}}));
  EXPECT_EQ(first, key_of(keys, row_of({{"id", "7"}, {"text", "b"}})));
  EXPECT_NE(first, key_of(keys, row_of({{"id", "8"}, {"text", "a"}})));
  EXPECT_EQ(first, "test/" + to_hex(view(sha256({"1:7"})).substr(0, 16))) << "stored keys never change";
  EXPECT_TRUE(is_import_key(first));
}

TEST(ImportKeys, KeyColumnsDoNotRunIntoEachOther) {
  const auto mapping = mapping_of(mapping_text(kFields, R"("key":{"columns":["a","b"]},)"));
  ImportKeys keys(mapping);
  EXPECT_NE(key_of(keys, row_of({{"a", "1"}, {"b", "23"}})), key_of(keys, row_of({{"a", "12"}, {"b", "3"}})));
}

TEST(ImportKeys, AKeyColumnWithoutValueIsAFault) {
  const auto mapping = mapping_of(mapping_text(kFields, R"("key":{"columns":["a","b"]},)"));
  ImportKeys keys(mapping);
  std::vector<RowFault> faults;
  EXPECT_FALSE(keys.of(row_of({{"a", " "}}), faults));
  EXPECT_EQ(faults, (std::vector<RowFault>{{FaultCode::KeyEmpty, {}, "a"}, {FaultCode::KeyEmpty, {}, "b"}}));
}

TEST(ImportKeys, WithoutKeyColumnsEqualRowsAreCounted) {
  const auto mapping = mapping_of(mapping_text(kFields));
  ImportKeys first(mapping);
  const auto a0 = key_of(first, row_of({{"text", "a"}, {"x", ""}}));
  const auto a1 = key_of(first, row_of({{"text", "a"}, {"x", ""}}));
  const auto b0 = key_of(first, row_of({{"text", "b"}, {"x", ""}}));
  EXPECT_NE(a0, a1);
  EXPECT_NE(a0, b0);
  ImportKeys second(mapping);
  EXPECT_EQ(b0, key_of(second, row_of({{"text", "b"}, {"x", ""}})));
  EXPECT_EQ(a0, key_of(second, row_of({{"x", ""}, {"text", "a"}}))) << "the order of the columns does not matter";
  EXPECT_EQ(a1, key_of(second, row_of({{"text", "a"}, {"x", ""}})));
}

TEST(ImportKeys, ContentTellsTypesAndPlacesApart) {
  const auto content = [](std::string_view text) {
    std::string out;
    append_content(out, testing::parsed(text));
    return out;
  };
  EXPECT_EQ(content(R"({"a":1,"b":[1,2]})"), content(R"({"b":[1,2],"a":1})"));
  EXPECT_NE(content(R"({"a":1})"), content(R"({"a":"1"})"));
  EXPECT_NE(content(R"({"a":"b","c":""})"), content(R"({"a":"","c":"b"})"));
  EXPECT_NE(content(R"([[1],2])"), content(R"([[1,2]])"));
  EXPECT_NE(content(R"({"a":null})"), content(R"({})"));
}

TEST(ImportKeys, AGivenKeyIsKept) {
  const auto mapping = mapping_of(mapping_text(kFields, R"("key":{"columns":["id"],"given":"key"},)"));
  ImportKeys keys(mapping);
  const std::string given = "cfpb/0123456789abcdef0123456789abcdef";
  EXPECT_EQ(key_of(keys, row_of({{"id", "7"}, {"key", given}})), given);
  for (const auto* other :
       {"", "cfpb/0123", "0123456789abcdef0123456789abcdef", "a b/0123456789abcdef0123456789abcdef"}) {
    EXPECT_TRUE(key_of(keys, row_of({{"id", "7"}, {"key", other}})).starts_with("test/")) << other;
  }
}

}  // namespace
}  // namespace redress::records
