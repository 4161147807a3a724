#pragma once
// The steps of a session, the same for every kind of stream. Included by session_plain.cpp and session_tls.cpp only.

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <string>
#include <type_traits>
#include <utility>

#include "adapters/http/body_stream.hpp"
#include "adapters/http/handle_request.hpp"
#include "adapters/http/request_reader.hpp"
#include "adapters/http/worker.hpp"

namespace redress::http {

/// `Stream` is a Socket or a TLS stream over one.
template <class Stream>
class Session final : public Connection, private BodySource {
 public:
  Session(Worker& worker, Stream& stream, Peer peer)
      : Connection(std::move(peer)), worker_(worker), stream_(stream), membership_(worker, *this), reader_(limits()) {}

  void cancel() noexcept override {
    boost::system::error_code ignored;
    socket().cancel(ignored);
  }

  /// Answers requests until one side has enough.
  Task<> run() {
    while (!worker_.stopping()) {
      reader_.begin();
      const auto outcome = co_await read_request();
      if (outcome == Outcome::Gone) co_return;
      if (outcome == Outcome::Broken) {
        const auto response = broken_response(worker_, reader_.request(), problem_);
        co_await write(response, false);
        co_return co_await linger();
      }
      if (!co_await answer(outcome == Outcome::Streams)) co_return;
    }
  }

 private:
  static constexpr bool kIsPlain = std::is_same_v<Stream, Socket>;
  static constexpr std::size_t kPieceBytes = std::size_t{256} * 1024;
  static constexpr std::size_t kStreamReadBytes = std::size_t{64} * 1024;
  static constexpr std::size_t kLingerBytesMax = 1 << 20;
  static constexpr std::size_t kLingerStreamedBytesMax = 64
                                                         << 20;  // a client that is sending a file takes longer to hear

  enum class Outcome { Complete, Streams, Broken, Gone };

  [[nodiscard]] RequestLimits limits() const {
    const auto& limits = worker_.shared().options.limits;
    return {limits.header_bytes_max, limits.body_bytes_max, is_streamed};
  }
  [[nodiscard]] Socket& socket() noexcept {
    if constexpr (kIsPlain)
      return stream_;
    else
      return stream_.next_layer();
  }
  [[nodiscard]] const ServerLimits& server_limits() const { return worker_.shared().options.limits; }

  Outcome broken(std::string_view problem) {
    reader_.give_up();
    problem_ = problem;
    return Outcome::Broken;
  }

  // Deadlines run from the first byte of a request and from the end of its header, however slowly bytes trickle in.
  void follow_phase() {
    if (reader_.is_reading_body()) {
      if (!reading_body_) enter(Phase::Reading, server_limits().body_ms_max);
      reading_body_ = true;
    } else if (phase() != Phase::Reading && reader_.is_inside_request()) {
      enter(Phase::Reading, server_limits().header_ms_max);
    }
  }

  Task<Outcome> read_request() {
    reading_body_ = false;
    enter(Phase::Idle, server_limits().idle_ms_max);
    for (;;) {
      const auto progress = reader_.advance();
      if (progress == RequestReader::Progress::Done) co_return Outcome::Complete;
      if (progress == RequestReader::Progress::Streams) co_return Outcome::Streams;
      if (progress == RequestReader::Progress::Broken) co_return broken(reader_.problem());
      follow_phase();
      if (progress == RequestReader::Progress::WantContinue && !co_await write_continue()) co_return Outcome::Gone;
      const auto room = reader_.room();
      boost::system::error_code error;
      const auto count =
          co_await stream_.async_read_some(asio::buffer(room.data, room.size), asio::redirect_error(kAwait, error));
      if (timed_out()) co_return phase() == Phase::Idle ? Outcome::Gone : broken("REQUEST_TIMEOUT");
      if (error == asio::error::eof && reader_.is_inside_request()) co_return broken("INCOMPLETE_REQUEST");
      if (error) co_return Outcome::Gone;
      reader_.received(count);
      if (phase() == Phase::Idle) enter(Phase::Reading, server_limits().header_ms_max);
    }
  }

  Task<bool> answer(bool streams) {
    enter(Phase::Handling, kNoDeadline);
    const auto begun = std::chrono::steady_clock::now();
    if (streams) begin_body();
    BodySource* const source = streams ? this : nullptr;
    auto handled = co_await handle_request(worker_, peer(), reader_.request(), source);
    const bool unread = streams && !is_body_complete();
    const bool ends = handled.response.close || handled.response.endless || unread;
    const bool keep_alive = reader_.request().keep_alive && !ends && !worker_.stopping();
    const bool written = co_await write(handled.response, keep_alive);
    record(worker_, reader_.request(), handled, begun);
    if (written && !keep_alive) co_await linger(unread ? kLingerStreamedBytesMax : kLingerBytesMax);
    co_return written&& keep_alive;
  }

  void begin_body() {
    body_end_ = End::None;
    window_bytes_ = 0;
    window_left_ms_ = server_limits().upload_progress_ms_max;
  }

  // The handler may have looked away from a body that came together with its header: then all of it is here.
  bool is_body_complete() {
    if (body_end_ != End::None) return body_end_ == End::Complete;
    return reader_.advance_body() == RequestReader::Progress::Done;
  }

  Task<Piece> next() override {
    auto& bytes = reader_.piece();
    bytes.clear();
    while (body_end_ == End::None && bytes.size() < kPieceBytes) {
      const auto progress = reader_.advance_body();
      if (progress == RequestReader::Progress::Done) {
        body_end_ = End::Complete;
      } else if (progress == RequestReader::Progress::Broken) {
        body_end_ = End::Broken;
      } else if (progress == RequestReader::Progress::WantContinue && !co_await write_continue()) {
        body_end_ = End::Cut;
      } else if (bytes.size() < kPieceBytes) {
        co_await read_body();
      }
    }
    enter(Phase::Handling, kNoDeadline);
    if (!bytes.empty()) co_return Piece{bytes, End::None, {}};
    co_return Piece{{}, body_end_, reader_.problem()};
  }

  // The time that the handler takes does not count; what the client takes does, until enough has come.
  Task<> read_body() {
    const auto& limits = server_limits();
    if (worker_.stopping()) {
      body_end_ = End::Stopping;
      co_return;
    }
    enter(Phase::Streaming, window_left_ms_);
    const auto begun_ms = since_ms();
    const auto room = reader_.room(kStreamReadBytes);
    boost::system::error_code error;
    const auto count =
        co_await stream_.async_read_some(asio::buffer(room.data, room.size), asio::redirect_error(kAwait, error));
    if (timed_out()) {
      body_end_ = worker_.stopping() ? End::Stopping : End::TooSlow;
    } else if (error) {
      body_end_ = End::Cut;
    }
    reader_.received(count);
    window_bytes_ += count;
    window_left_ms_ -= steady_now_ms() - begun_ms;
    if (window_bytes_ < limits.upload_progress_bytes_min) co_return;
    window_bytes_ = 0;
    window_left_ms_ = limits.upload_progress_ms_max;
  }

  Task<bool> write_continue() {
    static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    boost::system::error_code error;
    co_await asio::async_write(stream_, asio::buffer(kContinue), asio::redirect_error(kAwait, error));
    co_return !error;
  }

  Task<bool> write(const Response& response, bool keep_alive) {
    auto head = format_head(response, {keep_alive, peer().is_encrypted, worker_.date()});
    const bool head_only = reader_.request().method == Method::Head;
    if (response.stream && !head_only) co_return co_await write_stream(std::move(head), *response.stream);
    const std::string_view body = head_only ? std::string_view() : std::string_view(response.body);
    std::size_t sent = 0;
    if constexpr (kIsPlain) {
      // One system call for head and body, without a detour through the reactor; the rest is sent by and by.
      const std::array<asio::const_buffer, 2> buffers = {asio::buffer(head), asio::buffer(body)};
      boost::system::error_code would_block;
      sent = stream_.send(buffers, 0, would_block);
      if (sent == head.size() + body.size()) co_return true;
    }
    head += body;
    co_return co_await write_all(std::string_view(head).substr(sent));
  }

  Task<bool> write_all(std::string_view bytes) {
    enter(Phase::Writing, server_limits().write_ms_max);
    boost::system::error_code error;
    co_await asio::async_write(stream_, asio::buffer(bytes), asio::redirect_error(kAwait, error));
    co_return !error;
  }

  // Each piece has the whole time to be taken: a slow reader is one that stands still.
  Task<bool> write_stream(std::string bytes, BodyProducer& producer) {
    while (co_await write_all(bytes)) {
      enter(Phase::Handling, kNoDeadline);
      auto made = co_await producer.next();
      if (!made) {
        const auto& on_trouble = worker_.shared().options.on_trouble;
        if (on_trouble) on_trouble(made.error().message);
        co_return false;
      }
      if (made->empty()) co_return true;
      bytes = std::move(*made);
    }
    co_return false;
  }

  // Closing with unread bytes in the way would take the answer from the client again: read a little on first.
  Task<> linger(std::size_t bytes_max = kLingerBytesMax) {
    static constexpr std::int64_t kLinger_ms = 2'000;
    enter(Phase::Closing, kLinger_ms);
    boost::system::error_code error;
    // Tells the client that nothing was cut off (RFC 8446 section 6.1).
    if constexpr (!kIsPlain) co_await stream_.async_shutdown(asio::redirect_error(kAwait, error));
    socket().shutdown(Socket::shutdown_send, error);
    std::array<char, 4096> unread{};
    std::size_t total = 0;
    while (!error && !timed_out() && total < bytes_max) {
      total += co_await socket().async_read_some(asio::buffer(unread), asio::redirect_error(kAwait, error));
    }
  }

  Worker& worker_;
  Stream& stream_;
  Worker::Membership membership_;
  RequestReader reader_;
  std::string_view problem_;
  bool reading_body_ = false;
  End body_end_ = End::None;
  std::uint64_t window_bytes_ = 0;
  std::int64_t window_left_ms_ = 0;
};

}  // namespace redress::http
