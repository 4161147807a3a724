#pragma once
// What the acts on the operator's people have in common: the commit, the answer, the one-time words.

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "adapters/http/exchange.hpp"
#include "domain/organisation/commands.hpp"
#include "domain/organisation/state.hpp"

namespace redress::http {

/// Does the command as the caller. Nothing when it is done; else what to answer: 403 NOT_ALLOWED, 409, 422 or 503.
/// `accepted`, if given, receives the events.
[[nodiscard]] Task<std::optional<Response>> change_people(Exchange& exchange, organisation::Command command,
                                                          service::Accepted* accepted = nullptr);

/// Nothing when the user of the path exists; else 404 USER_NOT_FOUND.
[[nodiscard]] std::optional<Response> check_user(const Exchange& exchange);

/// One user as the operator's administrators see them, appended as a JSON object.
void append_user(std::string& out, const organisation::User& user);
/// The user as they are now, with this status. `secret_name` and `secret`: a one-time word that is shown only now.
[[nodiscard]] Response show_user_now(const Exchange& exchange, std::string_view user, unsigned status,
                                     std::string_view secret_name = {}, std::string_view secret = {});

/// A password's hash, made on a thread of its own; 503 when too many wait.
[[nodiscard]] Task<std::variant<std::string, Response>> hash_password(Exchange& exchange, std::string password);

}  // namespace redress::http
