#include "durability/crash_run.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "service/aggregate.hpp"
#include "service/receipts.hpp"
#include "support/connection_watch.hpp"
#include "support/log_check.hpp"

namespace redress::test {
namespace {

using namespace service;

constexpr int kWaves = 5;
constexpr std::array<std::string_view, 7> kStepNames = {"queued",    "begun",     "decided",      "appended",
                                                        "committed", "published", "before answer"};

/// A request and what became of it. Its idempotency key is its text.
struct Request {
  std::string text;
  Act act;
  bool answered = false;
};

IdempotencyKey key_of(const Request& request) { return {digest16(request.text), digest16("body " + request.text)}; }

class CrashRun {
 public:
  explicit CrashRun(const CrashPlan& plan) : plan_(plan), random_(plan.seed) {}

  CrashResult run() {
    prepare();
    live();
    power_.lose(plan_.loss, random_);
    check();
    return result_;
  }

 private:
  [[nodiscard]] store::SqliteOptions options() const {
    return {.path = (directory_.path() / "redress.db").string(), .background_checkpoint = false};
  }

  // Founded and used before the life that is tested: with the plain VFS, closed in good order.
  void prepare() {
    TestBench bench({.store = options()});
    for (int i = 0; i < 2; ++i) old_numbers_.push_back(number_of(bench.file()));
  }

  void live() {
    auto with_power = options();
    with_power.vfs = power_.name();
    with_power.synchronous = plan_.synchronous;
    ConnectionWatch watch;
    const auto store = take(store::SqliteEventStore::open(with_power));
    sqlite3_wal_autocheckpoint(watch.first(), plan_.checkpoint_pages);
    RecordingStore recording(*store);
    LogState log(stored_snapshot(*store));
    const auto staff = stored_staff(*store);
    ParameterDirectory parameters({});
    if (!plan_.at_step) power_.cut_at_operation(plan_.operation, plan_.moment);
    CommitLoopOptions loop_options;
    loop_options.batch_max = 4;
    loop_options.on_step = [this](CommitStep step) { pass(step); };
    {
      CommitLoop loop(recording, clock_, signer_, log, *staff, parameters, std::move(loop_options));
      for (int wave = 0; wave < kWaves && !power_.is_cut(); ++wave) send_wave(loop);
      loop.stop();
    }
    if (!power_.is_cut()) result_.met = "idle";
    if (result_.met.empty()) result_.met = power_.met();
    power_.cut();
    tried_ = recording.tried();
  }

  void pass(CommitStep step) {
    if (!plan_.at_step || step != plan_.step || ++seen_ != plan_.occurrence) return;
    result_.met = kStepNames[static_cast<std::size_t>(step)];
    power_.cut();
  }

  // The writer takes a wave in one batch or two, and answers all of it before the next.
  void send_wave(CommitLoop& loop) {
    std::vector<std::future<void>> done;
    const auto first = requests_.size();
    for (auto n = 1 + random_() % 6; n > 0; --n) requests_.push_back(draw_request());
    for (auto i = first; i < requests_.size(); ++i) done.push_back(send(loop, i));
    for (auto& future : done) future.wait();
    clock_.pass(1000);
  }

  Request draw_request() {
    Request request{"request " + std::to_string(requests_.size()), {}, false};
    if (random_() % 3 == 0) {
      request.act =
          ActOnComplaint{old_numbers_[random_() % old_numbers_.size()], complaint::AddInformation{request.text}};
      return request;
    }
    auto filing = random_() % 4 == 0 ? complaint::sample::mixed() : complaint::sample::written();
    filing.matter.description = request.text;
    if (random_() % 4 == 0) filing.matter.remedy_sought = complaint::sample::characters(1500);
    request.act = std::move(filing);
    return request;
  }

  std::future<void> send(CommitLoop& loop, std::size_t index) {
    auto promise = std::make_shared<std::promise<void>>();
    const auto& request = requests_[index];
    const bool queued =
        loop.submit({request.act, complaint::ActorKind::Operator, key_of(request), [=, this](Answer answer) {
                       // A machine without power answers nobody.
                       if (!power_.is_cut()) acknowledge(index, answer);
                       promise->set_value();
                     }});
    if (!queued) promise->set_value();
    return promise->get_future();
  }

  void acknowledge(std::size_t index, const Answer& answer) {
    const auto* accepted = std::get_if<Accepted>(&answer);
    if (accepted == nullptr) return complain("not accepted before the cut: " + test::describe(answer));
    requests_[index].answered = true;
    for (const auto& event : accepted->events) {
      acknowledged_.push_back({requests_[index].text, event.stream, event.seq, receipt_of(event, *accepted->proof)});
    }
  }

  void complain(const std::string& problem) {
    if (result_.problem.empty() && !problem.empty()) result_.problem = problem;
  }

  void check() {
    result_.acknowledged = acknowledged_.size();
    try {
      TestBench bench({.store = options(), .at = clock_.now()});
      complain(log_problem(bench.store(), bench.key()));
      for (const auto& kept : acknowledged_) {
        const auto lost = receipt_problem(kept.receipt, bench.key(), kept.stream, kept.seq, &bench.store());
        result_.lost += lost.empty() ? 0 : 1;
      }
      // What lies behind a lost acknowledgement is the matter of tests that keep their promise.
      if (result_.lost == 0) check_rest(bench);
    } catch (const std::exception& problem) {
      complain(std::string("it does not open again: ") + problem.what());
    }
  }

  void check_rest(TestBench& bench) {
    complain(wholeness(bench));
    ask_again(bench);
    complain(each_once(bench));
    bench.file();
    complain(log_problem(bench.store(), bench.key()));
  }

  // The log is what was there before, followed by tried batches, each whole.
  std::string wholeness(TestBench& bench) {
    const auto reader = bench.reader();
    auto size = take(reader->head()).size;
    if (!tried_.empty()) {
      const bool there = size == tried_.back().head.size;
      const bool answered = std::all_of(requests_.begin(), requests_.end(), [](const auto& r) { return r.answered; });
      result_.last_batch_there = there && !answered;
      result_.last_batch_gone = !there;
    }
    auto batch_id = take(reader->head()).batch_id;
    for (bool newest = true; size > old_numbers_.size(); newest = false) {
      const auto batch = std::find_if(tried_.rbegin(), tried_.rend(), [&](const TriedBatch& tried) {
        return tried.head.size == size && (!newest || tried.head.batch_id == batch_id) &&
               take(reader->read_commitments(tried.begin, size - tried.begin)) == tried.commitments;
      });
      if (batch == tried_.rend())
        return "the log ends at leaf " + std::to_string(size) + " with no batch that was tried whole";
      size = batch->begin;
    }
    return {};
  }

  // Every caller who got no answer asks again with the same key, as they would.
  void ask_again(TestBench& bench) {
    for (const auto& request : requests_) {
      const auto answer = bench.run(request.act, key_of(request));
      const bool replayed = std::holds_alternative<Replayed>(answer);
      if (!replayed && !std::holds_alternative<Accepted>(answer)) complain("asked again: " + test::describe(answer));
      if (request.answered && !replayed) complain(request.text + " was answered and is now unknown");
    }
  }

  std::string each_once(TestBench& bench) const {
    std::map<std::string, int> times;
    take(bench.reader()->scan_events(0, UINT64_MAX >> 1, [&](const StoredEvent& stored) {
      const auto event = take(decode_event(stored));
      if (const auto* filed = std::get_if<complaint::ComplaintFiled>(&event)) ++times[filed->matter.description];
      if (const auto* added = std::get_if<complaint::InformationAdded>(&event)) ++times[added->text];
      return true;
    }));
    for (const auto& request : requests_) {
      if (times[request.text] != 1) return request.text + " is there " + std::to_string(times[request.text]) + " times";
    }
    return {};
  }

  CrashPlan plan_;
  std::mt19937_64 random_;
  TemporaryDirectory directory_;
  PowerVfs power_;
  ManualClock clock_{kMorning};
  const ledger::Signer signer_{"example.org/redress", [] {
                                 Hash seed;
                                 seed.fill(1);
                                 return seed;
                               }()};
  std::vector<std::string> old_numbers_;
  std::vector<Request> requests_;
  std::vector<Acknowledged> acknowledged_;
  std::vector<TriedBatch> tried_;
  int seen_ = 0;  ///< times that the planned step was passed
  CrashResult result_;
};

}  // namespace

CrashPlan draw_plan(std::uint64_t seed, const std::string& synchronous) {
  std::mt19937_64 random(seed * 2 + 1);
  CrashPlan plan;
  plan.seed = seed;
  plan.synchronous = synchronous;
  plan.at_step = random() % 3 == 0;
  plan.step = static_cast<CommitStep>(random() % kStepNames.size());
  plan.occurrence = 1 + static_cast<int>(random() % 5);
  plan.operation = 1 + random() % 150;
  plan.moment = static_cast<Moment>(random() % 3);
  plan.loss = random() % 2 == 0 ? Loss::All : Loss::Some;
  plan.checkpoint_pages = random() % 2 == 0 ? 8 : 1000;
  return plan;
}

std::string describe(const CrashPlan& plan) {
  constexpr std::string_view kMoments[] = {"before", "during", "after"};
  const auto where = plan.at_step ? "step " + std::string(kStepNames[static_cast<std::size_t>(plan.step)]) + " no. " +
                                        std::to_string(plan.occurrence)
                                  : std::string(kMoments[static_cast<std::size_t>(plan.moment)]) + " operation " +
                                        std::to_string(plan.operation);
  return "seed " + std::to_string(plan.seed) + ", synchronous=" + plan.synchronous + ", " + where + ", checkpoint at " +
         std::to_string(plan.checkpoint_pages) + " pages, " + (plan.loss == Loss::All ? "all" : "some") +
         " unsynced lost";
}

CrashResult live_and_crash(const CrashPlan& plan) { return CrashRun(plan).run(); }

}  // namespace redress::test
