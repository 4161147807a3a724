#pragma once
// The name of a row that stays the same however often its file is imported.
//
//   import key = source "/" hex(first 16 bytes of SHA-256(key))
//   key        = netstring(value) of each key column; or, without key columns,
//                SHA-256(content) || decimal number of identical rows before this one
//   netstring  = decimal length ":" bytes
//   content    = the row with its fields sorted by name, each name and value a netstring with a letter for its type

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "adapters/records/mapping.hpp"
#include "adapters/records/row.hpp"

namespace redress::records {

/// Names the rows of one file, in the file's order. Without key columns it remembers every row's digest (about 100
/// bytes a row), so that equal rows get different names. Not thread-safe.
class ImportKeys {
 public:
  /// `mapping` must outlive the object.
  explicit ImportKeys(const Mapping& mapping) : mapping_(mapping) {}
  /// The row's import key. A key column without a value adds a fault and gives nothing.
  [[nodiscard]] std::optional<std::string> of(const Row& row, std::vector<RowFault>& faults);

 private:
  [[nodiscard]] std::string content_key(const Row& row);
  const Mapping& mapping_;
  std::unordered_map<std::string, std::uint64_t> seen_;
};

/// True for "<source>/<32 hexadecimal digits>".
[[nodiscard]] bool is_import_key(std::string_view text) noexcept;

/// The bytes that stand for a JSON value in a content key; equal values give equal bytes whatever their key order.
void append_content(std::string& out, const json::value& value);

}  // namespace redress::records
