#pragma once
// Rejection 不予受理 by two persons (MECHANISM.md R3.1.2-03, D8-R, D5-3, T-18): one proposes with a reason of the
// closed list, an explanation and other remedies; another approves. Only people who signed in are persons; a tool is
// nobody.

#include "domain/complaint/act_rules.hpp"

namespace redress::complaint {

/// From stages 1–2. An internal event; the complainant sees that something happened, not what.
[[nodiscard]] Decision decide_proposal(const State& state, const ProposeRejection& command, const Facts& facts);
/// By another person than the proposer: → REJECTED → CLOSED with C4 and U6. RJ6 takes a manager and a legal officer.
[[nodiscard]] Decision decide_approval(const State& state, const ApproveRejection& command, const Facts& facts);
/// By anybody who could approve, and by the proposer, who thinks better of it.
[[nodiscard]] Decision decide_refusal(const State& state, const DeclineRejection& command, const Facts& facts);

}  // namespace redress::complaint
