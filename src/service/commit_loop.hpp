#pragma once
// The one writer: takes all that waits, decides it in one transaction, answers after the commit (DESIGN.md 3).

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "domain/complaint/decide.hpp"
#include "domain/group/commands.hpp"
#include "domain/ledger/note.hpp"
#include "domain/organisation/access.hpp"
#include "domain/organisation/commands.hpp"
#include "domain/parameters/commands.hpp"
#include "service/log_state.hpp"
#include "service/parameter_directory.hpp"
#include "service/ports/clock.hpp"
#include "service/ports/event_store.hpp"
#include "service/staff_directory.hpp"

namespace redress::service {

/// An act on one record that exists.
struct ActOnComplaint {
  std::string number;
  complaint::Command command;
};
/// Changes the operator's own people.
struct ActOnOrganisation {
  organisation::Command command;
};
/// Writes down that somebody of the operator read personal data or was refused it; answered after its commit (B5).
struct RecordAccess {
  organisation::Access access;
};
/// Changes the operator's parameters.
struct ActOnParameters {
  parameters::Command command;
};
/// An act on a group of complaints. `group` is empty when it is opened.
struct ActOnGroup {
  std::string group;
  group::Command command;
};
using Act = std::variant<complaint::FileComplaint, ActOnComplaint, ActOnOrganisation, RecordAccess, ActOnParameters,
                         ActOnGroup>;

/// The caller's Idempotency-Key, bound to caller, route and body.
struct IdempotencyKey {
  Digest16 key{};
  Digest16 body{};
};

/// The tree head that a batch made, and the proofs of its leaves, held in memory.
struct BatchProof {
  ledger::Growth growth;
  std::string checkpoint;
};

/// Durable: the events that the act yielded, and what proves them.
struct Accepted {
  std::vector<StoredEvent> events;
  std::shared_ptr<const BatchProof> proof;
};
/// The same request was answered before; its first event stands at `leaf`.
struct Replayed {
  std::uint64_t leaf = 0;
};
/// The row of an import is in the register already, under this number.
struct AlreadyImported {
  std::string number;
};
/// The key came before with another body.
struct KeyReused {};
/// There is no such complaint.
struct NoSuchComplaint {};
/// There is no such group.
struct NoSuchGroup {};
/// The acting user's roles do not allow it (D5-1), or the user is disabled.
struct NotAllowed {
  organisation::Permission needed;
};
/// The complaint lies outside of what the acting user may read (B5).
struct OutOfScope {};
/// Not done, through no fault of the caller: try again later.
struct NotDone {
  Failure why;
};
using Answer = std::variant<Accepted, Replayed, AlreadyImported, KeyReused, NoSuchComplaint, NoSuchGroup, NotAllowed,
                            OutOfScope, complaint::Refusals, NotDone>;

/// One request in the queue. `done` is called exactly once, after the commit of its batch (also for refusals and
/// replays, which may rest on events of the same batch), on the writer's thread: it must be short and not throw.
struct Submission {
  Act act;
  complaint::Actor actor;
  std::optional<IdempotencyKey> idempotency;
  std::function<void(Answer)> done;
  /// Of a user's request: what it may at most, such as the scopes of its token. Nothing: all that the user may.
  std::optional<organisation::Permissions> scope = std::nullopt;
};

/// The steps of the write path where a crash is tested.
enum class CommitStep { Queued, Begun, Decided, Appended, Committed, Published, BeforeAnswer };

struct CommitLoopOptions {
  std::size_t queue_max = 16'384;  ///< waiting submissions; beyond it submit() says no
  std::size_t batch_max = 1'024;
  std::size_t cache_max = 50'000;  ///< complaints kept folded in memory
  complaint::FilingLimits filing;
  std::string match_key;  ///< secret under which contacts are compared (matching.hpp)
  std::int64_t clock_step_ms_max = 60'000;
  std::function<void(CommitStep)> on_step;  ///< for crash tests; empty in production
};

/// Counters for /metrics; all monotonic.
struct CommitCounters {
  std::uint64_t batches = 0;
  std::uint64_t events = 0;
  std::uint64_t refused = 0;
  std::uint64_t failed = 0;
  std::size_t queued = 0;      ///< now
  bool clock_stopped = false;  ///< now: writes stand still because the wall clock stepped
  bool store_failing = false;  ///< now: a batch could not be stored in the last half minute, and none was since
};

/// Starts its thread when constructed; stop() (or the destructor) drains the queue, commits and answers everything.
/// submit() is thread-safe.
class CommitLoop {
 public:
  /// `log` holds the stored head's snapshot, `staff` the stored users, `parameters` the stored values. All references
  /// must outlive the loop.
  CommitLoop(EventStore& store, Clock& clock, const ledger::Signer& signer, LogState& log, StaffDirectory& staff,
             ParameterDirectory& parameters, CommitLoopOptions options);
  ~CommitLoop();
  CommitLoop(const CommitLoop&) = delete;
  CommitLoop& operator=(const CommitLoop&) = delete;

  /// False when the queue is full or the loop is stopping; then `done` is not called.
  [[nodiscard]] bool submit(Submission submission);
  /// Submits and waits; for tools and tests.
  [[nodiscard]] Answer run(Act act, complaint::Actor actor, std::optional<IdempotencyKey> key = {});
  void stop();
  [[nodiscard]] CommitCounters counters() const;

 private:
  class Writer;
  void work();
  void answer(const std::vector<std::unique_ptr<Submission>>& batch);
  void count(const std::vector<Answer>& answers);
  void step(CommitStep step) const;

  CommitLoopOptions options_;
  Clock& clock_;
  LogState& log_;
  std::unique_ptr<Writer> writer_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::unique_ptr<Submission>> queue_;  ///< pointers: a filing is large to move
  bool stopping_ = false;
  CommitCounters counters_;
  std::optional<std::int64_t> store_failed_ms_;  ///< steady time; nothing since a batch was stored again
  std::thread thread_;
};

}  // namespace redress::service
