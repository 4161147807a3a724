#pragma once
// What has happened to a user. Past tense; frozen once stored (docs/formats/events.md). Stream "user/<id>".

#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/instant.hpp"

namespace redress::organisation {

/// user_added
struct UserAdded {
  std::string login;
  std::string name;
  std::string department;
  std::set<std::string> roles;
};
/// role_granted
struct RoleGranted {
  std::string role;
};
/// role_revoked
struct RoleRevoked {
  std::string role;
};
/// user_disabled
struct UserDisabled {
  std::string reason;
};
/// user_enabled
struct UserEnabled {};
/// password_set: that it was, never what
struct PasswordSet {
  bool one_time = false;
};
/// password_rehashed: the same password, hashed anew
struct PasswordRehashed {};
/// token_issued
struct TokenIssued {
  std::string token;  ///< its id, counted per user
  std::string label;
  std::vector<std::string> scopes;
  std::string digest;
  Instant expires_at;
};
/// token_revoked
struct TokenRevoked {
  std::string token;
};

using Event = std::variant<UserAdded, RoleGranted, RoleRevoked, UserDisabled, UserEnabled, PasswordSet,
                           PasswordRehashed, TokenIssued, TokenRevoked>;

/// An event and the user whom it is about.
struct UserEvent {
  std::string user;
  Event event;
};

}  // namespace redress::organisation
