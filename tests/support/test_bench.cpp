#include "support/test_bench.hpp"

#include <stdexcept>

#include "domain/ledger/checkpoint.hpp"
#include "support/connection_watch.hpp"

namespace redress::test {
namespace {

using namespace service;

constexpr const char* kOrigin = "example.org/redress";

Hash test_seed() {
  Hash seed;
  seed.fill(1);
  return seed;
}

std::string describe_refusals(const complaint::Refusals& refusals) {
  std::string text = "refused";
  for (const auto& refusal : refusals) {
    text += ' ';
    text += to_word(refusal.code);
    if (!refusal.pointer.empty()) text += ' ' + refusal.pointer;
  }
  return text;
}

struct Describe {
  std::string operator()(const Accepted&) const { return "accepted"; }
  std::string operator()(const Replayed& replayed) const { return "replayed " + std::to_string(replayed.leaf); }
  std::string operator()(const AlreadyImported& imported) const { return "imported as " + imported.number; }
  std::string operator()(const KeyReused&) const { return "key reused"; }
  std::string operator()(const NoSuchComplaint&) const { return "no such complaint"; }
  std::string operator()(const NoSuchGroup&) const { return "no such group"; }
  std::string operator()(const OutOfScope&) const { return "out of scope"; }
  std::string operator()(const NotAllowed& needs) const {
    return "not allowed without " + std::string(to_word(needs.needed));
  }
  std::string operator()(const complaint::Refusals& refusals) const { return describe_refusals(refusals); }
  std::string operator()(const NotDone& not_done) const {
    const bool full = not_done.why.kind == FailureKind::NoSpace;
    return std::string("not done: ") + (full ? "no space" : not_done.why.message);
  }
};

Accepted accepted(Answer answer) {
  if (auto* value = std::get_if<Accepted>(&answer)) return std::move(*value);
  throw std::runtime_error("expected it to be accepted, but: " + describe(answer));
}

}  // namespace

std::string describe(const Answer& answer) { return std::visit(Describe{}, answer); }

Instant time_of(const StoredEvent& event) { return take(ledger::parse_envelope(event.sealed.envelope)).at; }

Result<void> found(store::SqliteEventStore& store, const ledger::Signer& signer) {
  const auto& origin = signer.verifier().name;
  return store.found({origin, "Asia/Shanghai", ledger::to_string(signer.verifier()),
                      ledger::sign_checkpoint({origin, 0, ledger::empty_root()}, signer), ledger::empty_root()});
}

std::shared_ptr<const LogSnapshot> stored_snapshot(EventStore& store) {
  auto reader = take(store.open_reader());
  auto head = take(reader->head());
  return std::make_shared<LogSnapshot>(LogSnapshot{take(load_right_edge(*reader, head)), head.root, head.checkpoint});
}

std::unique_ptr<StaffDirectory> stored_staff(EventStore& store) {
  auto reader = take(store.open_reader());
  return std::make_unique<StaffDirectory>(take(load_organisation(*reader)), organisation::RoleTable::builtin());
}

TestBench::TestBench(TestBenchOptions options)
    : options_(std::move(options)),
      clock_(options_.at, options_.zone_minutes),
      signer_(kOrigin, test_seed()),
      status_signer_(std::string(kOrigin) + "/status", test_seed()) {
  if (options_.store.path.empty()) options_.store.path = (directory_.path() / "redress.db").string();
  start();
}

TestBench::~TestBench() { stop(); }

std::string TestBench::database_path() const { return options_.store.path; }

void TestBench::open_store() {
  ConnectionWatch watch;
  store_ = take(store::SqliteEventStore::open(options_.store));
  writer_connection_ = watch.first();
}

void TestBench::start() {
  open_store();
  if (!take(store_->foundation())) take(found(*store_, signer_));
  log_ = std::make_unique<LogState>(stored_snapshot(*store_));
  auto options = options_.loop;
  options.on_step = [this](CommitStep step) { call_hook(step); };
  staff_ = stored_staff(*store_);
  parameters_ = std::make_unique<ParameterDirectory>(take(load_parameters(*reader())));
  loop_ = std::make_unique<CommitLoop>(*store_, clock_, signer_, *log_, *staff_, *parameters_, std::move(options));
}

void TestBench::stop() {
  loop_.reset();
  parameters_.reset();
  staff_.reset();
  log_.reset();
  store_.reset();
  writer_connection_ = nullptr;
}

std::unique_ptr<ReadSession> TestBench::reader() { return take(store_->open_reader()); }

void TestBench::set_hook(std::function<void(CommitStep)> hook) {
  const std::lock_guard lock(hook_mutex_);
  hook_ = std::move(hook);
}

// Under the mutex, so that whoever changes the hook knows that the old one is not running any more.
void TestBench::call_hook(CommitStep step) {
  const std::lock_guard lock(hook_mutex_);
  if (hook_) hook_(step);
}

std::future<Answer> TestBench::submit(Act act, complaint::Actor actor, std::optional<IdempotencyKey> key) {
  auto promise = std::make_shared<std::promise<Answer>>();
  auto future = promise->get_future();
  const bool queued =
      loop_->submit({std::move(act), actor, key, [promise](Answer answer) { promise->set_value(std::move(answer)); }});
  if (!queued) promise->set_value(NotDone{{FailureKind::Unavailable, "the queue is full or closing"}});
  return future;
}

Accepted TestBench::file(complaint::FileComplaint filing, std::optional<IdempotencyKey> key) {
  return accepted(run(std::move(filing), key));
}

Accepted TestBench::act(const std::string& number, complaint::Command command) {
  return accepted(run(ActOnComplaint{number, std::move(command)}));
}

}  // namespace redress::test
