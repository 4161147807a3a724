#pragma once
// Which member of a life event stands in which part (FORMATS.md 1): codes, numbers and times that the complainant may
// see in `party`, free text of or to them in `person`, codes and ids of staff in `staff`, words of staff in
// `person_staff`. One description serves to write and to read. `a.actor(by)`: the acting user, whom every staff part
// names.

#include "domain/complaint/command_fields.hpp"
#include "domain/complaint/life_events.hpp"

namespace redress::complaint {

template <class F>
void describe_basis(F& f, ScoreBasis& basis) {
  f.texts("criteria", basis.criteria, Length::Word, Need::Optional, kCodesMax);
  f.list("measures", basis.measures, Need::Optional, kCodesMax);
  f.integer("urgency", basis.urgency, 0, 4);
}
template <class F>
void describe(F& f, ToldPoint& p) {
  f.seq("point", p.point);
  f.text("text", p.text, Length::Text, Need::Required);
  f.word("finding", p.finding);
  f.text("facts", p.facts, Length::Long, Need::Required);
  f.text("answer", p.answer, Length::Long, Need::Required);
  f.text("reasons", p.reasons, Length::Long, Need::Required);
  f.list("remedies", p.remedies, Need::Required, kRemediesMax);
}

template <class A>
void describe(A& a, ComplaintClassified& e) {
  a.party().text("category", e.category, Length::Word, Need::Required);
  a.party().texts("secondary", e.secondary, Length::Word, Need::Optional, kSecondaryMax);
  a.party().word("severity", e.severity);
  a.party().integer("version", e.version, 0, kAmountMinorMax);
  a.party().text("department", e.department, Length::Word, Need::Required);
  a.party().texts("regimes", e.regimes, Length::Word, Need::Optional, kCodesMax);
  a.staff().texts("flags", e.flags, Length::Word, Need::Optional, kCodesMax);
  a.staff().texts("checks", e.checks, Length::Word, Need::Optional, kCodesMax);
  a.person().texts("points", e.points, Length::Text, Need::Optional, kPointsMax);
  a.person_staff().text("reason", e.reason, Length::Text, Need::Optional);
}
template <class A>
void describe(A& a, PointAdded& e) {
  a.person().text("text", e.text, Length::Text, Need::Required);
}
template <class A>
void describe(A& a, SeverityChanged& e) {
  a.party().word("severity", e.severity);
  describe_basis(a.staff(), e.basis);
  a.staff().seq("proposal", e.proposal);
  a.person_staff().text("reason", e.reason, Length::Text, Need::Optional);
}
template <class A>
void describe(A& a, LoweringProposed& e) {
  a.actor(e.by);
  a.staff().word("severity", e.severity);
  describe_basis(a.staff(), e.basis);
  a.person_staff().text("reason", e.reason, Length::Text, Need::Required);
}
template <class A>
void describe(A& a, LoweringDeclined& e) {
  a.staff().seq("proposal", e.proposal);
  a.person_staff().text("reason", e.reason, Length::Text, Need::Required);
}
template <class A>
void describe(A& a, DuplicateSuggested& e) {
  a.staff().texts("numbers", e.numbers, Length::Word, Need::Required, kCodesMax);
}
template <class A>
void describe(A& a, SuggestionDismissed& e) {
  a.staff().text("number", e.number, Length::Word, Need::Required);
  a.person_staff().text("reason", e.reason, Length::Text, Need::Required);
}
template <class A>
void describe(A& a, ComplaintLinked& e) {
  a.staff().text("number", e.number, Length::Word, Need::Required);
  a.staff().word("link", e.kind);
  a.person_staff().text("reason", e.reason, Length::Text, Need::Optional);
}
template <class A>
void describe(A& a, AbuseMarked& e) {
  a.staff().texts("indicators", e.indicators, Length::Word, Need::Required, kCodesMax);
  a.staff().flag("by_program", e.by_program);
  a.person_staff().text("reason", e.reason, Length::Text, Need::Optional);
}
template <class A>
void describe(A& a, IdentityChecked& e) {
  a.party().word("level", e.level);
  a.person_staff().text("method", e.method, Length::Text, Need::Required);
}
template <class A>
void describe(A& a, ConflictDeclared& e) {
  a.staff().text("user", e.user, Length::Word, Need::Required);
  a.staff().word("conflict", e.kind);
  a.person_staff().text("reason", e.reason, Length::Text, Need::Required);
}
template <class A>
void describe(A& a, OwnerAssigned& e) {
  a.party().text("department", e.department, Length::Word, Need::Required);
  a.staff().text("owner", e.owner, Length::Word, Need::Optional);
  a.staff().flag("by_coordination", e.by_coordination);
  a.person_staff().text("reason", e.reason, Length::Text, Need::Optional);
}
template <class A>
void describe(A& a, OwnershipAccepted& e) {
  a.actor(e.by);
}
template <class A>
void describe(A& a, OwnershipRefused& e) {
  a.actor(e.by);
  a.person_staff().text("reason", e.reason, Length::Text, Need::Required);
}
template <class A>
void describe(A& a, InvestigatorAssigned& e) {
  a.staff().text("user", e.user, Length::Word, Need::Required);
}
template <class A>
void describe(A& a, InterimRemedyDecided& e) {
  a.party().flag("possible", e.possible);
  a.person().text("text", e.text, Length::Text, Need::Required);
}
template <class A>
void describe(A& a, InvestigationPlanned& e) {
  a.staff().texts("checks", e.checks, Length::Word, Need::Optional, kCodesMax);
  a.person_staff().texts("steps", e.steps, Length::Text, Need::Required, kStepsMax);
}
template <class A>
void describe(A& a, CheckRecorded& e) {
  a.staff().text("check", e.check, Length::Word, Need::Required);
  a.staff().word("result", e.result);
  a.person_staff().text("text", e.text, Length::Text, Need::Required);
}
template <class A>
void describe(A& a, StatementRecorded& e) {
  a.staff().word("side", e.side);
  a.person_staff().text("person", e.person, Length::Word, Need::Optional);
  a.person_staff().text("text", e.text, Length::Long, Need::Required);
}
template <class A>
void describe(A& a, FindingRecorded& e) {
  a.actor(e.by);
  a.staff().seq("point", e.point);
  a.staff().word("finding", e.finding);
  a.staff().flag("against_us", e.against_us);
  a.person_staff().text("facts", e.facts, Length::Long, Need::Required);
}
template <class A>
void describe(A& a, RootCauseRecorded& e) {
  a.staff().text("cause", e.cause, Length::Word, Need::Required);
  a.person_staff().text("detail", e.detail, Length::Text, Need::Required);
  a.person_staff().texts("whys", e.whys, Length::Text, Need::Optional, kWhysMax);
}
template <class A>
void describe(A&, InvestigationConcluded&) {}
template <class A>
void describe(A& a, PlanMade& e) {
  a.actor(e.by);
  a.staff().integer("total_minor", e.total_minor, 0, kAmountMinorMax);
  a.staff().flag("liability_wording", e.liability_wording);
  a.staff().texts("precedents", e.precedents, Length::Word, Need::Optional, kCodesMax);
  a.person_staff().list("answers", e.answers, Need::Required, kPointsMax);
  a.person_staff().text("settlement", e.settlement, Length::Word, Need::Optional);
  a.person_staff().text("deviation", e.deviation, Length::Text, Need::Optional);
}
template <class A>
void describe(A& a, PlanApproved& e) {
  a.actor(e.by);
  a.staff().seq("plan", e.plan);
  a.staff().flag("needs_finance", e.needs_finance);
}
template <class A>
void describe(A& a, PlanCosigned& e) {
  a.actor(e.by);
  a.staff().seq("plan", e.plan);
  a.staff().flag("legal", e.legal);
  a.staff().flag("finance", e.finance);
}
template <class A>
void describe(A& a, PlanRejected& e) {
  a.actor(e.by);
  a.staff().seq("plan", e.plan);
  a.person_staff().text("reason", e.reason, Length::Text, Need::Required);
}
template <class A>
void describe(A& a, PlanAdopted& e) {
  a.staff().seq("plan", e.plan);
}
template <class A>
void describe(A&, FastTrackTaken&) {}
template <class A>
void describe(A& a, SteppedBack& e) {
  a.party().word("to", e.to);
  a.person().text("notice", e.notice, Length::Long, Need::Optional);
  a.person_staff().text("reason", e.reason, Length::Text, Need::Required);
}
template <class A>
void describe(A& a, AdvancePaid& e) {
  a.party().integer("amount_minor", e.amount_minor, 0, kAmountMinorMax);
  a.person_staff().text("proof", e.proof, Length::Word, Need::Required);
  a.person_staff().text("recourse", e.recourse, Length::Text, Need::Required);
}
template <class A>
void describe(A& a, ActionCompleted& e) {
  a.party().seq("action", e.action);
  a.party().text("remedy", e.remedy, Length::Word, Need::Required);
  a.party().integer("amount_minor", e.amount_minor, 0, kAmountMinorMax);
  a.person_staff().text("proof", e.proof, Length::Word, Need::Required);
  a.person_staff().text("text", e.text, Length::Text, Need::Optional);
}
template <class A>
void describe(A& a, DecisionDrafted& e) {
  a.actor(e.by);
  a.person_staff().text("text", e.text, Length::Long, Need::Required);
}
template <class A>
void describe(A& a, DecisionApproved& e) {
  a.actor(e.by);
  a.staff().seq("draft", e.draft);
}
template <class A>
void describe(A& a, ResultTold& e) {
  a.party().text("decision_no", e.decision_no, Length::Word, Need::Required);
  a.party().word("outcome", e.outcome);
  a.party().integer("compensation_minor", e.compensation_minor, 0, kAmountMinorMax);
  a.person().text("text", e.text, Length::Long, Need::Required);
  a.person().list("points", e.points, Need::Required, kPointsMax);
}
template <class A>
void describe(A& a, DeliveryRecorded& e) {
  a.party().word("result", e.result);
  a.party().word("channel", e.channel);
  a.person_staff().text("proof", e.proof, Length::Word, Need::Optional);
}
template <class A>
void describe(A& a, ResultAccepted& e) {
  a.person().text("text", e.text, Length::Text, Need::Optional);
}
template <class A>
void describe(A& a, ResultRejected& e) {
  a.person().text("text", e.text, Length::Long, Need::Required);
}
template <class A>
void describe(A& a, ReviewAsked& e) {
  a.person().text("text", e.text, Length::Long, Need::Required);
}
template <class A>
void describe(A& a, ReviewTaken& e) {
  a.actor(e.by);
}
template <class A>
void describe(A& a, ReviewDecided& e) {
  a.actor(e.by);
  a.party().word("result", e.result);
  a.party().word("outcome", e.outcome);
  a.person().text("reasons", e.reasons, Length::Long, Need::Required);
  a.person().list("answers", e.answers, Need::Optional, kPointsMax);
}
template <class A>
void describe(A& a, ReminderSent& e) {
  a.person().text("text", e.text, Length::Long, Need::Required);
}
template <class A>
void describe(A&, WaitEnded&) {}
template <class A>
void describe(A& a, FollowUpRecorded& e) {
  a.party().flag("reached", e.reached);
  a.party().flag("remedied", e.remedied);
  a.party().flag("recurred", e.recurred);
  a.party().flag("satisfied", e.satisfied);
  a.person_staff().text("text", e.text, Length::Long, Need::Required);
}
template <class A>
void describe(A& a, ImprovementDecided& e) {
  a.staff().flag("needed", e.needed);
  a.person_staff().text("reason", e.reason, Length::Text, Need::Required);
}
template <class A>
void describe(A& a, ChecklistRecorded& e) {
  a.person_staff().list("answers", e.answers, Need::Optional, kCodesMax);
}
template <class A>
void describe(A& a, ComplaintReopened& e) {
  a.person().text("reason", e.reason, Length::Long, Need::Required);
}
template <class A>
void describe(A& a, ComplaintReferred& e) {
  a.party().flag("consent", e.consent);
  a.person().text("body", e.body, Length::Word, Need::Required);
  a.person().text("text", e.text, Length::Long, Need::Required);
}
template <class A>
void describe(A& a, ExternalOpened& e) {
  a.party().word("external", e.kind);
  a.person().text("body", e.body, Length::Word, Need::Required);
  a.person().text("reference", e.reference, Length::Word, Need::Required);
}
template <class A>
void describe(A& a, ExternalEnded& e) {
  a.person().text("result", e.result, Length::Long, Need::Required);
}
template <class A>
void describe(A& a, GroupJoined& e) {
  a.party().text("group", e.group, Length::Word, Need::Required);
}
template <class A>
void describe(A& a, GroupLeft& e) {
  a.party().text("group", e.group, Length::Word, Need::Required);
}
template <class A>
void describe(A& a, GroupResultTold& e) {
  a.actor(e.by);
  a.staff().text("drafted_by", e.drafted_by, Length::Word, Need::Required);
  a.party().text("group", e.group, Length::Word, Need::Required);
  a.party().word("outcome", e.outcome);
  a.person().text("text", e.text, Length::Long, Need::Required);
}

}  // namespace redress::complaint
