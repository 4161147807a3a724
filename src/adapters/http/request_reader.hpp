#pragma once
// Takes bytes as they arrive and yields requests; refuses every shape that another HTTP program could read
// differently (RFC 9112 section 11.2).

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "adapters/http/request.hpp"

namespace redress::http {

/// Reads the requests of one connection, one after the other. One thread.
class RequestReader {
 public:
  explicit RequestReader(RequestLimits limits);
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  static constexpr std::size_t kReadBytes = std::size_t{8} * 1024;

  enum class Progress {
    NeedMore,      ///< read more bytes from the connection
    WantContinue,  ///< the client waits for "100 Continue" before it sends the body; then read more
    Done,          ///< request() is complete
    Streams,       ///< request() is complete but for its body: go on with advance_body()
    Broken         ///< problem() says why; nothing more can be read from this connection
  };

  /// Parses what is there of a streamed body into piece(). Never Streams.
  [[nodiscard]] Progress advance_body();
  /// The bytes of a streamed body since it was last cleared.
  [[nodiscard]] std::string& piece() noexcept;

  /// Forgets the request before; bytes that came after it are kept.
  void begin();
  /// Where the next bytes go. At least 1 byte long.
  struct Room {
    char* data = nullptr;
    std::size_t size = 0;
  };
  [[nodiscard]] Room room(std::size_t bytes = kReadBytes);
  /// `count` bytes were written to room().
  void received(std::size_t count);
  /// Parses what is there.
  [[nodiscard]] Progress advance();
  /// The client closed its side. True if that was inside a request.
  [[nodiscard]] bool is_inside_request() const;
  /// The header is complete and the body is awaited.
  [[nodiscard]] bool is_reading_body() const;
  /// Bytes of the next request are there already.
  [[nodiscard]] bool has_bytes() const;

  /// Fills request() with what is there of a request that will not be completed.
  void give_up();
  [[nodiscard]] const Request& request() const noexcept { return request_; }
  /// Problem code, such as "BODY_TOO_LARGE".
  [[nodiscard]] std::string_view problem() const noexcept { return problem_; }

 private:
  struct Parser;

  [[nodiscard]] Progress broken(std::string_view problem);
  [[nodiscard]] bool check_header();
  [[nodiscard]] bool check_length();
  [[nodiscard]] Progress parse();
  void take_request();
  void take_upload_fields();

  RequestLimits limits_;
  std::unique_ptr<Parser> parser_;
  Request request_;
  std::string_view problem_;
  bool header_checked_ = false;
  bool is_streamed_ = false;
};

}  // namespace redress::http
