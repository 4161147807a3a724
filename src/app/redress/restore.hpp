#pragma once
// A backup put in place as a data directory, without forking the log unseen (DESIGN.md 4; docs/decisions/0013).
//
// Everything is made and checked in DIR.restoring; one rename puts it in place. With --accept-loss a new signing key
// waits as DIR.keys/log.key.next from before that rename, and takes its place after it, at the next start if need be.

#include <optional>
#include <string>
#include <vector>

#include "adapters/backups/manifest.hpp"
#include "app/redress/console.hpp"
#include "domain/ledger/checkpoint.hpp"

namespace redress::app {

struct RestoreOptions {
  std::string from;            ///< folder of the backup
  std::string keys;            ///< copy of the secrets; empty: those in DIR.keys
  std::string data_directory;  ///< empty or not there
  std::string high_water;      ///< a mark saved elsewhere; empty: only that in DIR.keys, if any
  bool accept_loss = false;
  unsigned threads = 1;  ///< of the check
};

/// More was shown than the backup holds.
struct Loss {
  std::string shown;  ///< signed note
  ledger::Checkpoint shown_checkpoint;
  std::uint64_t lost_count = 0;  ///< leaves shown beyond the backup's
};

struct RestoreOutcome {
  backups::Manifest manifest;
  bool restored = false;     ///< false: refused because of `loss`; nothing was put in place
  bool mark_known = false;   ///< a high-water mark was at hand
  bool opened = false;       ///< a new origin was opened
  std::optional<Loss> loss;  ///< what was refused, or accepted
  std::string origin;        ///< of the restored log
  std::string log_key;
  std::string checkpoint;
  std::vector<std::string> damaged;  ///< attachments whose bytes in the backup are not what their name says; left out
  std::vector<std::string> missing;  ///< attachments that the backup names and does not hold
};

/// Conflict for a data directory that is not empty or in use; Mismatch for a backup that is damaged or not this log's.
/// Attachments that are damaged or missing are left out and named: register and log come back without them.
[[nodiscard]] Result<RestoreOutcome> restore_backup(const RestoreOptions& options, const Console& console);

}  // namespace redress::app
