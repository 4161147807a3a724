#include "domain/complaint/grouping.hpp"

#include <algorithm>

#include "domain/complaint/guards.hpp"
#include "domain/complaint/lifecycle.hpp"

namespace redress::complaint {
namespace {

// P6 holds for groups too: nobody in conflict with one of the complaints handles them together.
Refusals check_member_act(const State& state, const Facts& facts) {
  const auto& actor = facts.actor;
  if (actor.kind != ActorKind::Staff || actor.user.empty()) return refuse(RefusalCode::PersonUnnamed);
  if (state.kind != RecordKind::Complaint) return refuse(RefusalCode::NotAComplaint);
  if (std::binary_search(state.conflicted.begin(), state.conflicted.end(), actor.user)) {
    return refuse(RefusalCode::ConflictOfInterest);
  }
  return {};
}

// As of any other close (closing.cpp): a manager, or the owner, of the severities of their role.
Refusals check_closes(const State& state, const Facts& facts) {
  if (!facts.standing.is_manager && state.owner != facts.actor.user) return refuse(RefusalCode::NotOwner);
  const auto& closes = facts.standing.closes;
  if (!state.severity || std::find(closes.begin(), closes.end(), *state.severity) != closes.end()) return {};
  return refuse(RefusalCode::SeverityReserved, {}, std::string(to_word(*state.severity)));
}

// What the group's result says counts against us, whether or not the points of this one were looked at alone.
bool was_upheld(const State& state) {
  const auto outcome = state.memory.life->group_outcome;
  return outcome == Outcome::Upheld || outcome == Outcome::PartlyUpheld;
}
bool learns(const State& state) { return needs_improvement(state) || (is_grave(state) && was_upheld(state)); }

// D1 lets any open complaint join. Whoever was told a result of their own, or waits for their review, keeps it.
bool has_own_result(const State& state) {
  return state.stage == Stage::Feedback || state.stage == Stage::FollowUp || state.stage == Stage::UnderReview;
}

}  // namespace

bool is_result(Outcome outcome) {
  return outcome != Outcome::Withdrawn && outcome != Outcome::Inadmissible && outcome != Outcome::Referred;
}

bool is_member(const State& state, std::string_view group) {
  return state.stage == Stage::Merged && state.group == group;
}

Decision join_group(const State& state, const std::string& group, const Facts& facts) {
  if (auto found = check_member_act(state, facts); !found.empty()) return found;
  if (!is_open(state.stage)) return refuse_closed(state);
  if (state.stage == Stage::Merged) return refuse(RefusalCode::InGroup, {}, state.group);
  if (has_own_result(state)) return refuse(RefusalCode::StageForbidsAct, {}, std::string(to_word(state.stage)));
  if (auto found = obstacles(state, Stage::Merged); !found.empty()) return found;
  return std::vector<Event>{GroupJoined{group}};
}

Decision leave_group(const State& state, const std::string& group, const Facts& facts) {
  if (auto found = check_member_act(state, facts); !found.empty()) return found;
  if (!is_member(state, group)) return refuse(RefusalCode::NotInGroup);
  return std::vector<Event>{GroupLeft{group}};
}

Decision write_to_member(const State& state, const std::string& text, const Facts& facts) {
  if (auto found = check_member_act(state, facts); !found.empty()) return found;
  return std::vector<Event>{MessageSent{text}};
}

Decision tell_member(const State& state, const GroupResult& result, const Facts& facts) {
  if (auto found = check_member_act(state, facts); !found.empty()) return found;
  if (!is_member(state, result.group)) return refuse(RefusalCode::NotInGroup);
  // D5-3: who answers for one of them neither writes nor approves what it is told.
  const bool owns = !state.owner.empty() && (state.owner == facts.actor.user || state.owner == result.drafted_by);
  if (owns) return refuse(RefusalCode::OwnerIsApprover);
  // What was promised to one is done, or that one is taken out first.
  const auto& actions = state.memory.life->actions;
  const bool open = std::any_of(actions.begin(), actions.end(), [](const Action& a) { return !a.done && !a.dropped; });
  if (open) return refuse(RefusalCode::ActionOpen);
  const auto& conflicted = state.conflicted;
  if (std::binary_search(conflicted.begin(), conflicted.end(), result.drafted_by)) {
    return refuse(RefusalCode::ConflictOfInterest);
  }
  return std::vector<Event>{
      GroupResultTold{result.group, result.outcome, result.text, result.drafted_by, result.approved_by}};
}

Decision close_member(const State& state, const GroupLesson& lesson, const Facts& facts) {
  if (auto found = check_member_act(state, facts); !found.empty()) return found;
  if (auto found = check_closes(state, facts); !found.empty()) return found;
  const auto outcome = state.memory.life->group_outcome;
  if (!outcome) return refuse(RefusalCode::ResultMissing);
  if (lacks_cause(state, was_upheld(state))) return refuse(RefusalCode::RootCauseMissing);
  if (auto found = obstacles(state, Stage::Closed); !found.empty()) return found;
  std::vector<Event> events;
  if (learns(state)) events.emplace_back(ImprovementDecided{lesson.needed, lesson.reason});
  events.emplace_back(ComplaintClosed{CloseCode::Merged, *outcome});
  return events;
}

}  // namespace redress::complaint
