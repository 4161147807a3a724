#include "service/sign_in_limit.hpp"

namespace redress::service {
namespace {

constexpr std::int64_t kMinute_ms = 60'000;

std::string key_of(std::string_view network, std::string_view login) {
  return std::string(network) + '|' + std::string(login);
}

}  // namespace

unsigned SignInLimit::begin(std::string_view network, std::string_view login, std::int64_t steady_ms) {
  const std::lock_guard lock(mutex_);
  if (steady_ms / kMinute_ms != minute_) {
    minute_ = steady_ms / kMinute_ms;
    tried_this_minute_ = 0;
  }
  if (pairs_.size() >= options_.entries_max) forget_old(steady_ms);
  auto& pair = pairs_[key_of(network, login)];
  if (const auto wait_s = pair_wait_s(pair, steady_ms); wait_s > 0) return wait_s;
  const bool many_try = tried_this_minute_ >= options_.global_per_minute_max;
  if (many_try && !pair.known && is_suspect(network, steady_ms)) {
    return static_cast<unsigned>((kMinute_ms - steady_ms % kMinute_ms + 999) / 1000);
  }
  auto& waiting = waiting_[std::string(network)];
  if (waiting >= options_.waiting_per_network_max) return 1;
  ++waiting;
  ++tried_this_minute_;
  if (pair.count == 0 || steady_ms >= pair.first_ms + options_.window_ms) {
    pair.count = 0;
    pair.first_ms = steady_ms;
  }
  // The lock runs from the try that filled it.
  if (++pair.count == options_.tries_max) pair.first_ms = steady_ms;
  return 0;
}

void SignInLimit::end(std::string_view network, std::string_view login, Outcome outcome, std::int64_t steady_ms) {
  const std::lock_guard lock(mutex_);
  if (const auto found = waiting_.find(std::string(network)); found != waiting_.end() && --found->second == 0) {
    waiting_.erase(found);
  }
  if (outcome == Outcome::Wrong) return suspect(network, steady_ms);
  if (tried_this_minute_ > 0 && steady_ms / kMinute_ms == minute_) --tried_this_minute_;
  const auto found = pairs_.find(key_of(network, login));
  if (found == pairs_.end()) return;
  auto& pair = found->second;
  if (outcome == Outcome::Right) {
    pair.count = 0;
    pair.known = true;
  } else if (pair.count > 0) {
    --pair.count;
  }
}

unsigned SignInLimit::pair_wait_s(const Pair& pair, std::int64_t steady_ms) const {
  const auto ends_ms = pair.first_ms + options_.window_ms;
  if (pair.count < options_.tries_max || steady_ms >= ends_ms) return 0;
  return static_cast<unsigned>((ends_ms - steady_ms + 999) / 1000);
}

bool SignInLimit::is_suspect(std::string_view network, std::int64_t steady_ms) const {
  const auto found = wrong_at_.find(std::string(network));
  return found != wrong_at_.end() && steady_ms < found->second + options_.window_ms;
}

// If all are new, memory stays bounded by starting anew.
void SignInLimit::suspect(std::string_view network, std::int64_t steady_ms) {
  if (wrong_at_.size() >= options_.entries_max) {
    std::erase_if(wrong_at_, [&](const auto& entry) { return steady_ms >= entry.second + options_.window_ms; });
    if (wrong_at_.size() >= options_.entries_max) wrong_at_.clear();
  }
  wrong_at_[std::string(network)] = steady_ms;
}

// Known pairs are few, one a colleague and place; they go last.
void SignInLimit::forget_old(std::int64_t steady_ms) {
  std::erase_if(pairs_, [&](const auto& entry) {
    return !entry.second.known && steady_ms >= entry.second.first_ms + options_.window_ms;
  });
  if (pairs_.size() >= options_.entries_max)
    std::erase_if(pairs_, [](const auto& entry) { return !entry.second.known; });
  if (pairs_.size() >= options_.entries_max) pairs_.clear();
}

}  // namespace redress::service
