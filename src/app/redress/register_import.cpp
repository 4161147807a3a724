#include "app/redress/register_import.hpp"

#include <sodium.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "adapters/backups/blobs.hpp"
#include "adapters/keys/key_folder.hpp"
#include "adapters/records/line_reader.hpp"
#include "adapters/store/sqlite/sqlite_event_store.hpp"
#include "app/redress/interrupt.hpp"
#include "app/redress/key_backup.hpp"
#include "app/redress/log_key.hpp"
#include "app/redress/progress.hpp"
#include "app/redress/register_lines.hpp"
#include "app/redress/staging.hpp"
#include "app/redress/system.hpp"
#include "domain/complaint/number.hpp"
#include "domain/ledger/growth.hpp"
#include "service/aggregate.hpp"
#include "service/jobs/publish_checkpoint.hpp"
#include "service/log_changes.hpp"
#include "service/verify_log.hpp"

namespace redress::app {
namespace {

namespace fs = std::filesystem;
using service::Batch;
using service::StoredEvent;

constexpr std::size_t kEventsAtOnce = 1'024;
constexpr std::size_t kLineBytesMax = std::size_t{16} << 20;
constexpr std::size_t kFoldedMax = 50'000;

/// Makes batches of events as the commit loop has once made them: rows, tiles and keys of imports with them.
class Rebuild {
 public:
  explicit Rebuild(store::SqliteEventStore& store) : store_(store) {}

  Result<void> add(StoredEvent event) {
    if (event.leaf != edge_.size() + batch_.events.size()) {
      return mismatch("leaf " + std::to_string(edge_.size() + batch_.events.size()) + " is missing or out of order");
    }
    batch_.events.push_back(std::move(event));
    return batch_.events.size() < kEventsAtOnce ? Result<void>() : write({}, {});
  }

  /// The last batch sets the checkpoint and the keys after the first.
  Result<void> finish(const RegisterHead& head) {
    const std::vector<std::string> later(head.keys.begin() + 1, head.keys.end());
    return write(head.checkpoint, later);
  }
  [[nodiscard]] std::uint64_t size() const { return edge_.size() + batch_.events.size(); }
  [[nodiscard]] const ledger::RightEdge& edge() const { return edge_; }

 private:
  Result<void> write(const std::string& checkpoint, const std::vector<std::string>& keys) {
    auto transaction = store_.begin_write();
    if (!transaction) return transaction.error();
    batch_.head = (*transaction)->head();
    for (const auto& event : batch_.events) {
      if (auto folded = fold(event, **transaction); !folded) return folded;
    }
    const auto edge = grow();
    batch_.head.checkpoint = checkpoint;
    batch_.log_keys = keys;
    for (const auto& number : touched_) batch_.rows.push_back(service::row_of(folded_.at(number)));
    if (auto appended = (*transaction)->append(batch_); !appended) return appended;
    if (auto committed = (*transaction)->commit(); !committed) return committed;
    edge_ = edge;
    batch_ = {};
    touched_.clear();
    imported_.clear();
    if (folded_.size() > kFoldedMax) folded_.clear();
    return {};
  }

  ledger::RightEdge grow() {
    std::vector<Hash> leaves;
    leaves.reserve(batch_.events.size());
    for (const auto& event : batch_.events) {
      leaves.push_back(ledger::leaf_hash(ledger::entry_of(event.sealed.commitment)));
    }
    const ledger::Growth growth(edge_, leaves);
    batch_.tiles = growth.full_tiles();
    batch_.head.size = growth.size();
    batch_.head.root = growth.root();
    return growth.edge();
  }

  Result<void> fold(const StoredEvent& event, service::WriteTransaction& transaction) {
    const auto envelope = ledger::parse_envelope(event.sealed.envelope);
    if (!envelope) return envelope.error();
    batch_.head.last_at = envelope->at;
    if (const auto after = service::numbers_after(event)) go_behind(*after);
    const auto number = complaint::parse_number(event.stream);
    if (!number) return {};  // a stream that has no row
    go_behind(*number);
    auto aggregate = folded_before(event, transaction);
    if (!aggregate) return aggregate.error();
    const auto decoded = service::decode_event(event);
    if (!decoded) return decoded.error();
    complaint::evolve((*aggregate)->state, *decoded, envelope->at);
    (*aggregate)->last_seq = event.seq;
    (*aggregate)->last_commitment = event.sealed.commitment;
    touched_.insert(event.stream);
    const auto* filed = std::get_if<complaint::ComplaintFiled>(&*decoded);
    return filed != nullptr ? note_import(*filed, event.stream, transaction) : Result<void>();
  }

  // No number is given twice: the next one comes after all of the stream, and after those that a loss may have taken.
  void go_behind(const complaint::ParsedNumber& number) {
    auto& head = batch_.head;
    if (std::pair(number.date, number.serial) <= std::pair(head.serial_date, head.serial)) return;
    head.serial_date = number.date;
    head.serial = number.serial;
  }

  // A complaint and the report of the same message have one key; it stands for the first.
  Result<void> note_import(const complaint::ComplaintFiled& filed, const std::string& number,
                           service::WriteTransaction& transaction) {
    if (filed.import_key.empty() || !imported_.insert(filed.import_key).second) return {};
    const auto stored = transaction.find_imported(filed.import_key);
    if (!stored) return stored.error();
    if (!*stored) batch_.imported.push_back({filed.import_key, number});
    return {};
  }

  Result<service::Aggregate*> folded_before(const StoredEvent& event, service::WriteTransaction& transaction) {
    const auto known = folded_.find(event.stream);
    if (known != folded_.end()) return &known->second;
    const auto events = transaction.read_stream(event.stream);
    if (!events) return events.error();
    auto folded = service::fold_stream(*events);
    if (!folded) return folded.error();
    return &folded_.emplace(event.stream, std::move(*folded)).first->second;
  }

  store::SqliteEventStore& store_;
  ledger::RightEdge edge_;
  Batch batch_;
  std::unordered_map<std::string, service::Aggregate> folded_;
  std::unordered_set<std::string> imported_;  ///< keys in this batch
  std::set<std::string> touched_;             ///< numbers, ascending, in this batch
};

class RegisterImport {
 public:
  RegisterImport(const RegisterImportOptions& options, const Console& console)
      : options_(options), console_(console), paths_(options.data_directory) {}

  Result<ImportedRegister> run() {
    if (auto opened = open(); !opened) return opened.error();
    if (auto read = read_events(); !read) return read.error();
    if (auto verified = verify(); !verified) return verified.error();
    if (auto marked = check_mark(); !marked) return marked.error();
    if (auto copied = copy_blobs(); !copied) return copied.error();
    auto brought = bring_fitting_keys(*store_, options_.keys, paths_.keys, head_.checkpoint);
    if (!brought) return brought.error();
    store_.reset();
    if (auto placed = staging_->put_in_place(); !placed) return placed.error();
    if (auto marked = keys::HighWaterFile(paths_.high_water).write(head_.checkpoint); !marked) return marked.error();
    return ImportedRegister{head_.origin, head_.opened.size, head_.checkpoint, blobs_};
  }

 private:
  Result<void> open() {
    in_.open(options_.file == "-" ? "/dev/stdin" : options_.file, std::ios::binary);
    records::Line line;
    if (!in_ || fs::is_directory(options_.file) || !lines_.next(line)) {
      return Failure{FailureKind::NotFound, console_.text("import.no_file", {{"file", options_.file}})};
    }
    auto head = read_register_head(line.text);
    if (!head) return head.error();
    head_ = std::move(*head);
    auto staging = Staging::begin(paths_);
    if (!staging) return staging.error();
    staging_ = std::move(*staging);
    auto store = store::SqliteEventStore::open({.path = staging_->database().string()});
    if (!store) return store.error();
    store_ = std::move(*store);
    return store_->found({head_.origin, head_.zone, head_.keys.front(), "", ledger::empty_root()});
  }

  Result<void> read_events() {
    Rebuild rebuild(*store_);
    Progress progress(console_, "register.progress");
    records::Line line;
    while (lines_.next(line)) {
      if (is_stop_wanted()) return Failure{FailureKind::Unavailable, "stopped by a signal; nothing was put in place"};
      if (line.too_long) return malformed("line " + std::to_string(line.number) + " is too long");
      if (line.text.empty()) continue;
      auto event = read_event_line(line.text);
      if (!event) return at_line(line, event.error());
      if (auto added = rebuild.add(std::move(*event)); !added) return at_line(line, added.error());
      progress.tell(rebuild.size(), rebuild.size(), head_.opened.size);
    }
    if (rebuild.size() != head_.opened.size) {
      return mismatch("the file holds " + std::to_string(rebuild.size()) + " events, its checkpoint says " +
                      std::to_string(head_.opened.size) + ": it was cut, or is of two moments");
    }
    if (auto finished = rebuild.finish(head_); !finished) return finished;
    if (rebuild.edge().root() == head_.opened.root) return {};
    return mismatch("the events do not lead to the root that the checkpoint signs");
  }

  [[nodiscard]] Failure at_line(const records::Line& line, const Failure& failure) const {
    return {failure.kind, options_.file + ":" + std::to_string(line.number) + ": " + failure.message};
  }

  Result<void> verify() {
    service::VerifyLogOptions pass;
    pass.threads = options_.threads;
    const auto verdict = service::verify_log(*store_, pass);
    if (!verdict) return verdict.error();
    if (!verdict->first_break) return {};
    return mismatch("leaf " + std::to_string(verdict->first_break->leaf) + ": " + verdict->first_break->detail);
  }

  // An older export beside a newer mark would fork the log, just as an older backup would.
  Result<void> check_mark() {
    const auto mark = keys::HighWaterFile(paths_.high_water).read();
    if (!mark) return mark.error();
    auto reader = store_->open_reader();
    if (!reader) return reader.error();
    const auto snapshot = service::load_snapshot(**reader);
    if (!snapshot) return snapshot.error();
    return service::check_high_water(**reader, **snapshot, head_.origin, *mark);
  }

  Result<void> copy_blobs() {
    if (options_.blobs.empty()) return {};
    const auto paths = backups::list_blobs(options_.blobs);
    if (!paths) return paths.error();
    const backups::BlobFolders folders{options_.blobs, staging_->folder() / "blobs", {}};
    const auto tally = backups::copy_blobs(folders, *paths, [] { return !is_stop_wanted(); });
    if (!tally) return tally.error();
    if (!tally->damaged.empty()) return mismatch("the attachment " + tally->damaged.front() + " is damaged");
    blobs_ = tally->added;
    return {};
  }

  const RegisterImportOptions& options_;
  const Console& console_;
  DataPaths paths_;
  std::ifstream in_;
  records::LineReader lines_{in_, kLineBytesMax};
  RegisterHead head_;
  std::unique_ptr<Staging> staging_;
  std::unique_ptr<store::SqliteEventStore> store_;
  std::uint64_t blobs_ = 0;
};

}  // namespace

Result<ImportedRegister> import_register(const RegisterImportOptions& options, const Console& console) {
  if (sodium_init() < 0) return Failure{FailureKind::Unavailable, "libsodium cannot start: no source of randomness"};
  return RegisterImport(options, console).run();
}

int run_register_import(const RegisterImportOptions& options, const Console& console) {
  stop_at_signal();
  const auto done = import_register(options, console);
  if (!done) return console.complain(done.error()), kExitBad;
  if (options.json) {
    print_json(json::object{{"origin", done->origin},
                            {"size", done->size},
                            {"checkpoint", done->checkpoint},
                            {"blobs", done->blobs},
                            {"data", options.data_directory}});
  } else {
    console.say("register.imported", {{"origin", done->origin},
                                      {"size", std::to_string(done->size)},
                                      {"data", options.data_directory},
                                      {"blobs", std::to_string(done->blobs)}});
  }
  return kExitGood;
}

}  // namespace redress::app
