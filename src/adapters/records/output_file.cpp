#include "adapters/records/output_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

namespace redress::records {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;

}  // namespace

Failure OutputFile::failed(const char* what) const {
  const int error = errno;
  const auto kind = error == ENOSPC || error == EDQUOT ? FailureKind::NoSpace : FailureKind::Unavailable;
  return {kind, (to_stdout() ? std::string("standard output") : path_) + ": " + what + ": " + std::strerror(error)};
}

// Another run that writes the same draft holds its lock; a leftover of a run that was ended is not locked.
bool OutputFile::is_draft_in_use() const {
  const int other = ::open(draft().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (other < 0) return false;
  const bool in_use = ::flock(other, LOCK_EX | LOCK_NB) != 0;
  ::close(other);
  return in_use;
}

Result<OutputFile> OutputFile::create(const std::string& path) {
  OutputFile file(path);
  if (file.to_stdout()) {
    file.descriptor_ = STDOUT_FILENO;
    return file;
  }
  if (file.is_draft_in_use()) return Failure{FailureKind::Conflict, file.draft() + " is being written by another run"};
  ::unlink(file.draft().c_str());
  // O_EXCL: the mode is ours only if the file is; somebody's open or linked file is never written to.
  file.descriptor_ = ::open(file.draft().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file.descriptor_ < 0) return file.failed("cannot be created");
  ::flock(file.descriptor_, LOCK_EX | LOCK_NB);
  return file;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      buffer_(std::move(other.buffer_)) {}

OutputFile::~OutputFile() {
  if (descriptor_ < 0 || to_stdout()) return;
  ::close(descriptor_);
  ::unlink(draft().c_str());
}

Result<void> OutputFile::write(std::string_view bytes) {
  buffer_ += bytes;
  return buffer_.size() < kBufferBytes ? Result<void>() : flush();
}

Result<void> OutputFile::flush() {
  std::string_view left = buffer_;
  while (!left.empty()) {
    const auto written = ::write(descriptor_, left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failed("cannot be written");
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
  return {};
}

Result<void> OutputFile::finish() {
  if (auto flushed = flush(); !flushed) return flushed;
  if (to_stdout()) return {};
  if (::fsync(descriptor_) != 0) return failed("cannot be made durable");
  if (std::rename(draft().c_str(), path_.c_str()) != 0) return failed("cannot be given its name");
  ::close(std::exchange(descriptor_, -1));
  const auto folder = std::filesystem::path(path_).parent_path();
  const int directory = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return {};  // readable folders only; the file itself is durable
  ::fsync(directory);
  ::close(directory);
  return {};
}

}  // namespace redress::records
