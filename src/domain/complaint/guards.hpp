#pragma once
// What must be true before a stage ends (MECHANISM.md B2, exit guards), and what follows from what was found.

#include "domain/complaint/refusal.hpp"
#include "domain/complaint/state.hpp"

namespace redress::complaint {

/// CLASSIFIED: an owner who is a person, and for S1 and S2 a decision on an interim remedy (P2). That the owner accepts
/// is the way out itself.
[[nodiscard]] Refusals leave_classified(const State& state);
/// INVESTIGATING: category, plan, mandatory checks, both sides, a finding of every point, root cause.
[[nodiscard]] Refusals leave_investigating(const State& state);
/// PLANNING: a plan that answers every point as it was found (R3.1.5-01), with all its signatures (D5-2).
/// `legal_minor`: Rules.
[[nodiscard]] Refusals leave_planning(const State& state, std::int64_t legal_minor);
/// HANDLING: every action done or with a date, every point found and answered, an approved decision.
[[nodiscard]] Refusals leave_handling(const State& state);
/// The way to CLOSED from FOLLOW_UP, as far as events show it (R3.1.8-05).
[[nodiscard]] Refusals leave_follow_up(const State& state);

/// Signatures that the plan in force still lacks, in the order in which they are asked for; empty when complete.
enum class Signature { Approval, Legal, Finance };
constexpr auto words_of(Signature) {
  return WordTable<Signature, 3>{
      {{Signature::Approval, "approval"}, {Signature::Legal, "legal"}, {Signature::Finance, "finance"}}};
}
[[nodiscard]] std::vector<Signature> missing_signatures(const State& state, std::int64_t legal_minor);

/// True if a point is substantiated at least in part, or counts against us.
[[nodiscard]] bool is_substantiated(const Life& life);
/// What the findings come to (D8): U1…U3, U8; U4 when the plan is a settlement.
[[nodiscard]] Outcome outcome_of(const Life& life);
/// S1 or S2.
[[nodiscard]] bool is_grave(const State& state);
/// K22: linked or flagged as a repeat.
[[nodiscard]] bool is_repeat(const State& state);
/// When the time for the one review began (R3.1.8-04): with the result, or with the close of what was rejected or
/// merged.
[[nodiscard]] Instant review_since(const State& state);
/// Whether a group's result leaves the root cause to be found first (P5, R3.1.4-06).
[[nodiscard]] bool lacks_cause(const State& state, bool upheld);
/// Needs an improvement decision before it closes (P5).
[[nodiscard]] bool needs_improvement(const State& state);
/// Three deliveries failed and none succeeded (R3.1.7-03), or there is no contact and the window is all that is left.
[[nodiscard]] bool is_unreachable(const State& state, std::uint64_t failures);

}  // namespace redress::complaint
