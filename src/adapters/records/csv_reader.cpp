#include "adapters/records/csv_reader.hpp"

#include <csv.h>

#include <algorithm>
#include <new>
#include <set>
#include <utility>

#include "base/text.hpp"

namespace redress::records {
namespace {

// Rows end at LF; a CR before it, or after a closing quote, is trimmed by libcsv as white space. Nothing else is
// white space: RFC 4180 counts spaces as part of the field.
int ends_row(unsigned char c) { return c == '\n' ? 1 : 0; }
int is_trimmed(unsigned char c) { return c == '\r' ? 1 : 0; }

bool is_empty_line(const Line& line) { return !line.too_long && (line.text.empty() || line.text == "\r"); }

}  // namespace

CsvReader::CsvReader(std::istream& in, std::size_t row_bytes_max)
    : lines_(in, row_bytes_max), row_bytes_max_(row_bytes_max), parser_(std::make_unique<csv_parser>()) {
  restart_parser();
}

CsvReader::~CsvReader() { csv_free(parser_.get()); }

void CsvReader::restart_parser() {
  if (parser_->entry_buf != nullptr) csv_free(parser_.get());
  if (csv_init(parser_.get(), CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
  csv_set_term_func(parser_.get(), ends_row);
  csv_set_space_func(parser_.get(), is_trimmed);
  fields_.clear();
  row_complete_ = false;
  row_lines_.clear();
  row_bytes_ = 0;
}

void CsvReader::on_field(void* text, std::size_t size, void* self) {
  static_cast<CsvReader*>(self)->fields_.emplace_back(static_cast<const char*>(text), size);
}

void CsvReader::on_row(int, void* self) { static_cast<CsvReader*>(self)->row_complete_ = true; }

// Every line is fed with a line feed, also the last one that may lack it, so a row is complete or a quote is open.
bool CsvReader::feed(const std::string& text) {
  for (const std::string_view piece : {std::string_view(text), std::string_view("\n")}) {
    if (csv_parse(parser_.get(), piece.data(), piece.size(), on_field, on_row, this) == piece.size()) continue;
    if (csv_error(parser_.get()) == CSV_ENOMEM) throw std::bad_alloc();
    return false;
  }
  return true;
}

bool CsvReader::next_line(Line& line) {
  if (again_.empty()) return lines_.next(line);
  line = std::move(again_.front());
  again_.pop_front();
  return true;
}

CsvReader::RawRow CsvReader::give_up(FaultCode code, std::string detail) {
  RawRow broken{row_lines_.front().number, {}, RowFault{code, {}, std::move(detail)}};
  again_.insert(again_.begin(), std::make_move_iterator(row_lines_.begin() + 1),
                std::make_move_iterator(row_lines_.end()));
  restart_parser();
  return broken;
}

std::optional<CsvReader::RawRow> CsvReader::next_raw() {
  Line line;
  while (next_line(line)) {
    if (row_lines_.empty() && is_empty_line(line)) continue;
    row_bytes_ += line.text.size() + 1;
    row_lines_.push_back(std::move(line));
    const Line& added = row_lines_.back();
    if (added.too_long || row_bytes_ > row_bytes_max_ + 1) {
      return give_up(FaultCode::RowTooLong, std::to_string(row_bytes_max_));
    }
    if (!feed(added.text)) return give_up(row_lines_.size() == 1 ? FaultCode::StrayQuote : FaultCode::UnclosedQuote);
    if (!row_complete_) continue;
    RawRow row{row_lines_.front().number, std::move(fields_), {}};
    fields_ = {};
    row_complete_ = false;
    row_lines_.clear();
    row_bytes_ = 0;
    return row;
  }
  if (!row_lines_.empty()) return give_up(FaultCode::UnclosedQuote);
  return std::nullopt;
}

Result<void> CsvReader::read_header() {
  const auto header = next_raw();
  if (!header) return malformed("the file is empty; the first line must name the columns");
  if (header->fault) return malformed("the header cannot be read: " + std::string(to_word(header->fault->code)));
  std::set<std::string> seen;
  for (const auto& name : header->fields) {
    if (name.find('\0') != std::string::npos) return malformed("the header holds NUL bytes; save the file as UTF-8");
    if (!is_utf8(name)) return malformed("the header is not UTF-8; save the file as UTF-8");
    if (is_blank(name)) return malformed("the header has a column without a name");
    if (!seen.insert(name).second) return malformed("the header names the column \"" + name + "\" twice");
  }
  columns_ = header->fields;
  return {};
}

Result<std::unique_ptr<CsvReader>> CsvReader::open(std::istream& in, std::size_t row_bytes_max) {
  std::unique_ptr<CsvReader> reader(new CsvReader(in, row_bytes_max));
  if (auto header = reader->read_header(); !header) return header.error();
  return reader;
}

std::optional<ReadRow> CsvReader::next() {
  auto raw = next_raw();
  if (!raw) return std::nullopt;
  if (raw->fault) return BadRow{raw->line, {*raw->fault}};
  if (raw->fields.size() != columns_.size()) {
    const auto counts = std::to_string(raw->fields.size()) + "/" + std::to_string(columns_.size());
    return BadRow{raw->line, {{FaultCode::FieldCount, {}, counts}}};
  }
  Row row{raw->line, {}};
  row.fields.reserve(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!is_utf8(raw->fields[i])) return BadRow{raw->line, {{FaultCode::NotUtf8, {}, columns_[i]}}};
    row.fields.emplace(columns_[i], json::string(raw->fields[i]));
  }
  return row;
}

}  // namespace redress::records
