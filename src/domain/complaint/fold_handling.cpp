// From the classification to the end of the investigation.

#include <algorithm>

#include "domain/complaint/fold_life.hpp"
#include "domain/complaint/lifecycle.hpp"

namespace redress::complaint {

void FoldLife::enter(Stage stage) {
  if (state_.stage == Stage::Closed && stage != Stage::External) {
    state_.closed_at.reset();
    state_.close_code.reset();
    state_.outcome.reset();
  }
  state_.stage = stage;
  state_.stage_since = at_;
  state_.left_stage.reset();
  if (!is_open(stage)) drop_proposals();
}

void FoldLife::enter_side(Stage stage) {
  const auto left = state_.stage == Stage::AwaitingInfo ? state_.left_stage : state_.stage;
  enter(stage);
  state_.left_stage = left;
}

void FoldLife::leave_side(Stage stage) {
  if (state_.stage == stage && state_.left_stage) enter(*state_.left_stage);
}

void FoldLife::drop_rejection() {
  state_.memory.rejection.reset();
  state_.rejection_seq = 0;
}

void FoldLife::drop_lowering() {
  if (state_.memory.life->lowering_seq == 0) return;
  life().lowering.reset();
  life().lowering_seq = 0;
}

void FoldLife::drop_proposals() {
  drop_rejection();
  drop_lowering();
}

void FoldLife::release_owner() {
  state_.owner.clear();
  state_.owner_department = kComplaintCentre;
  life().accepted = false;
}

void FoldLife::operator()(const ComplaintClassified& event) {
  state_.category = event.category;
  state_.severity = event.severity;
  state_.flags = event.flags;
  std::sort(state_.flags.begin(), state_.flags.end());
  auto& kept = life();
  kept.secondary = event.secondary;
  kept.checks_needed = {event.checks.begin(), event.checks.end()};
  for (const auto& text : event.points) kept.points.push_back({text, {}, false, {}});
  kept.accepted = false;
  enter(Stage::Classified);
}

void FoldLife::operator()(const PointAdded& event) { life().points.push_back({event.text, {}, false, {}}); }

void FoldLife::operator()(const SeverityChanged& event) {
  state_.severity = event.severity;
  life().basis = event.basis;
  drop_lowering();
}

void FoldLife::operator()(const LoweringProposed& event) {
  life().lowering = event;
  life().lowering_seq = seq();
}

void FoldLife::operator()(const LoweringDeclined&) { drop_lowering(); }

void FoldLife::operator()(const DuplicateSuggested& event) {
  life().suggested.insert(event.numbers.begin(), event.numbers.end());
}
void FoldLife::operator()(const SuggestionDismissed& event) { life().suggested.erase(event.number); }

void FoldLife::operator()(const ComplaintLinked& event) {
  life().suggested.erase(event.number);
  life().links.insert(event.number);
  if (event.kind == LinkKind::Repeat) life().repeated = true;
}

void FoldLife::operator()(const AbuseMarked& event) {
  life().abuse.insert(event.indicators.begin(), event.indicators.end());
}

void FoldLife::operator()(const IdentityChecked& event) { life().identity = event.level; }

// Whoever is in conflict leaves what they hold: nothing that they signed for stands unless it is done already.
void FoldLife::operator()(const ConflictDeclared& event) {
  auto& kept = life();
  kept.conflicts[event.user] = event.kind;
  state_.conflicted.clear();
  for (const auto& [user, kind] : kept.conflicts) state_.conflicted.push_back(user);
  if (state_.owner == event.user) release_owner();
  if (state_.investigator == event.user) state_.investigator.clear();
  if (state_.memory.rejection && state_.memory.rejection->by == event.user) drop_rejection();
  if (kept.lowering && kept.lowering->by == event.user) drop_lowering();
  // What a review changed was told already; its money waits for others all the same.
  const bool is_waiting = kept.plan && !kept.plan->adopted && !kept.plan->of_review;
  if (is_waiting && kept.plan->by == event.user) give_up_plan();
  if (kept.draft && !kept.told && kept.draft->by == event.user) kept.draft.reset();
  take_back_signatures(event.user);
  if (kept.review && !kept.review->decided && kept.review->reviewer == event.user) kept.review->reviewer.clear();
}

void FoldLife::operator()(const OwnerAssigned& event) {
  auto& kept = life();
  if (!state_.owner.empty() && state_.owner != event.owner) ++kept.transfer_count;
  state_.owner = event.owner;
  state_.owner_department = event.department;
  const auto stage = state_.left_stage.value_or(state_.stage);
  kept.accepted = stage > Stage::Classified && stage != Stage::Reopened;
  kept.settled_by_coordination = event.by_coordination;
  if (event.by_coordination) state_.disputed = false;
  if (event.owner.empty()) return;
  kept.hands.insert(event.owner);
  take_back_signatures(event.owner);  // nobody approves what they own (D5-3)
}

void FoldLife::operator()(const OwnershipAccepted&) {
  life().accepted = true;
  enter(Stage::Investigating);
}

void FoldLife::operator()(const OwnershipRefused&) {
  release_owner();
  ++life().transfer_count;
  if (++life().refusal_count >= 2) state_.disputed = true;
}

void FoldLife::operator()(const InvestigatorAssigned& event) { state_.investigator = event.user; }
void FoldLife::operator()(const InterimRemedyDecided&) { life().interim_decided = true; }

void FoldLife::operator()(const InvestigationPlanned& event) {
  life().investigation_planned = true;
  life().checks_needed.insert(event.checks.begin(), event.checks.end());
}

void FoldLife::operator()(const CheckRecorded& event) {
  life().checks[event.check] = event.result;
  const bool told = state_.stage == Stage::Feedback || state_.stage == Stage::FollowUp;
  if (told && event.result == CheckResult::Fail) life().recheck_failed = true;
}

void FoldLife::operator()(const StatementRecorded& event) {
  (event.side == Side::Complainant ? life().complainant_heard : life().accused_heard) = true;
}

void FoldLife::operator()(const FindingRecorded& event) {
  auto& points = life().points;
  if (event.point == 0 || event.point > points.size()) return;
  auto& point = points[event.point - 1];
  point.finding = event.finding;
  point.against_us = event.against_us;
  point.facts = event.facts;
}

void FoldLife::operator()(const RootCauseRecorded& event) { life().cause = {event.cause, event.whys.size()}; }
void FoldLife::operator()(const InvestigationConcluded&) { enter(Stage::Planning); }

}  // namespace redress::complaint
