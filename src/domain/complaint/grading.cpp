// Severity (MECHANISM.md D3, R2.2-02): raised at once, lowered by two.

#include "domain/complaint/acts.hpp"

namespace redress::complaint {
namespace {

taxonomy::Severity graded(const State& state, const taxonomy::Category& category, const ScoreBasis& basis,
                          const Facts& facts) {
  taxonomy::Scores scores;
  scores.criteria = basis.criteria;
  scores.urgency = basis.urgency;
  for (const auto& measured : basis.measures) scores.measures.push_back({measured.measure, measured.value});
  const std::set<std::string> flags(state.flags.begin(), state.flags.end());
  return facts.rules->severities->grade(category, flags, 0, scores).severity;
}

// What was read is what is decided.
Refusals check_lowering(const State& state, std::uint64_t proposal) {
  const auto& life = *state.memory.life;
  if (life.lowering_seq == 0) return refuse(RefusalCode::ProposalMissing);
  if (life.lowering_seq != proposal) {
    return refuse(RefusalCode::ProposalChanged, "/proposal", std::to_string(life.lowering_seq));
  }
  return {};
}

}  // namespace

Decision decide_act(const State& state, const ScoreSeverity& command, const Facts& facts) {
  const auto* category = facts.rules->categories->find(state.category);
  // A code that left the table since still has its severity; it is classified again before it is scored again.
  if (category == nullptr || !state.severity) return refuse(RefusalCode::NotClassified);
  const ScoreBasis basis{command.criteria, command.measures, command.urgency};
  const auto severity = graded(state, *category, basis, facts);
  if (severity == *state.severity) {
    return refuse(RefusalCode::SeverityUnchanged, {}, std::string(to_word(severity)));
  }
  if (!taxonomy::is_milder(severity, *state.severity)) {
    return std::vector<Event>{SeverityChanged{severity, basis, 0, command.reason}};
  }
  if (const auto waiting = state.memory.life->lowering_seq; waiting != 0) {
    return refuse(RefusalCode::ProposalPending, {}, std::to_string(waiting));
  }
  return std::vector<Event>{LoweringProposed{severity, basis, command.reason, facts.actor.user}};
}

Decision decide_act(const State& state, const ApproveLowering& command, const Facts& facts) {
  if (auto found = check_lowering(state, command.proposal); !found.empty()) return found;
  const auto& proposed = *state.memory.life->lowering;
  if (proposed.by == facts.actor.user) return refuse(RefusalCode::SecondPersonMissing);
  // Raised again since: what was proposed is no lowering of what holds, or flags hold it up.
  const auto* category = facts.rules->categories->find(state.category);
  if (category == nullptr) return refuse(RefusalCode::NotClassified);
  const auto severity = graded(state, *category, proposed.basis, facts);
  if (severity != proposed.severity || !taxonomy::is_milder(severity, *state.severity)) {
    return refuse(RefusalCode::SeverityUnchanged, {}, std::string(to_word(*state.severity)));
  }
  return std::vector<Event>{SeverityChanged{severity, proposed.basis, command.proposal, proposed.reason}};
}

Decision decide_act(const State& state, const DeclineLowering& command, const Facts&) {
  if (auto found = check_lowering(state, command.proposal); !found.empty()) return found;
  return std::vector<Event>{LoweringDeclined{command.proposal, command.reason}};
}

}  // namespace redress::complaint
