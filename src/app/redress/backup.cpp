#include "app/redress/backup.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "adapters/backups/blobs.hpp"
#include "adapters/clock/system_clock.hpp"
#include "adapters/keys/key_folder.hpp"
#include "adapters/store/sqlite/snapshot.hpp"
#include "adapters/store/sqlite/sqlite_event_store.hpp"
#include "app/redress/backup_expiry.hpp"
#include "app/redress/directory_lock.hpp"
#include "app/redress/interrupt.hpp"
#include "app/redress/key_backup.hpp"
#include "app/redress/progress.hpp"
#include "app/redress/system.hpp"
#include "service/log_changes.hpp"
#include "service/verify_log.hpp"

namespace redress::app {
namespace {

namespace fs = std::filesystem;
using backups::Manifest;

constexpr std::string_view kMarkerName = "backups.json";

bool go_on() { return !is_stop_wanted(); }

// "20261123T020000123Z": names of one backup's files, ascending in time.
std::string stamp_of(Instant at) {
  auto text = to_string(at);
  std::erase_if(text, [](char c) { return c == '-' || c == ':' || c == '.'; });
  return text;
}

Failure conflict(std::string message) { return {FailureKind::Conflict, std::move(message)}; }

/// What an earlier backup in the same folder says of itself; nothing when there is none.
Result<std::optional<Manifest>> read_earlier(const fs::path& folder) {
  const auto text = keys::read_small_file(folder / backups::kManifestName);
  if (!text) return text.error();
  if (!*text) return std::optional<Manifest>();
  auto manifest = backups::parse_manifest(**text);
  if (!manifest) return conflict(folder.string() + " holds a damaged backup: " + manifest.error().message);
  return std::optional(std::move(*manifest));
}

class Backup {
 public:
  Backup(const BackupOptions& options, const Console& console)
      : options_(options), console_(console), paths_(options.data_directory), out_(fs::absolute(options.out)) {}

  Result<BackupReport> run() {
    const Progress watch(console_, "backup.progress_database");
    if (auto ready = prepare(); !ready) return ready.error();
    if (auto copied = copy_blobs(); !copied) return copied.error();
    if (auto copied = copy_moment(); !copied) return copied.error();
    if (auto copied = copy_blobs(); !copied) return copied.error();
    if (auto copied = copy_keys(); !copied) return copied.error();
    if (auto finished = finish(); !finished) return finished.error();
    report_.seconds = watch.seconds();
    return std::move(report_);
  }

 private:
  Result<void> prepare() {
    if (auto apart = check_places(); !apart) return apart;
    if (!fs::exists(paths_.database)) {
      return Failure{FailureKind::NotFound, paths_.data.string() + " holds no Redress data (no redress.db)"};
    }
    const auto seed = keys::KeyFolder(paths_.keys).read_log_seed();
    if (!seed) return seed.error();
    if (!*seed) return Failure{FailureKind::NotFound, paths_.keys.string() + " holds no log.key to sign with"};
    seed_ = **seed;
    return take_folder();
  }

  Result<void> check_places() const {
    if (is_inside(out_, paths_.data) || is_inside(out_, paths_.keys) || is_inside(paths_.data, out_)) {
      return conflict("--out must lie apart from the data directory and its keys");
    }
    if (options_.keys_out.empty()) return {};
    const auto keys_out = fs::absolute(options_.keys_out);
    if (is_inside(keys_out, out_) || is_inside(out_, keys_out) || is_inside(keys_out, paths_.data) ||
        is_inside(paths_.data, keys_out) || is_inside(keys_out, paths_.keys)) {
      return conflict("--keys-out must lie apart from the data, its keys and the backup of the data");
    }
    return {};
  }

  Result<void> take_folder() {
    if (auto made = keys::create_folder(out_); !made) return made;
    std::error_code error;
    const bool known = fs::exists(out_ / backups::kManifestName, error) || fs::exists(out_ / kPartialName, error);
    if (!known && !fs::is_empty(out_, error)) {
      return conflict(out_.string() + " is not empty and holds no backup; name another folder");
    }
    auto lock = DirectoryLock::take(out_ / kPartialName);
    if (!lock) return lock.error();
    lock_ = std::move(*lock);
    auto earlier = read_earlier(out_);
    if (!earlier) return earlier.error();
    earlier_ = std::move(*earlier);
    return {};
  }

  Result<void> copy_blobs() {
    auto paths = backups::list_blobs(paths_.data / "blobs");
    if (!paths) return paths.error();
    const auto sibling = newest_sibling(out_);
    const backups::BlobFolders folders{paths_.data / "blobs", out_ / "blobs",
                                       sibling ? *sibling / "blobs" : fs::path()};
    std::vector<std::string> fresh;  // the others were read and brought before the moment
    std::set_difference(paths->begin(), paths->end(), blobs_.begin(), blobs_.end(), std::back_inserter(fresh));
    auto tally = backups::copy_blobs(folders, fresh, go_on);
    if (!tally) return tally.error();
    report_.blobs_added += tally->added;
    for (const auto* missing : {&tally->damaged, &tally->gone}) {
      std::erase_if(*paths, [&](const std::string& path) {
        return std::find(missing->begin(), missing->end(), path) != missing->end();
      });
    }
    report_.damaged = std::move(tally->damaged);
    blobs_ = std::move(*paths);
    return {};
  }

  // The snapshot lives as long as its copy and no longer: the server's write-ahead log grows meanwhile.
  Result<void> copy_moment() {
    Manifest& manifest = report_.manifest;
    manifest.taken_at = clock::wall_clock_now();
    manifest.database = "redress-" + stamp_of(manifest.taken_at) + ".db";
    const auto draft = out_ / (manifest.database + ".new");
    service::Head head;
    {
      auto snapshot = store::Snapshot::open(paths_.database.string());
      if (!snapshot) return snapshot.error();
      if (auto fits = note_facts(snapshot->facts()); !fits) return fits;
      head = snapshot->facts().head;
      Progress progress(console_, "backup.progress_database");
      auto copied = snapshot->copy_to(draft.string(), [&](std::uint64_t done, std::uint64_t whole) {
        progress.tell(done, done, whole);
        return go_on();
      });
      if (!copied) return copied;
    }
    if (auto verified = verify(draft, head); !verified) return verified;
    const auto digest = backups::digest_of_file(draft);
    if (!digest) return digest.error();
    manifest.files.push_back({manifest.database, *digest});
    return backups::give_name(draft, out_ / manifest.database);
  }

  Result<void> note_facts(const store::SnapshotFacts& facts) {
    Manifest& manifest = report_.manifest;
    manifest.program = REDRESS_VERSION;
    manifest.origin = facts.origin;
    manifest.size = facts.head.size;
    manifest.root = facts.head.root;
    manifest.checkpoint = facts.head.checkpoint;
    manifest.schema_version = facts.schema_version;
    manifest.log_keys = facts.log_keys;
    if (!earlier_) return {};
    if (earlier_->log_keys.front() != facts.log_keys.front()) {
      return conflict(out_.string() + " holds a backup of another register, " + earlier_->origin);
    }
    if (earlier_->log_keys.size() > facts.log_keys.size() || earlier_->size > manifest.size) {
      return conflict(out_.string() + " holds a backup of a newer state of this register; name another folder");
    }
    return {};
  }

  // The copy must stand on its own, and be the moment that was copied.
  Result<void> verify(const fs::path& draft, const service::Head& head) {
    const auto store =
        store::SqliteEventStore::open({.path = draft.string(), .migrate = false, .background_checkpoint = false});
    if (!store) return store.error();
    Progress progress(console_, "cli.log.progress");
    service::VerifyLogOptions pass;
    pass.threads = options_.threads;
    pass.progress = [&](std::uint64_t done, std::uint64_t size) { progress.tell(done, done, size); };
    const auto verdict = service::verify_log(**store, pass);
    if (!verdict) return verdict.error();
    if (verdict->first_break) {
      return mismatch("the copy's log is not sound at leaf " + std::to_string(verdict->first_break->leaf) + ": " +
                      verdict->first_break->detail);
    }
    if (verdict->size != head.size || verdict->root != head.root || verdict->checkpoint != head.checkpoint) {
      return mismatch("the copy's head is not the one that was copied");
    }
    return {};
  }

  Result<void> copy_keys() {
    if (options_.keys_out.empty()) return {};
    return back_up_keys(paths_.keys, fs::absolute(options_.keys_out), report_.manifest);
  }

  Result<void> finish() {
    Manifest& manifest = report_.manifest;
    if (auto listed = write_blob_list(); !listed) return listed;
    auto written = keys::replace_file(out_ / backups::kManifestName, backups::format_manifest(manifest, seed_));
    if (!written) return written;
    if (auto tidied = tidy(); !tidied) return tidied;
    const json::object newest{
        {"folder", out_.string()}, {"size", manifest.size}, {"taken_at", to_string(manifest.taken_at)}};
    const auto marker = to_jcs(json::object{{"newest", newest}}) + "\n";
    if (auto marked = keys::replace_file(paths_.data / kMarkerName, marker); !marked) return marked;
    if (options_.expire_days == 0) return {};
    auto expired = expire_siblings(out_, manifest, options_.expire_days);
    if (!expired) return expired.error();
    report_.expired = std::move(*expired);
    return {};
  }

  Result<void> write_blob_list() {
    Manifest& manifest = report_.manifest;
    std::string lines;
    for (const auto& path : blobs_) {
      std::error_code error;
      manifest.blob_bytes += fs::file_size(out_ / "blobs" / path, error);
      lines += path + "\n";
    }
    manifest.blob_count = blobs_.size();
    manifest.blob_list = "blobs-" + stamp_of(manifest.taken_at) + ".list";
    if (auto written = keys::replace_file(out_ / manifest.blob_list, lines); !written) return written;
    const auto digest = backups::digest_of_file(out_ / manifest.blob_list);
    if (!digest) return digest.error();
    manifest.files.push_back({manifest.blob_list, *digest});
    return {};
  }

  // What earlier backups of this folder, or interrupted ones, have left; erased attachments among it.
  Result<void> tidy() {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(out_, error)) {
      const auto name = entry.path().filename().string();
      const bool ours = name.starts_with("redress-") || name.starts_with("blobs-");
      if (!ours || backups::find_digest(report_.manifest, name) != nullptr) continue;
      fs::remove(entry.path(), error);
      if (error) return Failure{FailureKind::Unavailable, "remove " + entry.path().string() + ": " + error.message()};
    }
    if (auto dropped = backups::drop_other_blobs(out_ / "blobs", blobs_); !dropped) return dropped;
    fs::remove(out_ / kPartialName, error);
    return backups::sync_path(out_);
  }

  const BackupOptions& options_;
  const Console& console_;
  DataPaths paths_;
  fs::path out_;
  Hash seed_{};
  std::unique_ptr<DirectoryLock> lock_;
  std::optional<Manifest> earlier_;
  std::vector<std::string> blobs_;
  BackupReport report_;
};

}  // namespace

bool is_inside(const fs::path& inner, const fs::path& outer) {
  std::error_code error;
  const auto a = fs::weakly_canonical(fs::absolute(inner), error);
  const auto b = fs::weakly_canonical(fs::absolute(outer), error);
  const auto relative = a.lexically_relative(b);
  return !relative.empty() && *relative.begin() != "..";
}

Result<BackupReport> make_backup(const BackupOptions& options, const Console& console) {
  return Backup(options, console).run();
}

Result<std::optional<NewestBackup>> read_newest_backup(const fs::path& data_directory) {
  const auto text = keys::read_small_file(data_directory / kMarkerName);
  if (!text) return text.error();
  if (!*text) return std::optional<NewestBackup>();
  const auto value = parse_json(**text);
  const auto* newest = value && value->is_object() ? find_object(value->get_object(), "newest") : nullptr;
  const auto* folder = newest != nullptr ? find_string(*newest, "folder") : nullptr;
  const auto* taken = newest != nullptr ? find_string(*newest, "taken_at") : nullptr;
  const auto at = taken != nullptr ? parse_instant(text_of(*taken)) : std::nullopt;
  std::int64_t size = 0;
  if (folder == nullptr || !at || !find_integer(*newest, "size", size)) {
    return malformed((data_directory / kMarkerName).string() + " is damaged; the next backup writes it anew");
  }
  return std::optional(NewestBackup{*at, std::string(text_of(*folder)), static_cast<std::uint64_t>(size)});
}

}  // namespace redress::app
