#pragma once
// A reading connection with its prepared statements.

#include "adapters/store/sqlite/database.hpp"
#include "service/ports/event_store.hpp"

namespace redress::store {

/// See service::ReadSession.
class SqliteReader final : public service::ReadSession {
 public:
  [[nodiscard]] static Result<std::unique_ptr<SqliteReader>> open(Database database);

  Result<service::Head> head() override;
  Result<std::optional<service::ComplaintRow>> find_complaint(std::string_view number) override;
  Result<std::vector<service::StoredEvent>> read_stream(std::string_view stream) override;
  Result<std::optional<service::StoredEvent>> find_event(std::uint64_t leaf) override;
  Result<std::optional<service::StoredEvent>> find_event(std::string_view stream, std::uint64_t seq) override;
  Result<void> scan_streams(std::string_view prefix,
                            const std::function<bool(const service::StoredEvent&)>& visit) override;
  Result<std::optional<service::CredentialRow>> find_credential(std::string_view user) override;
  Result<std::optional<std::string>> read_tile(ledger::TileId tile) override;
  Result<std::vector<Hash>> read_tile_roots(unsigned level, std::uint64_t first, std::uint64_t count) override;
  Result<std::vector<Hash>> read_commitments(std::uint64_t first, std::uint64_t count) override;
  Result<void> scan_events(std::uint64_t first, std::uint64_t end,
                           const std::function<bool(const service::StoredEvent&)>& visit) override;
  Result<void> scan_complaints(const std::function<bool(const service::ComplaintRow&)>& visit) override;
  Result<service::ComplaintPage> list_complaints(const service::ComplaintQuery& query) override;
  Result<std::vector<complaint::Precedent>> find_precedents(std::string_view category, std::string_view not_number,
                                                            std::size_t count) override;
  Result<std::vector<service::Match>> find_matches(const service::Digest16& key, std::size_t count) override;
  Result<std::vector<service::IdempotencyRow>> idempotency_since(Instant since) override;
  Result<std::vector<std::string>> log_keys() override;

 private:
  explicit SqliteReader(Database database) : database_(std::move(database)) {}
  [[nodiscard]] Result<void> prepare_all();
  [[nodiscard]] Result<std::vector<Hash>> read_hashes(Statement& select, std::int64_t first, std::uint64_t count);

  Database database_;
  Statement select_head_, select_complaint_, select_stream_, select_event_, select_tile_, select_roots_;
  Statement select_commitments_, scan_events_, scan_complaints_, select_keys_;
  Statement select_event_in_stream_, scan_streams_, select_credential_, select_precedents_, select_matches_;
};

}  // namespace redress::store
