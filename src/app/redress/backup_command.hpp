#pragma once
// `redress backup` and `redress restore`.

#include <CLI/CLI.hpp>

#include "app/redress/backup.hpp"
#include "app/redress/restore.hpp"

namespace redress::app {

struct BackupCall {
  BackupOptions options;
  std::string expire;  ///< "35d"; empty for none
  bool json = false;
};
CLI::App* add_backup(CLI::App& app, BackupCall& call, const Console& console);
/// kExitGood; kExitSome when the backup is good but attachments were left out since they are damaged; kExitBad.
[[nodiscard]] int run_backup(BackupCall& call, const Console& console);

struct RestoreCall {
  RestoreOptions options;
  bool json = false;
};
CLI::App* add_restore(CLI::App& app, RestoreCall& call, const Console& console);
/// kExitGood; kExitSome when it is restored but for attachments that are damaged or missing in the backup; kExitLoss
/// when more was shown than the backup holds and --accept-loss was not given; kExitBad.
[[nodiscard]] int run_restore(const RestoreCall& call, const Console& console);

}  // namespace redress::app
