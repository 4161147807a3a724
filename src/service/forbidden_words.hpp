#pragma once
// Phrases that an act would tell the complainant and may not (MECHANISM.md R9.3-04, R3.1.7-04).

#include <string>
#include <vector>

#include "domain/complaint/commands.hpp"
#include "domain/complaint/state.hpp"
#include "domain/group/commands.hpp"

namespace redress::service {

/// Each phrase once. What legal may let pass passes where legal signs: with a plan whose wording admits liability.
[[nodiscard]] std::vector<std::string> forbidden_in(const complaint::Command& command, const complaint::State& state);

/// Those in words for all complainants of a group, where nobody of legal signs.
[[nodiscard]] std::vector<std::string> forbidden_in(const group::Command& command);

}  // namespace redress::service
