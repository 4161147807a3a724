#pragma once
// One moment of a database, copied to another file beside a running server.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "adapters/store/sqlite/database.hpp"
#include "service/ports/event_store.hpp"

namespace redress::store {

/// What the register holds at that moment.
struct SnapshotFacts {
  std::string origin;
  std::string zone;
  int schema_version = 0;
  std::vector<std::string> log_keys;  ///< verifier keys, oldest first
  service::Head head;
};

/// Told how far a copy is, in pages; says whether to go on.
using CopyProgress = std::function<bool(std::uint64_t done, std::uint64_t whole)>;

/// An open read transaction. The server writes on meanwhile, but can start its write-ahead log anew only when the
/// snapshot is gone: keep it no longer than the copy takes. One thread.
class Snapshot {
 public:
  /// NotFound when there is no file or no log in it. What was committed before the call is inside.
  [[nodiscard]] static Result<Snapshot> open(const std::string& path);
  [[nodiscard]] const SnapshotFacts& facts() const noexcept { return facts_; }
  /// Copies page by page (SQLite's backup interface) to a file that does not exist yet. The caller syncs it.
  [[nodiscard]] Result<void> copy_to(const std::string& path, const CopyProgress& progress);

 private:
  explicit Snapshot(Database database) : database_(std::move(database)) {}
  [[nodiscard]] Result<void> read_facts();

  Database database_;
  SnapshotFacts facts_;
};

/// Copies any SQLite database consistently, also while others write to it.
[[nodiscard]] Result<void> copy_database(const std::string& from, const std::string& to);

}  // namespace redress::store
