#include "adapters/store/sqlite/attachment_key_table.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "adapters/store/sqlite/migrations.hpp"
#include "base/random.hpp"

namespace redress::store {
namespace {

constexpr int kSchemaVersion = 1;

constexpr const char* kSettings = "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON";
constexpr const char* kSchema = R"sql(
    BEGIN;
    CREATE TABLE attachment_keys (
      number TEXT PRIMARY KEY,
      key    BLOB NOT NULL CHECK (length(key) = 32)
    ) STRICT, WITHOUT ROWID;
    PRAGMA user_version=1;
    COMMIT;
    )sql";

// SQLite would give a new file the mode that the umask leaves.
Result<void> make_private(const std::filesystem::path& file) {
  const int number = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (number < 0) return Failure{FailureKind::Unavailable, "open " + file.string() + ": " + std::strerror(errno)};
  struct stat status{};
  const bool known = ::fstat(number, &status) == 0;
  ::close(number);
  if (!known) return Failure{FailureKind::Unavailable, "look at " + file.string()};
  if ((status.st_mode & 077U) == 0) return {};
  return Failure{FailureKind::Conflict, file.string() + " may be read by other users; run: chmod 600 " + file.string()};
}

Result<void> bring_up_to_date(Database& database) {
  const auto version = schema_version(database);
  if (!version) return version.error();
  if (*version == kSchemaVersion) return {};
  if (*version == 0) return database.execute(kSchema);
  return Failure{FailureKind::Conflict, "the table of attachment keys has schema version " + std::to_string(*version) +
                                            ", this program knows " + std::to_string(kSchemaVersion)};
}

}  // namespace

Result<std::unique_ptr<AttachmentKeyTable>> AttachmentKeyTable::open(const std::filesystem::path& file) {
  if (auto made = make_private(file); !made) return made.error();
  auto database = Database::open(file.string(), Database::Mode::ReadWrite);
  if (!database) return database.error();
  if (auto set = database->execute(kSettings); !set) return set.error();
  if (auto ready = bring_up_to_date(*database); !ready) return ready.error();
  std::unique_ptr<AttachmentKeyTable> table(new AttachmentKeyTable(std::move(*database)));
  if (auto prepared = table->prepare(); !prepared) return prepared.error();
  return table;
}

Result<void> AttachmentKeyTable::prepare() {
  const std::pair<Statement*, std::string_view> all[] = {
      {&select_, "SELECT key FROM attachment_keys WHERE number = ?1"},
      {&insert_, "INSERT INTO attachment_keys (number, key) VALUES (?1, ?2)"},
      {&delete_, "DELETE FROM attachment_keys WHERE number = ?1"},
  };
  for (const auto& [statement, text] : all) {
    auto prepared = Statement::prepare(database_, text);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return {};
}

Result<std::optional<service::AttachmentKey>> AttachmentKeyTable::select(std::string_view number) {
  const ResetAtEnd reset_at_end(select_);
  const auto row = select_.bind_text(1, number).step();
  if (!row) return row.error();
  if (!*row) return std::optional<service::AttachmentKey>();
  const auto key = select_.hash(0);
  if (!key) return key.error();
  return std::optional<service::AttachmentKey>(*key);
}

Result<std::optional<service::AttachmentKey>> AttachmentKeyTable::find(std::string_view number) {
  const std::lock_guard lock(mutex_);
  return select(number);
}

Result<service::AttachmentKey> AttachmentKeyTable::find_or_create(std::string_view number) {
  const std::lock_guard lock(mutex_);
  auto known = select(number);
  if (!known) return known.error();
  if (*known) return **known;
  const auto key = *hash_from_bytes(random_bytes(32));
  if (auto inserted = insert_.bind_text(1, number).bind_blob(2, view(key)).run(); !inserted) return inserted.error();
  return key;
}

Result<void> AttachmentKeyTable::forget(std::string_view number) {
  const std::lock_guard lock(mutex_);
  return delete_.bind_text(1, number).run();
}

}  // namespace redress::store
