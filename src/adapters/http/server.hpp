#pragma once
// The HTTP/1.1 server: routes of openapi.yaml over TCP or TLS, and the same routes on the operator's local socket.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "service/office.hpp"
#include "service/operator_address.hpp"

namespace prometheus {
class Registry;
}

namespace redress::http {

/// Certificate chain and private key, PEM.
struct TlsFiles {
  std::filesystem::path certificate;
  std::filesystem::path key;
};

/// How long a client may take and how much it may send.
struct ServerLimits {
  std::size_t header_bytes_max = std::size_t{16} * 1024;
  std::size_t body_bytes_max = 262'144;
  std::size_t json_depth_max = 16;
  std::int64_t header_ms_max = 10'000;  ///< from the first byte of a request to the end of its header
  std::int64_t body_ms_max = 30'000;    ///< from the end of the header to the end of the body
  std::int64_t write_ms_max = 30'000;   ///< for the client to take an answer
  std::int64_t idle_ms_max = 60'000;    ///< between two requests
  std::int64_t drain_ms_max = 30'000;   ///< for requests in flight when the server stops
  std::size_t connections_max =
      8'192;  ///< of all threads, each with its share; beyond it the longest idle one is closed for a new one
  std::int64_t upload_progress_ms_max = 30'000;  ///< in which upload_progress_bytes_min of a streamed body must come
  std::uint64_t upload_progress_bytes_min = 65'536;
};

/// What is told of each request. Never a path's number, a code, a network address or a text.
struct RequestRecord {
  std::string_view method;  ///< GET, HEAD, POST, OPTIONS, PATCH, DELETE or OTHER
  std::string_view route;   ///< the template, such as "/v1/complaints/{number}"
  unsigned status = 0;
  double ms = 0;            ///< from the complete request to the complete answer
  std::uint64_t bytes = 0;  ///< of the answer
};

struct ServerOptions {
  std::string address = "127.0.0.1";   ///< numeric IPv4 or IPv6; empty means the local socket only
  std::uint16_t port = 8080;           ///< 0 lets the system choose; see Server::port()
  std::size_t threads = 0;             ///< 0 means one for each core
  std::optional<TlsFiles> tls;         ///< without it the TCP port speaks plain HTTP
  std::filesystem::path local_socket;  ///< empty means none; made with mode 0600, removed at stop
  ServerLimits limits;
  bool rate_limit_loopback = false;          ///< filings from this machine are not limited unless set
  bool metrics_for_all = false;              ///< /metrics otherwise answers this machine only
  std::vector<std::string> trusted_proxies;  ///< numeric addresses whose X-Forwarded-For is believed
  std::string contact;  ///< how to reach the operator's complaint department; shown to complainants
  std::optional<service::OperatorAddress> operator_address;  ///< what letters say of the operator; none stops them
  std::shared_ptr<prometheus::Registry> metrics;             ///< /metrics shows it; none means one of the server's own
  std::function<void(const RequestRecord&)> on_request;      ///< called on the network threads; may be empty
  std::function<void(std::string_view)> on_trouble;  ///< one English sentence for the operator's log; may be empty
};

/// Runs from start() to stop() or destruction. Thread-safe.
class Server {
 public:
  /// Listens and starts the threads; `office` outlives the server. Conflict when an address or socket is in use,
  /// Malformed when an option is wrong, Unavailable when the system refuses.
  [[nodiscard]] static Result<std::unique_ptr<Server>> start(service::Office& office, ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Stops accepting, answers what is in flight, closes. Returns when all threads have ended. The commit loop and
  /// the reader pool must still run.
  void stop();
  /// The TCP port in use.
  [[nodiscard]] std::uint16_t port() const noexcept;
  /// "http://127.0.0.1:8080"
  [[nodiscard]] const std::string& url() const noexcept;

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace redress::http
