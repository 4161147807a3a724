#pragma once
// Threads for work that is long beside a request: encrypting, hashing, waiting for the disk.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace redress::service {

/// A fixed number of threads and a bounded queue. Thread-safe.
class WorkPool {
 public:
  using Task = std::function<void()>;

  WorkPool(std::size_t threads, std::size_t queue_max);
  ~WorkPool();  ///< does what waits, then ends the threads
  WorkPool(const WorkPool&) = delete;
  WorkPool& operator=(const WorkPool&) = delete;

  /// False when the queue is full; then the task is dropped. Tasks must not throw.
  [[nodiscard]] bool submit(Task task);

 private:
  void work();

  std::size_t queue_max_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace redress::service
