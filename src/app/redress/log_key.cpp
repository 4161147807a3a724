#include "app/redress/log_key.hpp"

#include <sodium.h>

#include "adapters/clock/system_clock.hpp"
#include "adapters/store/sqlite/sqlite_event_store.hpp"
#include "app/redress/directory_lock.hpp"
#include "app/redress/key_backup.hpp"
#include "app/redress/system.hpp"
#include "service/jobs/publish_checkpoint.hpp"
#include "service/log_changes.hpp"

namespace redress::app {
namespace {

using ledger::Signer;
using ledger::VerifierKey;

Result<std::vector<std::string>> log_keys(service::EventStore& store) {
  auto reader = store.open_reader();
  if (!reader) return reader.error();
  auto keys = (*reader)->log_keys();
  if (keys && keys->empty()) return Failure{FailureKind::Internal, "the log names no key"};
  return keys;
}

bool is_seed_of(const std::optional<Hash>& seed, const VerifierKey& key) {
  return seed && Signer(key.name, *seed).verifier() == key;
}

std::string id_text(const VerifierKey& key) {
  const auto text = ledger::to_string(key);
  return text.substr(key.name.size() + 1, 8);
}

/// Everything that a rotation needs, opened and checked.
class KeyChange {
 public:
  explicit KeyChange(const RotateOptions& options) : options_(options), paths_(options.data_directory) {}

  Result<Rotation> run() {
    if (auto opened = open(); !opened) return opened.error();
    step(RotateStep::Begun);
    const auto seed = folder_.draw_next_seed();
    if (!seed) return seed.error();
    step(RotateStep::NextStored);
    if (options_.keep_old) {
      if (auto kept = folder_.keep_log_seed(id_text(old_->verifier())); !kept) return kept.error();
    }
    step(RotateStep::OldKept);
    const Signer next(old_->verifier().name, *seed);
    const auto head = service::rotate_log_key(*store_, *old_, next, clock::wall_clock_now());
    if (!head) return head.error();
    step(RotateStep::Committed);
    if (auto ended = end(*head); !ended) return ended.error();
    return Rotation{old_->verifier().name, ledger::to_string(old_->verifier()), ledger::to_string(next.verifier()),
                    head->checkpoint};
  }

 private:
  Result<void> open() {
    if (!std::filesystem::exists(paths_.database)) {
      return Failure{FailureKind::NotFound, paths_.data.string() + " holds no Redress data (no redress.db)"};
    }
    auto lock = DirectoryLock::take(paths_.lock);
    if (!lock) return lock.error();
    lock_ = std::move(*lock);
    auto store = store::SqliteEventStore::open({.path = paths_.database.string(), .background_checkpoint = false});
    if (!store) return store.error();
    store_ = std::move(*store);
    if (auto settled = settle_log_key(*store_, folder_); !settled) return settled;
    if (auto known = take_old_key(); !known) return known;
    return check_mark();
  }

  Result<void> take_old_key() {
    const auto key = newest_log_key(*store_);
    if (!key) return key.error();
    const auto seed = folder_.read_log_seed();
    if (!seed) return seed.error();
    if (!is_seed_of(*seed, *key)) return mismatch(paths_.keys.string() + "/log.key is not the key of this log");
    old_ = std::make_unique<Signer>(key->name, **seed);
    return {};
  }

  // An older copy of the log must not grow, not even by the news of a key.
  Result<void> check_mark() {
    const auto mark = keys::HighWaterFile(paths_.high_water).read();
    if (!mark) return mark.error();
    auto reader = store_->open_reader();
    if (!reader) return reader.error();
    const auto snapshot = service::load_snapshot(**reader);
    if (!snapshot) return snapshot.error();
    return service::check_high_water(**reader, **snapshot, old_->verifier().name, *mark);
  }

  Result<void> end(const service::Head& head) {
    if (auto marked = keys::HighWaterFile(paths_.high_water).write(head.checkpoint); !marked) return marked;
    step(RotateStep::Marked);
    if (auto taken = folder_.take_next_seed(); !taken) return taken;
    step(RotateStep::Taken);
    return {};
  }

  void step(RotateStep step) const {
    if (options_.on_step) options_.on_step(step);
  }

  const RotateOptions& options_;
  DataPaths paths_;
  keys::KeyFolder folder_{paths_.keys};
  std::unique_ptr<DirectoryLock> lock_;
  std::unique_ptr<store::SqliteEventStore> store_;
  std::unique_ptr<Signer> old_;
};

}  // namespace

Result<std::string> first_origin(service::EventStore& store) {
  const auto keys = log_keys(store);
  if (!keys) return keys.error();
  auto first = ledger::parse_verifier_key(keys->front());
  if (!first) return first.error();
  return std::move(first->name);
}

Result<VerifierKey> newest_log_key(service::EventStore& store) {
  const auto keys = log_keys(store);
  if (!keys) return keys.error();
  return ledger::parse_verifier_key(keys->back());
}

Result<void> settle_log_key(service::EventStore& store, const keys::KeyFolder& folder) {
  const auto next = folder.read_next_seed();
  if (!next) return next.error();
  if (!*next) return {};
  const auto key = newest_log_key(store);
  if (!key) return key.error();
  if (is_seed_of(*next, *key)) return folder.take_next_seed();
  const auto current = folder.read_log_seed();
  if (!current) return current.error();
  if (!is_seed_of(*current, *key)) return {};
  if (auto dropped = folder.drop_kept_seed(id_text(*key)); !dropped) return dropped;
  return folder.drop_next_seed();
}

Result<void> bring_fitting_keys(service::EventStore& store, const std::filesystem::path& copy,
                                const std::filesystem::path& keys, const std::string& checkpoint) {
  if (copy.empty()) {
    if (auto settled = settle_log_key(store, keys::KeyFolder(keys)); !settled) return settled;
  }
  const auto& source = copy.empty() ? keys : copy;
  const auto secrets = keys::KeyFolder(source).read();
  if (!secrets) return secrets.error();
  if (!*secrets) {
    return Failure{FailureKind::NotFound, source.string() + " holds no log.key and code.key; give --keys FOLDER"};
  }
  const auto newest = newest_log_key(store);
  if (!newest) return newest.error();
  if (!is_seed_of((*secrets)->log_seed, *newest)) {
    return mismatch(source.string() + "/log.key is not the key of this log, " + ledger::to_string(*newest));
  }
  return copy.empty() ? Result<void>() : bring_keys(copy, keys, checkpoint);
}

Result<Rotation> rotate_log_key(const RotateOptions& options) {
  if (sodium_init() < 0) return Failure{FailureKind::Unavailable, "libsodium cannot start: no source of randomness"};
  return KeyChange(options).run();
}

}  // namespace redress::app
