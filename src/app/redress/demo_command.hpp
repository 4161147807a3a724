#pragma once
// `redress demo`: fills a new data directory with invented people and complaints in both languages and all stages.

#include <CLI/CLI.hpp>
#include <string>

#include "app/redress/console.hpp"

namespace redress::app {

struct DemoOptions {
  std::string data_directory;
  bool json = false;
};

CLI::App* add_demo(CLI::App& app, DemoOptions& options, const Console& console);
/// kExitBad, and nothing made, when the directory is not empty or a step does not go through. The people's password is
/// drawn anew by each run and told once, on standard output.
[[nodiscard]] int run_demo(const DemoOptions& options, const Console& console);

}  // namespace redress::app
