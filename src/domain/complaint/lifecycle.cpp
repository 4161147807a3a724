#include "domain/complaint/lifecycle.hpp"

#include <algorithm>

namespace redress::complaint {
namespace {

// Oral words count only as they were confirmed by the person who spoke them (R1.3 P3, T-01).
void guard_read_back(const State& state, std::vector<Refusal>& found) {
  if (state.medium == Medium::Oral && !state.read_back) found.push_back({RefusalCode::ReadBackMissing, {}, {}});
}

// Somebody has to decide a proposed rejection before the complaint goes another way.
void guard_proposal(const State& state, std::vector<Refusal>& found) {
  if (state.rejection_seq == 0) return;
  found.push_back({RefusalCode::ProposalPending, {}, std::to_string(state.rejection_seq)});
}

// R2.1-09: what an authority refers is never inadmissible.
void guard_rejection(const State& state, std::vector<Refusal>& found) {
  if (state.channel == Channel::Authority) found.push_back({RefusalCode::AuthorityReferral, {}, {}});
}

std::vector<Refusal> guards(const State& state, Stage to) {
  std::vector<Refusal> found;
  if (state.stage == Stage::Received && to == Stage::Confirmed) guard_read_back(state, found);
  if (to == Stage::Confirmed || to == Stage::AwaitingInfo) guard_proposal(state, found);
  if (to == Stage::Rejected) guard_rejection(state, found);
  return found;
}

// Rule (f): information leads back to the stage that was left, and to no other.
bool is_wrong_way_back(const State& state, Stage to) {
  return state.stage == Stage::AwaitingInfo && to <= Stage::Handling && state.left_stage != to;
}

}  // namespace

const std::vector<Transition>& transitions() {
  static const std::vector<Transition> kTransitions = {
      {Stage::Received, Stage::Confirmed},         {Stage::Received, Stage::AwaitingInfo},
      {Stage::Confirmed, Stage::AwaitingInfo},     {Stage::Classified, Stage::AwaitingInfo},
      {Stage::Investigating, Stage::AwaitingInfo}, {Stage::Planning, Stage::AwaitingInfo},
      {Stage::Handling, Stage::AwaitingInfo},      {Stage::AwaitingInfo, Stage::Received},
      {Stage::AwaitingInfo, Stage::Confirmed},     {Stage::AwaitingInfo, Stage::Classified},
      {Stage::AwaitingInfo, Stage::Investigating}, {Stage::AwaitingInfo, Stage::Planning},
      {Stage::AwaitingInfo, Stage::Handling},      {Stage::Received, Stage::Rejected},
      {Stage::Confirmed, Stage::Rejected},         {Stage::Rejected, Stage::Closed},
      {Stage::Received, Stage::Withdrawn},         {Stage::Confirmed, Stage::Withdrawn},
      {Stage::Classified, Stage::Withdrawn},       {Stage::Investigating, Stage::Withdrawn},
      {Stage::Planning, Stage::Withdrawn},         {Stage::Handling, Stage::Withdrawn},
      {Stage::Feedback, Stage::Withdrawn},         {Stage::FollowUp, Stage::Withdrawn},
      {Stage::AwaitingInfo, Stage::Withdrawn},     {Stage::Withdrawn, Stage::Closed},
  };
  return kTransitions;
}

std::vector<Refusal> obstacles(const State& state, Stage to) {
  const auto& edges = transitions();
  const bool known = std::any_of(edges.begin(), edges.end(),
                                 [&](const Transition& edge) { return edge.from == state.stage && edge.to == to; });
  if (!known || is_wrong_way_back(state, to)) {
    return {{RefusalCode::StageForbidsAct, {}, std::string(to_word(state.stage))}};
  }
  return guards(state, to);
}

std::vector<Refusal> needs(const State& state) {
  std::vector<Refusal> found;
  if (state.stage == Stage::Received) guard_read_back(state, found);
  if (state.stage == Stage::AwaitingInfo) found.push_back({RefusalCode::InformationMissing, {}, {}});
  return found;
}

bool is_open(Stage stage) noexcept {
  return stage != Stage::Closed && stage != Stage::Withdrawn && stage != Stage::Rejected;
}

}  // namespace redress::complaint
