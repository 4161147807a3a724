#include "app/redress/system.hpp"

#include <sodium.h>

#include "adapters/blobs/local_blob_store.hpp"
#include "adapters/blobs/upload_folder.hpp"
#include "adapters/clock/system_clock.hpp"
#include "adapters/keys/key_folder.hpp"
#include "adapters/store/sqlite/attachment_key_table.hpp"
#include "adapters/store/sqlite/sqlite_event_store.hpp"
#include "app/redress/directory_lock.hpp"
#include "app/redress/log_key.hpp"
#include "base/check.hpp"
#include "base/hash.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "service/jobs/publish_checkpoint.hpp"
#include "service/jobs/tend_uploads.hpp"
#include "service/log_changes.hpp"

namespace redress::app {
namespace {

constexpr std::size_t kReaderQueueMax = 4096;
constexpr std::size_t kWorkQueueMax = 4096;

// Default origin: localhost/redress/<first 8 hex digits of SHA-256(public key)> (FORMATS.md 4).
std::string origin_or_default(const std::string& wanted, const Hash& seed) {
  if (!wanted.empty()) return wanted;
  const ledger::Signer unnamed("localhost", seed);
  return "localhost/redress/" + to_hex(view(sha256({view(unnamed.verifier().public_key)}))).substr(0, 8);
}

const std::string& zone_of(const SystemOptions& options) {
  const auto* named = options.first_values ? options.first_values->zone() : nullptr;
  return named != nullptr ? *named : options.zone;
}

Result<store::Foundation> found_log(store::SqliteEventStore& store, const SystemOptions& options,
                                    const keys::Secrets& secrets) {
  const auto origin = origin_or_default(options.origin, secrets.log_seed);
  if (!ledger::is_key_name(origin))
    return malformed("the origin \"" + origin + "\" may not hold spaces, + or control characters");
  const auto& zone_name = zone_of(options);
  const auto zone = clock::SystemClock::in_zone(zone_name);
  if (!zone) return zone.error();
  const ledger::Signer signer(origin, secrets.log_seed);
  const auto checkpoint = ledger::sign_checkpoint({origin, 0, ledger::empty_root()}, signer);
  auto founded =
      store.found({origin, zone_name, ledger::to_string(signer.verifier()), checkpoint, ledger::empty_root()});
  if (!founded) return founded.error();
  return store::Foundation{origin, zone_name};
}

Result<keys::Secrets> secrets_for(const keys::KeyFolder& folder, bool log_exists) {
  if (!log_exists) return folder.create();
  auto secrets = folder.read();
  if (!secrets) return secrets.error();
  if (*secrets) return **secrets;
  return Failure{FailureKind::NotFound,
                 "the keys of this log are missing: " + folder.path().string() + " must hold log.key and code.key"};
}

// A mark or keys without data: the data was lost or moved, or a restore was stopped. A new log under that name and key
// would be a fork at once, and its numbers and query codes would be given a second time.
Result<void> check_not_lost(const DataPaths& paths) {
  std::error_code error;
  if (std::filesystem::exists(paths.high_water, error)) {
    return mismatch(paths.high_water.string() + " tells of a log, but " + paths.data.string() +
                    " holds none: restore a backup (redress restore), or move " + paths.keys.string() + " away");
  }
  const auto drawn = keys::KeyFolder(paths.keys).read_unfounded();
  return drawn ? Result<void>() : Result<void>(drawn.error());
}

// An operator's start script names the first origin for ever, also after a loss opened another.
Result<void> check_wanted_origin(service::EventStore& store, const std::string& wanted, const std::string& origin) {
  if (wanted.empty() || wanted == origin) return {};
  const auto first = first_origin(store);
  if (!first) return first.error();
  if (wanted == *first) return {};
  return Failure{FailureKind::Conflict,
                 "this log's origin is " + origin + " and never changes; start without --origin"};
}

}  // namespace

DataPaths::DataPaths(const std::filesystem::path& data_directory)
    : data(std::filesystem::absolute(data_directory).lexically_normal()) {
  if (!data.has_filename()) data = data.parent_path();
  keys = data;
  keys += ".keys";
  database = data / "redress.db";
  lock = data / "lock";
  socket = data / "redress.sock";
  high_water = keys / "high_water";
  attachment_keys = keys / "attachment_keys.db";
}

/// In the order of construction; destroyed in reverse: the loop drains before the publisher publishes a last time.
struct System::Parts {
  std::unique_ptr<DirectoryLock> lock;
  bool founded_now = false;
  store::Foundation foundation;
  std::unique_ptr<store::SqliteEventStore> store;
  std::unique_ptr<service::Clock> clock;
  std::unique_ptr<ledger::Signer> signer;
  std::unique_ptr<ledger::Signer> status_signer;
  std::unique_ptr<service::QueryCodes> codes;
  std::unique_ptr<keys::HighWaterFile> high_water;
  std::unique_ptr<service::LogState> log;
  std::unique_ptr<service::PublishCheckpoint> publisher;
  std::unique_ptr<service::NetworkRateLimit> filing_limit;
  std::unique_ptr<service::NetworkRateLimit> act_limit;
  std::unique_ptr<service::CodeGuessLimit> guess_limit;
  std::unique_ptr<service::ReaderPool> readers;
  std::unique_ptr<service::StaffDirectory> staff;
  std::unique_ptr<service::ParameterDirectory> parameters;
  std::unique_ptr<service::SignInDesk> sign_in;
  std::unique_ptr<service::CommitLoop> commits;
  std::unique_ptr<store::AttachmentKeyTable> attachment_keys;
  std::unique_ptr<blobs::LocalBlobStore> blob_store;
  std::unique_ptr<blobs::UploadFolder> upload_folder;
  std::unique_ptr<service::Uploads> uploads;
  std::unique_ptr<service::TendUploads> tend_uploads;
  std::unique_ptr<service::WorkPool> work_pool;
  std::unique_ptr<service::Attachments> attachments;
  std::unique_ptr<service::Office> office;

  [[nodiscard]] Result<keys::Secrets> open_store(const SystemOptions& options, const DataPaths& paths);
  [[nodiscard]] Result<void> open_log(const SystemOptions& options, const keys::Secrets& secrets,
                                      const DataPaths& paths);
  [[nodiscard]] Result<void> open_parameters(service::ReadSession& reader);
  [[nodiscard]] Result<void> settle_parameters(const std::optional<FirstValues>& wanted);
  [[nodiscard]] Result<void> open_attachments(const SystemOptions& options, const DataPaths& paths);
  [[nodiscard]] Result<void> start(SystemOptions options);
};

Result<keys::Secrets> System::Parts::open_store(const SystemOptions& options, const DataPaths& paths) {
  if (auto made = keys::create_folder(paths.data); !made) return made.error();
  std::error_code error;
  std::filesystem::permissions(paths.data, std::filesystem::perms::owner_all, error);
  auto taken = DirectoryLock::take(paths.lock);
  if (!taken) return taken.error();
  lock = std::move(*taken);
  auto opened = store::SqliteEventStore::open({.path = paths.database.string()});
  if (!opened) return opened.error();
  store = std::move(*opened);
  auto existing = store->foundation();
  if (!existing) return existing.error();
  const keys::KeyFolder folder(paths.keys);
  if (*existing) {
    if (auto settled = settle_log_key(*store, folder); !settled) return settled.error();
  } else if (auto there = check_not_lost(paths); !there) {
    return there.error();
  }
  auto secrets = secrets_for(folder, existing->has_value());
  if (!secrets) return secrets.error();
  founded_now = !existing->has_value();
  auto known = founded_now ? found_log(*store, options, *secrets) : Result<store::Foundation>(**existing);
  if (!known) return known.error();
  foundation = std::move(*known);
  if (auto ended = folder.end_founding(); !ended) return ended.error();
  if (founded_now) return secrets;
  if (auto fits = check_wanted_origin(*store, options.origin, foundation.origin); !fits) return fits.error();
  return secrets;
}

Result<void> System::Parts::open_log(const SystemOptions& options, const keys::Secrets& secrets,
                                     const DataPaths& paths) {
  auto in_zone = clock::SystemClock::in_zone(foundation.zone);
  if (!in_zone) return in_zone.error();
  clock = std::move(*in_zone);
  if (options.wrap_clock) clock = options.wrap_clock(std::move(clock));
  signer = std::make_unique<ledger::Signer>(foundation.origin, secrets.log_seed);
  status_signer = std::make_unique<ledger::Signer>(foundation.origin + "/status", secrets.log_seed);
  codes = std::make_unique<service::QueryCodes>(secrets.code_key);
  high_water = std::make_unique<keys::HighWaterFile>(paths.high_water);
  auto reader = store->open_reader();
  if (!reader) return reader.error();
  const auto known_keys = (*reader)->log_keys();
  if (!known_keys) return known_keys.error();
  if (known_keys->empty() || known_keys->back() != ledger::to_string(signer->verifier())) {
    return mismatch(paths.keys.string() + "/log.key is not the key of this log");
  }
  const auto mark = high_water->read();
  if (!mark) return mark.error();
  auto snapshot = service::load_snapshot(**reader);
  if (!snapshot) return snapshot.error();
  if (auto checked = service::check_high_water(**reader, **snapshot, foundation.origin, *mark); !checked)
    return checked;
  if (auto marked = high_water->write((*snapshot)->checkpoint); !marked) return marked;
  log = std::make_unique<service::LogState>(std::move(*snapshot));
  return {};
}

Result<void> System::Parts::open_parameters(service::ReadSession& reader) {
  auto values = service::load_parameters(reader);
  if (!values) return values.error();
  parameters = std::make_unique<service::ParameterDirectory>(std::move(*values));
  return {};
}

// An empty log takes the file's values; also one that was founded by a start that ended before it wrote them. The zone
// stands in the foundation first, and is told to the log of an older program when it has no parameters yet.
Result<void> System::Parts::settle_parameters(const std::optional<FirstValues>& wanted) {
  if (!parameters->latest()->begun) {
    const bool is_empty = log->latest()->edge.size() == 0;
    service::ActOnParameters act{
        parameters::FoundParameters{wanted && is_empty ? wanted->values : std::map<std::string, parameters::Value>()}};
    std::get<parameters::FoundParameters>(act.command).values["p.zone"] =
        parameters::single(parameters::Zone{foundation.zone});
    const auto answer = commits->run(std::move(act), complaint::ActorKind::Operator);
    if (const auto* not_done = std::get_if<service::NotDone>(&answer)) return not_done->why;
    REDRESS_CHECK(std::holds_alternative<service::Accepted>(answer));
  }
  if (!wanted) return {};
  return parameters->ask([&](const parameters::Parameters& held) { return check_first_values(*wanted, held); });
}

Result<void> System::Parts::open_attachments(const SystemOptions& options, const DataPaths& paths) {
  auto table = store::AttachmentKeyTable::open(paths.attachment_keys);
  if (!table) return table.error();
  attachment_keys = std::move(*table);
  auto folder = blobs::LocalBlobStore::open(paths.data);
  if (!folder) return folder.error();
  blob_store = std::move(*folder);
  upload_folder = std::make_unique<blobs::UploadFolder>(paths.data);
  auto reader = store->open_reader();
  if (!reader) return reader.error();
  auto opened =
      service::Uploads::open(*blob_store, *upload_folder, *attachment_keys, *clock, options.uploads, **reader);
  if (!opened) return opened.error();
  uploads = std::move(*opened);
  tend_uploads = std::make_unique<service::TendUploads>(*uploads, std::move(*reader));
  work_pool = std::make_unique<service::WorkPool>(options.uploads.threads, kWorkQueueMax);
  attachments.reset(new service::Attachments{*work_pool, *blob_store, *attachment_keys, *uploads,
                                             options.commits.filing.attachments_max});
  return {};
}

Result<void> System::Parts::start(SystemOptions options) {
  auto alarm = options.alarm ? options.alarm : [](const Failure&) {};
  publisher = std::make_unique<service::PublishCheckpoint>(*log, *high_water, alarm);
  filing_limit = std::make_unique<service::NetworkRateLimit>(options.filing_limit);
  act_limit = std::make_unique<service::NetworkRateLimit>(options.act_limit);
  guess_limit = std::make_unique<service::CodeGuessLimit>(options.guess_limit);
  auto pool = service::ReaderPool::open(*store, options.reader_threads, kReaderQueueMax);
  if (!pool) return pool.error();
  readers = std::move(*pool);
  auto reader = store->open_reader();
  if (!reader) return reader.error();
  auto log_keys = (*reader)->log_keys();
  if (!log_keys) return log_keys.error();
  auto people = service::load_organisation(**reader);
  if (!people) return people.error();
  staff = std::make_unique<service::StaffDirectory>(std::move(*people), organisation::RoleTable::builtin());
  if (auto opened = open_parameters(**reader); !opened) return opened.error();
  auto desk = service::SignInDesk::open(*store, *staff, *clock, options.sign_in);
  if (!desk) return desk.error();
  sign_in = std::move(*desk);
  options.commits.match_key = codes->derived_key("matches");
  commits = std::make_unique<service::CommitLoop>(*store, *clock, *signer, *log, *staff, *parameters,
                                                  std::move(options.commits));
  if (auto settled = settle_parameters(options.first_values); !settled) return settled.error();
  office.reset(new service::Office{*clock, *commits, *readers, *log, *codes, *status_signer, *filing_limit, *act_limit,
                                   *guess_limit, *staff, *parameters, *sign_in, std::move(*log_keys), attachments.get(),
                                   codes->derived_key("matches")});
  return {};
}

System::System(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
System::~System() = default;

Result<std::unique_ptr<System>> System::open(SystemOptions options) {
  if (sodium_init() < 0) return Failure{FailureKind::Unavailable, "libsodium cannot start: no source of randomness"};
  const DataPaths paths(options.data_directory);
  if (!std::filesystem::exists(paths.database)) {  // refused before anything is made
    if (auto there = check_not_lost(paths); !there) return there.error();
  }
  auto parts = std::make_unique<Parts>();
  const auto secrets = parts->open_store(options, paths);
  if (!secrets) return secrets.error();
  if (auto opened = parts->open_log(options, *secrets, paths); !opened) return opened.error();
  if (auto opened = parts->open_attachments(options, paths); !opened) return opened.error();
  if (auto started = parts->start(std::move(options)); !started) return started.error();
  return std::unique_ptr<System>(new System(std::move(parts)));
}

service::Office& System::office() { return *parts_->office; }
service::EventStore& System::store() { return *parts_->store; }
const std::string& System::origin() const { return parts_->foundation.origin; }
bool System::founded_now() const { return parts_->founded_now; }

Result<ReadOnlyLog> open_for_reading(const std::filesystem::path& data_directory) {
  const DataPaths paths(data_directory);
  if (!std::filesystem::exists(paths.database)) {
    return Failure{FailureKind::NotFound, paths.data.string() + " holds no Redress data (no redress.db)"};
  }
  auto store = store::SqliteEventStore::open(
      {.path = paths.database.string(), .migrate = false, .background_checkpoint = false});
  if (!store) return store.error();
  const auto foundation = (*store)->foundation();
  if (!foundation) return foundation.error();
  if (!*foundation) return Failure{FailureKind::NotFound, paths.data.string() + " holds no log yet"};
  return ReadOnlyLog{std::move(*store), (*foundation)->origin, (*foundation)->zone};
}

}  // namespace redress::app
