#include "adapters/store/sqlite/sqlite_writer.hpp"

#include <algorithm>
#include <charconv>

#include "adapters/store/sqlite/lookups.hpp"
#include "adapters/store/sqlite/rows.hpp"
#include "service/idempotency_index.hpp"

namespace redress::store {

using service::Batch;
using service::Head;
using service::StoredEvent;

namespace {

constexpr std::string_view kHourPrefix = "idempotency_";

std::string sql(std::string_view before, std::string_view columns, std::string_view after) {
  return std::string(before) + std::string(columns) + std::string(after);
}

std::int64_t hour_of_table(std::string_view name) {
  name.remove_prefix(kHourPrefix.size());
  std::int64_t hour = 0;
  std::from_chars(name.data(), name.data() + name.size(), hour);
  return hour;
}

}  // namespace

std::string idempotency_table(std::int64_t hour) { return std::string(kHourPrefix) + std::to_string(hour); }

Result<std::vector<std::string>> idempotency_tables(Database& database) {
  auto select = Statement::prepare(
      database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'idempotency_[0-9]*' ORDER BY name");
  if (!select) return select.error();
  std::vector<std::string> names;
  for (;;) {
    const auto row = select->step();
    if (!row) return row.error();
    if (!*row) return names;
    names.emplace_back(select->text(0));
  }
}

Result<std::vector<StoredEvent>> read_stream_with(Statement& select, std::string_view stream) {
  const ResetAtEnd reset_at_end(select);
  select.bind_text(1, stream);
  std::vector<StoredEvent> events;
  for (;;) {
    const auto row = select.step();
    if (!row) return row.error();
    if (!*row) return events;
    auto event = read_event(select);
    if (!event) return event.error();
    events.push_back(std::move(*event));
  }
}

/// See service::WriteTransaction.
class SqliteTransaction final : public service::WriteTransaction {
 public:
  SqliteTransaction(SqliteWriter& writer, Head head) : writer_(writer), head_(std::move(head)) {}
  ~SqliteTransaction() override {
    if (open_) writer_.roll_back();
  }

  const Head& head() const override { return head_; }

  Result<std::vector<StoredEvent>> read_stream(std::string_view stream) override {
    return read_stream_with(writer_.select_stream_, stream);
  }

  Result<std::uint64_t> last_seq(std::string_view number) override {
    Statement& select = writer_.select_last_seq_;
    const ResetAtEnd reset_at_end(select);
    const auto row = select.bind_text(1, number).step();
    if (!row) return row.error();
    return *row ? static_cast<std::uint64_t>(select.integer(0)) : 0;
  }

  Result<std::optional<service::StreamTail>> find_tail(std::string_view stream) override {
    Statement& select = writer_.select_tail_;
    const ResetAtEnd reset_at_end(select);
    const auto row = select.bind_text(1, stream).step();
    if (!row) return row.error();
    if (!*row) return std::optional<service::StreamTail>();
    const auto commitment = select.hash(1);
    if (!commitment) return commitment.error();
    return std::optional(service::StreamTail{static_cast<std::uint64_t>(select.integer(0)), *commitment});
  }

  Result<std::optional<std::string>> find_imported(std::string_view key) override {
    Statement& select = writer_.select_imported_;
    const ResetAtEnd reset_at_end(select);
    const auto row = select.bind_text(1, key).step();
    if (!row) return row.error();
    return *row ? std::optional<std::string>(select.text(0)) : std::nullopt;
  }

  Result<std::vector<complaint::Precedent>> find_precedents(std::string_view category, std::string_view not_number,
                                                            std::size_t count) override {
    return read_precedents(writer_.select_precedents_, category, not_number, count);
  }

  Result<std::vector<service::Match>> find_matches(const service::Digest16& key, std::size_t count) override {
    return read_matches(writer_.select_matches_, key, count);
  }

  Result<void> append(const Batch& batch) override { return writer_.append(batch); }

  Result<void> commit() override {
    auto done = writer_.commit_.run();
    // A COMMIT that failed may have left the transaction open; the destructor's ROLLBACK does no harm if it has not.
    open_ = !done;
    return done;
  }

 private:
  SqliteWriter& writer_;
  Head head_;
  bool open_ = true;
};

Result<std::unique_ptr<SqliteWriter>> SqliteWriter::open(Database database) {
  std::unique_ptr<SqliteWriter> writer(new SqliteWriter(std::move(database)));
  if (auto prepared = writer->prepare_all(); !prepared) return prepared.error();
  return writer;
}

Result<void> SqliteWriter::prepare_all() {
  const std::pair<Statement*, std::string> all[] = {
      {&begin_, "BEGIN IMMEDIATE"},
      {&commit_, "COMMIT"},
      {&rollback_, "ROLLBACK"},
      {&select_head_, sql("SELECT ", kHeadColumns, " FROM head WHERE id = 1")},
      {&update_head_,
       "UPDATE head SET size = ?1, root = ?2, last_at = ?3, checkpoint = ?4, serial_date = ?5, serial = ?6, "
       "batch_id = ?7 WHERE id = 1"},
      {&insert_event_, sql("INSERT INTO events (", kEventColumns, ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")},
      {&upsert_complaint_, sql("INSERT OR REPLACE INTO complaints (", kComplaintColumns,
                               ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")},
      {&insert_tile_, "INSERT INTO tiles (id, root, hashes) VALUES (?,?,?)"},
      {&insert_log_key_,
       "INSERT INTO log_keys (position, verifier_key) SELECT coalesce(max(position), 0) + 1, ?1 FROM log_keys"},
      {&update_origin_, "UPDATE meta SET value = ?1 WHERE key = 'origin'"},
      {&insert_imported_, "INSERT INTO imported (key, number) VALUES (?,?)"},
      {&select_stream_, sql("SELECT ", kEventColumns, " FROM events WHERE stream = ?1 ORDER BY seq")},
      {&select_last_seq_, "SELECT last_seq FROM complaints WHERE number = ?1"},
      {&select_imported_, "SELECT number FROM imported WHERE key = ?1"},
      {&select_tail_, "SELECT seq, commitment FROM events WHERE stream = ?1 ORDER BY seq DESC LIMIT 1"},
      {&select_precedents_, std::string(kSelectPrecedents)},
      {&select_matches_, std::string(kSelectMatches)},
      {&delete_matches_, "DELETE FROM matches WHERE number = ?1"},
      {&insert_match_, "INSERT OR IGNORE INTO matches (key, number, who, received_at) VALUES (?,?,?,?)"},
      {&upsert_credential_, "INSERT OR REPLACE INTO credentials (user, password_hash, set_at) VALUES (?,?,?)"},
  };
  for (const auto& [statement, text] : all) {
    auto prepared = Statement::prepare(database_, text);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return {};
}

Result<std::unique_ptr<service::WriteTransaction>> SqliteWriter::begin() {
  if (auto begun = begin_.run(); !begun) return begun.error();
  const ResetAtEnd reset_at_end(select_head_);
  const auto row = select_head_.step();
  auto head =
      row && *row ? read_head(select_head_) : Result<Head>(Failure{FailureKind::NotFound, "no log is founded here"});
  if (!row || !head) {
    select_head_.reset();
    (void)rollback_.run();
    return row ? head.error() : row.error();
  }
  return std::unique_ptr<service::WriteTransaction>(std::make_unique<SqliteTransaction>(*this, std::move(*head)));
}

void SqliteWriter::roll_back() {
  (void)rollback_.run();
  idempotency_hour_ = -1;  // its table may have been made in this transaction
}

Result<void> SqliteWriter::append(const Batch& batch) {
  for (const auto& event : batch.events) {
    bind_event(insert_event_, event);
    if (auto done = insert_event_.run(); !done) return done.error();
  }
  RowTexts kept;
  for (const auto& row : batch.rows) {
    bind_complaint_row(upsert_complaint_, row, kept);
    if (auto done = upsert_complaint_.run(); !done) return done.error();
  }
  for (const auto& tile : batch.tiles) {
    const auto bytes = ledger::encode_tile(tile.hashes);
    insert_tile_.bind(1, tile_row_id(tile.tile)).bind_blob(2, view(tile.root)).bind_blob(3, bytes);
    if (auto done = insert_tile_.run(); !done) return done.error();
  }
  for (const auto& imported : batch.imported) {
    insert_imported_.bind_text(1, imported.key).bind_text(2, imported.number);
    if (auto done = insert_imported_.run(); !done) return done.error();
  }
  for (const auto& credential : batch.credentials) {
    upsert_credential_.bind_text(1, credential.user).bind_text(2, credential.password_hash);
    upsert_credential_.bind(3, credential.set_at.unix_ms);
    if (auto done = upsert_credential_.run(); !done) return done.error();
  }
  if (auto done = append_matches(batch.matches); !done) return done.error();
  if (auto done = append_identity(batch); !done) return done.error();
  if (auto done = append_idempotency(batch.idempotency); !done) return done.error();
  const auto date = date_text(batch.head.serial_date);
  bind_head(update_head_, batch.head, date);
  return update_head_.run();
}

// The newest classification of a complaint counts.
Result<void> SqliteWriter::append_matches(const std::vector<service::MatchRow>& rows) {
  std::string cleared;
  for (const auto& row : rows) {
    if (row.number != cleared) {
      if (auto done = delete_matches_.bind_text(1, row.number).run(); !done) return done;
      cleared = row.number;
    }
    insert_match_.bind_blob(1, view(row.key)).bind_text(2, row.number).bind_blob(3, view(row.who));
    if (auto done = insert_match_.bind(4, row.received_at.unix_ms).run(); !done) return done;
  }
  return {};
}

// Who signs, and under which name: changes with a rotation or a new origin only.
Result<void> SqliteWriter::append_identity(const Batch& batch) {
  for (const auto& key : batch.log_keys) {
    insert_log_key_.bind_text(1, key);
    if (auto done = insert_log_key_.run(); !done) return done;
  }
  if (batch.origin.empty()) return {};
  update_origin_.bind_text(1, batch.origin);
  return update_origin_.run();
}

Result<void> SqliteWriter::append_idempotency(const std::vector<service::IdempotencyRow>& rows) {
  for (const auto& row : rows) {
    const auto hour = service::hour_of(row.at);
    if (hour != idempotency_hour_) {
      const auto table = idempotency_table(hour);
      // No index: the rows are found in memory, and the table goes as a whole.
      auto created = database_.execute("CREATE TABLE IF NOT EXISTS " + table +
                                       " (id INTEGER PRIMARY KEY, key BLOB NOT NULL, body BLOB NOT NULL, "
                                       "leaf INTEGER NOT NULL, at INTEGER NOT NULL) STRICT");
      if (!created) return created.error();
      auto prepared = Statement::prepare(database_, "INSERT INTO " + table + " (key, body, leaf, at) VALUES (?,?,?,?)");
      if (!prepared) return prepared.error();
      insert_idempotency_ = std::move(*prepared);
      idempotency_hour_ = hour;
    }
    insert_idempotency_.bind_blob(1, view(row.key))
        .bind_blob(2, view(row.body))
        .bind(3, row.leaf)
        .bind(4, row.at.unix_ms);
    if (auto done = insert_idempotency_.run(); !done) return done.error();
  }
  return {};
}

void SqliteWriter::drop_expired_hours(Instant now) {
  const auto tables = idempotency_tables(database_);
  if (!tables || tables->empty()) return;
  const auto oldest = service::hour_of(now + -service::kIdempotencyMs);
  if (hour_of_table(tables->front()) < oldest) (void)database_.execute("DROP TABLE " + tables->front());
}

}  // namespace redress::store
