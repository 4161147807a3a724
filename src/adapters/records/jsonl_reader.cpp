#include "adapters/records/jsonl_reader.hpp"

#include <utility>

#include "base/text.hpp"

namespace redress::records {

JsonlReader::JsonlReader(std::istream& in, std::size_t line_bytes_max)
    : lines_(in, line_bytes_max), line_bytes_max_(line_bytes_max) {}

std::optional<ReadRow> JsonlReader::next() {
  Line line;
  do {
    if (!lines_.next(line)) return std::nullopt;
    if (line.text.ends_with('\r')) line.text.pop_back();
  } while (line.text.empty() && !line.too_long);
  const auto bad = [&](FaultCode code, std::string detail = {}) -> ReadRow {
    return BadRow{line.number, {{code, {}, std::move(detail)}}};
  };
  if (line.too_long) return bad(FaultCode::RowTooLong, std::to_string(line_bytes_max_));
  if (!is_utf8(line.text)) return bad(FaultCode::NotUtf8);
  auto value = parse_json(line.text);
  if (!value) return bad(FaultCode::NotJson, value.error().message);
  if (!value->is_object()) return bad(FaultCode::NotObject);
  return Row{line.number, std::move(value->get_object())};
}

}  // namespace redress::records
