#include <algorithm>

#include "domain/parameters/state.hpp"

namespace redress::parameters {
namespace {

/// One overload per event: a new event does not compile until it is folded.
class Fold {
 public:
  Fold(State& state, const std::string& actor, Instant at) : state_(state), actor_(actor), at_(at) {}

  void operator()(const ParametersFounded& founded) { state_.first = {founded.values.begin(), founded.values.end()}; }

  void operator()(const ParameterChangeProposed& proposed) {
    Proposal proposal;
    proposal.number = proposed.proposal;
    proposal.parameter = proposed.parameter;
    proposal.value = proposed.value;
    proposal.effective_from = proposed.effective_from;
    proposal.reason = proposed.reason;
    proposal.proposed_by = actor_;
    proposal.proposed_at = at_;
    state_.proposals.push_back(std::move(proposal));
  }

  void operator()(const ParameterChanged& changed) {
    const auto* proposal = decide(changed.proposal, ProposalState::Approved, {});
    const auto proposed_by = proposal != nullptr ? proposal->proposed_by : std::string();
    state_.changes[changed.parameter].push_back({changed.version, changed.proposal, changed.value, changed.old_value,
                                                 changed.effective_from, at_, proposed_by, actor_});
  }

  void operator()(const ParameterChangeDeclined& declined) {
    (void)decide(declined.proposal, ProposalState::Declined, declined.reason);
  }
  void operator()(const ParameterChangeWithdrawn& withdrawn) {
    (void)decide(withdrawn.proposal, ProposalState::Withdrawn, withdrawn.reason);
  }

 private:
  const Proposal* decide(std::uint64_t number, ProposalState to, const std::string& reason) {
    if (number == 0 || number > state_.proposals.size()) return nullptr;
    auto& proposal = state_.proposals[number - 1];
    proposal.state = to;
    proposal.decided_by = actor_;
    proposal.decided_at = at_;
    proposal.decision_reason = reason;
    return &proposal;
  }

  State& state_;
  const std::string& actor_;
  Instant at_;
};

}  // namespace

const Proposal* State::find_proposal(std::uint64_t number) const {
  return number == 0 || number > proposals.size() ? nullptr : &proposals[number - 1];
}

const Proposal* State::open_proposal(std::string_view parameter) const {
  const auto found = std::find_if(proposals.begin(), proposals.end(), [&](const Proposal& one) {
    return one.state == ProposalState::Open && one.parameter == parameter;
  });
  return found == proposals.end() ? nullptr : &*found;
}

const std::vector<Change>& State::changes_of(std::string_view parameter) const {
  static const std::vector<Change> kNone;
  const auto found = changes.find(parameter);
  return found == changes.end() ? kNone : found->second;
}

void evolve(State& state, const ActedEvent& acted, Instant at) {
  state.begun = true;
  std::visit(Fold(state, acted.actor, at), acted.event);
}

}  // namespace redress::parameters
