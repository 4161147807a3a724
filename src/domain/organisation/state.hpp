#pragma once
// The operator's people: a fold of all user streams. A few hundred users; kept in memory whole.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "domain/organisation/events.hpp"

namespace redress::organisation {

struct Token {
  std::string label;
  std::set<std::string> scopes;
  std::string digest;  ///< SHA-256 of the secret, lower-case hex
  Instant expires_at;
  bool revoked = false;
  bool operator==(const Token&) const = default;
};

struct User {
  std::string id;
  std::string login;
  std::string name;
  std::string department;
  std::set<std::string> roles;
  bool disabled = false;
  bool has_password = false;
  bool must_change_password = false;
  std::uint64_t access_count = 0;  ///< grows when a password is set and when the user is disabled: sessions opened
                                   ///< before are over
  Instant added_at;
  Instant password_set_at;
  std::map<std::string, Token> tokens;
  bool operator==(const User&) const = default;
};

/// A value.
struct Organisation {
  std::map<std::string, User, std::less<>> users;  ///< by id
  std::uint64_t last_id = 0;

  /// Null if there is none. Disabled users are found too.
  [[nodiscard]] const User* find(std::string_view id) const;
  [[nodiscard]] const User* find_login(std::string_view login) const;
  bool operator==(const Organisation&) const = default;
};

/// Folds one event. Total: every event is taken, since it has happened.
void evolve(Organisation& organisation, const UserEvent& event, Instant at);

/// "user/<id>"
[[nodiscard]] std::string stream_of_user(std::string_view id);
/// The id in such a name; empty for another stream.
[[nodiscard]] std::string_view user_of_stream(std::string_view stream) noexcept;
inline constexpr std::string_view kUserStreams = "user/";

}  // namespace redress::organisation
