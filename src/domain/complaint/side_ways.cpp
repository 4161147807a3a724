// Side ways of B2: referred to whom it concerns, and before an authority, mediator or court.

#include "domain/complaint/acts.hpp"
#include "domain/complaint/lifecycle.hpp"

namespace redress::complaint {

Decision decide_act(const State& state, const ReferComplaint& command, const Facts&) {
  auto found = obstacles(state, Stage::Referred);
  if (command.personal_data_leaves && !command.consent) found.push_back({RefusalCode::ConsentMissing, "/consent", {}});
  if (!found.empty()) return found;
  return std::vector<Event>{ComplaintReferred{command.consent, command.body, command.text}};
}

Decision decide_act(const State& state, const OpenExternal& command, const Facts&) {
  if (auto found = obstacles(state, Stage::External); !found.empty()) return found;
  return std::vector<Event>{ExternalOpened{command.kind, command.body, command.reference}};
}

Decision decide_act(const State&, const EndExternal& command, const Facts&) {
  return std::vector<Event>{ExternalEnded{command.result}};
}

}  // namespace redress::complaint
