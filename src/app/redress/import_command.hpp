#pragma once
// `redress import`: brings a file of older or foreign complaints into the register.

#include <CLI/CLI.hpp>
#include <string>

#include "app/redress/console.hpp"

namespace redress::app {

struct ImportOptions {
  std::string file;            ///< "-" means standard input
  std::string mapping;         ///< name of a built-in mapping, or a path
  std::string data_directory;  ///< not needed for a dry run
  std::string errors_file;     ///< gets every bad row as JSON Lines; may be empty
  bool dry_run = false;
  bool whole_register = false;  ///< the file is an exported register, `data_directory` is to be made from it
  std::string keys;             ///< of a whole register: see RegisterImportOptions
  std::string blobs;
  bool json = false;
};

CLI::App* add_import(CLI::App& app, ImportOptions& options, const Console& console);
/// kExitGood when every row is in, kExitSome when some were refused, kExitBad when the import could not be done or
/// was stopped. Run again, it takes up where it was: a row that is in the register is not registered twice.
[[nodiscard]] int run_import(const ImportOptions& options, const Console& console);

}  // namespace redress::app
