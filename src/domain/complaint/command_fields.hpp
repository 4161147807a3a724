#pragma once
// The fields of every act of the life that is read from a form (fields.hpp).

#include "domain/complaint/commands.hpp"
#include "domain/complaint/fields.hpp"

namespace redress::complaint {

template <class F>
void describe(F& f, ConfirmComplaint& c) {
  f.text("matter", c.matter, Length::Long, Need::Required);
  f.text("demand", c.demand, Length::Text, Need::Required);
}
template <class F>
void describe(F& f, AskInformation& c) {
  f.text("text", c.text, Length::Long, Need::Required);
  f.texts("items", c.items, Length::Text, Need::Required, kAskedItemsMax);
  f.codes("kinds", c.kinds, CodeList::RequestedItem, Need::Optional, kCodesMax);
}
template <class F>
void describe(F& f, ProposeRejection& c) {
  f.word("reason", c.reason);
  f.text("explanation", c.explanation, Length::Long, Need::Required);
  f.words("remedies", c.remedies, Need::Required);
}
template <class F>
void describe(F& f, ApproveRejection& c) {
  f.seq("proposal", c.proposal);
}
template <class F>
void describe(F& f, DeclineRejection& c) {
  f.seq("proposal", c.proposal);
  f.text("reason", c.reason, Length::Long, Need::Required);
}
template <class F>
void describe(F& f, AddNote& c) {
  f.text("text", c.text, Length::Long, Need::Required);
}
template <class F>
void describe(F& f, SendMessage& c) {
  f.text("text", c.text, Length::Long, Need::Required);
}

template <class F>
void describe(F& f, ClassifyComplaint& c) {
  f.code("category", c.category, CodeList::Category, Need::Required);
  f.codes("secondary", c.secondary, CodeList::Category, Need::Optional, kSecondaryMax);
  f.codes("flags", c.flags, CodeList::Flag, Need::Optional, kCodesMax);
  f.texts("points", c.points, Length::Text, Need::Optional, kPointsMax);
  f.text("reason", c.reason, Length::Text, Need::Optional);
}
template <class F>
void describe(F& f, AddPoint& c) {
  f.text("text", c.text, Length::Text, Need::Required);
}
template <class F>
void describe(F& f, Measured& m) {
  f.code("measure", m.measure, CodeList::Measure, Need::Required);
  f.integer("value", m.value, 0, kAmountMinorMax);
}
template <class F>
void describe(F& f, ScoreSeverity& c) {
  f.codes("criteria", c.criteria, CodeList::Criterion, Need::Optional, kCodesMax);
  f.list("measures", c.measures, Need::Optional, kCodesMax);
  f.integer("urgency", c.urgency, 0, 4);
  f.text("reason", c.reason, Length::Text, Need::Required);
}
template <class F>
void describe(F& f, ApproveLowering& c) {
  f.seq("proposal", c.proposal);
}
template <class F>
void describe(F& f, DeclineLowering& c) {
  f.seq("proposal", c.proposal);
  f.text("reason", c.reason, Length::Text, Need::Required);
}
template <class F>
void describe(F& f, MarkAbuse& c) {
  f.codes("indicators", c.indicators, CodeList::AbuseIndicator, Need::Required, kCodesMax);
  f.text("reason", c.reason, Length::Text, Need::Required);
}
template <class F>
void describe(F& f, LinkComplaint& c) {
  f.code("number", c.number, CodeList::Number, Need::Required);
  f.word("kind", c.kind);
  f.text("reason", c.reason, Length::Text, Need::Optional);
}
template <class F>
void describe(F& f, DismissSuggestion& c) {
  f.code("number", c.number, CodeList::Number, Need::Required);
  f.text("reason", c.reason, Length::Text, Need::Required);
}
template <class F>
void describe(F& f, CheckIdentity& c) {
  f.word("level", c.level);
  f.text("method", c.method, Length::Text, Need::Required);
}
template <class F>
void describe(F& f, DeclareConflict& c) {
  f.code("user", c.user, CodeList::User, Need::Required);
  f.word("kind", c.kind);
  f.text("reason", c.reason, Length::Text, Need::Required);
}
template <class F>
void describe(F& f, AssignOwner& c) {
  f.code("user", c.user, CodeList::User, Need::Required);
  f.text("reason", c.reason, Length::Text, Need::Optional);
}
template <class F>
void describe(F&, AcceptOwnership&) {}
template <class F>
void describe(F& f, RefuseOwnership& c) {
  f.text("reason", c.reason, Length::Text, Need::Required);
}
template <class F>
void describe(F& f, AssignInvestigator& c) {
  f.code("user", c.user, CodeList::User, Need::Required);
}
template <class F>
void describe(F& f, DecideInterimRemedy& c) {
  f.flag("possible", c.possible);
  f.text("text", c.text, Length::Text, Need::Required);
}
template <class F>
void describe(F& f, PlanInvestigation& c) {
  f.texts("steps", c.steps, Length::Text, Need::Required, kStepsMax);
  f.codes("checks", c.checks, CodeList::Check, Need::Optional, kCodesMax);
}
template <class F>
void describe(F& f, RecordCheck& c) {
  f.code("check", c.check, CodeList::Check, Need::Required);
  f.word("result", c.result);
  f.text("text", c.text, Length::Text, Need::Required);
}
template <class F>
void describe(F& f, RecordStatement& c) {
  f.word("side", c.side);
  f.text("person", c.person, Length::Word, Need::Optional);
  f.text("text", c.text, Length::Long, Need::Required);
}
template <class F>
void describe(F& f, RecordFinding& c) {
  f.seq("point", c.point);
  f.word("finding", c.finding);
  f.text("facts", c.facts, Length::Long, Need::Required);
  f.flag("own_records_missing", c.own_records_missing);
}
template <class F>
void describe(F& f, RecordRootCause& c) {
  f.code("cause", c.cause, CodeList::RootCause, Need::Required);
  f.text("detail", c.detail, Length::Text, Need::Required);
  f.texts("whys", c.whys, Length::Text, Need::Optional, kWhysMax);
}
template <class F>
void describe(F&, ConcludeInvestigation&) {}

template <class F>
void describe(F& f, Remedy& r) {
  f.code("remedy", r.remedy, CodeList::Remedy, Need::Required);
  f.text("text", r.text, Length::Text, Need::Required);
  f.date("due_on", r.due_on, Need::Optional);
  f.integer("amount_minor", r.amount_minor, 0, kAmountMinorMax);
}
template <class F>
void describe(F& f, PointAnswer& a) {
  f.seq("point", a.point);
  f.text("answer", a.answer, Length::Long, Need::Required);
  f.text("reasons", a.reasons, Length::Long, Need::Required);
  f.list("remedies", a.remedies, Need::Required, kRemediesMax);
}
template <class F>
void describe(F& f, MakePlan& c) {
  f.list("answers", c.answers, Need::Required, kPointsMax);
  f.flag("liability_wording", c.liability_wording);
  f.text("settlement", c.settlement, Length::Word, Need::Optional);
  f.text("deviation", c.deviation, Length::Text, Need::Optional);
}
template <class F>
void describe(F& f, ApprovePlan& c) {
  f.seq("plan", c.plan);
}
template <class F>
void describe(F& f, CosignPlan& c) {
  f.seq("plan", c.plan);
}
template <class F>
void describe(F& f, RejectPlan& c) {
  f.seq("plan", c.plan);
  f.text("reason", c.reason, Length::Text, Need::Required);
}
template <class F>
void describe(F& f, FastPoint& p) {
  f.seq("point", p.point);
  f.word("finding", p.finding);
  f.text("facts", p.facts, Length::Long, Need::Required);
  f.text("answer", p.answer, Length::Long, Need::Required);
  f.text("reasons", p.reasons, Length::Long, Need::Required);
  f.list("remedies", p.remedies, Need::Required, kRemediesMax);
}
template <class F>
void describe(F& f, TakeFastTrack& c) {
  f.list("points", c.points, Need::Required, kPointsMax);
}
template <class F>
void describe(F& f, StepBack& c) {
  f.word("to", c.to);
  f.text("reason", c.reason, Length::Text, Need::Required);
  f.text("notice", c.notice, Length::Long, Need::Optional);
}
template <class F>
void describe(F& f, PayInAdvance& c) {
  f.integer("amount_minor", c.amount_minor, 1, kAmountMinorMax);
  f.text("proof", c.proof, Length::Word, Need::Required);
  f.text("recourse", c.recourse, Length::Text, Need::Required);
}
template <class F>
void describe(F& f, CompleteAction& c) {
  f.seq("action", c.action);
  f.text("proof", c.proof, Length::Word, Need::Required);
  f.text("text", c.text, Length::Text, Need::Optional);
}
template <class F>
void describe(F& f, DraftDecision& c) {
  f.text("text", c.text, Length::Long, Need::Required);
}
template <class F>
void describe(F& f, ApproveDecision& c) {
  f.seq("draft", c.draft);
}
template <class F>
void describe(F&, SendResult&) {}
template <class F>
void describe(F& f, RecordDelivery& c) {
  f.word("result", c.result);
  f.word("channel", c.channel);
  f.text("proof", c.proof, Length::Word, Need::Optional);
}
template <class F>
void describe(F& f, AcceptResult& c) {
  f.text("text", c.text, Length::Text, Need::Optional);
}
template <class F>
void describe(F& f, RejectResult& c) {
  f.text("text", c.text, Length::Long, Need::Required);
}
template <class F>
void describe(F& f, AskReview& c) {
  f.text("text", c.text, Length::Long, Need::Required);
}
template <class F>
void describe(F&, TakeReview&) {}
template <class F>
void describe(F& f, DecideReview& c) {
  f.word("result", c.result);
  f.optional_word("outcome", c.outcome);
  f.text("reasons", c.reasons, Length::Long, Need::Required);
  f.list("answers", c.answers, Need::Optional, kPointsMax);
}
template <class F>
void describe(F& f, SendReminder& c) {
  f.text("text", c.text, Length::Long, Need::Required);
}
template <class F>
void describe(F&, EndWait&) {}
template <class F>
void describe(F& f, RecordFollowUp& c) {
  f.flag("reached", c.reached);
  f.flag("remedied", c.remedied);
  f.flag("recurred", c.recurred);
  f.flag("satisfied", c.satisfied);
  f.text("text", c.text, Length::Long, Need::Required);
}
template <class F>
void describe(F& f, DecideImprovement& c) {
  f.flag("needed", c.needed);
  f.text("reason", c.reason, Length::Text, Need::Required);
}
template <class F>
void describe(F& f, ChecklistAnswer& a) {
  f.word("item", a.item);
  f.flag("done", a.done);
  f.text("reason", a.reason, Length::Text, Need::Optional);
}
template <class F>
void describe(F& f, CloseComplaint& c) {
  f.word("code", c.code);
  f.list("checklist", c.checklist, Need::Optional, words_of(ChecklistItem{}).size());
}
template <class F>
void describe(F& f, ReopenComplaint& c) {
  f.text("reason", c.reason, Length::Long, Need::Required);
}
template <class F>
void describe(F& f, ReferComplaint& c) {
  f.text("body", c.body, Length::Word, Need::Required);
  f.flag("personal_data_leaves", c.personal_data_leaves);
  f.flag("consent", c.consent);
  f.text("text", c.text, Length::Long, Need::Required);
}
template <class F>
void describe(F& f, OpenExternal& c) {
  f.word("kind", c.kind);
  f.text("body", c.body, Length::Word, Need::Required);
  f.text("reference", c.reference, Length::Word, Need::Required);
}
template <class F>
void describe(F& f, EndExternal& c) {
  f.text("result", c.result, Length::Long, Need::Required);
}

}  // namespace redress::complaint
