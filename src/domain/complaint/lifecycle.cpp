#include "domain/complaint/lifecycle.hpp"

#include <algorithm>

namespace redress::complaint {
namespace {

// Oral words count only as they were confirmed by the person who spoke them (R1.3 P3, T-01).
void guard_read_back(const State& state, std::vector<Refusal>& found) {
  if (state.medium == Medium::Oral && !state.read_back) found.push_back({RefusalCode::ReadBackMissing, {}, {}});
}

}  // namespace

const std::vector<Transition>& transitions() {
  static const std::vector<Transition> kTransitions = {
      {Stage::Received, Stage::Confirmed},
      {Stage::Received, Stage::Withdrawn},
      {Stage::Withdrawn, Stage::Closed},
  };
  return kTransitions;
}

std::vector<Refusal> obstacles(const State& state, Stage to) {
  const auto& edges = transitions();
  const bool known = std::any_of(edges.begin(), edges.end(),
                                 [&](const Transition& edge) { return edge.from == state.stage && edge.to == to; });
  if (!known) return {{RefusalCode::StageForbidsAct, {}, std::string(to_word(state.stage))}};
  std::vector<Refusal> found;
  if (state.stage == Stage::Received && to == Stage::Confirmed) guard_read_back(state, found);
  return found;
}

std::vector<Refusal> needs(const State& state) {
  std::vector<Refusal> found;
  if (state.stage == Stage::Received) guard_read_back(state, found);
  return found;
}

bool is_open(Stage stage) noexcept {
  return stage != Stage::Closed && stage != Stage::Withdrawn && stage != Stage::Rejected;
}

}  // namespace redress::complaint
