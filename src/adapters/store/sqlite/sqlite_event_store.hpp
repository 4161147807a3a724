#pragma once
// The default store: one SQLite database in WAL mode, synchronous=FULL.

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "adapters/store/sqlite/database.hpp"
#include "service/ports/event_store.hpp"

namespace redress::store {

struct SqliteOptions {
  std::string path;
  std::string vfs;                    ///< empty: the default; durability tests put theirs here
  std::string synchronous = "FULL";   ///< anything less loses acknowledged filings at a power cut
  bool migrate = true;                ///< false, for tools beside a server: another schema version is a Conflict
  bool background_checkpoint = true;  ///< false: the writer's connection checkpoints by itself, for tests
};

/// What a new log starts with.
struct Founding {
  std::string origin;
  std::string zone;          ///< IANA name of the operator's zone
  std::string verifier_key;  ///< of the first log key
  std::string checkpoint;    ///< signed, of the empty tree
  Hash root{};
};

/// Facts of the log that never change.
struct Foundation {
  std::string origin;
  std::string zone;
};

class SqliteWriter;

/// See service::EventStore.
class SqliteEventStore final : public service::EventStore {
 public:
  /// Opens, and migrates under a lock. Does not found a log.
  [[nodiscard]] static Result<std::unique_ptr<SqliteEventStore>> open(SqliteOptions options);
  ~SqliteEventStore() override;

  /// Nothing while no log is founded here.
  [[nodiscard]] Result<std::optional<Foundation>> foundation();
  /// Founds the log; Conflict if there is one.
  [[nodiscard]] Result<void> found(const Founding& founding);

  [[nodiscard]] Result<std::unique_ptr<service::WriteTransaction>> begin_write() override;
  [[nodiscard]] Result<std::unique_ptr<service::ReadSession>> open_reader() override;
  void upkeep(Instant now) override;

 private:
  explicit SqliteEventStore(SqliteOptions options);
  void checkpoint_in_background();
  void finish_checkpoint();
  static int on_wal(void* self, sqlite3*, const char*, int frames);

  SqliteOptions options_;
  std::unique_ptr<SqliteWriter> writer_;
  // Checkpointing (docs/decisions/0004): the thread copies most of the WAL back, the writer the last piece.
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::atomic<int> wal_frames_ = 0;
  std::atomic<bool> finish_wanted_ = false;
  std::thread checkpointer_;
};

}  // namespace redress::store
