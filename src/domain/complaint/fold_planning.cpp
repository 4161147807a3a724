// The plan, its signatures, its actions and the draft of the decision.

#include "domain/complaint/fold_life.hpp"

namespace redress::complaint {

void FoldLife::give_up_plan() {
  auto& kept = life();
  for (auto& action : kept.actions) action.dropped = action.dropped || !action.done;
  kept.plan.reset();
  kept.draft.reset();
  state_.compensation_minor = kept.paid_minor;
}

// Finance signs beside an approval, so with the approval it goes.
void FoldLife::forget_approval() {
  auto& plan = *life().plan;
  plan.approved_by.clear();
  plan.finance_by.clear();
  plan.needs_finance = false;
}

void FoldLife::take_back_signatures(const std::string& user) {
  auto& kept = life();
  if (kept.draft && !kept.told && kept.draft->approved_by == user) kept.draft->approved_by.clear();
  if (!kept.plan || kept.plan->adopted) return;
  if (kept.plan->approved_by == user) forget_approval();
  if (kept.plan->legal_by == user) kept.plan->legal_by.clear();
  if (kept.plan->finance_by == user) kept.plan->finance_by.clear();
}

void FoldLife::take_up_actions() {
  auto& kept = life();
  if (!kept.plan || kept.plan->adopted) return;
  kept.plan->adopted = true;
  for (const auto& answer : kept.plan->answers) {
    for (const auto& remedy : answer.remedies) {
      if (remedy.remedy == kNoRemedy) continue;
      kept.actions.push_back({answer.point, remedy.remedy, remedy.amount_minor, remedy.due_on, false, false});
    }
  }
}

void FoldLife::operator()(const PlanMade& event) {
  give_up_plan();
  auto& kept = life();
  Plan plan;
  plan.seq = seq();
  plan.by = event.by;
  plan.answers = event.answers;
  plan.total_minor = event.total_minor;
  plan.liability_wording = event.liability_wording;
  plan.settled = !event.settlement.empty();
  kept.plan = std::move(plan);
  kept.hands.insert(event.by);
  state_.compensation_minor = kept.paid_minor + event.total_minor;
}

void FoldLife::operator()(const PlanApproved& event) {
  if (life().plan) {
    life().plan->approved_by = event.by;
    life().plan->needs_finance = event.needs_finance;
  }
  life().hands.insert(event.by);
}

void FoldLife::operator()(const PlanCosigned& event) {
  life().hands.insert(event.by);
  if (!life().plan) return;
  if (event.legal) life().plan->legal_by = event.by;
  if (event.finance) life().plan->finance_by = event.by;
}

void FoldLife::operator()(const PlanRejected& event) {
  life().hands.insert(event.by);
  give_up_plan();
}

void FoldLife::operator()(const PlanAdopted&) {
  take_up_actions();
  if (state_.stage == Stage::Planning) enter(Stage::Handling);
}

void FoldLife::operator()(const FastTrackTaken&) {
  life().accepted = true;
  take_up_actions();
  enter(Stage::Handling);
}

void FoldLife::operator()(const SteppedBack& event) {
  give_up_plan();
  life().told.reset();
  enter(event.to == BackTo::Planning ? Stage::Planning : Stage::Investigating);
}

// Whoever approved a plan that waits still, approved less than it comes to now (D5-2: cumulative).
void FoldLife::operator()(const AdvancePaid& event) {
  if (life().plan && !life().plan->adopted) forget_approval();
  life().paid_minor += event.amount_minor;
  life().advanced_minor += event.amount_minor;
  state_.compensation_minor += event.amount_minor;
}

void FoldLife::operator()(const ActionCompleted& event) {
  auto& kept = life();
  if (event.action == 0 || event.action > kept.actions.size()) return;
  kept.actions[event.action - 1].done = true;
  kept.paid_minor += event.amount_minor;
}

void FoldLife::operator()(const DecisionDrafted& event) {
  life().draft = Draft{seq(), event.by, event.text, {}};
  life().hands.insert(event.by);
}

void FoldLife::operator()(const DecisionApproved& event) {
  if (life().draft) life().draft->approved_by = event.by;
  life().hands.insert(event.by);
}

}  // namespace redress::complaint
