#pragma once
// `redress serve`: the server, until it is told to end.

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "app/redress/console.hpp"

namespace redress::app {

struct ServeOptions {
  std::string data_directory;
  std::string listen = "127.0.0.1:8080";
  std::string origin;
  std::string zone = "Asia/Shanghai";
  std::string tls_certificate;
  std::string tls_key;
  std::string contact;
  std::vector<std::string> trusted_proxies;
  unsigned threads = 0;         ///< 0: one a core
  std::string limits_file;      ///< empty: the limits inside the program
  std::string parameters_file;  ///< empty: a new log begins with the defaults
  std::string operator_file;    ///< empty: no letter can be made
  bool limit_loopback = false;
  bool open_metrics = false;
  bool log_requests = false;
  bool json = false;
};

CLI::App* add_serve(CLI::App& app, ServeOptions& options, const Console& console);
/// Blocks until SIGINT or SIGTERM; then drains, commits, answers and closes.
[[nodiscard]] int run_serve(const ServeOptions& options, const Console& console);

}  // namespace redress::app
