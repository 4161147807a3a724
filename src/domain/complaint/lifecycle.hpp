#pragma once
// The state machine D1 (MECHANISM.md B2): which stage may follow which, and what must be true before a stage ends.
// Every change of stage passes here; a new act adds its edge and its guard.

#include <vector>

#include "domain/complaint/refusal.hpp"
#include "domain/complaint/state.hpp"

namespace redress::complaint {

/// One allowed change of stage.
struct Transition {
  Stage from;
  Stage to;
};

/// The allowed changes.
[[nodiscard]] const std::vector<Transition>& transitions();

/// What keeps `state` from going to `to`: the guards of the edge, or StageForbidsAct when D1 has no such edge.
/// Empty when the way is free.
[[nodiscard]] std::vector<Refusal> obstacles(const State& state, Stage to);

/// What the complainant still has to give before the record can leave its stage; empty when nothing.
[[nodiscard]] std::vector<Refusal> needs(const State& state);

/// What its people still have to do before it can leave its stage by the regular way; for staff alone.
[[nodiscard]] std::vector<Refusal> staff_needs(const State& state, std::int64_t legal_minor);

/// Open: neither closed nor on the way to closing by withdrawal or rejection.
[[nodiscard]] bool is_open(Stage stage) noexcept;

}  // namespace redress::complaint
