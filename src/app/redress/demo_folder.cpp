#include "app/redress/demo_folder.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "app/redress/directory_lock.hpp"

namespace redress::app {
namespace {

namespace fs = std::filesystem;

fs::path filling(const DataPaths& target) {
  auto path = target.data;
  path += ".filling";
  return path;
}

// A demo never mixes with what people have filed, nor gives away accounts in a register that is in use.
Result<void> check_target(const DataPaths& target) {
  std::error_code error;
  if (fs::exists(target.data, error) && !(fs::is_directory(target.data, error) && fs::is_empty(target.data, error))) {
    return Failure{FailureKind::Conflict, target.data.string()};
  }
  if (fs::exists(target.keys, error)) return Failure{FailureKind::Conflict, target.keys.string()};
  return {};
}

// Only what a run like this one has left is removed: it begins with the lock, and ends with the folder of the lock.
Result<void> check_left(const DataPaths& made) {
  std::error_code error;
  const bool there = fs::exists(made.data, error);
  const bool ours = there && (fs::is_empty(made.data, error) || fs::exists(made.lock, error));
  if (there && !ours) return Failure{FailureKind::Conflict, made.data.string()};
  if (!there && fs::exists(made.keys, error)) return Failure{FailureKind::Conflict, made.keys.string()};
  if (DirectoryLock::is_held(made.lock)) return Failure{FailureKind::Conflict, made.data.string()};
  return {};
}

Result<void> rename_to(const fs::path& from, const fs::path& to) {
  if (std::rename(from.c_str(), to.c_str()) == 0) return {};
  return Failure{FailureKind::Unavailable, "put in place " + to.string() + ": " + std::strerror(errno)};
}

}  // namespace

DemoFolder::DemoFolder(const DataPaths& target) : target_(target), made_(filling(target)) {}

Result<std::unique_ptr<DemoFolder>> DemoFolder::begin(const DataPaths& target) {
  if (auto checked = check_target(target); !checked) return checked.error();
  if (auto checked = check_left(DataPaths(filling(target))); !checked) return checked.error();
  std::unique_ptr<DemoFolder> folder(new DemoFolder(target));
  folder->remove_made();
  return folder;
}

DemoFolder::~DemoFolder() {
  if (!placed_) remove_made();
}

void DemoFolder::remove_made() const {
  std::error_code error;
  fs::remove_all(made_.keys, error);
  fs::remove_all(made_.data, error);
}

// The keys go first: a register without its keys would be refused for ever, keys without a register name themselves.
Result<void> DemoFolder::put_in_place() {
  if (auto checked = check_target(target_); !checked) return checked;
  if (auto renamed = rename_to(made_.keys, target_.keys); !renamed) return renamed;
  if (auto renamed = rename_to(made_.data, target_.data); !renamed) {
    static_cast<void>(rename_to(target_.keys, made_.keys));
    return renamed;
  }
  placed_ = true;
  return {};
}

}  // namespace redress::app
