#pragma once
// Comma-separated values (RFC 4180) with a header row, by libcsv in its strict mode.
//
// Quoted fields may hold commas, quotes (doubled) and line breaks; lines end in LF or CRLF; spaces belong to the
// field; empty lines are skipped. A row that breaks the rules costs its first line only: reading goes on with the
// line after it, so one forgotten quote does not swallow the file.

#include <deque>
#include <istream>
#include <memory>
#include <string>
#include <vector>

#include "adapters/records/line_reader.hpp"
#include "adapters/records/row.hpp"
#include "base/result.hpp"

struct csv_parser;

namespace redress::records {

/// See RowReader. Each row's fields are texts, exactly as quoted.
class CsvReader final : public RowReader {
 public:
  /// Reads the header. Malformed if there is none, if it is not UTF-8, or if it names a column twice or not at all.
  /// `in` must outlive the reader.
  [[nodiscard]] static Result<std::unique_ptr<CsvReader>> open(std::istream& in,
                                                               std::size_t row_bytes_max = kRowBytesMax);
  ~CsvReader() override;
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  std::optional<ReadRow> next() override;
  const std::vector<std::string>* columns() const noexcept override { return &columns_; }
  std::uint64_t bytes_read() const noexcept override { return lines_.bytes_read(); }
  bool read_failed() const noexcept override { return lines_.read_failed(); }

 private:
  /// Fields of one row, or what is wrong with its first line.
  struct RawRow {
    std::uint64_t line = 0;
    std::vector<std::string> fields;
    std::optional<RowFault> fault;
  };

  CsvReader(std::istream& in, std::size_t row_bytes_max);
  [[nodiscard]] std::optional<RawRow> next_raw();
  [[nodiscard]] bool next_line(Line& line);
  [[nodiscard]] bool feed(const std::string& text);
  [[nodiscard]] RawRow give_up(FaultCode code, std::string detail = {});
  [[nodiscard]] Result<void> read_header();
  void restart_parser();
  static void on_field(void* text, std::size_t size, void* self);
  static void on_row(int terminator, void* self);

  LineReader lines_;
  std::size_t row_bytes_max_;
  std::unique_ptr<csv_parser> parser_;
  std::deque<Line> again_;       ///< lines behind a broken row, to be read afresh
  std::vector<Line> row_lines_;  ///< of the row that is open
  std::size_t row_bytes_ = 0;
  std::vector<std::string> fields_;
  bool row_complete_ = false;
  std::vector<std::string> columns_;
};

}  // namespace redress::records
