#include "adapters/blobs/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace redress::blobs {

Failure system_failure(const std::string& doing) {
  const int code = errno;
  auto kind = FailureKind::Unavailable;
  if (code == ENOSPC || code == EDQUOT) kind = FailureKind::NoSpace;
  if (code == ENOENT) kind = FailureKind::NotFound;
  return {kind, doing + ": " + std::strerror(code)};
}

File::~File() {
  if (number_ >= 0) ::close(number_);
}

File& File::operator=(File&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Result<File> File::open(const std::filesystem::path& path, int flags) {
  File file(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file.is_open()) return system_failure("open " + path.string());
  return file;
}

Result<void> File::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(number_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_failure("write an attachment");
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

Result<std::size_t> File::read_at(char* bytes, std::size_t count, std::uint64_t offset) const {
  std::size_t done = 0;
  while (done < count) {
    const auto got = ::pread(number_, bytes + done, count - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_failure("read an attachment");
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

Result<std::uint64_t> File::size() const {
  struct stat status{};
  if (::fstat(number_, &status) != 0) return system_failure("look at an attachment");
  return static_cast<std::uint64_t>(status.st_size);
}

Result<void> File::cut(std::uint64_t size) {
  const auto end = static_cast<off_t>(size);
  if (::ftruncate(number_, end) != 0 || ::lseek(number_, end, SEEK_SET) != end) {
    return system_failure("cut an attachment");
  }
  return {};
}

Result<void> File::sync() {
  if (::fsync(number_) != 0) return system_failure("sync an attachment");
  return {};
}

void File::write_back() noexcept { ::sync_file_range(number_, 0, 0, SYNC_FILE_RANGE_WRITE); }

Result<void> sync_folder(const std::filesystem::path& folder) {
  auto opened = File::open(folder, O_RDONLY | O_DIRECTORY);
  if (!opened) return opened.error();
  return opened->sync();
}

Result<void> make_folder(const std::filesystem::path& folder) {
  if (::mkdir(folder.c_str(), 0700) == 0) return sync_folder(folder.parent_path());
  if (errno != EEXIST) return system_failure("create " + folder.string());
  return {};
}

Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes) {
  auto fresh = path;
  fresh += ".new";
  auto file = File::open(fresh, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file) return file.error();
  if (auto written = file->write(bytes); !written) return written;
  if (auto synced = file->sync(); !synced) return synced;
  if (::rename(fresh.c_str(), path.c_str()) != 0) return system_failure("rename " + fresh.string());
  return sync_folder(path.parent_path());
}

Result<std::optional<std::string>> read_file(const std::filesystem::path& path, std::size_t bytes_max) {
  auto file = File::open(path, O_RDONLY);
  if (!file && file.error().kind == FailureKind::NotFound) return std::optional<std::string>();
  if (!file) return file.error();
  const auto size = file->size();
  if (!size) return size.error();
  if (*size > bytes_max) return malformed(path.string() + " is larger than this program writes it");
  std::string bytes(*size, '\0');
  const auto count = file->read_at(bytes.data(), bytes.size(), 0);
  if (!count) return count.error();
  bytes.resize(*count);
  return std::optional(std::move(bytes));
}

Result<void> remove_file(const std::filesystem::path& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return system_failure("remove " + path.string());
  return {};
}

}  // namespace redress::blobs
