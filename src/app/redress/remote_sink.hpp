#pragma once
// Imports through the server that holds the data directory, over its local socket.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "app/redress/filing_sink.hpp"
#include "app/redress/local_client.hpp"

namespace redress::app {

/// See FilingSink. A few connections, each with one filing at a time: the server gathers them into batches. A broken
/// connection or a busy server is tried again, which is safe since a row's import key is registered once.
/// The order in which rows are registered is not that of their submission.
class RemoteSink final : public FilingSink {
 public:
  struct Options {
    std::size_t connections = 32;
    unsigned tries_max = 8;        ///< after a broken connection; the waits double from 100 ms
    unsigned busy_tries_max = 60;  ///< after 503, each time as long as the server says, at most 5 s
  };
  /// Unavailable when no server answers.
  [[nodiscard]] static Result<std::unique_ptr<RemoteSink>> open(const std::filesystem::path& socket, Language language,
                                                                Options options);
  ~RemoteSink() override;

  void submit(json::object form, Done done) override;
  void drain() override;

 private:
  struct Job {
    std::string body;
    Done done;
  };
  RemoteSink(std::filesystem::path socket, Language language, Options options);
  void work();
  [[nodiscard]] FilingOutcome send(LocalClient& client, const std::string& body);
  [[nodiscard]] FilingOutcome outcome_of(const LocalAnswer& answer) const;

  std::filesystem::path socket_;
  Language language_;
  Options options_;
  std::mutex mutex_;
  std::condition_variable work_there_;
  std::condition_variable work_done_;  ///< the one thread of submit() and drain() waits for it
  std::deque<Job> jobs_;
  std::size_t busy_ = 0;
  bool stopping_ = false;
  std::atomic<bool> broken_ = false;  ///< once one filing could not be done, the others are not tried
  std::vector<std::thread> threads_;
};

}  // namespace redress::app
