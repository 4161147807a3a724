#include "adapters/store/sqlite/sqlite_event_store.hpp"

#include <chrono>

#include "adapters/store/sqlite/migrations.hpp"
#include "adapters/store/sqlite/rows.hpp"
#include "adapters/store/sqlite/sqlite_reader.hpp"
#include "adapters/store/sqlite/sqlite_writer.hpp"

namespace redress::store {
namespace {

// WAL frames (pages) from which the background thread copies back; about 16 MiB.
constexpr int kCheckpointFrames = 4096;
// What the writer may finish by itself between two batches: a few milliseconds.
constexpr int kFinishFrames = 1024;
constexpr auto kCheckpointEvery = std::chrono::milliseconds(100);

struct CheckpointCounts {
  int log = 0;
  int done = 0;
};

CheckpointCounts checkpoint_passively(Database& database) {
  CheckpointCounts counts;
  sqlite3_wal_checkpoint_v2(database.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &counts.log, &counts.done);
  return counts;
}

std::optional<std::string> meta_value(Database& database, std::string_view key) {
  auto select = Statement::prepare(database, "SELECT value FROM meta WHERE key = ?1");
  if (!select) return std::nullopt;
  const auto row = select->bind_text(1, key).step();
  if (!row || !*row) return std::nullopt;
  return std::string(select->text(0));
}

Result<void> require_newest(Database& database) {
  const auto version = schema_version(database);
  if (!version) return version.error();
  if (*version == newest_schema_version()) return {};
  return Failure{FailureKind::Conflict, "the database has schema version " + std::to_string(*version) +
                                            ", this program needs " + std::to_string(newest_schema_version()) +
                                            "; `redress serve` of this version brings it up to date"};
}

Result<void> insert_pair(Database& database, std::string_view sql, std::string_view a, std::string_view b) {
  auto insert = Statement::prepare(database, sql);
  if (!insert) return insert.error();
  insert->bind_text(1, a).bind_text(2, b);
  return insert->run();
}

Result<void> insert_first_head(Database& database, const Founding& founding) {
  auto insert =
      Statement::prepare(database,
                         "INSERT INTO head (id, size, root, last_at, checkpoint, serial_date, serial, batch_id) "
                         "VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  if (!insert) return insert.error();
  service::Head head;
  head.root = founding.root;
  head.checkpoint = founding.checkpoint;
  const auto date = date_text(head.serial_date);
  bind_head(*insert, head, date);
  return insert->run();
}

Result<void> insert_foundation(Database& database, const Founding& founding) {
  static constexpr std::string_view kMeta = "INSERT INTO meta (key, value) VALUES (?1, ?2)";
  if (auto done = insert_pair(database, kMeta, "origin", founding.origin); !done) return done;
  if (auto done = insert_pair(database, kMeta, "zone", founding.zone); !done) return done;
  auto key = insert_pair(database, "INSERT INTO log_keys (position, verifier_key) VALUES (CAST(?1 AS INTEGER), ?2)",
                         "1", founding.verifier_key);
  if (!key) return key;
  return insert_first_head(database, founding);
}

}  // namespace

Result<std::unique_ptr<SqliteEventStore>> SqliteEventStore::open(SqliteOptions options) {
  auto database = Database::open(options.path, Database::Mode::ReadWrite, options.vfs);
  if (!database) return database.error();
  // An event row is about 1.7 KB: pages of 4 KiB leave a fifth of each empty (docs/decisions/0009).
  const auto settings =
      "PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=" + options.synchronous +
      "; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=" + (options.background_checkpoint ? "0" : "1000");
  if (auto set = database->execute(settings); !set) return set.error();
  if (auto ready = options.migrate ? migrate(*database) : require_newest(*database); !ready) return ready.error();
  auto writer = SqliteWriter::open(std::move(*database));
  if (!writer) return writer.error();
  std::unique_ptr<SqliteEventStore> store(new SqliteEventStore(std::move(options)));
  store->writer_ = std::move(*writer);
  if (store->options_.background_checkpoint) {
    sqlite3_wal_hook(store->writer_->database().handle(), &SqliteEventStore::on_wal, store.get());
    store->checkpointer_ = std::thread([raw = store.get()] { raw->checkpoint_in_background(); });
  }
  return store;
}

SqliteEventStore::SqliteEventStore(SqliteOptions options) : options_(std::move(options)) {}

SqliteEventStore::~SqliteEventStore() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (checkpointer_.joinable()) checkpointer_.join();
}

Result<std::optional<Foundation>> SqliteEventStore::foundation() {
  const auto origin = meta_value(writer_->database(), "origin");
  const auto zone = meta_value(writer_->database(), "zone");
  if (!origin && !zone) return std::optional<Foundation>();
  if (!origin || !zone) return Failure{FailureKind::Internal, "the database names an origin or a zone, but not both"};
  return std::optional(Foundation{*origin, *zone});
}

Result<void> SqliteEventStore::found(const Founding& founding) {
  Database& database = writer_->database();
  if (auto begun = database.execute("BEGIN IMMEDIATE"); !begun) return begun;
  auto done = insert_foundation(database, founding);
  if (done) done = database.execute("COMMIT");
  if (!done) (void)database.execute("ROLLBACK");
  return done;
}

Result<std::unique_ptr<service::WriteTransaction>> SqliteEventStore::begin_write() {
  finish_checkpoint();
  return writer_->begin();
}

Result<std::unique_ptr<service::ReadSession>> SqliteEventStore::open_reader() {
  auto database = Database::open(options_.path, Database::Mode::ReadOnly, options_.vfs);
  if (!database) return database.error();
  if (auto set = database->execute("PRAGMA query_only=ON; PRAGMA cache_size=-16384"); !set) return set.error();
  auto reader = SqliteReader::open(std::move(*database));
  if (!reader) return reader.error();
  return std::unique_ptr<service::ReadSession>(std::move(*reader));
}

void SqliteEventStore::upkeep(Instant now) { writer_->drop_expired_hours(now); }

int SqliteEventStore::on_wal(void* self, sqlite3*, const char*, int frames) {
  static_cast<SqliteEventStore*>(self)->wal_frames_ = frames;
  return SQLITE_OK;
}

// Copies the bulk of the WAL back while the writer goes on; it can never reach the moving end by itself.
void SqliteEventStore::checkpoint_in_background() {
  auto database = Database::open(options_.path, Database::Mode::ReadWrite, options_.vfs);
  if (!database) return;
  (void)database->execute("PRAGMA synchronous=" + options_.synchronous + "; PRAGMA wal_autocheckpoint=0");
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    wake_.wait_for(lock, kCheckpointEvery, [this] { return stopping_; });
    if (stopping_ || wal_frames_ < kCheckpointFrames || finish_wanted_) continue;
    lock.unlock();
    const auto counts = checkpoint_passively(*database);
    if (wal_frames_ - counts.done < kFinishFrames) finish_wanted_ = true;
    lock.lock();
  }
}

// The last small piece, while nobody writes: then the next batch starts the WAL anew and the file stops growing.
void SqliteEventStore::finish_checkpoint() {
  if (!finish_wanted_) return;
  const auto counts = checkpoint_passively(writer_->database());
  if (counts.log == counts.done) wal_frames_ = 0;
  finish_wanted_ = false;
}

}  // namespace redress::store
