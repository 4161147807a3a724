#include "service/attempt_limits.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace redress::service {

std::string network_of(std::string_view address) {
  std::string text(address);
  in6_addr v6{};
  if (inet_pton(AF_INET6, text.c_str(), &v6) != 1) return text;
  char buffer[INET6_ADDRSTRLEN];
  // A socket that serves both families shows IPv4 callers so; their common /64 would be all of IPv4.
  if (IN6_IS_ADDR_V4MAPPED(&v6)) return inet_ntop(AF_INET, v6.s6_addr + 12, buffer, sizeof buffer);
  // One household or server has a whole /64: count it as one.
  std::memset(v6.s6_addr + 8, 0, 8);
  inet_ntop(AF_INET6, &v6, buffer, sizeof buffer);
  return std::string(buffer) + "/64";
}

unsigned NetworkRateLimit::take(std::string_view network, std::int64_t steady_ms) {
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= options_.networks_max) forget_full(steady_ms);
  const double per_ms = options_.per_minute / 60'000.0;
  auto [it, fresh] = buckets_.try_emplace(std::string(network), Bucket{static_cast<double>(options_.burst), steady_ms});
  Bucket& bucket = it->second;
  bucket.tokens =
      std::min<double>(options_.burst, bucket.tokens + static_cast<double>(steady_ms - bucket.at_ms) * per_ms);
  bucket.at_ms = steady_ms;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return 0;
  }
  return static_cast<unsigned>(std::ceil((1 - bucket.tokens) / per_ms / 1000));
}

// A bucket that has filled up again says nothing; if all are in use, memory stays bounded by starting anew.
void NetworkRateLimit::forget_full(std::int64_t steady_ms) {
  const double per_ms = options_.per_minute / 60'000.0;
  std::erase_if(buckets_, [&](const auto& entry) {
    return entry.second.tokens + static_cast<double>(steady_ms - entry.second.at_ms) * per_ms >= options_.burst;
  });
  if (buckets_.size() >= options_.networks_max) buckets_.clear();
}

unsigned CodeGuessLimit::wait_s(std::string_view network, std::string_view number, std::int64_t steady_ms) {
  const std::lock_guard lock(mutex_);
  const bool many_guess = steady_ms / 60'000 == minute_ && wrong_this_minute_ >= options_.global_per_minute_max;
  if (many_guess && guessers_.contains(std::string(network))) {
    return static_cast<unsigned>(60 - steady_ms / 1000 % 60);
  }
  const auto found = tries_.find(std::string(network) + '|' + std::string(number));
  if (found == tries_.end()) return 0;
  const auto ends_ms = found->second.first_ms + options_.window_ms;
  if (found->second.count < options_.tries_max || steady_ms >= ends_ms) return 0;
  return static_cast<unsigned>((ends_ms - steady_ms + 999) / 1000);
}

void CodeGuessLimit::wrong(std::string_view network, std::string_view number, std::int64_t steady_ms) {
  const std::lock_guard lock(mutex_);
  count_this_minute(network, steady_ms);
  if (tries_.size() >= options_.entries_max) forget_old(steady_ms);
  Tries& tries = tries_[std::string(network) + '|' + std::string(number)];
  if (tries.count == 0 || steady_ms >= tries.first_ms + options_.window_ms) tries = {0, steady_ms};
  ++tries.count;
  // The lock runs from the try that filled it.
  if (tries.count == options_.tries_max) tries.first_ms = steady_ms;
}

void CodeGuessLimit::count_this_minute(std::string_view network, std::int64_t steady_ms) {
  if (steady_ms / 60'000 != minute_) {
    minute_ = steady_ms / 60'000;
    wrong_this_minute_ = 0;
    guessers_.clear();
  }
  ++wrong_this_minute_;
  if (guessers_.size() < options_.entries_max) guessers_.emplace(network);
}

void CodeGuessLimit::forget_old(std::int64_t steady_ms) {
  std::erase_if(tries_, [&](const auto& entry) { return steady_ms >= entry.second.first_ms + options_.window_ms; });
  if (tries_.size() >= options_.entries_max) tries_.clear();
}

}  // namespace redress::service
