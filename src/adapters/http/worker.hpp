#pragma once
// One network thread: its io_context, its connections and the sweep that ends those that are too slow.

#include <atomic>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <list>
#include <string>
#include <thread>

#include "adapters/http/connection.hpp"
#include "adapters/http/exchange.hpp"
#include "adapters/http/mailbox.hpp"
#include "adapters/http/metrics.hpp"
#include "adapters/http/server.hpp"
#include "adapters/http/task.hpp"

namespace redress::http {

using Socket = asio::basic_stream_socket<asio::generic::stream_protocol, Executor>;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

/// What all threads of a server share. Outlives them.
struct Shared {
  service::Office& office;
  const ServerOptions& options;
  Metrics metrics;
  std::atomic<std::size_t> connections{0};
};

/// Everything but start, stop and join runs on its own thread.
class Worker {
 public:
  explicit Worker(Shared& shared);
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  [[nodiscard]] asio::io_context& context() noexcept { return context_; }
  /// Begins to run what was spawned on context().
  void start();
  /// Thread-safe. Idle connections are closed at once, others after their answer; the thread ends with the last.
  void stop(std::function<void()> close_acceptors);
  void join();

  [[nodiscard]] Shared& shared() noexcept { return shared_; }
  [[nodiscard]] Mailbox& mailbox() noexcept { return mailbox_; }
  [[nodiscard]] const bool& stopping() const noexcept { return stopping_; }
  /// The time for the Date header; made once a second.
  [[nodiscard]] std::string_view date();

  /// Keeps a connection in the thread's list as long as it lives.
  class Membership {
   public:
    Membership(Worker& worker, Connection& connection);
    ~Membership();
    Membership(const Membership&) = delete;
    Membership& operator=(const Membership&) = delete;

   private:
    Worker& worker_;
    std::list<Connection*>::iterator place_;
  };

  /// True when this thread may take one more connection: it holds fewer than its share of the limit, or one that is
  /// idle gives way. What other threads hold does not matter, so idling on one cannot keep others out of another.
  [[nodiscard]] bool make_room();

 private:
  [[nodiscard]] bool evict_idle();
  [[nodiscard]] Task<> sweep();
  void sweep_once();

  Shared& shared_;
  asio::io_context context_{1};
  Mailbox mailbox_{context_};
  std::list<Connection*> connections_;
  Timer timer_{context_};
  bool stopping_ = false;
  std::int64_t drain_until_ms_ = kNoDeadline;
  std::string date_;
  std::int64_t date_s_ = -1;
  std::thread thread_;
};

}  // namespace redress::http
