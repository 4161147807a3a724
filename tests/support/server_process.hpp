#pragma once
// The built program as a process: `redress serve` on a free port, ended by signal.

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace redress::test {

/// The path in the environment variable REDRESS_BIN; throws when it is not set.
[[nodiscard]] std::string redress_program();

/// Starts when constructed and returns when it listens; throws with its messages when it does not. Ends (SIGTERM) and
/// is waited for when destroyed.
class ServerProcess {
 public:
  explicit ServerProcess(std::filesystem::path data, const std::vector<std::string>& options = {});
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  [[nodiscard]] const std::string& url() const { return url_; }  ///< http://127.0.0.1:PORT
  [[nodiscard]] std::string socket() const { return (data_ / "redress.sock").string(); }
  /// Sends a signal, waits for the end, returns the exit status as waitpid gives it.
  int end(int signal);

 private:
  void wait_until_it_listens();

  std::filesystem::path data_;
  std::filesystem::path messages_;  ///< of its standard error
  std::string url_;
  pid_t pid_ = -1;
  int output_ = -1;  ///< its standard output
};

}  // namespace redress::test
