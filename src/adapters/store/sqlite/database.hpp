#pragma once
// SQLite's C interface behind two small owners. Not thread-safe: one connection per thread.

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace redress::store {

/// One connection.
class Database {
 public:
  enum class Mode { ReadWrite, ReadOnly };
  /// Opens or creates the file. `vfs` empty means the default one.
  [[nodiscard]] static Result<Database> open(const std::string& path, Mode mode, const std::string& vfs = {});

  /// Runs statements without results.
  [[nodiscard]] Result<void> execute(const std::string& sql);
  /// What the last failed call means: NoSpace, Unavailable (busy), Conflict (constraint), else Internal.
  [[nodiscard]] Failure failure(std::string_view doing) const;
  [[nodiscard]] sqlite3* handle() const noexcept { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// One prepared statement. Bind by position from 1, step through the rows, reset.
class Statement {
 public:
  Statement() = default;
  [[nodiscard]] static Result<Statement> prepare(Database& database, std::string_view sql);

  Statement& bind(int position, std::int64_t value) noexcept;
  Statement& bind(int position, std::uint64_t value) noexcept {
    return bind(position, static_cast<std::int64_t>(value));
  }
  Statement& bind(int position, int value) noexcept { return bind(position, static_cast<std::int64_t>(value)); }
  Statement& bind(int position, bool value) noexcept { return bind(position, std::int64_t{value ? 1 : 0}); }
  /// The bytes must live until the statement is reset.
  Statement& bind_text(int position, std::string_view text) noexcept;
  Statement& bind_blob(int position, std::string_view bytes) noexcept;
  Statement& bind_null(int position) noexcept;

  /// True when there is a row, false at the end.
  [[nodiscard]] Result<bool> step();
  /// Steps once where no row is expected, and resets.
  [[nodiscard]] Result<void> run();
  void reset() noexcept;

  /// Columns from 0; views live until the next step.
  [[nodiscard]] std::int64_t integer(int column) const noexcept;
  [[nodiscard]] std::string_view text(int column) const noexcept;
  [[nodiscard]] std::string_view blob(int column) const noexcept;
  [[nodiscard]] bool is_null(int column) const noexcept;
  /// A 32-byte column; Failure Internal for another length.
  [[nodiscard]] Result<Hash> hash(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const noexcept { sqlite3_finalize(handle); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// Resets a statement at the end of a scope, so that no read stays open.
class ResetAtEnd {
 public:
  explicit ResetAtEnd(Statement& statement) : statement_(statement) {}
  ~ResetAtEnd() { statement_.reset(); }
  ResetAtEnd(const ResetAtEnd&) = delete;
  ResetAtEnd& operator=(const ResetAtEnd&) = delete;

 private:
  Statement& statement_;
};

}  // namespace redress::store
