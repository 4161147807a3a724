#include "domain/complaint/lifecycle.hpp"

#include <algorithm>

#include "domain/complaint/guards.hpp"

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
  // What was closed before it was confirmed and is taken up again comes by a classification too.
  // A group's result answers what was said, so it is read back before.
  const bool goes_on = to == Stage::Confirmed || to == Stage::Classified || to == Stage::Merged;
  if (goes_on) guard_read_back(state, found);
  if (goes_on || to == Stage::AwaitingInfo) guard_proposal(state, found);
  if (to == Stage::Rejected) guard_rejection(state, found);
  const bool to_be_owned = state.stage == Stage::Classified || state.stage == Stage::Reopened;
  if (to_be_owned && to == Stage::Investigating) return leave_classified(state);
  if (state.stage == Stage::Investigating && to == Stage::Planning) return leave_investigating(state);
  if (state.stage == Stage::Handling && to == Stage::Feedback) return leave_handling(state);
  if (state.stage == Stage::FollowUp && to == Stage::Closed) return leave_follow_up(state);
  return found;
}

// Rule (f): a side state leads back to the stage that was left, and to no other.
bool is_wrong_way_back(const State& state, Stage to) {
  const bool leads_back =
      state.stage == Stage::AwaitingInfo || state.stage == Stage::External || state.stage == Stage::Merged;
  // What was closed before an authority had it is closed after, and nothing else.
  if (state.stage == Stage::External && (to == Stage::Closed || state.left_stage == Stage::Closed)) {
    return state.left_stage != to;
  }
  const bool is_regular =
      to <= Stage::FollowUp || to == Stage::Referred || to == Stage::UnderReview || to == Stage::Reopened;
  const bool is_side_way = state.stage == Stage::AwaitingInfo && to > Stage::Handling;
  return leads_back && is_regular && !is_side_way && state.left_stage != to;
}

// Any open stage has the side ways that D1 gives to "any open".
constexpr Stage kOpenStages[] = {Stage::Received, Stage::Confirmed,   Stage::Classified,  Stage::Investigating,
                                 Stage::Planning, Stage::Handling,    Stage::Feedback,    Stage::FollowUp,
                                 Stage::Reopened, Stage::UnderReview, Stage::AwaitingInfo};

void add_side_ways(std::vector<Transition>& edges) {
  for (const auto stage : kOpenStages) {
    for (const auto side : {Stage::Withdrawn, Stage::Referred, Stage::External, Stage::Merged}) {
      edges.push_back({stage, side});
    }
    if (stage == Stage::AwaitingInfo) continue;
    edges.push_back({Stage::External, stage});
    edges.push_back({Stage::Merged, stage});
  }
  for (const auto stage : {Stage::Referred, Stage::External, Stage::Merged}) {
    edges.push_back({stage, Stage::Withdrawn});
  }
}

std::vector<Transition> all_transitions() {
  using enum Stage;
  std::vector<Transition> edges = {{Received, Confirmed},
                                   {Confirmed, Classified},
                                   {Classified, Investigating},
                                   {Investigating, Planning},
                                   {Planning, Handling},
                                   {Handling, Feedback},
                                   {Feedback, FollowUp},
                                   {FollowUp, Closed},
                                   // (c) the fast track
                                   {Classified, Handling},
                                   // (d) backwards; a reclassification where it stands
                                   {Investigating, Classified},
                                   {Classified, Classified},
                                   {Planning, Investigating},
                                   {Handling, Investigating},
                                   {Handling, Planning},
                                   {Feedback, Investigating},
                                   // information is asked for from 1–6
                                   {Received, AwaitingInfo},
                                   {Confirmed, AwaitingInfo},
                                   {Classified, AwaitingInfo},
                                   {Investigating, AwaitingInfo},
                                   {Planning, AwaitingInfo},
                                   {Handling, AwaitingInfo},
                                   {AwaitingInfo, Received},
                                   {AwaitingInfo, Confirmed},
                                   {AwaitingInfo, Classified},
                                   {AwaitingInfo, Investigating},
                                   {AwaitingInfo, Planning},
                                   {AwaitingInfo, Handling},
                                   {Received, Rejected},
                                   {Confirmed, Rejected},
                                   {Rejected, Closed},
                                   {Withdrawn, Closed},
                                   {Referred, Closed},
                                   {Merged, Closed},
                                   {Feedback, UnderReview},
                                   {FollowUp, UnderReview},
                                   {Closed, UnderReview},
                                   {UnderReview, Feedback},
                                   {Closed, Reopened},
                                   {Feedback, Reopened},
                                   {FollowUp, Reopened},
                                   {Reopened, Investigating},
                                   {Referred, External},
                                   {External, Referred},
                                   {Closed, External},
                                   {External, Closed}};
  add_side_ways(edges);
  return edges;
}

}  // namespace

const std::vector<Transition>& transitions() {
  static const std::vector<Transition> kTransitions = all_transitions();
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

std::vector<Refusal> staff_needs(const State& state, std::int64_t legal_minor) {
  switch (state.stage) {
    case Stage::Classified:
    case Stage::Reopened: {
      auto found = leave_classified(state);
      if (!state.owner.empty()) found.push_back({RefusalCode::AcceptanceMissing, {}, {}});
      return found;
    }
    case Stage::Investigating: return leave_investigating(state);
    case Stage::Planning: return leave_planning(state, legal_minor);
    case Stage::Handling: return leave_handling(state);
    case Stage::FollowUp: {
      auto found = leave_follow_up(state);
      if (!state.memory.life->followed_up && state.severity != taxonomy::Severity::S4) {
        found.push_back({RefusalCode::FollowUpMissing, {}, {}});
      }
      return found;
    }
    case Stage::Received:
    case Stage::Confirmed:
    case Stage::Feedback:
    case Stage::Closed:
    case Stage::AwaitingInfo:
    case Stage::Rejected:
    case Stage::Withdrawn:
    case Stage::Referred:
    case Stage::UnderReview:
    case Stage::External:
    case Stage::Merged: return needs(state);
  }
  return {};
}

bool is_open(Stage stage) noexcept {
  return stage != Stage::Closed && stage != Stage::Withdrawn && stage != Stage::Rejected;
}

}  // namespace redress::complaint
