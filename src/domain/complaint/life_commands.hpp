#pragma once
// What people may ask once a complaint is confirmed: one block for each stage of D1. Texts said to be for colleagues
// are never shown to the complainant.

#include "domain/complaint/life_values.hpp"
#include "domain/complaint/vocabulary.hpp"

namespace redress::complaint {

// --- Classifying (2.2, 2.3, 3.1.3) ---

/// Puts the complaint into its category and names the points that it raises. Again later: a reclassification, with a
/// reason, which leads INVESTIGATING back to CLASSIFIED (B2 rule d) and never makes the severity milder.
struct ClassifyComplaint {
  std::string category;                ///< L2 code of D6
  std::vector<std::string> secondary;  ///< up to five more causes (R2.3-03)
  std::vector<std::string> flags;      ///< R2.2-01; all that hold
  std::vector<std::string> points;     ///< each matter raised, in the complainant's sense; more are added behind
  std::string reason;                  ///< of a reclassification; for colleagues
};
/// One more point.
struct AddPoint {
  std::string text;
};
/// Scores the severity (D3). As severe or more takes effect at once; milder waits for a second person (R2.2-02).
struct ScoreSeverity {
  std::vector<std::string> criteria;
  std::vector<Measured> measures;
  std::int64_t urgency = 0;
  std::string reason;  ///< for colleagues
};
struct ApproveLowering {
  std::uint64_t proposal = 0;
};
struct DeclineLowering {
  std::uint64_t proposal = 0;
  std::string reason;
};
/// Marks an indicator of abuse (R2.1-08). It has no effect on anything.
struct MarkAbuse {
  std::vector<std::string> indicators;
  std::string reason;
};
/// Links another complaint; never a merge (R2.1-05).
struct LinkComplaint {
  std::string number;
  LinkKind kind = LinkKind::Related;
  std::string reason;
};
/// A suggested link is none.
struct DismissSuggestion {
  std::string number;
  std::string reason;
};
/// Records how far it is known who complains (R3.1.2-04).
struct CheckIdentity {
  IdentityLevel level = IdentityLevel::None;
  std::string method;
};

// --- Assigning (2.3, 3.3) ---

/// Names somebody who may not handle it: complained about, related, of the team under dispute (D5-3).
struct DeclareConflict {
  std::string user;
  ConflictKind kind = ConflictKind::Interest;
  std::string reason;
};
/// Makes a user the owner. In CLASSIFIED and REOPENED they accept or refuse; later it takes effect at once.
struct AssignOwner {
  std::string user;
  std::string reason;  ///< may be empty for the first owner
};
struct AcceptOwnership {};
/// Once (R2.3-02); a second refusal is a dispute that coordination decides.
struct RefuseOwnership {
  std::string reason;
};
/// A technical investigator, who reads and adds checks and evidence.
struct AssignInvestigator {
  std::string user;
};
/// What is done at once, or why nothing can be (P2): S1 and S2 need it before they leave CLASSIFIED.
struct DecideInterimRemedy {
  bool possible = true;
  std::string text;  ///< the measure, or why none is possible
};

// --- Investigating (3.1.4) ---

struct PlanInvestigation {
  std::vector<std::string> steps;
  std::vector<std::string> checks;  ///< ids of D7 beyond those of the category
};
/// A check's result entered by hand, or its waiver; until a prober does it.
struct RecordCheck {
  std::string check;
  CheckResult result = CheckResult::Inconclusive;
  std::string text;  ///< what was measured against what; why it is waived
};
struct RecordStatement {
  Side side = Side::Complainant;
  std::string person;  ///< who spoke; may be empty
  std::string text;
};
struct RecordFinding {
  std::uint64_t point = 0;
  Finding finding = Finding::Indeterminate;
  std::string facts;                 ///< found, for the complainant to read with the result
  bool own_records_missing = false;  ///< an indeterminate point then counts against us (R3.1.4-05)
};
struct RecordRootCause {
  std::string cause;              ///< L1 of R3.1.4-06
  std::string detail;             ///< L2, free
  std::vector<std::string> whys;  ///< five for S1 and S2
};
struct ConcludeInvestigation {};

// --- Planning (3.1.5) ---

struct MakePlan {
  std::vector<PointAnswer> answers;
  bool liability_wording = false;  ///< the text admits liability: legal signs too (D5-2)
  std::string settlement;          ///< reference of an agreement with the complainant: the outcome is U4
  std::string deviation;           ///< why it departs from precedents (R3.1.5-05); for colleagues
};
struct ApprovePlan {
  std::uint64_t plan = 0;
};
/// Legal's or finance's signature beside the approval (D5-2).
struct CosignPlan {
  std::uint64_t plan = 0;
};
struct RejectPlan {
  std::uint64_t plan = 0;
  std::string reason;
};
/// S4 whose fix is immediate: findings and answers at once, straight to HANDLING (B2 rule c).
struct TakeFastTrack {
  std::vector<FastPoint> points;
};
/// Backwards with a reason (B2 rule d). `notice` tells the complainant, when a plan proves impossible (R3.1.6-03).
struct StepBack {
  BackTo to = BackTo::Investigating;
  std::string reason;
  std::string notice;
};
/// Pays before liability towards a node or third party is settled (R3.1.6-02).
struct PayInAdvance {
  std::int64_t amount_minor = 0;
  std::string proof;
  std::string recourse;  ///< from whom it is claimed back
};

// --- Handling (3.1.6) ---

struct CompleteAction {
  std::uint64_t action = 0;
  std::string proof;  ///< ticket, transaction, refund or restored hash
  std::string text;
};
/// Drafts the words of the decision around the answers of the plan.
struct DraftDecision {
  std::string text;
};
struct ApproveDecision {
  std::uint64_t draft = 0;
};
struct SendResult {};

// --- Feeding back and reviewing (3.1.7, 3.1.8) ---

struct RecordDelivery {
  DeliveryResult result = DeliveryResult::Delivered;
  Channel channel = Channel::Mail;
  std::string proof;
};
struct AcceptResult {
  std::string text;  ///< may be empty
};
struct RejectResult {
  std::string text;
};
struct AskReview {
  std::string text;
};
struct TakeReview {};
struct DecideReview {
  ReviewResult result = ReviewResult::Confirmed;
  std::optional<Outcome> outcome;    ///< of a changed result
  std::string reasons;               ///< to the complainant
  std::vector<PointAnswer> answers;  ///< of a changed result: what is answered now on the points concerned
};
/// Reminds the complainant of what we wait for.
struct SendReminder {
  std::string text;
};
/// A wait is over: information that did not come, an answer to the result that did not come.
struct EndWait {};

// --- Following up and closing (3.1.8) ---

struct RecordFollowUp {
  bool reached = true;
  bool remedied = false;
  bool recurred = false;
  bool satisfied = false;
  std::string text;
};
/// Whether an improvement measure is opened (P5).
struct DecideImprovement {
  bool needed = false;
  std::string reason;
};
struct CloseComplaint {
  CloseCode code = CloseCode::Accepted;
  std::vector<ChecklistAnswer> checklist;
};
struct ReopenComplaint {
  std::string reason;
};

// --- Side ways (B2) ---

struct ReferComplaint {
  std::string body;  ///< who takes it
  bool personal_data_leaves = false;
  bool consent = false;  ///< the complainant's, needed when personal data leaves
  std::string text;      ///< to the complainant
};
struct OpenExternal {
  ExternalKind kind = ExternalKind::Authority;
  std::string body;
  std::string reference;
};
struct EndExternal {
  std::string result;
};

}  // namespace redress::complaint
