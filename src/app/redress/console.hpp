#pragma once
// What the tools say to people, in their language, and to programs, as JSON.

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/catalogue.hpp"
#include "base/json.hpp"

namespace redress::app {

/// Exit codes of every command.
enum ExitCode {
  kExitGood = 0,
  kExitBad = 1,    ///< something does not hold, or could not be done
  kExitUsage = 2,  ///< the call's words are off
  kExitSome = 3,   ///< some rows were refused, or some attachments left out
  kExitLoss = 4    ///< not restored: more was shown than the backup holds
};

/// Language of the environment: LC_ALL, LC_MESSAGES, LANG; English when none says Chinese.
[[nodiscard]] Language language_of_environment();

/// The text of the catalogue under `key` in the chosen language.
class Console {
 public:
  explicit Console(Language language) : language_(language) {}
  [[nodiscard]] Language language() const noexcept { return language_; }
  [[nodiscard]] std::string text(std::string_view key, std::initializer_list<Placeholder> values = {}) const;
  /// A line on standard output.
  void say(std::string_view key, std::initializer_list<Placeholder> values = {}) const;
  /// A line on standard error, after "redress: ".
  void complain(std::string_view key, std::initializer_list<Placeholder> values = {}) const;
  /// A failure of the program's parts; its sentence is English, for the operator's log too.
  void complain(const Failure& failure) const;

 private:
  Language language_;
};

/// Canonical JSON on one line of standard output.
void print_json(const json::value& value);

/// True while standard error is a terminal, where progress may rewrite its line.
[[nodiscard]] bool can_redraw();

}  // namespace redress::app
