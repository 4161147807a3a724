#include "service/reader_pool.hpp"

namespace redress::service {

Result<std::unique_ptr<ReaderPool>> ReaderPool::open(EventStore& store, std::size_t threads, std::size_t queue_max) {
  std::unique_ptr<ReaderPool> pool(new ReaderPool(queue_max));
  for (std::size_t i = 0; i < threads; ++i) {
    auto session = store.open_reader();
    if (!session) return session.error();
    pool->sessions_.push_back(std::move(*session));
  }
  for (auto& session : pool->sessions_) {
    pool->threads_.emplace_back([raw = pool.get(), &reader = *session] { raw->work(reader); });
  }
  return pool;
}

ReaderPool::~ReaderPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_) thread.join();
}

bool ReaderPool::submit(Task task) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= queue_max_) return false;
    queue_.push_back(std::move(task));
  }
  wake_.notify_one();
  return true;
}

void ReaderPool::work(ReadSession& session) {
  for (;;) {
    Task task;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      task = std::move(queue_.front());
      queue_.pop_front();
    }
    task(session);
  }
}

}  // namespace redress::service
