#pragma once
// How often a sign-in may be tried. A lock binds one login from one network, so that nobody can lock a colleague out
// who sits elsewhere; a slow global limit stands behind it, for networks that were wrong themselves. It spares whoever
// signed in from there before.
// In memory; bounded; thread-safe.

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace redress::service {

class SignInLimit {
 public:
  struct Options {
    unsigned tries_max = 5;                     ///< wrong ones for one login from one network within the window
    std::int64_t window_ms = 15LL * 60 * 1000;  ///< and how long the lock holds
    unsigned global_per_minute_max = 120;       ///< wrong ones; beyond it networks with a wrong one within the window
                                                ///< wait for the next minute, but for known pairs
    unsigned waiting_per_network_max = 4;       ///< at once, so that one network cannot fill the queue
    std::size_t entries_max = 100'000;          ///< of each table
  };
  explicit SignInLimit(Options options) : options_(options) {}

  /// 0 when the try may go on, else the seconds to wait. A try that goes on counts as wrong until end() says that it
  /// was right, so that many at once are counted too; end() must follow.
  [[nodiscard]] unsigned begin(std::string_view network, std::string_view login, std::int64_t steady_ms);
  enum class Outcome { Right, Wrong, NotTried };
  void end(std::string_view network, std::string_view login, Outcome outcome, std::int64_t steady_ms);

 private:
  struct Pair {
    unsigned count = 0;
    std::int64_t first_ms = 0;
    bool known = false;  ///< signed in from there since the program started
  };
  [[nodiscard]] unsigned pair_wait_s(const Pair& pair, std::int64_t steady_ms) const;
  [[nodiscard]] bool is_suspect(std::string_view network, std::int64_t steady_ms) const;
  void suspect(std::string_view network, std::int64_t steady_ms);
  void forget_old(std::int64_t steady_ms);

  Options options_;
  std::mutex mutex_;
  std::unordered_map<std::string, Pair> pairs_;
  std::unordered_map<std::string, unsigned> waiting_;       ///< by network
  std::unordered_map<std::string, std::int64_t> wrong_at_;  ///< by network, the newest wrong try
  std::int64_t minute_ = 0;
  unsigned tried_this_minute_ = 0;
};

}  // namespace redress::service
