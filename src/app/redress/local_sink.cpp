#include "app/redress/local_sink.hpp"

#include <utility>

#include "service/filing_form.hpp"

namespace redress::app {
namespace {

using Kind = FilingOutcome::Kind;

// Enough for a few of the writer's batches, so that it never waits for the reader of the file.
constexpr std::size_t kInFlightMax = 4'096;

FilingOutcome outcome_of(const service::Answer& answer, Language language) {
  FilingOutcome outcome;
  if (const auto* accepted = std::get_if<service::Accepted>(&answer)) {
    outcome.kind = Kind::Registered;
    outcome.number = accepted->events.front().stream;
  } else if (const auto* there = std::get_if<service::AlreadyImported>(&answer)) {
    outcome.kind = Kind::AlreadyThere;
    outcome.number = there->number;
  } else if (const auto* refusals = std::get_if<complaint::Refusals>(&answer)) {
    outcome.kind = Kind::Refused;
    outcome.faults = faults_of(*refusals, language);
  } else if (const auto* not_done = std::get_if<service::NotDone>(&answer)) {
    outcome.why = not_done->why;
  } else {
    outcome.why = {FailureKind::Internal, "the writer gave an answer that a filing cannot have"};
  }
  return outcome;
}

}  // namespace

Result<std::unique_ptr<LocalSink>> LocalSink::open(const std::string& data_directory, Language language) {
  SystemOptions options;
  options.data_directory = data_directory;
  auto system = System::open(std::move(options));
  if (!system) return system.error();
  return std::unique_ptr<LocalSink>(new LocalSink(std::move(*system), language));
}

void LocalSink::answer(const Done& done, const service::Answer& answer) {
  done(outcome_of(answer, language_));
  {
    const std::lock_guard lock(mutex_);
    --in_flight_;
    // Under the lock: once drain() has seen zero, this object may be gone.
    changed_.notify_one();
  }
}

void LocalSink::submit(json::object form, Done done) {
  auto filing = service::read_filing_form(form, "und");
  if (!filing) return done({Kind::Refused, {}, faults_of(filing.error(), language_), {}});
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return in_flight_ < kInFlightMax; });
    ++in_flight_;
  }
  service::Submission submission{
      std::move(*filing), complaint::ActorKind::Import, {}, [this, done](const service::Answer& value) {
        answer(done, value);
      }};
  if (system_->office().commits.submit(std::move(submission))) return;
  answer(done, service::NotDone{{FailureKind::Unavailable, "the writer is closing"}});
}

void LocalSink::drain() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return in_flight_ == 0; });
}

}  // namespace redress::app
