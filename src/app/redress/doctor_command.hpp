#pragma once
// `redress doctor`: is this installation fit to serve?

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "app/redress/console.hpp"
#include "app/redress/limits_file.hpp"
#include "base/words.hpp"

namespace redress::app {

struct DoctorOptions {
  std::string data_directory;
  std::string limits_file;  ///< empty: the limits inside the program
  bool json = false;
};

/// What one check found.
enum class Health { Good, Warning, Bad };
constexpr auto words_of(Health) {
  return WordTable<Health, 3>{{{Health::Good, "good"}, {Health::Warning, "warning"}, {Health::Bad, "bad"}}};
}
struct Finding {
  std::string check;  ///< catalogue key doctor.<check>
  Health health = Health::Good;
  std::string detail;
};

CLI::App* add_doctor(CLI::App& app, DoctorOptions& options, const Console& console);
/// All checks; none of them writes.
[[nodiscard]] std::vector<Finding> examine(const std::string& data_directory, const DoctorLimits& limits,
                                           const Console& console);
/// kExitGood also with warnings; kExitBad when something is bad.
[[nodiscard]] int run_doctor(const DoctorOptions& options, const Console& console);

}  // namespace redress::app
