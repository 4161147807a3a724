#pragma once
// A data directory in the making: DIR.restoring, put in place by one rename when it is whole.

#include <filesystem>
#include <memory>

#include "app/redress/directory_lock.hpp"
#include "app/redress/system.hpp"

namespace redress::app {

/// Holds the lock that the directory will have. Removes what was made unless it was put in place.
class Staging {
 public:
  /// Conflict when the data directory is not empty or in use, or when another run makes one. What an interrupted run
  /// has left is removed.
  [[nodiscard]] static Result<std::unique_ptr<Staging>> begin(const DataPaths& paths);
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_; }
  [[nodiscard]] std::filesystem::path database() const { return folder_ / "redress.db"; }
  /// Makes everything durable and renames the folder; the lock goes on to protect it. Nothing may be open in it.
  [[nodiscard]] Result<void> put_in_place();

 private:
  explicit Staging(const DataPaths& paths);

  std::filesystem::path data_;
  std::filesystem::path folder_;
  std::unique_ptr<DirectoryLock> lock_;
};

}  // namespace redress::app
