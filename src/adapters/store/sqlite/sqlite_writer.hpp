#pragma once
// The writing connection with its prepared statements.

#include <set>

#include "adapters/store/sqlite/database.hpp"
#include "service/ports/event_store.hpp"

namespace redress::store {

/// Used by the writer's thread only.
class SqliteWriter {
 public:
  [[nodiscard]] static Result<std::unique_ptr<SqliteWriter>> open(Database database);

  /// BEGIN IMMEDIATE, then the head row.
  [[nodiscard]] Result<std::unique_ptr<service::WriteTransaction>> begin();
  /// Drops idempotency tables of hours that ended more than 24 h before `now`, one a call.
  void drop_expired_hours(Instant now);
  [[nodiscard]] Database& database() noexcept { return database_; }

 private:
  friend class SqliteTransaction;
  explicit SqliteWriter(Database database) : database_(std::move(database)) {}
  [[nodiscard]] Result<void> prepare_all();
  void roll_back();
  [[nodiscard]] Result<void> append(const service::Batch& batch);
  [[nodiscard]] Result<void> append_identity(const service::Batch& batch);
  [[nodiscard]] Result<void> append_matches(const std::vector<service::MatchRow>& rows);
  [[nodiscard]] Result<void> append_idempotency(const std::vector<service::IdempotencyRow>& rows);

  Database database_;
  Statement begin_, commit_, rollback_;
  Statement select_precedents_, select_matches_, delete_matches_, insert_match_;
  Statement select_head_, update_head_, insert_event_, upsert_complaint_, insert_tile_, insert_imported_;
  Statement select_stream_, select_last_seq_, select_imported_, select_tail_, upsert_credential_;
  Statement insert_log_key_, update_origin_;
  Statement insert_idempotency_;
  std::int64_t idempotency_hour_ = -1;  ///< of insert_idempotency_
};

/// Names of the idempotency tables, oldest first.
[[nodiscard]] Result<std::vector<std::string>> idempotency_tables(Database& database);
[[nodiscard]] std::string idempotency_table(std::int64_t hour);
/// Reads all events of a stream in order with `select`, prepared as "… WHERE stream = ?1 ORDER BY seq".
[[nodiscard]] Result<std::vector<service::StoredEvent>> read_stream_with(Statement& select, std::string_view stream);

}  // namespace redress::store
