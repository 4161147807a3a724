#pragma once
// Counters and latencies of the server, and the page that Prometheus reads.

#include <memory>
#include <string>
#include <string_view>

#include "service/office.hpp"

namespace prometheus {
class Registry;
}

namespace redress::http {

/// Thread-safe.
class Metrics {
 public:
  /// Registers the server's families in `registry`, or in one of its own.
  explicit Metrics(std::shared_ptr<prometheus::Registry> registry);
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  /// `path_template` from the route table; paths outside it are "other".
  void count_request(std::string_view path_template, unsigned status, double seconds);
  void count_refused_connection();
  void set_connections(std::size_t open);
  /// Text exposition format 0.0.4, with the office's counters as they are now.
  [[nodiscard]] std::string serialise(const service::Office& office);

 private:
  struct Families;
  std::unique_ptr<Families> families_;
};

}  // namespace redress::http
