#pragma once
// Limits on how often a caller may try: filings and later acts by network, wrong query codes by number and network.
// In memory; bounded; thread-safe.

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace redress::service {

/// Token bucket per network: `burst` at once, `per_minute` refilled.
class NetworkRateLimit {
 public:
  struct Options {
    unsigned per_minute = 30;
    unsigned burst = 30;
    std::size_t networks_max = 100'000;  ///< beyond it, buckets that are full again are forgotten
  };
  explicit NetworkRateLimit(Options options) : options_(options) {}
  /// 0 when the act may go on, else the seconds to wait. `network` from network_of().
  [[nodiscard]] unsigned take(std::string_view network, std::int64_t steady_ms);

 private:
  struct Bucket {
    double tokens = 0;
    std::int64_t at_ms = 0;
  };
  void forget_full(std::int64_t steady_ms);
  Options options_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

/// Wrong query codes: 5 in 15 minutes from one network lock that network for that number for 15 minutes; a slow
/// global limit stands behind it (B1): beyond it, a network gets one wrong code a minute, whatever the number. Networks
/// that guessed nothing wrong, and so the complainant, stay free: others' guesses never lock them out.
class CodeGuessLimit {
 public:
  struct Options {
    unsigned tries_max = 5;
    std::int64_t window_ms = 15LL * 60 * 1000;
    unsigned global_per_minute_max = 600;
    std::size_t entries_max = 100'000;  ///< of each table
  };
  explicit CodeGuessLimit(Options options) : options_(options) {}
  /// 0 when a code may be tried, else the seconds to wait.
  [[nodiscard]] unsigned wait_s(std::string_view network, std::string_view number, std::int64_t steady_ms);
  /// Records a wrong code.
  void wrong(std::string_view network, std::string_view number, std::int64_t steady_ms);

 private:
  struct Tries {
    unsigned count = 0;
    std::int64_t first_ms = 0;
  };
  void forget_old(std::int64_t steady_ms);
  void count_this_minute(std::string_view network, std::int64_t steady_ms);
  Options options_;
  std::mutex mutex_;
  std::unordered_map<std::string, Tries> tries_;
  std::int64_t minute_ = 0;
  unsigned wrong_this_minute_ = 0;
  std::unordered_set<std::string> guessers_;  ///< networks with a wrong code in this minute
};

/// The network of an address: the IPv4 address, or the /64 of an IPv6 address; the text itself if it is neither.
[[nodiscard]] std::string network_of(std::string_view address);

}  // namespace redress::service
