#pragma once
// The log's signing key through its changes: a seed waits as log.key.next until the log names it. Whatever step a
// change was stopped at, settling brings folder and log together again.
//
//   rotation    draw and store log.key.next · commit event, key list and head · rename over log.key
//   new origin  draw and store log.key.next · put the restored directory in place · rename over log.key

#include <functional>
#include <string>

#include "adapters/keys/key_folder.hpp"
#include "domain/ledger/note.hpp"
#include "service/ports/event_store.hpp"

namespace redress::app {

/// The name under which the log was founded; later ones are made from it.
[[nodiscard]] Result<std::string> first_origin(service::EventStore& store);
/// The verifier key that the log names last.
[[nodiscard]] Result<ledger::VerifierKey> newest_log_key(service::EventStore& store);

/// Ends a change of key that was stopped: a waiting seed that the log names takes its place, one that it does not name
/// is dropped. Call under the directory's lock. A key that fits neither is left for the caller to find.
[[nodiscard]] Result<void> settle_log_key(service::EventStore& store, const keys::KeyFolder& folder);

/// Brings the secrets of this log to `keys` from `copy`, or, when `copy` is empty, settles those that stand there.
/// The log's `checkpoint` becomes the high-water mark before a log.key is brought. NotFound or Mismatch when they are
/// missing or another log's; then nothing was brought.
[[nodiscard]] Result<void> bring_fitting_keys(service::EventStore& store, const std::filesystem::path& copy,
                                              const std::filesystem::path& keys, const std::string& checkpoint);

/// The steps of a rotation at which a crash is tested.
enum class RotateStep { Begun, NextStored, OldKept, Committed, Marked, Taken };
struct RotateOptions {
  std::string data_directory;
  bool keep_old = false;                    ///< keep a copy of the old seed as log.key.<id>
  std::function<void(RotateStep)> on_step;  ///< for crash tests; empty in production
};
struct Rotation {
  std::string origin;
  std::string old_key;  ///< verifier keys
  std::string new_key;
  std::string checkpoint;  ///< signed by both
};
/// Draws a new key under the same origin. Conflict while a server holds the directory.
[[nodiscard]] Result<Rotation> rotate_log_key(const RotateOptions& options);

}  // namespace redress::app
