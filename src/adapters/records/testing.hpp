#pragma once
// Helpers of this room's tests.

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "adapters/records/mapping.hpp"
#include "adapters/records/row.hpp"

namespace redress::records::testing {

/// Every row until the end.
inline std::vector<ReadRow> read_all(RowReader& reader) {
  std::vector<ReadRow> rows;
  while (auto row = reader.next()) rows.push_back(std::move(*row));
  return rows;
}

/// "line:code" for a bad row, "line:value|value…" for a good one.
inline std::string brief(const ReadRow& read) {
  if (const auto* bad = std::get_if<BadRow>(&read)) {
    return std::to_string(bad->line) + ":" + std::string(to_word(bad->faults.front().code));
  }
  const auto& row = std::get<Row>(read);
  std::string text = std::to_string(row.line) + ":";
  bool first = true;
  for (const auto& field : row.fields) {
    if (!std::exchange(first, false)) text += '|';
    if (const auto* value = field.value().if_string()) text += text_of(*value);
  }
  return text;
}

inline std::vector<std::string> brief(const std::vector<ReadRow>& rows) {
  std::vector<std::string> all;
  for (const auto& row : rows) all.push_back(brief(row));
  return all;
}

inline json::value parsed(std::string_view text) {
  auto value = parse_json(text, {.depth_max = 64});
  EXPECT_TRUE(value) << (value ? "" : value.error().message) << " in " << text;
  return value ? *value : json::value();
}

/// A row of texts.
inline Row row_of(std::initializer_list<std::pair<std::string_view, std::string_view>> fields, std::uint64_t line = 2) {
  Row row{line, {}};
  for (const auto& [name, text] : fields) row.fields.emplace(name, json::string(text));
  return row;
}

/// A mapping with the given "fields" and, before them, other members such as `"key":{…},`.
inline std::string mapping_text(std::string_view fields, std::string_view others = "",
                                std::string_view format = "csv") {
  return R"({"version":1,"source":"test","format":")" + std::string(format) + R"(",)" + std::string(others) +
         R"("fields":)" + std::string(fields) + "}";
}

inline Mapping mapping_of(std::string_view text) {
  auto mapping = read_mapping(text, "test.json");
  EXPECT_TRUE(mapping) << (mapping ? "" : mapping.error().message);
  return mapping ? std::move(*mapping) : Mapping{};
}

}  // namespace redress::records::testing
