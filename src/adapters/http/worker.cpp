#include "adapters/http/worker.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <ctime>

#include "adapters/http/response.hpp"

namespace redress::http {
namespace {

// A deadline is kept to this; far below the shortest one, and ten thousand connections are swept in a millisecond.
constexpr auto kSweepEvery = std::chrono::milliseconds(250);

}  // namespace

std::int64_t steady_now_ms() noexcept {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

Worker::Worker(Shared& shared) : shared_(shared) {}

void Worker::start() {
  asio::co_spawn(context_, sweep(), asio::detached);
  thread_ = std::thread([this] { context_.run(); });
}

void Worker::stop(std::function<void()> close_acceptors) {
  asio::post(context_, [this, close_acceptors = std::move(close_acceptors)] {
    if (close_acceptors) close_acceptors();
    stopping_ = true;
    drain_until_ms_ = steady_now_ms() + shared_.options.limits.drain_ms_max;
    sweep_once();
    timer_.cancel();
  });
}

void Worker::join() {
  if (thread_.joinable()) thread_.join();
}

std::string_view Worker::date() {
  const auto now_s = static_cast<std::int64_t>(std::time(nullptr));
  if (now_s != date_s_) {
    date_ = format_http_date(now_s);
    date_s_ = now_s;
  }
  return date_;
}

Worker::Membership::Membership(Worker& worker, Connection& connection)
    : worker_(worker), place_(worker.connections_.insert(worker.connections_.end(), &connection)) {
  worker_.shared_.metrics.set_connections(++worker_.shared_.connections);
}

Worker::Membership::~Membership() {
  worker_.connections_.erase(place_);
  worker_.shared_.metrics.set_connections(--worker_.shared_.connections);
  if (worker_.stopping_) worker_.timer_.cancel();  // the sweep looks whether this was the last
}

bool Worker::make_room() {
  const auto threads = std::max<std::size_t>(shared_.options.threads, 1);
  const auto share = (shared_.options.limits.connections_max + threads - 1) / threads;
  if (connections_.size() < share) return true;
  const auto staying = std::count_if(connections_.begin(), connections_.end(),
                                     [](const Connection* connection) { return !connection->timed_out(); });
  return static_cast<std::size_t>(staying) < share || evict_idle();
}

// Closes the connection that has been idle longest; false when none is idle.
bool Worker::evict_idle() {
  Connection* oldest = nullptr;
  for (auto* connection : connections_) {
    if (connection->phase() != Connection::Phase::Idle || connection->timed_out()) continue;
    if (oldest == nullptr || connection->since_ms() < oldest->since_ms()) oldest = connection;
  }
  if (oldest == nullptr) return false;
  oldest->time_out();
  return true;
}

void Worker::sweep_once() {
  const auto now_ms = steady_now_ms();
  const bool drained = now_ms >= drain_until_ms_;
  for (auto* connection : connections_) {
    const auto phase = connection->phase();
    const bool yields = phase == Connection::Phase::Idle || phase == Connection::Phase::Streaming;
    if (connection->deadline_ms() <= now_ms || (stopping_ && yields) || drained) connection->time_out();
  }
}

// Ends with the last connection of a stopping server, and the thread with it.
Task<> Worker::sweep() {
  while (!stopping_ || !connections_.empty()) {
    boost::system::error_code error;
    timer_.expires_after(kSweepEvery);
    co_await timer_.async_wait(asio::redirect_error(kAwait, error));
    sweep_once();
  }
}

}  // namespace redress::http
