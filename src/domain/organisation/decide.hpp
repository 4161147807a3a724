#pragma once
// Decisions about the operator's people: who may be added, hold which roles together, be disabled. Pure and total.

#include <vector>

#include "domain/complaint/commands.hpp"
#include "domain/complaint/refusal.hpp"
#include "domain/organisation/commands.hpp"
#include "domain/organisation/role_table.hpp"
#include "domain/organisation/state.hpp"

namespace redress::organisation {

/// What the world adds to a command.
struct Facts {
  Instant at;
  complaint::Actor actor;
  const RoleTable& roles;
};

/// What the active user `id` may do; nothing for an unknown or disabled user.
[[nodiscard]] Permissions permissions_of(const Organisation& organisation, const RoleTable& roles, std::string_view id);

/// What the active user `id` may do about parameters; nothing for an unknown or disabled user.
[[nodiscard]] ParameterRights parameter_rights_of(const Organisation& organisation, const RoleTable& roles,
                                                  std::string_view id);

/// Decides one command. The operator on the local socket may do everything, users with AD everything but issue tokens
/// of others, since they would read what those read (D5-3); anybody may set their own password and issue or revoke
/// their own tokens.
[[nodiscard]] complaint::Decided<std::vector<UserEvent>> decide(const Organisation& organisation,
                                                                const Command& command, const Facts& facts);

}  // namespace redress::organisation
