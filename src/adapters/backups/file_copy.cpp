#include "adapters/backups/file_copy.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <functional>
#include <string>

#include "base/hash.hpp"

namespace redress::backups {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 18;

Failure system_failure(const std::string& doing, const std::filesystem::path& file) {
  const int code = errno;
  auto kind = FailureKind::Unavailable;
  if (code == ENOSPC || code == EDQUOT) kind = FailureKind::NoSpace;
  if (code == ENOENT || code == ENOTDIR) kind = FailureKind::NotFound;
  if (code == EIO || code == EISDIR || code == ELOOP) kind = FailureKind::Mismatch;
  return {kind, doing + " " + file.string() + ": " + std::strerror(code)};
}

/// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& file, int flags) : number_(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] bool valid() const { return number_ >= 0; }

 private:
  int number_;
};

using Visit = std::function<Result<void>(std::string_view)>;

Result<FileDigest> read_through(const std::filesystem::path& file, const Visit& visit) {
  const Descriptor opened(file, O_RDONLY | O_NOFOLLOW);
  if (!opened.valid()) return system_failure("open", file);
  Sha256 hash;
  hash.start();
  FileDigest digest;
  std::string buffer(kBufferBytes, '\0');
  for (;;) {
    const auto count = ::read(opened.get(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_failure("read", file);
    if (count == 0) break;
    const std::string_view piece(buffer.data(), static_cast<std::size_t>(count));
    hash.add(piece);
    digest.bytes += piece.size();
    if (auto visited = visit(piece); !visited) return visited.error();
  }
  digest.sha256 = hash.finish();
  return digest;
}

Result<void> write_all(int file, std::string_view bytes, const std::filesystem::path& name) {
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_failure("write", name);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

}  // namespace

Result<FileDigest> digest_of_file(const std::filesystem::path& file) {
  return read_through(file, [](std::string_view) { return Result<void>(); });
}

Result<FileDigest> copy_file(const std::filesystem::path& from, const std::filesystem::path& to) {
  auto draft = to;
  draft += ".new";
  ::unlink(draft.c_str());
  Result<FileDigest> digest = FileDigest{};
  {
    const Descriptor target(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
    if (!target.valid()) return system_failure("create", draft);
    digest = read_through(from, [&](std::string_view piece) { return write_all(target.get(), piece, draft); });
  }
  if (!digest) {
    ::unlink(draft.c_str());
    return digest;
  }
  if (auto named = give_name(draft, to); !named) return named.error();
  return digest;
}

Result<void> link_or_copy_file(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::link(from.c_str(), to.c_str()) == 0) return {};
  const auto copied = backups::copy_file(from, to);
  return copied ? Result<void>() : Result<void>(copied.error());
}

Result<void> sync_path(const std::filesystem::path& path) {
  const Descriptor opened(path, O_RDONLY);
  if (!opened.valid() || ::fsync(opened.get()) != 0) return system_failure("sync", path);
  return {};
}

Result<void> give_name(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (auto synced = sync_path(from); !synced) return synced;
  if (::rename(from.c_str(), to.c_str()) != 0) return system_failure("rename to", to);
  return sync_path(to.parent_path());
}

}  // namespace redress::backups
