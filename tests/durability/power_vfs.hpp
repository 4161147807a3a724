#pragma once
// A SQLite VFS whose power can be cut: what was not synced by then is lost.
//
// SIGKILL keeps the page cache, so it cannot show that a sync is missing. This can: the real files are written as
// usual, every change since the last sync of its file is remembered, and after the cut the changes are taken back.

#include <sqlite3.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace redress::test {

/// What becomes of the changes that no sync has made durable.
enum class Loss {
  All,   ///< all are lost
  Some,  ///< each is lost, kept or torn by chance, as a disk's cache may do
};

/// When an operation and the cut meet.
enum class Moment { Before, During, After };

/// Registered under a name of its own while it lives. Thread-safe but for lose().
class PowerVfs {
 public:
  PowerVfs();
  ~PowerVfs();
  PowerVfs(const PowerVfs&) = delete;
  PowerVfs& operator=(const PowerVfs&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }
  /// From now on everything fails.
  void cut() { cut_ = true; }
  [[nodiscard]] bool is_cut() const { return cut_; }
  /// Cuts at the `n`-th write, truncation, sync or deletion from now, counted from 1.
  void cut_at_operation(std::uint64_t n, Moment moment);
  /// The kind of the operation that met the cut: "write", "truncate", "sync", "delete"; empty if none did.
  [[nodiscard]] std::string met() const;
  /// Writes and syncs so far.
  [[nodiscard]] std::uint64_t operations() const;

  /// Takes back what was not synced. Every file must be closed.
  void lose(Loss loss, std::mt19937_64& random);

 private:
  struct Change {
    bool is_truncation = false;
    std::int64_t offset = 0;    ///< of a write; the new size of a truncation
    std::string before;         ///< bytes that were there; of a truncation, those cut off
    std::string after;          ///< bytes written
    std::int64_t old_size = 0;  ///< of the file
  };
  struct History {
    std::vector<Change> pending;
    bool fresh = false;  ///< created, and never synced since
  };
  struct File;
  friend struct PowerIo;

  /// Counts an operation; says what the cut does to it.
  enum class Fate { Goes, Fails, Tears };
  [[nodiscard]] Fate begin_operation(const char* kind, bool& cut_after);
  static void take_back(const std::string& path, const History& history, Loss loss, std::mt19937_64& random);

  std::string name_;
  sqlite3_vfs vfs_{};
  sqlite3_vfs* real_ = nullptr;
  std::atomic<bool> cut_ = false;
  mutable std::mutex mutex_;
  std::map<std::string, History> files_;
  std::map<std::string, std::string> deleted_;  ///< content of files whose deletion no sync has made durable
  std::uint64_t operations_ = 0;
  std::optional<std::uint64_t> cut_at_;
  Moment moment_ = Moment::Before;
  std::string met_;
};

}  // namespace redress::test
