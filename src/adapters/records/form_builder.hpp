#pragma once
// Turns rows into the JSON filing form that every filing goes through (service/filing_form.hpp).

#include <cstdint>
#include <string>
#include <variant>

#include "adapters/records/import_key.hpp"
#include "adapters/records/mapping.hpp"
#include "adapters/records/row.hpp"

namespace redress::records {

/// A filing form, made from the row that begins on `line`.
struct MappedRow {
  std::uint64_t line = 0;
  json::object form;
};
/// A row that the mapping says is no filing of its own.
struct SkippedRow {
  std::uint64_t line = 0;
};

/// Holds what import keys need to know of earlier rows; feed it the rows in the file's order. Not thread-safe.
class FormBuilder {
 public:
  /// `mapping` must outlive the builder.
  explicit FormBuilder(const Mapping& mapping) : mapping_(mapping), keys_(mapping) {}

  /// A row without a receipt time is received when it is registered, and the form says that this is an estimate; a
  /// row without a language gets "und" (undetermined, BCP 47).
  [[nodiscard]] std::variant<MappedRow, SkippedRow, BadRow> build(const Row& row);

 private:
  const Mapping& mapping_;
  ImportKeys keys_;
};

}  // namespace redress::records
