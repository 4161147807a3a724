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

/// The allowed changes, in D1's order. Only those whose acts exist.
[[nodiscard]] const std::vector<Transition>& transitions();

/// What keeps `state` from going to `to`: the guards of the edge, or StageForbidsAct when D1 has no such edge.
/// Empty when the way is free.
[[nodiscard]] std::vector<Refusal> obstacles(const State& state, Stage to);

/// What the record still needs before it can leave its stage by the regular way; empty when nothing.
[[nodiscard]] std::vector<Refusal> needs(const State& state);

/// Open: neither closed nor on the way to closing by withdrawal or rejection.
[[nodiscard]] bool is_open(Stage stage) noexcept;

}  // namespace redress::complaint
