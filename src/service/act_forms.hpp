#pragma once
// The JSON forms of the acts of the life, by their description (domain/complaint/command_fields.hpp): the same for
// HTTP, pages and the local socket. Every wrong field becomes a refusal with its JSON pointer, all at once.

#include <string_view>

#include "base/json.hpp"
#include "domain/complaint/commands.hpp"
#include "domain/complaint/refusal.hpp"

namespace redress::service {

/// True for a route of act_table.hpp whose form is described.
[[nodiscard]] bool has_act_form(std::string_view route);

/// Reads the body of the act of this route ("plan/approval"). Naming a route without a described form is a bug.
[[nodiscard]] complaint::Decided<complaint::Command> read_act_form(std::string_view route, const json::value& body);

}  // namespace redress::service
