#pragma once
// Job: once a second, the newest committed tree head becomes the published one, after the high-water mark holds it.

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "service/log_state.hpp"
#include "service/ports/high_water.hpp"

namespace redress::service {

/// Runs from construction to destruction; publishes a last time at the end.
class PublishCheckpoint {
 public:
  /// `alarm` is told when the mark cannot be written; nothing is published then.
  PublishCheckpoint(LogState& log, HighWaterMark& mark, std::function<void(const Failure&)> alarm);
  ~PublishCheckpoint();
  PublishCheckpoint(const PublishCheckpoint&) = delete;
  PublishCheckpoint& operator=(const PublishCheckpoint&) = delete;

 private:
  void work();
  void publish_latest();

  LogState& log_;
  HighWaterMark& mark_;
  std::function<void(const Failure&)> alarm_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

/// Refuses a log that is shorter than the mark or does not lead to it: an old backup, or another log's mark.
/// A mark of an earlier origin holds too if this log records that what was shown there was given up (log_changes.hpp).
/// Mismatch says which. `origin` is the log's; `mark` what the high-water mark held before the snapshot was read.
[[nodiscard]] Result<void> check_high_water(ReadSession& reader, const LogSnapshot& snapshot, std::string_view origin,
                                            const std::optional<std::string>& mark);

}  // namespace redress::service
