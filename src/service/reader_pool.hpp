#pragma once
// Threads that read the store, so that neither the network threads nor the writer wait for a page.

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "service/ports/event_store.hpp"

namespace redress::service {

/// A fixed number of threads, each with its own read session, and a bounded queue. Thread-safe.
class ReaderPool {
 public:
  using Task = std::function<void(ReadSession&)>;

  /// Opens `threads` sessions; the failure of the first that cannot be opened.
  [[nodiscard]] static Result<std::unique_ptr<ReaderPool>> open(EventStore& store, std::size_t threads,
                                                                std::size_t queue_max);
  ~ReaderPool();  ///< runs what waits, then ends the threads
  ReaderPool(const ReaderPool&) = delete;
  ReaderPool& operator=(const ReaderPool&) = delete;

  /// False when the queue is full; then the task is dropped. Tasks must not throw.
  [[nodiscard]] bool submit(Task task);

 private:
  explicit ReaderPool(std::size_t queue_max) : queue_max_(queue_max) {}
  void work(ReadSession& session);

  std::size_t queue_max_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task> queue_;
  bool stopping_ = false;
  std::vector<std::unique_ptr<ReadSession>> sessions_;
  std::vector<std::thread> threads_;
};

}  // namespace redress::service
