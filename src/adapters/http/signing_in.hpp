#pragma once
// The steps of signing in and of changing one's password, the same for programs and for pages.

#include <string>
#include <variant>

#include "adapters/http/exchange.hpp"
#include "domain/complaint/refusal.hpp"

namespace redress::http {

/// What somebody shows to be let in. Never logged, never kept.
struct Credentials {
  std::string login;
  std::string password;
};

/// A session that was just opened; the caller hands out its cookie.
struct OpenedSession {
  std::string id;
  std::string user;  ///< id
};

/// What is wrong with the form of the credentials: nothing when they can be looked at.
[[nodiscard]] complaint::Refusals check_credentials(const Exchange& exchange, const Credentials& credentials);

/// A new session; or 401 SIGN_IN_FAILED, 429 SIGN_IN_LOCKED, 503. Counts tries. The credentials were checked.
using SignInOutcome = std::variant<OpenedSession, Response>;
[[nodiscard]] Task<SignInOutcome> sign_in_with(Exchange& exchange, Credentials credentials);

/// A change of one's own password.
struct PasswordChange {
  std::string old_password;
  std::string new_password;
};
/// What is wrong with it before the old one is looked at; nothing when it may go on.
[[nodiscard]] complaint::Refusals check_passwords(const Exchange& exchange, const PasswordChange& change);

/// A new session in place of all older ones; PASSWORD_WRONG as a refusal. `change` was checked.
using PasswordOutcome = std::variant<OpenedSession, complaint::Refusals, Response>;
[[nodiscard]] Task<PasswordOutcome> change_password_with(Exchange& exchange, PasswordChange change);

/// Login of a user; empty for an unknown one.
[[nodiscard]] std::string login_of(const Exchange& exchange, std::string_view user_id);

}  // namespace redress::http
