#include "app/redress/staging.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "adapters/backups/file_copy.hpp"
#include "adapters/keys/key_folder.hpp"

namespace redress::app {
namespace {

namespace fs = std::filesystem;

Result<void> check_target(const DataPaths& paths) {
  std::error_code error;
  if (!fs::exists(paths.data, error)) return {};
  if (DirectoryLock::is_held(paths.lock)) {
    return Failure{FailureKind::Conflict, "a redress runs on " + paths.data.string() + "; stop it first"};
  }
  if (fs::is_directory(paths.data, error) && fs::is_empty(paths.data, error)) return {};
  return Failure{FailureKind::Conflict, paths.data.string() + " is not empty; move it away first, and keep it"};
}

}  // namespace

Staging::Staging(const DataPaths& paths) : data_(paths.data), folder_(paths.data) { folder_ += ".restoring"; }

Result<std::unique_ptr<Staging>> Staging::begin(const DataPaths& paths) {
  if (auto checked = check_target(paths); !checked) return checked.error();
  std::unique_ptr<Staging> staging(new Staging(paths));
  if (auto made = keys::create_folder(staging->folder_); !made) return made.error();
  auto lock = DirectoryLock::take(staging->folder_ / paths.lock.filename());
  if (!lock) return lock.error();
  staging->lock_ = std::move(*lock);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(staging->folder_, error)) {
    if (entry.path().filename() != paths.lock.filename()) fs::remove_all(entry.path(), error);
  }
  if (error) return Failure{FailureKind::Unavailable, "clear " + staging->folder_.string() + ": " + error.message()};
  return staging;
}

Staging::~Staging() {
  if (folder_ == data_ || !lock_) return;
  std::error_code error;
  fs::remove_all(folder_, error);
}

Result<void> Staging::put_in_place() {
  if (auto synced = backups::sync_path(database()); !synced) return synced;
  if (auto synced = backups::sync_path(folder_); !synced) return synced;
  // An empty directory gives way; one that somebody has filled meanwhile does not.
  if (std::rename(folder_.c_str(), data_.c_str()) != 0) {
    return Failure{FailureKind::Conflict, "put in place " + data_.string() + ": " + std::strerror(errno)};
  }
  folder_ = data_;
  return backups::sync_path(data_.parent_path());
}

}  // namespace redress::app
