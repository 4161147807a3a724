#pragma once
// `redress export`: everything that the register holds, in forms that other programs read.

#include <CLI/CLI.hpp>
#include <string>

#include "app/redress/console.hpp"

namespace redress::app {

struct ExportOptions {
  std::string data_directory;
  std::string what = "complaints";  ///< complaints, events, register
  std::string format = "jsonl";     ///< jsonl, csv
  std::string out = "-";
  bool json = false;
};

CLI::App* add_export(CLI::App& app, ExportOptions& options, const Console& console);
/// Writes the state of the log at one position, also beside a running server.
[[nodiscard]] int run_export(const ExportOptions& options, const Console& console);

}  // namespace redress::app
