#include "support/server_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <regex>
#include <stdexcept>

namespace redress::test {
namespace {

constexpr int kStartMs = 30'000;

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// In the child: standard output into the pipe, standard error into the file, then the program.
[[noreturn]] void become(const std::vector<std::string>& words, int output, const std::filesystem::path& messages) {
  const int errors = ::open(messages.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(errors, STDERR_FILENO);
  ::setenv("LC_ALL", "C", 1);
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  ::execv(arguments.front(), arguments.data());
  ::_exit(127);
}

}  // namespace

std::string redress_program() {
  const char* path = std::getenv("REDRESS_BIN");
  if (path == nullptr || *path == '\0') throw std::runtime_error("set REDRESS_BIN to the built program `redress`");
  return path;
}

ServerProcess::ServerProcess(std::filesystem::path data, const std::vector<std::string>& options)
    : data_(std::move(data)), messages_(data_.string() + ".messages") {
  std::vector<std::string> words = {redress_program(), "serve", "--data", data_.string(), "--listen", "127.0.0.1:0"};
  words.insert(words.end(), options.begin(), options.end());
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
  pid_ = ::fork();
  if (pid_ == 0) become(words, ends[1], messages_);
  ::close(ends[1]);
  output_ = ends[0];
  wait_until_it_listens();
}

ServerProcess::~ServerProcess() {
  if (pid_ > 0) end(SIGTERM);
  if (output_ >= 0) ::close(output_);
}

void ServerProcess::wait_until_it_listens() {
  static const std::regex kUrl("http://[0-9.:]+");
  std::string said;
  char buffer[1024];
  for (;;) {
    pollfd wait{output_, POLLIN, 0};
    const auto count = ::poll(&wait, 1, kStartMs) > 0 ? ::read(output_, buffer, sizeof buffer) : 0;
    if (count <= 0) {
      end(SIGKILL);
      throw std::runtime_error("the server did not start: " + said + text_of(messages_));
    }
    said.append(buffer, static_cast<std::size_t>(count));
    std::smatch found;
    const auto line_end = said.rfind('\n');
    const auto lines = line_end == std::string::npos ? std::string() : said.substr(0, line_end);
    if (!std::regex_search(lines, found, kUrl)) continue;
    url_ = found.str();
    return;
  }
}

int ServerProcess::end(int signal) {
  int status = 0;
  ::kill(pid_, signal);
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return status;
}

}  // namespace redress::test
