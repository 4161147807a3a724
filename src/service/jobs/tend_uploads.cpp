#include "service/jobs/tend_uploads.hpp"

#include <chrono>
#include <utility>

namespace redress::service {
namespace {

constexpr auto kEvery = std::chrono::seconds(1);

}  // namespace

TendUploads::TendUploads(Uploads& uploads, std::unique_ptr<ReadSession> reader)
    : uploads_(uploads), reader_(std::move(reader)), thread_([this] { work(); }) {}

TendUploads::~TendUploads() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void TendUploads::work() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, kEvery, [this] { return stopping_; })) {
    lock.unlock();
    uploads_.tend(*reader_);
    lock.lock();
  }
}

}  // namespace redress::service
