#include "adapters/backups/blobs.hpp"

#include <sys/stat.h>

#include <algorithm>

#include "adapters/backups/file_copy.hpp"

namespace redress::backups {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDigits = 64;

bool is_digest(std::string_view text) {
  return text.size() == kDigits &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// A list may come from elsewhere: no path of it may climb or start at the root.
bool stays_inside(std::string_view path) {
  return std::all_of(path.begin(), path.end(), [](char c) { return c != '.'; }) && !path.starts_with('/');
}

enum class Condition { Sound, Damaged, Gone };

Result<Condition> condition_of(const fs::path& file, std::string_view claimed) {
  const auto digest = digest_of_file(file);
  if (digest) return to_hex(view(digest->sha256)) == claimed ? Condition::Sound : Condition::Damaged;
  if (digest.error().kind == FailureKind::NotFound) return Condition::Gone;
  if (digest.error().kind == FailureKind::Mismatch) return Condition::Damaged;
  return digest.error();
}

/// Copies one blob at a time into folders that it makes.
class BlobCopy {
 public:
  explicit BlobCopy(const BlobFolders& folders) : folders_(folders) {}

  Result<void> add(const std::string& path) {
    const auto claimed = claimed_digest(path);
    if (!claimed) return malformed(path + " is no blob's name");
    const auto target = folders_.to / path;
    const auto there = is_good_copy(target, path, *claimed);
    if (!there) return there.error();
    if (*there) return {};
    std::error_code error;
    fs::create_directories(target.parent_path(), error);
    if (!is_in_earlier(path, *claimed)) return copy_source(path, *claimed);
    fs::remove(target, error);
    return keep(path, link_or_copy_file(folders_.earlier / path, target));
  }
  [[nodiscard]] BlobTally take() { return std::move(tally_); }

 private:
  // A second name of the source's own file is no copy: it rots together with it.
  [[nodiscard]] Result<bool> is_good_copy(const fs::path& file, const std::string& path,
                                          std::string_view claimed) const {
    std::error_code error;
    if (fs::equivalent(file, folders_.from / path, error)) return false;
    const auto condition = condition_of(file, claimed);
    if (!condition) return condition.error();
    return *condition == Condition::Sound;
  }

  // One that cannot be read there is no reason to stop: the source has it.
  [[nodiscard]] bool is_in_earlier(const std::string& path, std::string_view claimed) const {
    if (folders_.earlier.empty()) return false;
    const auto good = is_good_copy(folders_.earlier / path, path, claimed);
    return good && *good;
  }

  Result<void> copy_source(const std::string& path, std::string_view claimed) {
    const auto source = folders_.from / path;
    const auto condition = condition_of(source, claimed);
    if (!condition) return condition.error();
    if (*condition == Condition::Damaged) return tally_.damaged.push_back(path), Result<void>();
    if (*condition == Condition::Gone) return tally_.gone.push_back(path), Result<void>();
    const auto copied = backups::copy_file(source, folders_.to / path);
    return keep(path, copied ? Result<void>() : Result<void>(copied.error()));
  }

  // A blob that has gone since it was read was erased meanwhile; anything else ends the copy.
  Result<void> keep(const std::string& path, const Result<void>& done) {
    if (!done && done.error().kind == FailureKind::NotFound) return tally_.gone.push_back(path), Result<void>();
    if (!done) return done;
    std::error_code error;
    const auto bytes = fs::file_size(folders_.to / path, error);
    ++tally_.added;
    tally_.bytes += error ? 0 : bytes;
    return {};
  }

  const BlobFolders& folders_;
  BlobTally tally_;
};

Result<void> sync_folders(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) return {};
  if (auto synced = sync_path(folder); !synced) return synced;
  for (auto entry = fs::recursive_directory_iterator(folder, error); !error && entry != fs::end(entry);
       entry.increment(error)) {
    if (!entry->is_directory(error)) continue;
    if (auto synced = sync_path(entry->path()); !synced) return synced;
  }
  return {};
}

}  // namespace

std::optional<std::string> claimed_digest(std::string_view path) {
  if (!stays_inside(path)) return std::nullopt;
  const auto slash = path.rfind('/');
  const auto name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  if (is_digest(name)) return std::string(name);
  std::string joined;
  std::copy_if(path.begin(), path.end(), std::back_inserter(joined), [](char c) { return c != '/'; });
  return is_digest(joined) ? std::optional(joined) : std::nullopt;
}

Result<std::vector<std::string>> list_blobs(const fs::path& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  if (!fs::exists(folder, error)) return paths;
  for (auto entry = fs::recursive_directory_iterator(folder, error); !error && entry != fs::end(entry);
       entry.increment(error)) {
    std::error_code gone;
    if (!entry->is_regular_file(gone) || entry->is_symlink(gone)) continue;
    auto path = entry->path().lexically_relative(folder).string();
    if (claimed_digest(path)) paths.push_back(std::move(path));
  }
  if (error) return Failure{FailureKind::Unavailable, "list " + folder.string() + ": " + error.message()};
  std::sort(paths.begin(), paths.end());
  return paths;
}

Result<BlobTally> copy_blobs(const BlobFolders& folders, const std::vector<std::string>& paths,
                             const std::function<bool()>& go_on) {
  BlobCopy copy(folders);
  for (const auto& path : paths) {
    if (go_on && !go_on()) return Failure{FailureKind::Unavailable, "stopped by a signal"};
    if (auto added = copy.add(path); !added) return added.error();
  }
  auto tally = copy.take();
  if (tally.added > 0) {
    if (auto synced = sync_folders(folders.to); !synced) return synced.error();
  }
  return tally;
}

Result<void> drop_other_blobs(const fs::path& folder, const std::vector<std::string>& paths) {
  const auto there = list_blobs(folder);
  if (!there) return there.error();
  for (const auto& path : *there) {
    if (std::binary_search(paths.begin(), paths.end(), path)) continue;
    std::error_code error;
    fs::remove(folder / path, error);
    if (error) return Failure{FailureKind::Unavailable, "remove " + (folder / path).string() + ": " + error.message()};
  }
  return {};
}

}  // namespace redress::backups
