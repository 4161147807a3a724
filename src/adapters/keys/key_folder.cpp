#include "adapters/keys/key_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/hash.hpp"
#include "base/random.hpp"

namespace redress::keys {
namespace {

constexpr std::string_view kLogKeyHead = "redress-log-key/v1\n";
constexpr std::string_view kCodeKeyHead = "redress-code-key/v1\n";
constexpr std::string_view kNextSeed = "log.key.next";
constexpr std::string_view kFounding = "founding";
constexpr std::size_t kFileBytesMax = 1 << 20;

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
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

Failure system_failure(const std::string& doing) {
  const int code = errno;
  const auto kind = code == ENOSPC || code == EDQUOT ? FailureKind::NoSpace : FailureKind::Unavailable;
  return {kind, doing + ": " + std::strerror(code)};
}

Result<void> write_all(int file, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_failure("write " + name);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file) != 0) return system_failure("sync " + name);
  return {};
}

Result<void> sync_folder(const std::filesystem::path& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.valid() || ::fsync(opened.get()) != 0) return system_failure("sync folder " + folder.string());
  return {};
}

// A file that is not there is as good as removed.
Result<void> remove_file(const std::filesystem::path& file) {
  if (::unlink(file.c_str()) == 0) return sync_folder(file.parent_path());
  if (errno == ENOENT) return {};
  return system_failure("remove " + file.string());
}

Result<void> refuse_if_open_to_others(const std::filesystem::path& file) {
  struct stat status{};
  if (::stat(file.c_str(), &status) != 0) return system_failure("look at " + file.string());
  if ((status.st_mode & 077U) != 0) {
    return Failure{FailureKind::Conflict,
                   file.string() + " may be read by other users; run: chmod 600 " + file.string()};
  }
  return {};
}

Result<std::optional<std::string>> read_key(const std::filesystem::path& file, std::string_view head) {
  auto text = read_small_file(file);
  if (!text || !*text) return text;
  if (auto safe = refuse_if_open_to_others(file); !safe) return safe.error();
  std::string_view rest(**text);
  if (!rest.starts_with(head) || !rest.ends_with('\n'))
    return malformed(file.string() + " is not a key file of this program");
  rest.remove_prefix(head.size());
  rest.remove_suffix(1);
  auto key = from_base64(rest);
  if (!key || key->size() != 32) return malformed(file.string() + " does not hold a key of 32 bytes");
  return key;
}

// Names a key of 256 random bits and tells nothing about it.
std::string digest_line(std::string_view key) { return to_hex(view(sha256({key}))) + "\n"; }

}  // namespace

Result<std::optional<std::string>> read_small_file(const std::filesystem::path& file) {
  const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!opened.valid() && errno == ENOENT) return std::optional<std::string>();
  if (!opened.valid()) return system_failure("open " + file.string());
  std::string bytes;
  char buffer[4096];
  for (;;) {
    const auto count = ::read(opened.get(), buffer, sizeof buffer);
    if (count < 0) return system_failure("read " + file.string());
    if (count == 0) return std::optional(std::move(bytes));
    bytes.append(buffer, static_cast<std::size_t>(count));
    if (bytes.size() > kFileBytesMax) return malformed(file.string() + " is larger than 1 MiB");
  }
}

Result<void> create_folder(const std::filesystem::path& folder) {
  std::error_code error;
  const auto path = std::filesystem::absolute(folder, error);
  if (error) return Failure{FailureKind::Unavailable, "there is no working folder: " + error.message()};
  if (std::filesystem::is_directory(path, error)) return {};
  if (auto above = create_folder(path.parent_path()); !above) return above;
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return system_failure("create " + path.string());
  return sync_folder(path.parent_path());
}

Result<void> replace_file(const std::filesystem::path& file, std::string_view bytes) {
  const auto fresh = file.string() + ".new";
  {
    const Descriptor opened(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!opened.valid()) return system_failure("create " + fresh);
    if (auto written = write_all(opened.get(), bytes, fresh); !written) return written;
  }
  if (::rename(fresh.c_str(), file.c_str()) != 0) return system_failure("rename " + fresh);
  return sync_folder(file.parent_path());
}

Result<std::optional<Secrets>> KeyFolder::read() const {
  const auto seed = read_key(folder_ / "log.key", kLogKeyHead);
  if (!seed) return seed.error();
  const auto code = read_key(folder_ / "code.key", kCodeKeyHead);
  if (!code) return code.error();
  if (!*seed && !*code) return std::optional<Secrets>();
  if (!*seed || !*code) {
    return Failure{FailureKind::Internal, folder_.string() + " holds one of log.key and code.key, but not both"};
  }
  return std::optional(Secrets{*hash_from_bytes(**seed), **code});
}

Result<std::optional<Secrets>> KeyFolder::read_unfounded() const {
  const auto seed = read_key(folder_ / "log.key", kLogKeyHead);
  if (!seed) return seed.error();
  const auto code = read_key(folder_ / "code.key", kCodeKeyHead);
  if (!code) return code.error();
  const auto drawn = read_small_file(folder_ / kFounding);
  if (!drawn) return drawn.error();
  for (const auto* key : {&*seed, &*code}) {
    if (!*key || drawn->value_or("").find(digest_line(**key)) != std::string::npos) continue;
    return Failure{FailureKind::Conflict,
                   folder_.string() +
                       " holds keys of a log, but its data are not there: restore a backup (redress restore), "
                       "or move " +
                       folder_.string() + " away to found another log under new keys"};
  }
  if (!*seed || !*code) return std::optional<Secrets>();
  return std::optional(Secrets{*hash_from_bytes(**seed), **code});
}

// What is drawn is named before it is stored, so that keys that came another way are told from it.
Result<Secrets> KeyFolder::create() const {
  const auto drawn = read_unfounded();
  if (!drawn) return drawn.error();
  if (*drawn) return **drawn;
  for (const auto* half : {"log.key", "code.key"}) {
    if (auto dropped = remove_file(folder_ / half); !dropped) return dropped.error();
  }
  if (auto made = create_folder(folder_); !made) return made.error();
  if (::chmod(folder_.c_str(), 0700) != 0) return system_failure("create " + folder_.string());
  const auto seed = random_bytes(32);
  Secrets secrets{*hash_from_bytes(seed), random_bytes(32)};
  auto done = replace_file(folder_ / kFounding, digest_line(seed) + digest_line(secrets.code_key));
  if (done) done = replace_file(folder_ / "log.key", std::string(kLogKeyHead) + to_base64(seed) + "\n");
  if (done) done = replace_file(folder_ / "code.key", std::string(kCodeKeyHead) + to_base64(secrets.code_key) + "\n");
  if (!done) return done.error();
  return secrets;
}

Result<void> KeyFolder::end_founding() const { return remove_file(folder_ / kFounding); }

Result<std::optional<Hash>> KeyFolder::read_seed(std::string_view name) const {
  const auto seed = read_key(folder_ / name, kLogKeyHead);
  if (!seed) return seed.error();
  return *seed ? hash_from_bytes(**seed) : std::optional<Hash>();
}

Result<std::optional<Hash>> KeyFolder::read_log_seed() const { return read_seed("log.key"); }

Result<std::optional<Hash>> KeyFolder::read_next_seed() const { return read_seed(kNextSeed); }

Result<Hash> KeyFolder::draw_next_seed() const {
  if (auto made = create_folder(folder_); !made) return made.error();
  const auto seed = random_bytes(32);
  auto done = replace_file(folder_ / kNextSeed, std::string(kLogKeyHead) + to_base64(seed) + "\n");
  if (!done) return done.error();
  return *hash_from_bytes(seed);
}

Result<void> KeyFolder::take_next_seed() const {
  if (::rename((folder_ / kNextSeed).c_str(), (folder_ / "log.key").c_str()) != 0) {
    return system_failure("put the new log key in its place");
  }
  return sync_folder(folder_);
}

Result<void> KeyFolder::drop_next_seed() const { return remove_file(folder_ / kNextSeed); }

Result<void> KeyFolder::keep_log_seed(const std::string& id) const {
  const auto text = read_small_file(folder_ / "log.key");
  if (!text) return text.error();
  if (!*text) return Failure{FailureKind::NotFound, folder_.string() + " holds no log.key"};
  return replace_file(folder_ / ("log.key." + id), **text);
}

Result<void> KeyFolder::drop_kept_seed(const std::string& id) const { return remove_file(folder_ / ("log.key." + id)); }

Result<std::optional<std::string>> HighWaterFile::read() { return read_small_file(file_); }

Result<void> HighWaterFile::write(const std::string& checkpoint) { return replace_file(file_, checkpoint); }

}  // namespace redress::keys
