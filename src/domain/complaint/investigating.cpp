// Facts (MECHANISM.md 3.1.4): plan, checks, statements of both sides, a finding of every point, the root cause.

#include "domain/complaint/acts.hpp"
#include "domain/complaint/guards.hpp"
#include "domain/complaint/lifecycle.hpp"

namespace redress::complaint {
namespace {

// The owner, or the technical investigator whom they work with (3.3: R for checks).
Refusals check_investigator(const State& state, const Facts& facts) {
  if (!state.investigator.empty() && state.investigator == facts.actor.user) return {};
  return check_owner(state, facts);
}

// Lost records are the operator's risk where records are the service (R3.1.4-05).
bool counts_against_us(const State& state, const RecordFinding& command) {
  const bool of_records = state.category.starts_with("DI") || state.category.starts_with("CH");
  return of_records && command.finding == Finding::Indeterminate && command.own_records_missing;
}

}  // namespace

Decision decide_act(const State& state, const PlanInvestigation& command, const Facts& facts) {
  if (auto found = check_owner(state, facts); !found.empty()) return found;
  return std::vector<Event>{InvestigationPlanned{command.steps, command.checks}};
}

// Checks may come before anybody owns it: they begin at CLASSIFIED (R3.1.4-02).
Decision decide_act(const State& state, const RecordCheck& command, const Facts& facts) {
  if (state.stage != Stage::Classified) {
    if (auto found = check_investigator(state, facts); !found.empty()) return found;
  }
  return std::vector<Event>{CheckRecorded{command.check, command.result, command.text}};
}

Decision decide_act(const State& state, const RecordStatement& command, const Facts& facts) {
  if (auto found = check_investigator(state, facts); !found.empty()) return found;
  return std::vector<Event>{StatementRecorded{command.side, command.person, command.text}};
}

Decision decide_act(const State& state, const RecordFinding& command, const Facts& facts) {
  if (auto found = check_owner(state, facts); !found.empty()) return found;
  if (command.point > state.memory.life->points.size()) {
    return refuse(RefusalCode::NoSuchPoint, "/point", std::to_string(state.memory.life->points.size()));
  }
  return std::vector<Event>{FindingRecorded{command.point, command.finding, counts_against_us(state, command),
                                            command.facts, facts.actor.user}};
}

Decision decide_act(const State& state, const RecordRootCause& command, const Facts& facts) {
  // In a group many have no owner yet; the manager finds the cause once for them.
  const bool for_group = state.stage == Stage::Merged && facts.standing.is_manager;
  if (!for_group) {
    if (auto found = check_owner(state, facts); !found.empty()) return found;
  }
  return std::vector<Event>{RootCauseRecorded{command.cause, command.detail, command.whys}};
}

Decision decide_act(const State& state, const ConcludeInvestigation&, const Facts& facts) {
  if (auto found = check_owner(state, facts); !found.empty()) return found;
  if (auto found = obstacles(state, Stage::Planning); !found.empty()) return found;
  return std::vector<Event>{InvestigationConcluded{}};
}

}  // namespace redress::complaint
