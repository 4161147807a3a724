#pragma once
// Holds the writer's thread at a step, so that a test can arrange what waits behind it.

#include <condition_variable>
#include <functional>
#include <mutex>

#include "support/test_bench.hpp"

namespace redress::test {

/// Installed as the bench's hook. Opens when destroyed, so that a failed test does not hang.
class WriterGate {
 public:
  /// `also` is called at every step before the gate.
  WriterGate(TestBench& bench, service::CommitStep at, std::function<void(service::CommitStep)> also = {})
      : bench_(bench), at_(at) {
    bench_.set_hook([this, also = std::move(also)](service::CommitStep step) {
      if (also) also(step);
      pass(step);
    });
  }
  ~WriterGate() {
    open();
    bench_.set_hook({});
  }
  WriterGate(const WriterGate&) = delete;
  WriterGate& operator=(const WriterGate&) = delete;

  /// Returns when the writer stands at the step.
  void wait_until_held() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return held_; });
  }
  /// Lets it go, and lets it pass from now on.
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  void pass(service::CommitStep step) {
    std::unique_lock lock(mutex_);
    if (step != at_ || open_) return;
    held_ = true;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
    held_ = false;
    changed_.notify_all();
  }

  TestBench& bench_;
  service::CommitStep at_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool held_ = false;
  bool open_ = false;
};

}  // namespace redress::test
