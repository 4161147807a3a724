#pragma once
// The write path on a test bench: a SQLite store in a temporary directory, a clock that stands still, the commit loop.

#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>

#include "adapters/store/sqlite/sqlite_event_store.hpp"
#include "domain/complaint/testing.hpp"
#include "domain/ledger/note.hpp"
#include "service/commit_loop.hpp"
#include "service/log_state.hpp"
#include "service/testing.hpp"
#include "support/temporary_directory.hpp"

namespace redress::test {

using service::sample::digest16;
using service::sample::ManualClock;

/// 2026-11-23 10:00 in Shanghai.
constexpr Instant kMorning{1'795'399'200'000};

struct TestBenchOptions {
  store::SqliteOptions store{.background_checkpoint = false};  ///< an empty path means one in the bench's directory
  service::CommitLoopOptions loop;                             ///< on_step is the bench's; see set_hook
  Instant at = kMorning;
  int zone_minutes = 8 * 60;
};

/// Wires the parts as the program does. Whatever fails on the way throws, and so fails the test.
class TestBench {
 public:
  explicit TestBench(TestBenchOptions options = {});
  ~TestBench();
  TestBench(const TestBench&) = delete;
  TestBench& operator=(const TestBench&) = delete;

  /// Drains and closes everything; the files stay.
  void stop();
  /// Opens the files again, as the next process would.
  void start();
  void restart() { stop(), start(); }

  [[nodiscard]] ManualClock& clock() { return clock_; }
  [[nodiscard]] service::CommitLoop& loop() { return *loop_; }
  [[nodiscard]] store::SqliteEventStore& store() { return *store_; }
  [[nodiscard]] service::LogState& log() { return *log_; }
  [[nodiscard]] service::StaffDirectory& staff() { return *staff_; }
  [[nodiscard]] service::ParameterDirectory& parameters() { return *parameters_; }
  [[nodiscard]] const ledger::Signer& signer() const { return signer_; }
  [[nodiscard]] const ledger::Signer& status_signer() const { return status_signer_; }
  [[nodiscard]] const ledger::VerifierKey& key() const { return signer_.verifier(); }
  [[nodiscard]] std::string database_path() const;
  [[nodiscard]] const std::filesystem::path& directory() const { return directory_.path(); }
  [[nodiscard]] std::unique_ptr<service::ReadSession> reader();
  /// The writer's connection, for limits that belong to it. Use it from a hook, or while the loop does nothing.
  [[nodiscard]] sqlite3* writer_connection() { return writer_connection_; }

  /// Called on the writer's thread at every step from now on; empty for none. Returns when the old one has returned;
  /// a hook must not call this.
  void set_hook(std::function<void(service::CommitStep)> hook);

  [[nodiscard]] std::future<service::Answer> submit(service::Act act,
                                                    complaint::Actor actor = complaint::ActorKind::Operator,
                                                    std::optional<service::IdempotencyKey> key = {});
  /// Files and expects it to be accepted.
  service::Accepted file(complaint::FileComplaint filing = complaint::sample::written(),
                         std::optional<service::IdempotencyKey> key = {});
  /// Acts and expects it to be accepted.
  service::Accepted act(const std::string& number, complaint::Command command);
  [[nodiscard]] service::Answer run(service::Act act, std::optional<service::IdempotencyKey> key = {}) {
    return loop_->run(std::move(act), complaint::ActorKind::Operator, key);
  }

 private:
  void open_store();
  void call_hook(service::CommitStep step);

  TemporaryDirectory directory_;
  TestBenchOptions options_;
  ManualClock clock_;
  ledger::Signer signer_;
  ledger::Signer status_signer_;
  sqlite3* writer_connection_ = nullptr;
  std::unique_ptr<store::SqliteEventStore> store_;
  std::unique_ptr<service::LogState> log_;
  std::unique_ptr<service::StaffDirectory> staff_;
  std::unique_ptr<service::ParameterDirectory> parameters_;
  std::mutex hook_mutex_;
  std::function<void(service::CommitStep)> hook_;
  std::unique_ptr<service::CommitLoop> loop_;
};

/// A founded store on `path`, as the first start makes it.
[[nodiscard]] Result<void> found(store::SqliteEventStore& store, const ledger::Signer& signer);
/// The snapshot of what is stored.
[[nodiscard]] std::shared_ptr<const service::LogSnapshot> stored_snapshot(service::EventStore& store);

/// The stored users, with the roles that the program ships.
[[nodiscard]] std::unique_ptr<service::StaffDirectory> stored_staff(service::EventStore& store);

/// The value, or an exception with the failure's message.
template <class T>
T take(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// "accepted", "replayed 7", "refused BLANK_TEXT /text", …: for expectations on any answer.
[[nodiscard]] std::string describe(const service::Answer& answer);

/// The number of the first record that a filing opened.
[[nodiscard]] inline const std::string& number_of(const service::Accepted& accepted) {
  return accepted.events.front().stream;
}
/// The time that an event carries.
[[nodiscard]] Instant time_of(const service::StoredEvent& event);

}  // namespace redress::test
