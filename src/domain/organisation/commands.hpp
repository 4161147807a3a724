#pragma once
// What may be asked about the operator's own people. Imperative; plain values; nothing here is stored.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/instant.hpp"

namespace redress::organisation {

/// Adds a user; their id is given by the register.
struct AddUser {
  std::string login;       ///< 2–64 of a–z, 0–9, ".", "_", "-"; not changed later
  std::string name;        ///< shown to colleagues. Personal data
  std::string department;  ///< code of R4.1-01, such as "D-CC"; may be empty
  std::set<std::string> roles;
};
struct GrantRole {
  std::string user;
  std::string role;
};
struct RevokeRole {
  std::string user;
  std::string role;
};
/// The user can do nothing more; their sessions and tokens end.
struct DisableUser {
  std::string user;
  std::string reason;  ///< may be empty. Personal data
};
struct EnableUser {
  std::string user;
};
/// Sets the password. The hash is stored beside the log, never in it.
struct SetPassword {
  std::string user;
  std::string hash;       ///< encoded Argon2id
  bool one_time = false;  ///< must be changed at the next sign-in
  /// Of one's own: User::access_count when the old password was compared; refused if it moved on since.
  std::optional<std::uint64_t> access = std::nullopt;
};
/// Stores the same password hashed with newer parameters, at a sign-in. Only for oneself.
struct RehashPassword {
  std::string user;
  std::string hash;          ///< encoded Argon2id
  std::uint64_t access = 0;  ///< User::access_count when the password was compared: refused if it moved on since
};
/// Issues an API token. The token itself is shown once and not stored.
struct IssueToken {
  std::string user;
  std::string label;                ///< what it is for. Personal data
  std::vector<std::string> scopes;  ///< permission codes; a token never may more than its user
  std::string digest;               ///< SHA-256 of its secret, lower-case hex
  Instant expires_at;
};
struct RevokeToken {
  std::string user;
  std::string token;  ///< its id, such as "3"
};

using Command = std::variant<AddUser, GrantRole, RevokeRole, DisableUser, EnableUser, SetPassword, RehashPassword,
                             IssueToken, RevokeToken>;

}  // namespace redress::organisation
