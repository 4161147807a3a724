#pragma once
// Comma-separated values for spreadsheets (RFC 4180): every field quoted, lines end in CRLF, UTF-8 with a byte order
// mark, without which spreadsheets show Chinese text as noise.
//
// A spreadsheet runs a field that begins with = + - @ TAB or CR as a formula, and complaint texts come from
// strangers. Such a field gets an apostrophe before it, which spreadsheets show as plain text. So the file is for
// reading; JSON Lines is the form without loss.

#include <span>
#include <string>
#include <string_view>

namespace redress::records {

inline constexpr std::string_view kCsvByteOrderMark = "\xEF\xBB\xBF";

/// Appends one row with its line end.
void append_csv_row(std::string& out, std::span<const std::string> fields);

/// The field as a spreadsheet may see it: an apostrophe before what would run as a formula.
[[nodiscard]] std::string guard_formula(std::string_view field);

}  // namespace redress::records
