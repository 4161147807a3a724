#pragma once
// `redress log verify`: a full pass over the stored log. `redress log rotate-key`: a new key signs it from now on.

#include <CLI/CLI.hpp>
#include <string>

#include "app/redress/console.hpp"

namespace redress::app {

struct LogVerifyOptions {
  std::string data_directory;
  unsigned threads = 0;  ///< 0: one a core
  bool json = false;
};

/// Adds `log` with its sub-command `verify`; returns the sub-command.
CLI::App* add_log_verify(CLI::App& app, LogVerifyOptions& options, const Console& console);
[[nodiscard]] int run_log_verify(const LogVerifyOptions& options, const Console& console);

struct RotateKeyCall {
  std::string data_directory;
  bool keep_old = false;
  bool json = false;
};
/// Adds the sub-command `rotate-key` to `log`, which stands already; returns it.
CLI::App* add_rotate_key(CLI::App& app, RotateKeyCall& call, const Console& console);
[[nodiscard]] int run_rotate_key(const RotateKeyCall& call, const Console& console);

}  // namespace redress::app
