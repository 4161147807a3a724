#pragma once
// The JSON forms of the acts on groups, by their description (domain/group/commands.hpp).

#include <string_view>

#include "base/json.hpp"
#include "domain/complaint/refusal.hpp"
#include "domain/group/commands.hpp"

namespace redress::service {

/// What follows the group in the route of each act, in the order of group::Command; an opening has no name.
inline constexpr std::string_view kGroupActs[] = {"",       "members",         "members/removal", "messages",
                                                  "result", "result/approval", "closing"};

/// Reads the body of the act of this route. Naming another route is a bug.
[[nodiscard]] complaint::Decided<group::Command> read_group_form(std::string_view route, const json::value& body);

}  // namespace redress::service
