#pragma once
// Rows of a file of records: what every reader yields, and what can be wrong with one.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/json.hpp"
#include "base/words.hpp"

namespace redress::records {

/// Why a row cannot be read or mapped. The word is the key of its text in the catalogue (`import.fault.<word>`).
enum class FaultCode {
  NotUtf8,         ///< bytes that are not UTF-8
  RowTooLong,      ///< more bytes than one row may have; detail: the limit
  UnclosedQuote,   ///< a quote that never closes
  StrayQuote,      ///< a quote inside an unquoted field, or text after a closing quote
  FieldCount,      ///< more or fewer fields than the header; detail: "found/wanted"
  NotJson,         ///< not one strict JSON text; detail: what and where
  NotObject,       ///< JSON, but not an object
  KeyEmpty,        ///< a key column without a value; detail: the column
  WordUnknown,     ///< a value that the mapping's words do not hold; detail: the column
  DateUnreadable,  ///< not a date of the wanted form; detail: the form
  NotText,         ///< an object or list where text is wanted; detail: the column
  NotFlag,         ///< neither true nor false
  NotNumber        ///< not a whole number, or too many decimals
};
constexpr auto words_of(FaultCode) {
  using enum FaultCode;
  return WordTable<FaultCode, 13>{{{NotUtf8, "NOT_UTF8"},
                                   {RowTooLong, "ROW_TOO_LONG"},
                                   {UnclosedQuote, "UNCLOSED_QUOTE"},
                                   {StrayQuote, "STRAY_QUOTE"},
                                   {FieldCount, "FIELD_COUNT"},
                                   {NotJson, "NOT_JSON"},
                                   {NotObject, "NOT_OBJECT"},
                                   {KeyEmpty, "KEY_EMPTY"},
                                   {WordUnknown, "WORD_UNKNOWN"},
                                   {DateUnreadable, "DATE_UNREADABLE"},
                                   {NotText, "NOT_TEXT"},
                                   {NotFlag, "NOT_FLAG"},
                                   {NotNumber, "NOT_NUMBER"}}};
}

/// One thing that is wrong with a row. `field` is the JSON pointer of the form's field, empty for the whole row.
/// `detail` fills the text; never a value of the row, which may be personal.
struct RowFault {
  FaultCode code;
  std::string field;
  std::string detail;
  bool operator==(const RowFault&) const = default;
};

/// A row as the file holds it. `line` counts from 1 and is the row's first line.
struct Row {
  std::uint64_t line = 0;
  json::object fields;  ///< column name → text, or any JSON value for JSON Lines
};

/// A row that cannot be read; the rows after it still can.
struct BadRow {
  std::uint64_t line = 0;
  std::vector<RowFault> faults;
};

using ReadRow = std::variant<Row, BadRow>;

/// Reads one file from its beginning to its end. Not thread-safe.
class RowReader {
 public:
  virtual ~RowReader() = default;
  /// The next row, good or bad; nothing at the end.
  [[nodiscard]] virtual std::optional<ReadRow> next() = 0;
  /// The names of the header; null for a format whose rows name their fields themselves.
  [[nodiscard]] virtual const std::vector<std::string>* columns() const noexcept = 0;
  /// Bytes taken from the file so far, for progress.
  [[nodiscard]] virtual std::uint64_t bytes_read() const noexcept = 0;
  /// True when the disk or the other end of a pipe failed before the end of the file.
  [[nodiscard]] virtual bool read_failed() const noexcept = 0;
};

/// More than any filing may hold; a longer row is a broken quote or another kind of file.
constexpr std::size_t kRowBytesMax = std::size_t{4} << 20;

}  // namespace redress::records
