#include "app/redress/restore.hpp"

#include <sodium.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

#include "adapters/backups/blobs.hpp"
#include "adapters/clock/system_clock.hpp"
#include "adapters/keys/key_folder.hpp"
#include "adapters/store/sqlite/sqlite_event_store.hpp"
#include "app/redress/interrupt.hpp"
#include "app/redress/key_backup.hpp"
#include "app/redress/log_key.hpp"
#include "app/redress/progress.hpp"
#include "app/redress/staging.hpp"
#include "app/redress/system.hpp"
#include "service/log_changes.hpp"
#include "service/log_state.hpp"
#include "service/verify_log.hpp"

namespace redress::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kSerialsOfOrigin = 1'000'000;

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    lines.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

Result<std::string> read_whole(const fs::path& file) {
  auto text = keys::read_small_file(file);
  if (!text) return text.error();
  if (!*text) return Failure{FailureKind::NotFound, file.string() + " is missing"};
  return std::move(**text);
}

class Restore {
 public:
  Restore(const RestoreOptions& options, const Console& console)
      : options_(options), console_(console), paths_(options.data_directory), from_(options.from) {}

  Result<RestoreOutcome> run() {
    if (auto read = read_manifest(); !read) return read.error();
    auto staging = Staging::begin(paths_);
    if (!staging) return staging.error();
    staging_ = std::move(*staging);
    if (auto copied = copy_database(); !copied) return copied.error();
    if (auto copied = copy_blobs(); !copied) return copied.error();
    if (auto verified = open_and_verify(); !verified) return verified.error();
    if (auto judged = judge_marks(); !judged) return judged.error();
    if (outcome_.loss && !options_.accept_loss) return std::move(outcome_);
    auto keyed = options_.accept_loss ? open_new_origin()
                                      : bring_fitting_keys(*store_, options_.keys, paths_.keys, outcome_.checkpoint);
    if (!keyed) return keyed.error();
    if (auto placed = put_in_place(); !placed) return placed.error();
    return std::move(outcome_);
  }

 private:
  Result<void> read_manifest() {
    const auto text = read_whole(from_ / backups::kManifestName);
    if (!text && text.error().kind == FailureKind::NotFound) {
      return Failure{FailureKind::NotFound, from_.string() + " holds no complete backup (no backup.json)"};
    }
    if (!text) return text.error();
    auto manifest = backups::parse_manifest(*text);
    if (!manifest) return manifest.error();
    outcome_.manifest = std::move(*manifest);
    return {};
  }

  Result<void> copy_database() {
    const auto& manifest = outcome_.manifest;
    const auto digest = backups::copy_file(from_ / manifest.database, staging_->database());
    if (!digest) return digest.error();
    if (*digest == *backups::find_digest(manifest, manifest.database)) return {};
    return mismatch((from_ / manifest.database).string() + " is damaged: it is not what the manifest says");
  }

  Result<void> copy_blobs() {
    const auto& manifest = outcome_.manifest;
    const auto list = from_ / manifest.blob_list;
    const auto digest = backups::copy_file(list, staging_->folder() / "blobs.list");
    if (!digest) return digest.error();
    if (*digest != *backups::find_digest(manifest, manifest.blob_list)) {
      return mismatch(list.string() + " is damaged: it is not what the manifest says");
    }
    const auto paths = read_list(staging_->folder() / "blobs.list");
    if (!paths) return paths.error();
    const backups::BlobFolders folders{from_ / "blobs", staging_->folder() / "blobs", {}};
    auto tally = backups::copy_blobs(folders, *paths, [] { return !is_stop_wanted(); });
    if (!tally) return tally.error();
    outcome_.damaged = std::move(tally->damaged);
    outcome_.missing = std::move(tally->gone);
    return {};
  }

  // The list may be long; it was checked against its digest.
  Result<std::vector<std::string>> read_list(const fs::path& file) const {
    std::ifstream in(file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    if (!in) return Failure{FailureKind::Unavailable, "read " + file.string()};
    std::error_code error;
    fs::remove(file, error);
    return lines_of(text);
  }

  Result<void> open_and_verify() {
    auto opened =
        store::SqliteEventStore::open({.path = staging_->database().string(), .background_checkpoint = false});
    if (!opened) return opened.error();
    store_ = std::move(*opened);
    Progress progress(console_, "cli.log.progress");
    service::VerifyLogOptions pass;
    pass.threads = options_.threads;
    pass.progress = [&](std::uint64_t done, std::uint64_t size) { progress.tell(done, done, size); };
    const auto verdict = service::verify_log(*store_, pass);
    if (!verdict) return verdict.error();
    if (verdict->first_break) {
      return mismatch("the backup's log is not sound at leaf " + std::to_string(verdict->first_break->leaf) + ": " +
                      verdict->first_break->detail);
    }
    return compare_with_manifest(*verdict);
  }

  Result<void> compare_with_manifest(const service::LogVerdict& verdict) {
    const auto& manifest = outcome_.manifest;
    const auto foundation = store_->foundation();
    if (!foundation) return foundation.error();
    auto reader = store_->open_reader();
    if (!reader) return reader.error();
    const auto keys = (*reader)->log_keys();
    if (!keys) return keys.error();
    const bool same = *foundation && (*foundation)->origin == manifest.origin && *keys == manifest.log_keys &&
                      verdict.size == manifest.size && verdict.root == manifest.root &&
                      verdict.checkpoint == manifest.checkpoint;
    if (!same) return mismatch("the backup's database is not the one that its manifest describes");
    outcome_.origin = manifest.origin;
    outcome_.checkpoint = manifest.checkpoint;
    outcome_.log_key = keys->back();
    auto first = first_origin(*store_);
    if (!first) return first.error();
    first_origin_ = std::move(*first);
    return {};
  }

  Result<void> judge_marks() {
    generation_ = service::generation_of(outcome_.origin, first_origin_).value_or(1);
    std::vector<fs::path> files{paths_.high_water};
    if (!options_.high_water.empty()) {
      if (!fs::exists(options_.high_water)) {
        return Failure{FailureKind::NotFound, options_.high_water + " does not exist"};
      }
      files.emplace_back(options_.high_water);
    }
    auto reader = store_->open_reader();
    if (!reader) return reader.error();
    for (const auto& file : files) {
      const auto mark = keys::HighWaterFile(file).read();
      if (!mark) return mark.error();
      if (!*mark) continue;
      outcome_.mark_known = true;
      if (auto judged = judge(**reader, **mark); !judged) return judged;
    }
    return {};
  }

  Result<void> judge(service::ReadSession& reader, const std::string& note) {
    auto shown = service::checkpoint_in(note);
    if (!shown) return shown.error();
    const auto generation = service::generation_of(shown->origin, first_origin_);
    if (!generation) {
      return mismatch("the high-water mark belongs to the log " + shown->origin + ", the backup to " + outcome_.origin);
    }
    const auto lost = is_lost(reader, *shown, *generation);
    if (!lost) return lost.error();
    newest_generation_ = std::max({newest_generation_, generation_, *generation});
    if (!*lost || (outcome_.loss && outcome_.loss->shown_checkpoint.size >= shown->size)) return {};
    const auto left = outcome_.manifest.size;
    outcome_.loss = Loss{note, std::move(*shown), 0};
    outcome_.loss->lost_count = std::max(outcome_.loss->shown_checkpoint.size, left) - left;
    return {};
  }

  // Whether something was shown that this log cannot lead to.
  Result<bool> is_lost(service::ReadSession& reader, const ledger::Checkpoint& shown, std::uint64_t generation) {
    const auto snapshot = service::load_snapshot(reader);
    if (!snapshot) return snapshot.error();
    if (generation > generation_) return true;
    if (generation < generation_) {
      const auto known = service::accounts_for(reader, **snapshot, shown);
      if (!known) return known.error();
      return !*known;
    }
    if (shown.size > (*snapshot)->edge.size()) return true;
    const auto root = service::root_at(reader, **snapshot, shown.size);
    if (!root) return root.error();
    return *root != shown.root;
  }

  // The query codes live on, so their key must be there; the log's own is drawn anew.
  Result<void> open_new_origin() {
    const auto source = options_.keys.empty() ? paths_.keys : fs::path(options_.keys);
    std::error_code error;
    if (!fs::exists(source / "code.key", error)) {
      return Failure{FailureKind::NotFound, source.string() + " holds no code.key; give --keys FOLDER"};
    }
    if (!options_.keys.empty()) {
      if (auto brought = bring_keys(source, paths_.keys, {}); !brought) return brought;
    }
    const auto seed = keys::KeyFolder(paths_.keys).draw_next_seed();
    if (!seed) return seed.error();
    const auto generation = std::max(newest_generation_, generation_) + 1;
    const ledger::Signer next(service::origin_of_generation(first_origin_, generation), *seed);
    const auto opening = opening_of(generation);
    if (!opening) return opening.error();
    const auto head = service::open_origin(*store_, *opening, next, clock::wall_clock_now());
    if (!head) return head.error();
    outcome_.opened = true;
    outcome_.origin = next.verifier().name;
    outcome_.log_key = ledger::to_string(next.verifier());
    outcome_.checkpoint = head->checkpoint;
    return {};
  }

  // What was lost may have been given numbers of today. Each origin has a million of its own a day, and more if the
  // loss was larger.
  Result<service::OriginOpening> opening_of(std::uint64_t generation) const {
    const auto foundation = store_->foundation();
    if (!foundation) return foundation.error();
    auto in_zone = clock::SystemClock::in_zone((*foundation)->zone);
    if (!in_zone) return in_zone.error();
    auto reader = store_->open_reader();
    if (!reader) return reader.error();
    const auto head = (*reader)->head();
    if (!head) return head.error();
    service::OriginOpening opening;
    if (outcome_.loss) opening.shown = outcome_.loss->shown;
    opening.serial_date = std::max((*in_zone)->local_date((*in_zone)->now()), head->serial_date);
    const auto given = head->serial + (outcome_.loss ? outcome_.loss->lost_count : 0);
    opening.serial = std::max((given / kSerialsOfOrigin + 1), generation - 1) * kSerialsOfOrigin;
    return opening;
  }

  Result<void> put_in_place() {
    store_.reset();
    if (auto placed = staging_->put_in_place(); !placed) return placed;
    outcome_.restored = true;
    if (outcome_.opened) {
      if (auto taken = keys::KeyFolder(paths_.keys).take_next_seed(); !taken) return taken;
    }
    return keys::HighWaterFile(paths_.high_water).write(outcome_.checkpoint);
  }

  const RestoreOptions& options_;
  const Console& console_;
  DataPaths paths_;
  fs::path from_;
  std::unique_ptr<Staging> staging_;
  std::unique_ptr<store::SqliteEventStore> store_;
  std::string first_origin_;
  std::uint64_t generation_ = 1;         ///< of the backup's origin
  std::uint64_t newest_generation_ = 1;  ///< that a mark has told of
  RestoreOutcome outcome_;
};

}  // namespace

Result<RestoreOutcome> restore_backup(const RestoreOptions& options, const Console& console) {
  if (sodium_init() < 0) return Failure{FailureKind::Unavailable, "libsodium cannot start: no source of randomness"};
  return Restore(options, console).run();
}

}  // namespace redress::app
