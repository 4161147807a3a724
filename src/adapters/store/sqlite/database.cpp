#include "adapters/store/sqlite/database.hpp"

#include "base/check.hpp"

namespace redress::store {
namespace {

constexpr int kBusyMs = 5000;

FailureKind kind_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL: return FailureKind::NoSpace;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN: return FailureKind::Unavailable;
    case SQLITE_CONSTRAINT: return FailureKind::Conflict;
    default: return FailureKind::Internal;
  }
}

Failure failure_of(sqlite3* handle, std::string_view doing) {
  return {kind_of(sqlite3_extended_errcode(handle)), std::string(doing) + ": " + sqlite3_errmsg(handle)};
}

// Before the first use of SQLite: its memory statistics take one lock for all threads at every allocation.
void configure_once() {
  static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)done;
}

}  // namespace

Result<Database> Database::open(const std::string& path, Mode mode, const std::string& vfs) {
  configure_once();
  // Connections never cross threads, so SQLite's own mutex is not needed.
  const int flags = SQLITE_OPEN_NOMUTEX |
                    (mode == Mode::ReadWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, vfs.empty() ? nullptr : vfs.c_str());
  Database database;
  database.handle_.reset(handle);
  if (code != SQLITE_OK) return Failure{kind_of(code), "open " + path + ": " + sqlite3_errstr(code)};
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, kBusyMs);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  if (auto set = database.execute("PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY"); !set) return set.error();
  return database;
}

Result<void> Database::execute(const std::string& sql) {
  if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return failure(sql.substr(0, 60));
  return {};
}

Failure Database::failure(std::string_view doing) const { return failure_of(handle(), doing); }

Result<Statement> Statement::prepare(Database& database, std::string_view sql) {
  sqlite3_stmt* handle = nullptr;
  if (sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                         &handle, nullptr) != SQLITE_OK) {
    return database.failure("prepare " + std::string(sql));
  }
  Statement statement;
  statement.handle_.reset(handle);
  return statement;
}

Statement& Statement::bind(int position, std::int64_t value) noexcept {
  REDRESS_CHECK(sqlite3_bind_int64(handle_.get(), position, value) == SQLITE_OK);
  return *this;
}

Statement& Statement::bind_text(int position, std::string_view text) noexcept {
  REDRESS_CHECK(sqlite3_bind_text64(handle_.get(), position, text.empty() ? "" : text.data(), text.size(),
                                    SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK);
  return *this;
}

Statement& Statement::bind_blob(int position, std::string_view bytes) noexcept {
  REDRESS_CHECK(sqlite3_bind_blob64(handle_.get(), position, bytes.empty() ? "" : bytes.data(), bytes.size(),
                                    SQLITE_STATIC) == SQLITE_OK);
  return *this;
}

Statement& Statement::bind_null(int position) noexcept {
  REDRESS_CHECK(sqlite3_bind_null(handle_.get(), position) == SQLITE_OK);
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return failure_of(sqlite3_db_handle(handle_.get()), sqlite3_sql(handle_.get()));
}

Result<void> Statement::run() {
  const ResetAtEnd reset_at_end(*this);
  const auto row = step();
  if (!row) return row.error();
  return {};
}

void Statement::reset() noexcept { sqlite3_reset(handle_.get()); }

std::int64_t Statement::integer(int column) const noexcept { return sqlite3_column_int64(handle_.get(), column); }

std::string_view Statement::text(int column) const noexcept {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::string_view Statement::blob(int column) const noexcept {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_.get(), column));
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

bool Statement::is_null(int column) const noexcept { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }

Result<Hash> Statement::hash(int column) const {
  const auto hash = hash_from_bytes(blob(column));
  if (!hash)
    return Failure{FailureKind::Internal, std::string("a stored hash has not 32 bytes: ") + sqlite3_sql(handle_.get())};
  return *hash;
}

}  // namespace redress::store
