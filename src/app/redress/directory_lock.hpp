#pragma once
// One exclusive lock per data directory (DESIGN.md 3): who writes holds it.

#include <filesystem>
#include <memory>

#include "base/result.hpp"

namespace redress::app {

/// Held as long as it lives; the kernel lets go when the process ends.
class DirectoryLock {
 public:
  /// Creates the file if it is not there. Conflict when another process holds it.
  [[nodiscard]] static Result<std::unique_ptr<DirectoryLock>> take(const std::filesystem::path& file);
  /// True while some process holds the lock. Looks only; false when there is no such file.
  [[nodiscard]] static bool is_held(const std::filesystem::path& file);
  ~DirectoryLock();
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;

 private:
  explicit DirectoryLock(int number) : number_(number) {}
  int number_;
};

}  // namespace redress::app
