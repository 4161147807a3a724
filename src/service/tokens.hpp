#pragma once
// API tokens: "rdr_<user>-<token>_<secret>", the secret 256 random bits in hex. The log holds the SHA-256 of the whole
// token; the token itself is shown once.

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "domain/organisation/decide.hpp"

namespace redress::service {

/// A new secret: 64 hex digits.
[[nodiscard]] std::string make_token_secret();
/// "rdr_2-1_…"
[[nodiscard]] std::string token_text(std::string_view user, std::string_view token, std::string_view secret);
/// What the log keeps of a secret: SHA-256 in lower-case hex.
[[nodiscard]] std::string token_digest(std::string_view secret);

/// Whose token it is, and what it may at this moment.
struct TokenUser {
  std::string user;
  std::string token;
  organisation::Permissions permissions;  ///< of the user now, no more than the token's scopes
};
/// Nothing for a text of another form and for a token that is unknown, wrong, expired or revoked, or whose user is
/// disabled. Takes the same time for every wrong secret.
[[nodiscard]] std::optional<TokenUser> find_token(const organisation::Organisation& organisation,
                                                  const organisation::RoleTable& roles, std::string_view text,
                                                  Instant now);

}  // namespace redress::service
