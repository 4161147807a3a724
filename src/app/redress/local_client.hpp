#pragma once
// A client of a running server's local socket: HTTP/1.1 over a Unix socket, one request at a time, kept alive.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.hpp"

namespace redress::app {

struct LocalAnswer {
  unsigned status = 0;
  unsigned retry_after_s = 0;  ///< 0 if the answer names none
  std::string body;
};

/// One connection, made when it is first needed and made again after a failure. Not thread-safe.
class LocalClient {
 public:
  explicit LocalClient(std::filesystem::path socket);
  ~LocalClient();
  LocalClient(const LocalClient&) = delete;
  LocalClient& operator=(const LocalClient&) = delete;

  /// Unavailable when nobody listens or the connection breaks; the request may then have been done or not.
  [[nodiscard]] Result<LocalAnswer> post(std::string_view target, std::string body, std::string_view language) {
    return request("POST", target, std::move(body), language);
  }
  /// Likewise with another method; `body` is JSON, or empty for none.
  [[nodiscard]] Result<LocalAnswer> request(std::string_view method, std::string_view target, std::string body,
                                            std::string_view language);
  /// Connects if there is no connection yet.
  [[nodiscard]] Result<void> connect();

 private:
  struct Connection;
  [[nodiscard]] Failure broken(std::string_view what, const std::string& why);
  std::filesystem::path socket_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace redress::app
