#include "app/redress/directory_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace redress::app {

Result<std::unique_ptr<DirectoryLock>> DirectoryLock::take(const std::filesystem::path& file) {
  const int number = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (number < 0) return Failure{FailureKind::Unavailable, "cannot create the lock " + file.string()};
  std::unique_ptr<DirectoryLock> lock(new DirectoryLock(number));
  if (::flock(number, LOCK_EX | LOCK_NB) != 0) {
    return Failure{FailureKind::Conflict, "another redress holds " + file.parent_path().string()};
  }
  return lock;
}

bool DirectoryLock::is_held(const std::filesystem::path& file) {
  const int number = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
  if (number < 0) return false;
  const bool held = ::flock(number, LOCK_EX | LOCK_NB) != 0;
  ::close(number);
  return held;
}

DirectoryLock::~DirectoryLock() { ::close(number_); }

}  // namespace redress::app
