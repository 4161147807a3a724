#pragma once
// `redress user`: the operator's people and their rights, from the command line.

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "app/redress/console.hpp"

namespace redress::app {

struct UserOptions {
  std::string data_directory;
  std::string login;
  std::string name;
  std::string department;
  std::vector<std::string> roles;
  std::vector<std::string> grant;
  std::vector<std::string> revoke;
  std::vector<std::string> scopes;
  std::string expires = "90d";  ///< "<days>d", or an RFC 3339 time
  std::string label;
  std::string token;
  std::string reason;
  bool no_password = false;
  bool json = false;
};

/// Adds `user` with its sub-commands; each with what runs it.
[[nodiscard]] std::vector<std::pair<CLI::App*, std::function<int()>>> add_user(CLI::App& app, UserOptions& options,
                                                                               const Console& console);

}  // namespace redress::app
