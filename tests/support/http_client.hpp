#pragma once
// A small HTTP client for tests, on libcurl: TCP or the operator's local socket.

#include <map>
#include <memory>
#include <string>

#include "base/json.hpp"

namespace redress::test {

struct HttpAnswer {
  long status = 0;
  std::string body;
  std::map<std::string, std::string> headers;  ///< names in lower case

  /// The body as an object; throws when it is none.
  [[nodiscard]] json::object document() const;
};

/// Keeps its connection. One thread.
class HttpClient {
 public:
  /// `socket`, when not empty, is the path of a local socket that takes the place of the URL's host.
  explicit HttpClient(std::string url, std::string socket = {});
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  using Headers = std::map<std::string, std::string>;
  /// Throws when no answer comes.
  [[nodiscard]] HttpAnswer get(const std::string& path, const Headers& headers = {});
  [[nodiscard]] HttpAnswer post(const std::string& path, const json::value& body, const Headers& headers = {});

 private:
  struct Handle;
  HttpAnswer perform(const std::string& path, const Headers& headers, const std::string* body);

  std::string url_;
  std::string socket_;
  std::unique_ptr<Handle> handle_;
};

}  // namespace redress::test
