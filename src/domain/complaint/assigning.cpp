// Who handles it (MECHANISM.md 2.3, 3.3, D5-3): exactly one owner at any time, never one in conflict.

#include <algorithm>

#include "base/text.hpp"
#include "domain/complaint/acts.hpp"
#include "domain/complaint/guards.hpp"
#include "domain/complaint/lifecycle.hpp"

namespace redress::complaint {
namespace {

bool is_conflicted(const State& state, const std::string& user) {
  return std::binary_search(state.conflicted.begin(), state.conflicted.end(), user);
}

Refusals check_candidate(const State& state, const std::string& user, const Facts& facts, bool Candidate::* may) {
  const auto& candidate = facts.looked_up.candidate;
  if (!candidate || candidate->id != user) return refuse(RefusalCode::NoSuchUser, "/user");
  if (is_conflicted(state, user)) return refuse(RefusalCode::ConflictOfInterest, "/user");
  if (!((*candidate).*may)) return refuse(RefusalCode::NotEligible, "/user");
  return {};
}

Refusals check_asked(const State& state, const Facts& facts) {
  if (state.owner.empty()) return refuse(state.disputed ? RefusalCode::OwnershipDisputed : RefusalCode::OwnerMissing);
  if (state.owner != facts.actor.user) return refuse(RefusalCode::NotOwner);
  return {};
}

}  // namespace

Decision decide_act(const State& state, const DeclareConflict& command, const Facts& facts) {
  const auto& candidate = facts.looked_up.candidate;
  if (!candidate || candidate->id != command.user) return refuse(RefusalCode::NoSuchUser, "/user");
  if (is_conflicted(state, command.user)) return refuse(RefusalCode::ConflictKnown, "/user");
  return std::vector<Event>{ConflictDeclared{command.user, command.kind, command.reason}};
}

Decision decide_act(const State& state, const AssignOwner& command, const Facts& facts) {
  if (state.disputed && !facts.standing.may_coordinate) return refuse(RefusalCode::OwnershipDisputed);
  if (auto found = check_candidate(state, command.user, facts, &Candidate::may_own); !found.empty()) return found;
  if (state.owner == command.user) return refuse(RefusalCode::OwnerUnchanged, "/user");
  // A transfer says why (R2.3-02: no ping-pong unseen).
  if (!state.owner.empty() && is_blank(command.reason)) {
    return refuse(RefusalCode::ReasonMissing, "/reason");
  }
  const auto& department = facts.looked_up.candidate->department;
  return std::vector<Event>{OwnerAssigned{command.user, department.empty() ? std::string(kComplaintCentre) : department,
                                          state.disputed, command.reason}};
}

Decision decide_act(const State& state, const AcceptOwnership&, const Facts& facts) {
  if (auto found = check_asked(state, facts); !found.empty()) return found;
  if (auto found = obstacles(state, Stage::Investigating); !found.empty()) return found;
  return std::vector<Event>{OwnershipAccepted{facts.actor.user}};
}

Decision decide_act(const State& state, const RefuseOwnership& command, const Facts& facts) {
  if (auto found = check_asked(state, facts); !found.empty()) return found;
  if (state.memory.life->settled_by_coordination) return refuse(RefusalCode::OwnershipSettled);
  return std::vector<Event>{OwnershipRefused{command.reason, facts.actor.user}};
}

Decision decide_act(const State& state, const AssignInvestigator& command, const Facts& facts) {
  if (auto found = check_candidate(state, command.user, facts, &Candidate::may_investigate); !found.empty()) {
    return found;
  }
  if (state.investigator == command.user) return refuse(RefusalCode::OwnerUnchanged, "/user");
  return std::vector<Event>{InvestigatorAssigned{command.user}};
}

Decision decide_act(const State&, const DecideInterimRemedy& command, const Facts&) {
  return std::vector<Event>{InterimRemedyDecided{command.possible, command.text}};
}

}  // namespace redress::complaint
