#include "domain/complaint/rejecting.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/complaint/filing_rules.hpp"
#include "domain/complaint/lifecycle.hpp"

namespace redress::complaint {
namespace {

// D5-1: the intake agent confirms without rejecting; a legal officer is heard on abuse alone.
Refusals check_standing(RejectionReason reason, const Standing& standing) {
  if (reason == RejectionReason::Abusive) {
    return standing.is_manager || standing.is_legal ? Refusals{} : refuse(RefusalCode::AbuseNeedsLegal);
  }
  return standing.may_reject ? Refusals{} : refuse(RefusalCode::RejectionReserved);
}

bool is_abuse_pair(const RejectionProposed& proposed, const Standing& second) {
  return (proposed.by_manager && second.is_legal) || (proposed.by_legal && second.is_manager);
}

void check_reason(Refusals& found, const State& state, RejectionReason reason) {
  if (reason == RejectionReason::NoDescription && !state.memory.was_asked) {
    found.push_back({RefusalCode::NothingAsked, "/reason", {}});
  }
}

void check_remedies(Refusals& found, std::vector<OtherRemedy> remedies) {
  if (remedies.empty()) found.push_back({RefusalCode::MissingField, "/remedies", {}});
  std::sort(remedies.begin(), remedies.end());
  if (std::adjacent_find(remedies.begin(), remedies.end()) != remedies.end()) {
    found.push_back({RefusalCode::RepeatedItem, "/remedies", {}});
  }
}

// What was read is what is decided: a proposal that took its place since is another.
Refusals check_waiting(const State& state, std::uint64_t proposal) {
  if (!state.memory.rejection) return refuse(RefusalCode::ProposalMissing);
  if (state.rejection_seq != proposal) {
    return refuse(RefusalCode::ProposalChanged, "/proposal", std::to_string(state.rejection_seq));
  }
  return {};
}

Refusals check_second_person(const RejectionProposed& proposed, const Facts& facts) {
  if (proposed.by == facts.actor.user) return refuse(RefusalCode::SecondPersonMissing);
  if (proposed.reason == RejectionReason::Abusive && !is_abuse_pair(proposed, facts.standing)) {
    return refuse(RefusalCode::AbuseNeedsLegal);
  }
  return check_standing(proposed.reason, facts.standing);
}

}  // namespace

Decision decide_proposal(const State& state, const ProposeRejection& command, const Facts& facts) {
  if (auto found = check_person(state, facts); !found.empty()) return found;
  if (auto found = check_standing(command.reason, facts.standing); !found.empty()) return found;
  auto found = obstacles(state, Stage::Rejected);
  if (state.memory.rejection) found.push_back({RefusalCode::ProposalPending, {}, std::to_string(state.rejection_seq)});
  check_reason(found, state, command.reason);
  check_words(found, "/explanation", command.explanation, facts.limits.description_chars_max);
  check_remedies(found, command.remedies);
  if (!found.empty()) return found;
  return std::vector<Event>{RejectionProposed{command.reason, command.remedies, command.explanation, facts.actor.user,
                                              facts.standing.is_manager, facts.standing.is_legal}};
}

Decision decide_approval(const State& state, const ApproveRejection& command, const Facts& facts) {
  if (auto found = check_person(state, facts); !found.empty()) return found;
  if (auto found = check_waiting(state, command.proposal); !found.empty()) return found;
  const auto& proposed = *state.memory.rejection;
  if (auto found = check_second_person(proposed, facts); !found.empty()) return found;
  if (auto found = obstacles(state, Stage::Rejected); !found.empty()) return found;
  // The explanation can have been erased since; nobody is rejected without one.
  if (is_blank(proposed.explanation)) return refuse(RefusalCode::ProposalMissing);
  return std::vector<Event>{
      ComplaintRejected{proposed.reason, proposed.remedies, proposed.explanation, command.proposal, facts.actor.user},
      ComplaintClosed{CloseCode::Inadmissible, Outcome::Inadmissible}};
}

Decision decide_refusal(const State& state, const DeclineRejection& command, const Facts& facts) {
  if (auto found = check_person(state, facts); !found.empty()) return found;
  if (auto found = check_waiting(state, command.proposal); !found.empty()) return found;
  const auto& proposed = *state.memory.rejection;
  if (proposed.by != facts.actor.user) {
    if (auto found = check_standing(proposed.reason, facts.standing); !found.empty()) return found;
  }
  Refusals found;
  check_words(found, "/reason", command.reason, facts.limits.description_chars_max);
  if (!found.empty()) return found;
  return std::vector<Event>{RejectionDeclined{command.proposal, command.reason}};
}

}  // namespace redress::complaint
