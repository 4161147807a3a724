#pragma once
// Stage 2, confirmation 确认投诉 (MECHANISM.md 3.1.2): a person takes the complaint on and restates it.

#include "domain/complaint/act_rules.hpp"

namespace redress::complaint {

/// RECEIVED → CONFIRMED. Oral words must have been read back; a proposed rejection is decided first.
[[nodiscard]] Decision decide_confirmation(const State& state, const ConfirmComplaint& command, const Facts& facts);

}  // namespace redress::complaint
