// What is done (MECHANISM.md 3.1.6), and the decision's words.

#include "domain/complaint/acts.hpp"
#include "domain/complaint/money.hpp"

namespace redress::complaint {

Decision decide_act(const State& state, const PayInAdvance& command, const Facts& facts) {
  if (auto found = check_owner(state, facts); !found.empty()) return found;
  const auto limit = facts.rules->advance_minor;
  if (command.amount_minor > limit - state.memory.life->advanced_minor) {
    return refuse(RefusalCode::AmountAboveLimit, "/amount_minor", format_amount(limit, "CNY") + " CNY");
  }
  return std::vector<Event>{AdvancePaid{command.amount_minor, command.proof, command.recourse}};
}

// Departments do what is theirs to do; whoever may execute proves that it is done (R3.1.6-01).
Decision decide_act(const State& state, const CompleteAction& command, const Facts&) {
  const auto& actions = state.memory.life->actions;
  if (command.action > actions.size()) {
    return refuse(RefusalCode::NoSuchAction, "/action", std::to_string(actions.size()));
  }
  const auto& action = actions[command.action - 1];
  if (action.done || action.dropped) return refuse(RefusalCode::ActionDone, "/action");
  return std::vector<Event>{
      ActionCompleted{command.action, action.remedy, action.amount_minor, command.proof, command.text}};
}

Decision decide_act(const State& state, const DraftDecision& command, const Facts& facts) {
  if (auto found = check_owner(state, facts); !found.empty()) return found;
  Refusals found;
  for (const auto& phrase : facts.looked_up.forbidden) found.push_back({RefusalCode::TextForbidden, "/text", phrase});
  if (!found.empty()) return found;
  return std::vector<Event>{DecisionDrafted{command.text, facts.actor.user}};
}

Decision decide_act(const State& state, const ApproveDecision& command, const Facts& facts) {
  const auto& draft = state.memory.life->draft;
  if (!draft) return refuse(RefusalCode::DraftMissing);
  if (draft->seq != command.draft) return refuse(RefusalCode::DraftChanged, "/draft", std::to_string(draft->seq));
  if (!draft->approved_by.empty()) return refuse(RefusalCode::DraftApproved);
  if (draft->by == facts.actor.user || state.owner == facts.actor.user) return refuse(RefusalCode::OwnerIsApprover);
  return std::vector<Event>{DecisionApproved{command.draft, facts.actor.user}};
}

}  // namespace redress::complaint
