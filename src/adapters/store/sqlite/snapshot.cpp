#include "adapters/store/sqlite/snapshot.hpp"

#include <filesystem>
#include <utility>

#include "adapters/store/sqlite/migrations.hpp"
#include "adapters/store/sqlite/rows.hpp"

namespace redress::store {
namespace {

// 8 MiB between two looks at the progress.
constexpr int kPagesAtOnce = 1024;

struct EndBackup {
  void operator()(sqlite3_backup* backup) const noexcept { sqlite3_backup_finish(backup); }
};

Result<Database> open_source(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return Failure{FailureKind::NotFound, path + " does not exist"};
  // Not read-only: without a server the write-ahead log may have to be made first.
  auto database = Database::open(path, Database::Mode::ReadWrite);
  if (!database) return database.error();
  if (auto set = database->execute("PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0"); !set) return set.error();
  return database;
}

Result<std::vector<std::string>> texts_of(Database& database, std::string_view sql) {
  auto select = Statement::prepare(database, sql);
  if (!select) return select.error();
  std::vector<std::string> texts;
  for (;;) {
    const auto row = select->step();
    if (!row) return row.error();
    if (!*row) return texts;
    texts.emplace_back(select->text(0));
  }
}

Result<void> copy_pages(Database& from, const std::string& to, const CopyProgress& progress) {
  auto target = Database::open(to, Database::Mode::ReadWrite);
  if (!target) return target.error();
  // Whoever interrupts the copy throws the file away: it needs no journal, and is synced once at its end.
  if (auto set = target->execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF"); !set) return set;
  const std::unique_ptr<sqlite3_backup, EndBackup> backup(
      sqlite3_backup_init(target->handle(), "main", from.handle(), "main"));
  if (!backup) return target->failure("begin the copy " + to);
  for (;;) {
    const int code = sqlite3_backup_step(backup.get(), kPagesAtOnce);
    if (code != SQLITE_OK && code != SQLITE_DONE) {
      return Failure{(code & 0xFF) == SQLITE_FULL ? FailureKind::NoSpace : FailureKind::Unavailable,
                     "copy to " + to + ": " + sqlite3_errstr(code)};
    }
    const auto whole = static_cast<std::uint64_t>(sqlite3_backup_pagecount(backup.get()));
    const auto left = static_cast<std::uint64_t>(sqlite3_backup_remaining(backup.get()));
    if (progress && !progress(whole - left, whole)) return Failure{FailureKind::Unavailable, "stopped by a signal"};
    if (code == SQLITE_DONE) return {};
  }
}

}  // namespace

Result<Snapshot> Snapshot::open(const std::string& path) {
  auto database = open_source(path);
  if (!database) return database.error();
  Snapshot snapshot(std::move(*database));
  if (auto read = snapshot.read_facts(); !read) return read.error();
  return snapshot;
}

// The first SELECT after BEGIN fixes the moment; everything later sees the same.
Result<void> Snapshot::read_facts() {
  if (auto begun = database_.execute("BEGIN"); !begun) return begun;
  const auto version = schema_version(database_);
  if (!version) return version.error();
  facts_.schema_version = *version;
  if (*version == 0) return Failure{FailureKind::NotFound, "the database holds no register"};
  const auto meta = texts_of(database_, "SELECT value FROM meta WHERE key IN ('origin', 'zone') ORDER BY key");
  if (!meta) return meta.error();
  if (meta->size() != 2) return Failure{FailureKind::NotFound, "the database holds no log yet"};
  facts_.origin = meta->front();
  facts_.zone = meta->back();
  auto keys = texts_of(database_, "SELECT verifier_key FROM log_keys ORDER BY position");
  if (!keys) return keys.error();
  facts_.log_keys = std::move(*keys);
  auto select = Statement::prepare(database_, "SELECT " + std::string(kHeadColumns) + " FROM head WHERE id = 1");
  if (!select) return select.error();
  const auto row = select->step();
  if (!row) return row.error();
  if (!*row) return Failure{FailureKind::NotFound, "the database holds no log yet"};
  auto head = read_head(*select);
  if (!head) return head.error();
  facts_.head = std::move(*head);
  return {};
}

Result<void> Snapshot::copy_to(const std::string& path, const CopyProgress& progress) {
  return copy_pages(database_, path, progress);
}

Result<void> copy_database(const std::string& from, const std::string& to) {
  auto source = open_source(from);
  if (!source) return source.error();
  // One snapshot for the whole copy, or every write of another would start it again.
  if (auto begun = source->execute("BEGIN; SELECT count(*) FROM sqlite_schema"); !begun) return begun;
  return copy_pages(*source, to, {});
}

}  // namespace redress::store
