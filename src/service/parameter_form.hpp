#pragma once
// The JSON forms of the acts on parameters. Every wrong field becomes a refusal with its JSON pointer, all at once.

#include "base/json.hpp"
#include "domain/parameters/commands.hpp"
#include "domain/parameters/definition.hpp"

namespace redress::service {

/// {"value": …, "effective_from": "…", "reason": "…"}; without `effective_from` from the approval on.
[[nodiscard]] complaint::Decided<parameters::ProposeParameterChange> read_proposal_form(
    const parameters::Definition& definition, const json::value& body);
/// {}
[[nodiscard]] complaint::Decided<parameters::ApproveParameterChange> read_approval_form(
    const parameters::Definition& definition, const json::value& body);
/// {"reason": "…"}
[[nodiscard]] complaint::Decided<parameters::DeclineParameterChange> read_declining_form(
    const parameters::Definition& definition, const json::value& body);

}  // namespace redress::service
