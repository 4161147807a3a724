#include "service/sessions.hpp"

#include <algorithm>

#include "base/bytes.hpp"
#include "base/hash.hpp"
#include "base/random.hpp"

namespace redress::service {
namespace {

constexpr std::size_t kIdBytes = 32;

std::string key_of(std::string_view id) {
  const auto digest = sha256({id});
  return std::string(view(digest));
}

}  // namespace

std::string SessionTable::open(SessionUser user, std::int64_t steady_ms) {
  auto id = to_hex(random_bytes(kIdBytes));
  auto key = key_of(id);
  const std::lock_guard lock(mutex_);
  make_room(user.user, steady_ms);
  entries_[std::move(key)] = Entry{std::move(user), steady_ms, steady_ms};
  return id;
}

std::optional<SessionUser> SessionTable::use(std::string_view id, std::int64_t steady_ms) {
  const auto key = key_of(id);
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end()) return std::nullopt;
  if (is_over(found->second, steady_ms)) {
    entries_.erase(found);
    return std::nullopt;
  }
  found->second.used_ms = std::max(found->second.used_ms, steady_ms);
  return found->second.user;
}

std::optional<SessionUser> SessionTable::look(std::string_view id, std::int64_t steady_ms) const {
  const auto key = key_of(id);
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end() || is_over(found->second, steady_ms)) return std::nullopt;
  return found->second.user;
}

void SessionTable::close(std::string_view id) {
  const auto key = key_of(id);
  const std::lock_guard lock(mutex_);
  entries_.erase(key);
}

std::size_t SessionTable::count() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

bool SessionTable::is_over(const Entry& entry, std::int64_t steady_ms) const {
  return steady_ms - entry.used_ms >= options_.idle_ms_max || steady_ms - entry.opened_ms >= options_.lifetime_ms_max;
}

// Sign-ins are rare and cost a password hash each: a pass over the table beside it is nothing.
void SessionTable::make_room(const std::string& user, std::int64_t steady_ms) {
  std::erase_if(entries_, [&](const auto& entry) { return is_over(entry.second, steady_ms); });
  auto oldest = entries_.end();
  auto oldest_of_user = entries_.end();
  std::size_t of_user = 0;
  for (auto it = entries_.begin(); it != entries_.end(); ++it) {
    if (oldest == entries_.end() || it->second.used_ms < oldest->second.used_ms) oldest = it;
    if (it->second.user.user != user) continue;
    ++of_user;
    if (oldest_of_user == entries_.end() || it->second.used_ms < oldest_of_user->second.used_ms) oldest_of_user = it;
  }
  if (of_user >= options_.per_user_max) {
    entries_.erase(oldest_of_user);
  } else if (entries_.size() >= options_.sessions_max) {
    entries_.erase(oldest);
  }
}

bool is_session_id(std::string_view text) noexcept {
  return text.size() == kIdBytes * 2 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string csrf_token_of(std::string_view session_id) {
  return to_hex(view(hmac_sha256(session_id, "redress-csrf/v1")));
}

}  // namespace redress::service
