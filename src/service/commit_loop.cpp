#include "service/commit_loop.hpp"

#include <algorithm>
#include <chrono>
#include <future>
#include <iterator>

#include "base/check.hpp"
#include "service/commit_writer.hpp"

namespace redress::service {
namespace {

constexpr auto kUpkeepEvery = std::chrono::seconds(1);
// After that a server that nobody writes to counts as well again: only a write can tell.
constexpr std::int64_t kStoreFailingMs = 30'000;

// What is wrong with one complaint alone is no failure of the store.
bool is_store_failure(const Answer& answer) {
  const auto* not_done = std::get_if<NotDone>(&answer);
  return not_done != nullptr && not_done->why.kind != FailureKind::Malformed;
}

}  // namespace

CommitLoop::CommitLoop(EventStore& store, Clock& clock, const ledger::Signer& signer, LogState& log,
                       StaffDirectory& staff, ParameterDirectory& parameters, CommitLoopOptions options)
    : options_(std::move(options)),
      clock_(clock),
      log_(log),
      writer_(std::make_unique<Writer>(store, clock, signer, log, staff, parameters, *this)),
      thread_([this] { work(); }) {}

CommitLoop::~CommitLoop() { stop(); }

bool CommitLoop::submit(Submission submission) {
  auto waiting = std::make_unique<Submission>(std::move(submission));
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= options_.queue_max) return false;
    queue_.push_back(std::move(waiting));
  }
  wake_.notify_one();
  return true;
}

Answer CommitLoop::run(Act act, complaint::Actor actor, std::optional<IdempotencyKey> key) {
  auto promise = std::make_shared<std::promise<Answer>>();
  auto answer = promise->get_future();
  Submission submission{std::move(act), std::move(actor), key,
                        [promise](Answer value) { promise->set_value(std::move(value)); }};
  if (!submit(std::move(submission))) return NotDone{{FailureKind::Unavailable, "the queue is full or closing"}};
  return answer.get();
}

void CommitLoop::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

CommitCounters CommitLoop::counters() const {
  const std::lock_guard lock(mutex_);
  auto counters = counters_;
  counters.queued = queue_.size();
  counters.store_failing = store_failed_ms_ && clock_.steady_ms() - *store_failed_ms_ < kStoreFailingMs;
  return counters;
}

void CommitLoop::step(CommitStep step) const {
  if (options_.on_step) options_.on_step(step);
}

void CommitLoop::work() {
  auto next_upkeep = std::chrono::steady_clock::now() + kUpkeepEvery;
  for (;;) {
    std::vector<std::unique_ptr<Submission>> batch;
    {
      std::unique_lock lock(mutex_);
      wake_.wait_until(lock, next_upkeep, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty() && stopping_) return;
      const auto count = std::min(queue_.size(), options_.batch_max);
      const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(count);
      batch.assign(std::make_move_iterator(queue_.begin()), std::make_move_iterator(end));
      queue_.erase(queue_.begin(), end);
    }
    if (!batch.empty()) answer(batch);
    if (std::chrono::steady_clock::now() >= next_upkeep) {
      writer_->upkeep();
      count({});
      next_upkeep = std::chrono::steady_clock::now() + kUpkeepEvery;
    }
  }
}

void CommitLoop::answer(const std::vector<std::unique_ptr<Submission>>& batch) {
  step(CommitStep::Queued);
  auto answers = writer_->process(batch);
  REDRESS_CHECK(answers.size() == batch.size());
  count(answers);
  step(CommitStep::BeforeAnswer);
  for (std::size_t i = 0; i < batch.size(); ++i) batch[i]->done(std::move(answers[i]));
}

void CommitLoop::count(const std::vector<Answer>& answers) {
  const std::lock_guard lock(mutex_);
  if (!answers.empty()) ++counters_.batches;
  counters_.clock_stopped = writer_->clock_stopped();
  for (const auto& answer : answers) {
    if (const auto* accepted = std::get_if<Accepted>(&answer)) counters_.events += accepted->events.size();
    if (std::holds_alternative<complaint::Refusals>(answer)) ++counters_.refused;
    if (std::holds_alternative<NotDone>(answer)) ++counters_.failed;
    if (std::holds_alternative<Accepted>(answer)) store_failed_ms_.reset();
    if (is_store_failure(answer)) store_failed_ms_ = clock_.steady_ms();
  }
}

}  // namespace redress::service
