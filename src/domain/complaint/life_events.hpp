#pragma once
// What happens in a complaint's life once it is confirmed. Names and layouts are the storage contract
// (docs/formats/events.md); event_fields.hpp says which member stands in which part. `kInternal` events bear the kind
// "internal" in their envelope: the complainant learns that something happened, not what.

#include <map>
#include <set>

#include "domain/complaint/life_values.hpp"
#include "domain/complaint/vocabulary.hpp"
#include "domain/taxonomy/severity.hpp"

namespace redress::complaint {

/// What scored a severity: kept with every change, so that it explains itself (R2.2-02).
struct ScoreBasis {
  std::vector<std::string> criteria;
  std::vector<Measured> measures;
  std::int64_t urgency = 0;
  bool operator==(const ScoreBasis&) const = default;
};

/// CONFIRMED, CLASSIFIED, INVESTIGATING → CLASSIFIED.
struct ComplaintClassified {
  static constexpr std::string_view kKind = "complaint_classified";
  static constexpr bool kInternal = false;
  std::string category;
  std::vector<std::string> secondary;
  taxonomy::Severity severity = taxonomy::Severity::S3;
  std::int64_t version = 0;  ///< of the taxonomy
  std::string department;    ///< that the category names; the owner's department until a person owns it
  std::vector<std::string> regimes;
  std::vector<std::string> flags;
  std::vector<std::string> checks;  ///< mandatory ones
  std::vector<std::string> points;  ///< new ones
  std::string reason;
};
struct PointAdded {
  static constexpr std::string_view kKind = "point_added";
  static constexpr bool kInternal = false;
  std::string text;
};
struct SeverityChanged {
  static constexpr std::string_view kKind = "severity_changed";
  static constexpr bool kInternal = false;
  taxonomy::Severity severity = taxonomy::Severity::S3;
  ScoreBasis basis;
  std::uint64_t proposal = 0;  ///< seq of the lowering that was approved; 0 for a raise
  std::string reason;
};
struct LoweringProposed {
  static constexpr std::string_view kKind = "lowering_proposed";
  static constexpr bool kInternal = true;
  taxonomy::Severity severity = taxonomy::Severity::S3;
  ScoreBasis basis;
  std::string reason;
  std::string by;
  bool operator==(const LoweringProposed&) const = default;
};
struct LoweringDeclined {
  static constexpr std::string_view kKind = "lowering_declined";
  static constexpr bool kInternal = true;
  std::uint64_t proposal = 0;
  std::string reason;
};
/// Found by the program: same party, object and category within the window (R2.1-05, T-08).
struct DuplicateSuggested {
  static constexpr std::string_view kKind = "duplicate_suggested";
  static constexpr bool kInternal = true;
  std::vector<std::string> numbers;
};
struct SuggestionDismissed {
  static constexpr std::string_view kKind = "suggestion_dismissed";
  static constexpr bool kInternal = true;
  std::string number;
  std::string reason;
};
struct ComplaintLinked {
  static constexpr std::string_view kKind = "complaint_linked";
  static constexpr bool kInternal = true;
  std::string number;
  LinkKind kind = LinkKind::Related;
  std::string reason;
};
struct AbuseMarked {
  static constexpr std::string_view kKind = "abuse_marked";
  static constexpr bool kInternal = true;
  std::vector<std::string> indicators;
  bool by_program = false;
  std::string reason;
};
struct IdentityChecked {
  static constexpr std::string_view kKind = "identity_checked";
  static constexpr bool kInternal = false;
  IdentityLevel level = IdentityLevel::None;
  std::string method;
};
struct ConflictDeclared {
  static constexpr std::string_view kKind = "conflict_declared";
  static constexpr bool kInternal = true;
  std::string user;
  ConflictKind kind = ConflictKind::Interest;
  std::string reason;
};
struct OwnerAssigned {
  static constexpr std::string_view kKind = "owner_assigned";
  static constexpr bool kInternal = false;
  std::string owner;  ///< user id; empty for the post of the duty manager of D-CC (P4)
  std::string department;
  bool by_coordination = false;  ///< settles a dispute: it cannot be refused
  std::string reason;
};
/// CLASSIFIED, REOPENED → INVESTIGATING.
struct OwnershipAccepted {
  static constexpr std::string_view kKind = "ownership_accepted";
  static constexpr bool kInternal = false;
  std::string by;
};
struct OwnershipRefused {
  static constexpr std::string_view kKind = "ownership_refused";
  static constexpr bool kInternal = true;
  std::string reason;
  std::string by;
};
struct InvestigatorAssigned {
  static constexpr std::string_view kKind = "investigator_assigned";
  static constexpr bool kInternal = true;
  std::string user;
};
struct InterimRemedyDecided {
  static constexpr std::string_view kKind = "interim_remedy_decided";
  static constexpr bool kInternal = false;
  bool possible = true;
  std::string text;
};
struct InvestigationPlanned {
  static constexpr std::string_view kKind = "investigation_planned";
  static constexpr bool kInternal = true;
  std::vector<std::string> steps;
  std::vector<std::string> checks;
};
struct CheckRecorded {
  static constexpr std::string_view kKind = "check_recorded";
  static constexpr bool kInternal = true;
  std::string check;
  CheckResult result = CheckResult::Inconclusive;
  std::string text;
};
struct StatementRecorded {
  static constexpr std::string_view kKind = "statement_recorded";
  static constexpr bool kInternal = true;
  Side side = Side::Complainant;
  std::string person;
  std::string text;
};
struct FindingRecorded {
  static constexpr std::string_view kKind = "finding_recorded";
  static constexpr bool kInternal = true;
  std::uint64_t point = 0;
  Finding finding = Finding::Indeterminate;
  bool against_us = false;  ///< indeterminate for want of our own records, on DI and CH (R3.1.4-05)
  std::string facts;
  std::string by;
};
struct RootCauseRecorded {
  static constexpr std::string_view kKind = "root_cause_recorded";
  static constexpr bool kInternal = true;
  std::string cause;
  std::string detail;
  std::vector<std::string> whys;
};
/// INVESTIGATING → PLANNING.
struct InvestigationConcluded {
  static constexpr std::string_view kKind = "investigation_concluded";
  static constexpr bool kInternal = false;
};
struct PlanMade {
  static constexpr std::string_view kKind = "plan_made";
  static constexpr bool kInternal = true;
  std::vector<PointAnswer> answers;
  std::int64_t total_minor = 0;  ///< of this plan's remedies
  bool liability_wording = false;
  std::string settlement;
  std::vector<std::string> precedents;  ///< numbers of the nearest closed complaints that were shown
  std::string deviation;
  std::string by;
};
struct PlanApproved {
  static constexpr std::string_view kKind = "plan_approved";
  static constexpr bool kInternal = true;
  std::uint64_t plan = 0;
  bool needs_finance = false;  ///< finance signs too (D5-2)
  std::string by;
};
struct PlanCosigned {
  static constexpr std::string_view kKind = "plan_cosigned";
  static constexpr bool kInternal = true;
  std::uint64_t plan = 0;
  bool legal = false;
  bool finance = false;
  std::string by;
};
struct PlanRejected {
  static constexpr std::string_view kKind = "plan_rejected";
  static constexpr bool kInternal = true;
  std::uint64_t plan = 0;
  std::string reason;
  std::string by;
};
/// All signatures are there. PLANNING → HANDLING; of a review's plan the stage stays.
struct PlanAdopted {
  static constexpr std::string_view kKind = "plan_adopted";
  static constexpr bool kInternal = false;
  std::uint64_t plan = 0;
};
/// CLASSIFIED → HANDLING (S4 only).
struct FastTrackTaken {
  static constexpr std::string_view kKind = "fast_track_taken";
  static constexpr bool kInternal = false;
};
/// Backwards (B2 rule d).
struct SteppedBack {
  static constexpr std::string_view kKind = "stepped_back";
  static constexpr bool kInternal = false;
  BackTo to = BackTo::Investigating;
  std::string notice;
  std::string reason;
};
struct AdvancePaid {
  static constexpr std::string_view kKind = "advance_paid";
  static constexpr bool kInternal = false;
  std::int64_t amount_minor = 0;
  std::string proof;
  std::string recourse;
};
struct ActionCompleted {
  static constexpr std::string_view kKind = "action_completed";
  static constexpr bool kInternal = false;
  std::uint64_t action = 0;
  std::string remedy;
  std::int64_t amount_minor = 0;
  std::string proof;
  std::string text;
};
struct DecisionDrafted {
  static constexpr std::string_view kKind = "decision_drafted";
  static constexpr bool kInternal = true;
  std::string text;
  std::string by;
};
struct DecisionApproved {
  static constexpr std::string_view kKind = "decision_approved";
  static constexpr bool kInternal = true;
  std::uint64_t draft = 0;
  std::string by;
};
/// HANDLING → FEEDBACK.
struct ResultTold {
  static constexpr std::string_view kKind = "result_told";
  static constexpr bool kInternal = false;
  std::string decision_no;
  Outcome outcome = Outcome::Indeterminate;
  std::int64_t compensation_minor = 0;
  std::string text;
  std::vector<ToldPoint> points;
};
struct DeliveryRecorded {
  static constexpr std::string_view kKind = "delivery_recorded";
  static constexpr bool kInternal = false;
  DeliveryResult result = DeliveryResult::Delivered;
  Channel channel = Channel::Mail;
  std::string proof;
};
/// FEEDBACK → FOLLOW_UP.
struct ResultAccepted {
  static constexpr std::string_view kKind = "result_accepted";
  static constexpr bool kInternal = false;
  std::string text;
};
struct ResultRejected {
  static constexpr std::string_view kKind = "result_rejected";
  static constexpr bool kInternal = false;
  std::string text;
};
/// FEEDBACK, FOLLOW_UP, CLOSED → UNDER_REVIEW.
struct ReviewAsked {
  static constexpr std::string_view kKind = "review_asked";
  static constexpr bool kInternal = false;
  std::string text;
};
struct ReviewTaken {
  static constexpr std::string_view kKind = "review_taken";
  static constexpr bool kInternal = false;
  std::string by;
};
/// UNDER_REVIEW → FEEDBACK.
struct ReviewDecided {
  static constexpr std::string_view kKind = "review_decided";
  static constexpr bool kInternal = false;
  ReviewResult result = ReviewResult::Confirmed;
  Outcome outcome = Outcome::Indeterminate;  ///< that holds now
  std::string reasons;
  std::vector<PointAnswer> answers;
  std::string by;
};
struct ReminderSent {
  static constexpr std::string_view kKind = "reminder_sent";
  static constexpr bool kInternal = false;
  std::string text;
};
/// AWAITING_INFO → the stage that was left; FEEDBACK → FOLLOW_UP.
struct WaitEnded {
  static constexpr std::string_view kKind = "wait_ended";
  static constexpr bool kInternal = false;
};
struct FollowUpRecorded {
  static constexpr std::string_view kKind = "follow_up_recorded";
  static constexpr bool kInternal = false;
  bool reached = false;
  bool remedied = false;
  bool recurred = false;
  bool satisfied = false;
  std::string text;
};
struct ImprovementDecided {
  static constexpr std::string_view kKind = "improvement_decided";
  static constexpr bool kInternal = true;
  bool needed = false;
  std::string reason;
};
struct ChecklistRecorded {
  static constexpr std::string_view kKind = "checklist_recorded";
  static constexpr bool kInternal = true;
  std::vector<ChecklistAnswer> answers;
};
/// CLOSED, or 7–9 after a failed re-check → REOPENED.
struct ComplaintReopened {
  static constexpr std::string_view kKind = "complaint_reopened";
  static constexpr bool kInternal = false;
  std::string reason;
};
/// Any open stage → REFERRED.
struct ComplaintReferred {
  static constexpr std::string_view kKind = "complaint_referred";
  static constexpr bool kInternal = false;
  bool consent = false;
  std::string body;
  std::string text;
};
/// Any stage → EXTERNAL.
struct ExternalOpened {
  static constexpr std::string_view kKind = "external_opened";
  static constexpr bool kInternal = false;
  ExternalKind kind = ExternalKind::Authority;
  std::string body;
  std::string reference;
};
/// EXTERNAL → the stage that was left.
struct ExternalEnded {
  static constexpr std::string_view kKind = "external_ended";
  static constexpr bool kInternal = false;
  std::string result;
};
/// Any open stage → MERGED.
struct GroupJoined {
  static constexpr std::string_view kKind = "group_joined";
  static constexpr bool kInternal = false;
  std::string group;
};
/// MERGED → the stage that was left.
struct GroupLeft {
  static constexpr std::string_view kKind = "group_left";
  static constexpr bool kInternal = false;
  std::string group;
};
struct GroupResultTold {
  static constexpr std::string_view kKind = "group_result_told";
  static constexpr bool kInternal = false;
  std::string group;
  Outcome outcome = Outcome::Indeterminate;
  std::string text;
  std::string drafted_by;
  std::string by;  ///< who approved it
};

}  // namespace redress::complaint
