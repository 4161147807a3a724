// Targets that read requests, filings, files of records, and events as they are stored.

#include <algorithm>
#include <cstring>
#include <sstream>

#include "adapters/http/caller.hpp"
#include "adapters/http/request_reader.hpp"
#include "adapters/records/csv_reader.hpp"
#include "adapters/records/csv_writer.hpp"
#include "adapters/records/mapping.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "domain/complaint/decide.hpp"
#include "domain/complaint/event_codec.hpp"
#include "domain/complaint/number.hpp"
#include "service/filing_form.hpp"
#include "tests/fuzz/fuzz_targets.hpp"

namespace redress::fuzz {
namespace {

using http::RequestReader;

constexpr http::RequestLimits kLimits{.header_bytes_max = 1024, .body_bytes_max = 256};
constexpr std::size_t kRowBytesMax = 2048;
constexpr std::string_view kNumber = "TS-20261123-000001-0";

/// What the reader makes of bytes that come in pieces of at most `piece`: the request's fields, or nothing.
std::optional<std::string> read_in_pieces(std::string_view bytes, std::size_t piece) {
  using Progress = RequestReader::Progress;
  RequestReader reader(kLimits);
  auto progress = reader.advance();
  while (!bytes.empty() && (progress == Progress::NeedMore || progress == Progress::WantContinue)) {
    const auto room = reader.room();
    const auto count = std::min({bytes.size(), room.size, piece});
    std::memcpy(room.data, bytes.data(), count);
    reader.received(count);
    bytes.remove_prefix(count);
    progress = reader.advance();
  }
  REDRESS_CHECK((progress == Progress::Broken) == !reader.problem().empty());
  if (progress != Progress::Done) return std::nullopt;
  const auto& request = reader.request();
  REDRESS_CHECK(request.body.size() <= kLimits.body_bytes_max);
  const auto caller = http::identify({"192.0.2.1", false, false, false}, request, {"192.0.2.1"});
  std::string read(caller.network);
  for (const auto part : {request.method_text, request.path, request.query, request.host, request.content_type,
                          request.authorization, request.idempotency_key, request.body}) {
    (read += '\n') += part;
  }
  return read;
}

/// The texts of all good rows, or nothing when the header is refused.
std::optional<std::vector<std::vector<std::string>>> read_csv(const std::string& bytes, std::size_t row_bytes_max) {
  std::istringstream in(bytes);
  auto reader = records::CsvReader::open(in, row_bytes_max);
  if (!reader) return std::nullopt;
  const auto& columns = *(*reader)->columns();
  std::vector<std::vector<std::string>> table{columns};
  std::uint64_t line = 0;
  while (auto read = (*reader)->next()) {
    const auto* row = std::get_if<records::Row>(&*read);
    const auto at = row != nullptr ? row->line : std::get<records::BadRow>(*read).line;
    REDRESS_CHECK(at > line);
    line = at;
    if (row == nullptr) continue;
    REDRESS_CHECK(row->fields.size() == columns.size());
    auto& texts = table.emplace_back();
    for (const auto& column : columns) texts.emplace_back(text_of(row->fields.at(column).as_string()));
    for (const auto& text : texts) REDRESS_CHECK(is_utf8(text));
  }
  return table;
}

bool is_guarded(const std::vector<std::vector<std::string>>& table) {
  return std::any_of(table.begin(), table.end(), [](const auto& row) {
    return std::any_of(row.begin(), row.end(), [](const auto& text) { return records::guard_formula(text) != text; });
  });
}

// Written again it is the same: nothing of a filing is lost on its way into the log.
void check_stored(const complaint::Event& event) {
  const auto stored = complaint::encode(event, kNumber, complaint::ActorKind::Operator);
  for (const auto& part : stored.parts) REDRESS_CHECK(!part || is_jcs(*part));
  const auto read = complaint::decode(stored);
  REDRESS_CHECK(read.has_value());
  REDRESS_CHECK(complaint::encode(*read, kNumber, complaint::ActorKind::Operator).parts == stored.parts);
}

}  // namespace

bool request(std::string_view bytes) {
  const auto whole = read_in_pieces(bytes, bytes.size() + 1);
  REDRESS_CHECK(read_in_pieces(bytes, 1) == whole);
  REDRESS_CHECK(read_in_pieces(bytes, 7) == whole);
  return whole.has_value();
}

bool csv(std::string_view bytes) {
  const auto table = read_csv(std::string(bytes), kRowBytesMax);
  if (!table) return false;
  std::string written;
  for (const auto& row : *table) records::append_csv_row(written, row);
  if (!is_guarded(*table)) REDRESS_CHECK(read_csv(written, 4 * kRowBytesMax) == table);
  return table->size() > 1;
}

bool mapping(std::string_view bytes) {
  const auto read = records::read_mapping(bytes, "mapping.json");
  if (!read) return false;
  for (const auto& [column, pointer] : records::columns_of(*read)) REDRESS_CHECK(pointer.starts_with('/'));
  return true;
}

bool filing(std::string_view bytes) {
  const auto value = parse_json(bytes);
  if (!value) return false;
  const auto form = service::read_filing_form(*value, "und");
  if (!form) return false;
  const complaint::Facts facts{Instant{1'795'399'200'000}, complaint::ActorKind::Operator, {}};
  const auto records = complaint::decide_filing(*form, facts, {std::string(kNumber), "TS-20261123-000002-8"});
  if (!records) return false;
  REDRESS_CHECK(records->size() == complaint::record_count(*form));
  for (const auto& record : *records) {
    for (const auto& event : record.events) check_stored(event);
  }
  return true;
}

bool stored_event(std::string_view bytes) {
  complaint::EncodedEvent stored;
  std::istringstream lines{std::string(bytes)};
  std::getline(lines, stored.kind);
  for (auto& part : stored.parts) {
    std::string line;
    if (std::getline(lines, line) && !line.empty()) part = line;
  }
  const auto event = complaint::decode(stored);
  if (event) check_stored(*event);
  return event.has_value();
}

bool number(std::string_view bytes) {
  const auto read = complaint::parse_number(bytes);
  if (read) REDRESS_CHECK(complaint::make_number(read->date, read->serial) == bytes);
  return read.has_value();
}

}  // namespace redress::fuzz
