#include "service/jobs/publish_checkpoint.hpp"

#include <chrono>

#include "domain/ledger/checkpoint.hpp"
#include "service/log_changes.hpp"

namespace redress::service {
namespace {

constexpr auto kPublishEvery = std::chrono::seconds(1);

Failure behind(const ledger::Checkpoint& mark, std::uint64_t size) {
  return mismatch("the log has " + std::to_string(size) + " entries, but " + std::to_string(mark.size) +
                  " were already shown: this is an older copy of it. Starting would fork the log");
}

}  // namespace

PublishCheckpoint::PublishCheckpoint(LogState& log, HighWaterMark& mark, std::function<void(const Failure&)> alarm)
    : log_(log), mark_(mark), alarm_(std::move(alarm)), thread_([this] { work(); }) {}

PublishCheckpoint::~PublishCheckpoint() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
  publish_latest();
}

void PublishCheckpoint::work() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, kPublishEvery, [this] { return stopping_; })) {
    lock.unlock();
    publish_latest();
    lock.lock();
  }
}

void PublishCheckpoint::publish_latest() {
  auto latest = log_.latest();
  if (latest->checkpoint == log_.published()->checkpoint) return;
  if (auto written = mark_.write(latest->checkpoint); !written) return alarm_(written.error());
  log_.publish(std::move(latest));
}

Result<void> check_high_water(ReadSession& reader, const LogSnapshot& snapshot, std::string_view origin,
                              const std::optional<std::string>& mark) {
  if (!mark) return {};
  const auto note = ledger::parse_note(*mark);
  if (!note) return note.error();
  const auto checkpoint = ledger::parse_checkpoint_text(note->text);
  if (!checkpoint) return checkpoint.error();
  if (checkpoint->origin != origin) {
    const auto known = accounts_for(reader, snapshot, *checkpoint);
    if (!known) return known.error();
    if (*known) return {};
    return mismatch("the high-water mark belongs to the log " + checkpoint->origin + ", this log is " +
                    std::string(origin));
  }
  if (checkpoint->size > snapshot.edge.size()) return behind(*checkpoint, snapshot.edge.size());
  const auto root = root_at(reader, snapshot, checkpoint->size);
  if (!root) return root.error();
  if (*root != checkpoint->root) return mismatch("the log differs from the checkpoint that was already shown");
  return {};
}

}  // namespace redress::service
