#pragma once
// How far a long run is: rewritten on one line of a terminal, else a line of its own every five seconds.

#include <chrono>
#include <cstdint>
#include <string_view>

#include "app/redress/console.hpp"

namespace redress::app {

/// Writes to standard error. Not thread-safe.
class Progress {
 public:
  /// `key` is the text with {done}, {rate} and {left}. `console` must outlive the object.
  Progress(const Console& console, std::string_view key) : console_(console), key_(key) {}
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `done` things so far, of which the run has used `part` of `whole` (bytes, leaves); `whole` 0 means unknown.
  void tell(std::uint64_t done, std::uint64_t part, std::uint64_t whole);
  [[nodiscard]] double seconds() const;

 private:
  using Steady = std::chrono::steady_clock;
  const Console& console_;
  std::string_view key_;
  bool can_redraw_ = can_redraw();
  bool shown_ = false;
  Steady::time_point start_ = Steady::now();
  Steady::time_point last_ = start_;
};

/// `count` per second as people read it, without decimals; "0" when no time has passed.
[[nodiscard]] std::string rate_text(std::uint64_t count, double seconds);
/// Seconds with one decimal.
[[nodiscard]] std::string seconds_text(double seconds);

}  // namespace redress::app
