#pragma once
// Job: once a second, discards uploads that have expired.

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "service/uploads.hpp"

namespace redress::service {

/// Runs from construction to destruction.
class TendUploads {
 public:
  TendUploads(Uploads& uploads, std::unique_ptr<ReadSession> reader);
  ~TendUploads();
  TendUploads(const TendUploads&) = delete;
  TendUploads& operator=(const TendUploads&) = delete;

 private:
  void work();

  Uploads& uploads_;
  std::unique_ptr<ReadSession> reader_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace redress::service
