#pragma once
// What a network thread knows of one connection: its phase and its deadline.

#include <cstdint>
#include <limits>
#include <utility>

#include "adapters/http/request.hpp"

namespace redress::http {

constexpr std::int64_t kNoDeadline = std::numeric_limits<std::int64_t>::max();

/// Milliseconds of a clock that never steps.
[[nodiscard]] std::int64_t steady_now_ms() noexcept;

/// Lives in the coroutine that serves the connection; belongs to its thread.
class Connection {
 public:
  enum class Phase : std::uint8_t {
    Handshake,  ///< TLS
    Idle,       ///< between two requests: may be closed at any time
    Reading,    ///< inside a request
    Streaming,  ///< inside a streamed body: ends when the server does
    Handling,   ///< waiting for the office: has no deadline
    Writing,
    Closing
  };

  explicit Connection(Peer peer) : peer_(std::move(peer)) {}
  virtual ~Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Ends the pending read or write with an error.
  virtual void cancel() noexcept = 0;

  void enter(Phase phase, std::int64_t ms_max) noexcept {
    phase_ = phase;
    timed_out_ = false;
    since_ms_ = steady_now_ms();
    deadline_ms_ = ms_max == kNoDeadline ? kNoDeadline : since_ms_ + ms_max;
  }
  /// Called by the sweep: the deadline has passed.
  void time_out() noexcept {
    timed_out_ = true;
    deadline_ms_ = kNoDeadline;
    cancel();
  }

  [[nodiscard]] Phase phase() const noexcept { return phase_; }
  [[nodiscard]] std::int64_t since_ms() const noexcept { return since_ms_; }
  [[nodiscard]] std::int64_t deadline_ms() const noexcept { return deadline_ms_; }
  [[nodiscard]] bool timed_out() const noexcept { return timed_out_; }
  [[nodiscard]] const Peer& peer() const noexcept { return peer_; }

 private:
  Peer peer_;
  Phase phase_ = Phase::Idle;
  std::int64_t since_ms_ = 0;
  std::int64_t deadline_ms_ = kNoDeadline;
  bool timed_out_ = false;
};

}  // namespace redress::http
