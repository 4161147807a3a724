#pragma once
// A load generator on one thread: keeps many connections busy with one request each and measures every answer.
// It costs a few microseconds a request, so that on a small machine the server gets most of the cores.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace redress::bench {

/// What one kind of client does.
struct Clients {
  std::size_t count = 1;
  /// The next request's bytes for this client; called once the answer before it has come.
  std::function<std::string()> next_request;
  /// The answer's status and body; may be empty.
  std::function<void(unsigned status, std::string_view body)> on_answer;
};

/// What was measured of one kind of client.
struct Measured {
  std::uint64_t answers = 0;
  std::uint64_t failures = 0;  ///< status outside 2xx, or a lost connection
  double seconds = 0;
  std::vector<std::uint32_t> latencies_us;

  [[nodiscard]] double per_second() const { return seconds > 0 ? static_cast<double>(answers) / seconds : 0; }
  /// Latency in milliseconds that this share of answers did not exceed.
  [[nodiscard]] double percentile_ms(double share);
};

/// Runs all kinds of clients together against 127.0.0.1:port until `requests_max` answers or `seconds_max`.
[[nodiscard]] std::vector<Measured> run_load(std::uint16_t port, const std::vector<Clients>& kinds,
                                             std::uint64_t requests_max, double seconds_max);

}  // namespace redress::bench
