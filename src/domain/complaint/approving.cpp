// Signatures (MECHANISM.md D5-2, D5-3): by amount, never by who owns or wrote it.

#include "domain/complaint/acts.hpp"
#include "domain/complaint/guards.hpp"
#include "domain/complaint/money.hpp"

namespace redress::complaint {
namespace {

std::string shown(std::int64_t minor) { return format_amount(minor, "CNY") + " CNY"; }

Refusals check_plan(const State& state, std::uint64_t seq) {
  const auto& plan = state.memory.life->plan;
  if (!plan) return refuse(RefusalCode::PlanMissing);
  if (plan->seq != seq) return refuse(RefusalCode::PlanChanged, "/plan", std::to_string(plan->seq));
  if (plan->adopted) return refuse(RefusalCode::PlanAdopted);
  return {};
}

Refusals check_signer(const State& state, const Facts& facts) {
  const auto& user = facts.actor.user;
  const bool own = state.owner == user || state.memory.life->plan->by == user;
  return own ? refuse(RefusalCode::OwnerIsApprover) : Refusals{};
}

bool is_within(std::int64_t amount_minor, std::int64_t limit) { return limit < 0 || amount_minor <= limit; }

/// What an approval by this person lacks: nothing, finance's signature, or the right itself.
enum class Reach { Alone, WithFinance, TooFar };
Reach reach_of(std::int64_t amount_minor, const Facts& facts) {
  if (is_within(amount_minor, facts.standing.approve_minor_max)) return Reach::Alone;
  const bool extended = facts.standing.is_manager && amount_minor <= facts.rules->finance_minor;
  return extended ? Reach::WithFinance : Reach::TooFar;
}

// With the last signature the plan is adopted, in the same breath.
std::vector<Event> with_adoption(const State& state, Event signature, std::uint64_t seq, const Facts& facts) {
  State next = state;
  evolve(next, signature, facts.at);
  std::vector<Event> events{std::move(signature)};
  if (missing_signatures(next, facts.rules->legal_minor).empty()) events.emplace_back(PlanAdopted{seq});
  return events;
}

Refusals check_complete(const State& state, const Facts& facts) {
  if (state.stage != Stage::Planning) return {};
  auto found = leave_planning(state, facts.rules->legal_minor);
  std::erase_if(found, [](const Refusal& one) { return one.code == RefusalCode::SignatureMissing; });
  return found;
}

}  // namespace

Decision decide_act(const State& state, const ApprovePlan& command, const Facts& facts) {
  if (auto found = check_plan(state, command.plan); !found.empty()) return found;
  if (auto found = check_signer(state, facts); !found.empty()) return found;
  const auto& plan = *state.memory.life->plan;
  if (!plan.approved_by.empty()) return refuse(RefusalCode::SignatureNotNeeded);
  if (plan.legal_by == facts.actor.user) return refuse(RefusalCode::SecondPersonMissing);
  const auto reach = reach_of(state.compensation_minor, facts);
  if (reach == Reach::TooFar) {
    return refuse(RefusalCode::AmountAboveLimit, {}, shown(facts.standing.approve_minor_max));
  }
  if (auto found = check_complete(state, facts); !found.empty()) return found;
  return with_adoption(state, PlanApproved{command.plan, reach == Reach::WithFinance, facts.actor.user}, command.plan,
                       facts);
}

Decision decide_act(const State& state, const CosignPlan& command, const Facts& facts) {
  if (auto found = check_plan(state, command.plan); !found.empty()) return found;
  if (auto found = check_signer(state, facts); !found.empty()) return found;
  const auto& plan = *state.memory.life->plan;
  if (plan.approved_by == facts.actor.user) return refuse(RefusalCode::SecondPersonMissing);
  PlanCosigned signature{command.plan, false, false, facts.actor.user};
  for (const auto missing : missing_signatures(state, facts.rules->legal_minor)) {
    if (missing == Signature::Legal && facts.standing.is_legal) signature.legal = true;
    if (missing == Signature::Finance && is_within(state.compensation_minor, facts.standing.finance_minor_max)) {
      signature.finance = true;
    }
  }
  if (!signature.legal && !signature.finance) return refuse(RefusalCode::SignatureNotNeeded);
  if (auto found = check_complete(state, facts); !found.empty()) return found;
  return with_adoption(state, signature, command.plan, facts);
}

Decision decide_act(const State& state, const RejectPlan& command, const Facts& facts) {
  if (auto found = check_plan(state, command.plan); !found.empty()) return found;
  if (auto found = check_signer(state, facts); !found.empty()) return found;
  return std::vector<Event>{PlanRejected{command.plan, command.reason, facts.actor.user}};
}

}  // namespace redress::complaint
