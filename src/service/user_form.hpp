#pragma once
// The forms of the acts on the operator's people, read strictly into commands. Refusals name each wrong field.

#include <string>

#include "base/json.hpp"
#include "domain/complaint/refusal.hpp"
#include "domain/organisation/commands.hpp"

namespace redress::service {

/// {"login", "name", "department"?, "roles"?}
[[nodiscard]] complaint::Decided<organisation::AddUser> read_user_form(const json::value& form);
/// {"role"}; the user is the path's.
[[nodiscard]] complaint::Decided<organisation::GrantRole> read_role_form(const json::value& form);
/// {"reason"?}
[[nodiscard]] complaint::Decided<organisation::DisableUser> read_disabling_form(const json::value& form);
/// {"label", "scopes", "expires_at"}
[[nodiscard]] complaint::Decided<organisation::IssueToken> read_token_form(const json::value& form);
/// {"purpose"}: why sensitive data are to be seen.
[[nodiscard]] complaint::Decided<std::string> read_purpose_form(const json::value& form);
/// {}
struct NoFields {};
[[nodiscard]] complaint::Decided<NoFields> read_empty_form(const json::value& form);

}  // namespace redress::service
