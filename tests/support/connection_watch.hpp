#pragma once
// Sees the SQLite connections that code under test opens, so that a test can set limits on them.

#include <sqlite3.h>

namespace redress::test {

/// Remembers the first connection that any thread opens while it lives. One at a time in a process.
class ConnectionWatch {
 public:
  ConnectionWatch();
  ~ConnectionWatch();
  ConnectionWatch(const ConnectionWatch&) = delete;
  ConnectionWatch& operator=(const ConnectionWatch&) = delete;

  /// Null if none was opened. Valid while its owner lives.
  [[nodiscard]] sqlite3* first() const;
};

/// Lets the database grow by `pages` at most: its owner then meets a full disk.
void limit_growth(sqlite3* connection, int pages);
/// Space is back.
void lift_limit(sqlite3* connection);

}  // namespace redress::test
