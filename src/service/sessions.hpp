#pragma once
// Who is signed in with a browser: sessions of the operator's people. In memory only, so that a stolen data directory
// opens none and a restart ends all (docs/decisions/0012-people-and-rights.md).

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace redress::service {

struct SessionOptions {
  std::int64_t idle_ms_max = 30LL * 60 * 1000;           ///< without a request
  std::int64_t lifetime_ms_max = 12LL * 60 * 60 * 1000;  ///< however busy
  std::size_t sessions_max = 10'000;                     ///< beyond it the one idle longest ends
  std::size_t per_user_max = 16;                         ///< beyond it that user's one idle longest ends
};

/// What a live session says.
struct SessionUser {
  std::string user;          ///< user id
  std::uint64_t access = 0;  ///< User::access_count when it was opened
};

/// The table holds only SHA-256 of the ids. Bounded; thread-safe.
class SessionTable {
 public:
  explicit SessionTable(SessionOptions options) : options_(options) {}

  /// Opens a session; its id is new and random: 64 hex digits, 256 bits.
  [[nodiscard]] std::string open(SessionUser user, std::int64_t steady_ms);
  /// Who it belongs to, and that it was used now; nothing for one that is unknown, idle too long or too old.
  [[nodiscard]] std::optional<SessionUser> use(std::string_view id, std::int64_t steady_ms);
  /// As use(), but looking is no use: what a page does by itself keeps no session alive.
  [[nodiscard]] std::optional<SessionUser> look(std::string_view id, std::int64_t steady_ms) const;
  void close(std::string_view id);
  [[nodiscard]] std::size_t count() const;

 private:
  struct Entry {
    SessionUser user;
    std::int64_t opened_ms = 0;
    std::int64_t used_ms = 0;
  };
  using Entries = std::unordered_map<std::string, Entry>;  ///< by the digest's bytes
  [[nodiscard]] bool is_over(const Entry& entry, std::int64_t steady_ms) const;
  void make_room(const std::string& user, std::int64_t steady_ms);

  SessionOptions options_;
  mutable std::mutex mutex_;
  Entries entries_;
};

/// True for 64 lower-case hex digits, the form of an id.
[[nodiscard]] bool is_session_id(std::string_view text) noexcept;

/// The token that a state-changing request by cookie must carry: a MAC under the id, so it belongs to this session and
/// nothing need be stored. 64 hex digits.
[[nodiscard]] std::string csrf_token_of(std::string_view session_id);

}  // namespace redress::service
