#include "domain/complaint/confirming.hpp"

#include "domain/complaint/lifecycle.hpp"

namespace redress::complaint {

Decision decide_confirmation(const State& state, const ConfirmComplaint& command, const Facts& facts) {
  if (auto found = check_complaint_act(state, facts); !found.empty()) return found;
  auto found = obstacles(state, Stage::Confirmed);
  check_words(found, "/matter", command.matter, facts.limits.description_chars_max);
  check_words(found, "/demand", command.demand, facts.limits.text_chars_max);
  if (!found.empty()) return found;
  return std::vector<Event>{ComplaintConfirmed{ConfirmationResult::Accepted, command.matter, command.demand}};
}

}  // namespace redress::complaint
