#include "app/redress/backup_expiry.hpp"

#include <algorithm>
#include <chrono>

#include "adapters/keys/key_folder.hpp"
#include "app/redress/backup.hpp"
#include "app/redress/directory_lock.hpp"

namespace redress::app {
namespace {

namespace fs = std::filesystem;
using backups::Manifest;

constexpr std::int64_t kDayMs = 86'400'000;

std::optional<Manifest> manifest_of(const fs::path& folder) {
  const auto text = keys::read_small_file(folder / backups::kManifestName);
  if (!text || !*text) return std::nullopt;
  auto manifest = backups::parse_manifest(**text);
  return manifest ? std::optional(std::move(*manifest)) : std::nullopt;
}

std::vector<fs::path> siblings_of(const fs::path& folder) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder.parent_path(), error)) {
    std::error_code gone;
    if (entry.is_symlink(gone) || !entry.is_directory(gone) || fs::equivalent(entry.path(), folder, gone)) continue;
    folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

/// True for what an interrupted backup has left before `oldest` and nobody writes any more.
bool is_old_leftover(const fs::path& folder, std::int64_t age_ms) {
  std::error_code error;
  const auto partial = folder / kPartialName;
  if (!fs::exists(partial, error) || fs::exists(folder / backups::kManifestName, error)) return false;
  const auto written = fs::last_write_time(partial, error);
  const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(fs::file_time_type::clock::now() - written);
  return !error && age.count() > age_ms && !DirectoryLock::is_held(partial);
}

// The manifest first: what is half removed must not look like a backup.
Result<void> remove_backup(const fs::path& folder) {
  std::error_code error;
  fs::remove(folder / backups::kManifestName, error);
  if (!error) fs::remove_all(folder, error);
  if (error) return Failure{FailureKind::Unavailable, "remove " + folder.string() + ": " + error.message()};
  return {};
}

}  // namespace

std::optional<fs::path> newest_sibling(const fs::path& folder) {
  std::optional<fs::path> newest;
  Instant taken_at;
  for (const auto& sibling : siblings_of(folder)) {
    const auto manifest = manifest_of(sibling);
    if (!manifest || manifest->taken_at <= taken_at) continue;
    taken_at = manifest->taken_at;
    newest = sibling;
  }
  return newest;
}

Result<std::vector<std::string>> expire_siblings(const fs::path& folder, const Manifest& newest, int days) {
  std::vector<std::string> expired;
  const auto age_ms = days * kDayMs;
  for (const auto& sibling : siblings_of(folder)) {
    const auto manifest = manifest_of(sibling);
    const bool same = manifest && manifest->log_keys.front() == newest.log_keys.front();
    const bool old = same && newest.taken_at - manifest->taken_at > age_ms;
    if (!old && !is_old_leftover(sibling, age_ms)) continue;
    if (auto removed = remove_backup(sibling); !removed) return removed.error();
    expired.push_back(sibling.string());
  }
  return expired;
}

}  // namespace redress::app
