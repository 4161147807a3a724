#include "adapters/store/sqlite/sqlite_reader.hpp"

#include <algorithm>

#include "adapters/store/sqlite/complaint_list.hpp"
#include "adapters/store/sqlite/lookups.hpp"
#include "adapters/store/sqlite/rows.hpp"
#include "adapters/store/sqlite/sqlite_writer.hpp"

namespace redress::store {

using service::ComplaintRow;
using service::Head;
using service::IdempotencyRow;
using service::StoredEvent;

namespace {

/// Steps through all rows of a bound statement; `visit` returns whether to go on.
Result<void> for_each_row(Statement& statement, const std::function<Result<bool>()>& visit) {
  const ResetAtEnd reset_at_end(statement);
  for (;;) {
    const auto row = statement.step();
    if (!row) return row.error();
    if (!*row) return {};
    const auto more = visit();
    if (!more) return more.error();
    if (!*more) return {};
  }
}

std::optional<service::Digest16> digest_of(std::string_view bytes) {
  service::Digest16 digest{};
  if (bytes.size() != digest.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

}  // namespace

Result<std::unique_ptr<SqliteReader>> SqliteReader::open(Database database) {
  std::unique_ptr<SqliteReader> reader(new SqliteReader(std::move(database)));
  if (auto prepared = reader->prepare_all(); !prepared) return prepared.error();
  return reader;
}

Result<void> SqliteReader::prepare_all() {
  const std::string events = "SELECT " + std::string(kEventColumns) + " FROM events ";
  const std::string complaints = "SELECT " + std::string(kComplaintColumns) + " FROM complaints ";
  const std::pair<Statement*, std::string> all[] = {
      {&select_head_, "SELECT " + std::string(kHeadColumns) + " FROM head WHERE id = 1"},
      {&select_complaint_, complaints + "WHERE number = ?1"},
      {&select_stream_, events + "WHERE stream = ?1 ORDER BY seq"},
      {&select_event_, events + "WHERE leaf = ?1"},
      {&select_tile_, "SELECT hashes FROM tiles WHERE id = ?1"},
      {&select_roots_, "SELECT root FROM tiles WHERE id >= ?1 AND id < ?2 ORDER BY id"},
      {&select_commitments_, "SELECT commitment FROM events WHERE leaf >= ?1 AND leaf < ?2 ORDER BY leaf"},
      {&scan_events_, events + "WHERE leaf >= ?1 AND leaf < ?2 ORDER BY leaf"},
      {&scan_complaints_, complaints + "ORDER BY number"},
      {&select_keys_, "SELECT verifier_key FROM log_keys ORDER BY position"},
      {&select_event_in_stream_, events + "WHERE stream = ?1 AND seq = ?2"},
      {&scan_streams_, events + "WHERE stream >= ?1 AND stream < ?2 ORDER BY stream, seq"},
      {&select_credential_, "SELECT user, password_hash, set_at FROM credentials WHERE user = ?1"},
      {&select_precedents_, std::string(kSelectPrecedents)},
      {&select_matches_, std::string(kSelectMatches)},
  };
  for (const auto& [statement, text] : all) {
    auto prepared = Statement::prepare(database_, text);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return {};
}

Result<Head> SqliteReader::head() {
  const ResetAtEnd reset_at_end(select_head_);
  const auto row = select_head_.step();
  if (!row) return row.error();
  if (!*row) return Failure{FailureKind::NotFound, "no log is founded here"};
  return read_head(select_head_);
}

Result<std::optional<ComplaintRow>> SqliteReader::find_complaint(std::string_view number) {
  const ResetAtEnd reset_at_end(select_complaint_);
  const auto row = select_complaint_.bind_text(1, number).step();
  if (!row) return row.error();
  if (!*row) return std::optional<ComplaintRow>();
  auto read = read_complaint_row(select_complaint_);
  if (!read) return read.error();
  return std::optional(std::move(*read));
}

Result<std::vector<StoredEvent>> SqliteReader::read_stream(std::string_view stream) {
  return read_stream_with(select_stream_, stream);
}

Result<std::optional<StoredEvent>> SqliteReader::find_event(std::uint64_t leaf) {
  const ResetAtEnd reset_at_end(select_event_);
  const auto row = select_event_.bind(1, leaf).step();
  if (!row) return row.error();
  if (!*row) return std::optional<StoredEvent>();
  auto event = read_event(select_event_);
  if (!event) return event.error();
  return std::optional(std::move(*event));
}

Result<std::optional<StoredEvent>> SqliteReader::find_event(std::string_view stream, std::uint64_t seq) {
  const ResetAtEnd reset_at_end(select_event_in_stream_);
  const auto row = select_event_in_stream_.bind_text(1, stream).bind(2, seq).step();
  if (!row) return row.error();
  if (!*row) return std::optional<StoredEvent>();
  auto event = read_event(select_event_in_stream_);
  if (!event) return event.error();
  return std::optional(std::move(*event));
}

Result<void> SqliteReader::scan_streams(std::string_view prefix, const std::function<bool(const StoredEvent&)>& visit) {
  std::string end(prefix);
  ++end.back();
  scan_streams_.bind_text(1, prefix).bind_text(2, end);
  return for_each_row(scan_streams_, [&]() -> Result<bool> {
    const auto event = read_event(scan_streams_);
    if (!event) return event.error();
    return visit(*event);
  });
}

Result<std::optional<service::CredentialRow>> SqliteReader::find_credential(std::string_view user) {
  const ResetAtEnd reset_at_end(select_credential_);
  const auto row = select_credential_.bind_text(1, user).step();
  if (!row) return row.error();
  if (!*row) return std::optional<service::CredentialRow>();
  return std::optional(service::CredentialRow{std::string(select_credential_.text(0)),
                                              std::string(select_credential_.text(1)),
                                              Instant{select_credential_.integer(2)}});
}

Result<std::optional<std::string>> SqliteReader::read_tile(ledger::TileId tile) {
  const ResetAtEnd reset_at_end(select_tile_);
  const auto row = select_tile_.bind(1, tile_row_id(tile)).step();
  if (!row) return row.error();
  return *row ? std::optional<std::string>(select_tile_.blob(0)) : std::nullopt;
}

Result<std::vector<Hash>> SqliteReader::read_hashes(Statement& select, std::int64_t first, std::uint64_t count) {
  select.bind(1, first).bind(2, first + static_cast<std::int64_t>(count));
  std::vector<Hash> hashes;
  auto done = for_each_row(select, [&]() -> Result<bool> {
    const auto hash = select.hash(0);
    if (!hash) return hash.error();
    hashes.push_back(*hash);
    return true;
  });
  if (!done) return done.error();
  return hashes;
}

Result<std::vector<Hash>> SqliteReader::read_tile_roots(unsigned level, std::uint64_t first, std::uint64_t count) {
  return read_hashes(select_roots_, tile_row_id({level, first}), count);
}

Result<std::vector<Hash>> SqliteReader::read_commitments(std::uint64_t first, std::uint64_t count) {
  return read_hashes(select_commitments_, static_cast<std::int64_t>(first), count);
}

Result<void> SqliteReader::scan_events(std::uint64_t first, std::uint64_t end,
                                       const std::function<bool(const StoredEvent&)>& visit) {
  scan_events_.bind(1, first).bind(2, end);
  return for_each_row(scan_events_, [&]() -> Result<bool> {
    const auto event = read_event(scan_events_);
    if (!event) return event.error();
    return visit(*event);
  });
}

Result<void> SqliteReader::scan_complaints(const std::function<bool(const ComplaintRow&)>& visit) {
  return for_each_row(scan_complaints_, [&]() -> Result<bool> {
    const auto row = read_complaint_row(scan_complaints_);
    if (!row) return row.error();
    return visit(*row);
  });
}

Result<service::ComplaintPage> SqliteReader::list_complaints(const service::ComplaintQuery& query) {
  return store::list_complaints(database_, query);
}

Result<std::vector<complaint::Precedent>> SqliteReader::find_precedents(std::string_view category,
                                                                        std::string_view not_number,
                                                                        std::size_t count) {
  return read_precedents(select_precedents_, category, not_number, count);
}

Result<std::vector<service::Match>> SqliteReader::find_matches(const service::Digest16& key, std::size_t count) {
  return read_matches(select_matches_, key, count);
}

Result<std::vector<IdempotencyRow>> SqliteReader::idempotency_since(Instant since) {
  const auto tables = idempotency_tables(database_);
  if (!tables) return tables.error();
  std::vector<IdempotencyRow> rows;
  for (const auto& table : *tables) {
    auto select =
        Statement::prepare(database_, "SELECT key, body, leaf, at FROM " + table + " WHERE at >= ?1 ORDER BY id");
    if (!select) return select.error();
    select->bind(1, since.unix_ms);
    auto done = for_each_row(*select, [&]() -> Result<bool> {
      const auto key = digest_of(select->blob(0));
      const auto body = digest_of(select->blob(1));
      if (!key || !body) return Failure{FailureKind::Internal, "a stored row is unreadable: " + table};
      rows.push_back({*key, *body, static_cast<std::uint64_t>(select->integer(2)), Instant{select->integer(3)}});
      return true;
    });
    if (!done) return done.error();
  }
  return rows;
}

Result<std::vector<std::string>> SqliteReader::log_keys() {
  std::vector<std::string> keys;
  auto done = for_each_row(select_keys_, [&]() -> Result<bool> {
    keys.emplace_back(select_keys_.text(0));
    return true;
  });
  if (!done) return done.error();
  return keys;
}

}  // namespace redress::store
