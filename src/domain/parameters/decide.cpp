#include "domain/parameters/decide.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "domain/complaint/filing_rules.hpp"
#include "domain/parameters/parameters.hpp"

namespace redress::parameters {
namespace {

using complaint::ActorKind;
using complaint::RefusalCode;
using complaint::Refusals;
using complaint::refuse;
using Decision = complaint::Decided<std::vector<Event>>;

/// One overload per command.
class Decide {
 public:
  Decide(const State& state, const Facts& facts) : state_(state), facts_(facts) {}

  Decision operator()(const FoundParameters& command) const {
    if (facts_.actor.kind != ActorKind::Operator) return refuse(RefusalCode::MayNotPropose);
    if (state_.begun) return refuse(RefusalCode::ParametersFounded);
    Refusals found;
    ParametersFounded founded;
    for (const auto& [id, value] : command.values) {
      const auto* definition = facts_.table.find(id);
      if (definition == nullptr) {
        found.push_back({RefusalCode::NoSuchParameter, "/values/" + id, {}});
        continue;
      }
      const auto wrong = check_value(*definition, value, "/values/" + id);
      found.insert(found.end(), wrong.begin(), wrong.end());
      if (value != definition->standard) founded.values.emplace(id, value);
    }
    if (!found.empty()) return found;
    if (founded.values.empty()) return std::vector<Event>();
    return yields(std::move(founded));
  }

  Decision operator()(const ProposeParameterChange& command) const {
    if (!may_propose()) return refuse(RefusalCode::MayNotPropose);
    const auto* definition = facts_.table.find(command.parameter);
    if (definition == nullptr) return refuse(RefusalCode::NoSuchParameter);
    if (definition->fixed) return refuse(RefusalCode::ParameterFixed);
    if (const auto* open = state_.open_proposal(command.parameter)) {
      return refuse(RefusalCode::ProposalOpen, {}, std::to_string(open->number));
    }
    auto found = check_value(*definition, command.value, "/value");
    if (found.empty() && command.value == value_from(command.parameter, command.effective_from)) {
      found.push_back({RefusalCode::ValueUnchanged, "/value", {}});
    }
    if (command.effective_from && *command.effective_from < facts_.at) {
      found.push_back({RefusalCode::TimeInPast, "/effective_from", {}});
    }
    check_reason(found, command.reason, false);
    if (!found.empty()) return found;
    return yields(ParameterChangeProposed{state_.proposals.size() + 1, command.parameter, command.value,
                                          command.effective_from, command.reason});
  }

  Decision operator()(const ApproveParameterChange& command) const {
    if (!may_approve()) return refuse(RefusalCode::MayNotApprove);
    const auto found = open(command.parameter, command.proposal);
    if (!found) return found.error();
    const Proposal& proposal = **found;
    if (is_proposer(proposal)) return refuse(RefusalCode::SecondPersonMissing);
    const auto* definition = facts_.table.find(proposal.parameter);
    if (definition == nullptr) return refuse(RefusalCode::NoSuchParameter);
    // Bounds may have been narrowed by a newer program since the proposal.
    if (auto wrong = check_value(*definition, proposal.value, ""); !wrong.empty()) return wrong;
    const auto version = 2 + state_.changes_of(proposal.parameter).size();
    const auto from = effective(proposal.effective_from);
    return yields(ParameterChanged{proposal.number, proposal.parameter, version, proposal.value,
                                   value_from(proposal.parameter, from), from});
  }

  Decision operator()(const DeclineParameterChange& command) const {
    if (!may_propose() && !may_approve()) return refuse(RefusalCode::MayNotApprove);
    const auto found = open(command.parameter, command.proposal);
    if (!found) return found.error();
    const bool own = is_proposer(**found);
    if (!own && !may_approve()) return refuse(RefusalCode::MayNotApprove);
    Refusals wrong;
    check_reason(wrong, command.reason, own);
    if (!wrong.empty()) return wrong;
    if (own) return yields(ParameterChangeWithdrawn{command.proposal, command.parameter, command.reason});
    return yields(ParameterChangeDeclined{command.proposal, command.parameter, command.reason});
  }

 private:
  static Decision yields(Event event) { return std::vector<Event>{std::move(event)}; }

  [[nodiscard]] bool may_propose() const {
    return facts_.actor.kind == ActorKind::Operator || (facts_.actor.kind == ActorKind::Staff && facts_.may_propose);
  }
  [[nodiscard]] bool may_approve() const { return facts_.actor.kind == ActorKind::Staff && facts_.may_approve; }
  [[nodiscard]] bool is_proposer(const Proposal& proposal) const {
    return proposal.proposed_by == complaint::actor_text(facts_.actor);
  }
  // A change never reaches back: what was approved late holds from the approval on.
  [[nodiscard]] Instant effective(const std::optional<Instant>& wanted) const {
    return std::max(wanted.value_or(facts_.at), facts_.at);
  }
  [[nodiscard]] const Value& value_from(const std::string& parameter, const std::optional<Instant>& from) const {
    return Parameters(facts_.table, state_).value_at(parameter, effective(from));
  }
  [[nodiscard]] complaint::Decided<const Proposal*> open(const std::string& parameter, std::uint64_t number) const {
    const auto* proposal = state_.find_proposal(number);
    if (proposal == nullptr || proposal->parameter != parameter) return refuse(RefusalCode::NoSuchProposal);
    if (proposal->state != ProposalState::Open) return refuse(RefusalCode::ProposalDecided);
    return proposal;
  }
  static void check_reason(Refusals& found, const std::string& reason, bool may_be_blank) {
    if (!may_be_blank && is_blank(reason)) found.push_back({RefusalCode::BlankText, "/reason", {}});
    complaint::check_text(found, "/reason", reason, kReasonCharsMax);
  }

  const State& state_;
  const Facts& facts_;
};

}  // namespace

Decision decide(const State& state, const Command& command, const Facts& facts) {
  return std::visit(Decide(state, facts), command);
}

}  // namespace redress::parameters
