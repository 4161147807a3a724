#pragma once
// Refusals: what the rules of a complaint's life say no to, as values that name the field and the fix.

#include <array>
#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/words.hpp"

namespace redress::complaint {

/// Reasons, as noun phrases. The word is the `code` of a problem document and the key of its text.
enum class RefusalCode {
  InvalidNumber,         ///< not a complaint number, or its check digit is wrong (B1, T-07)
  UnknownField,          ///< a field that does not exist
  MissingField,          ///< a field that must be there
  WrongType,             ///< a value of another JSON type
  UnknownWord,           ///< a word outside the closed list
  TooLong,               ///< more characters than allowed
  TooManyItems,          ///< more list items than allowed
  RepeatedItem,          ///< the same item twice
  BlankText,             ///< nothing to read
  ControlCharacter,      ///< characters that cannot be shown
  InvalidTime,           ///< not an RFC 3339 time
  TimeInFuture,          ///< later than now
  TimesOutOfOrder,       ///< the end lies before the start
  ClaimWithoutAmount,    ///< a claim needs an amount, or "open" (R1.1-02)
  AmountWithoutClaim,    ///< an amount without the demand "claim"
  InvalidAmount,         ///< not a positive whole number of minor units
  InvalidCurrency,       ///< not three capital letters (ISO 4217)
  InvalidAddress,        ///< not an e-mail address or telephone number
  InvalidLanguage,       ///< not a language tag (BCP 47)
  ChannelReserved,       ///< a channel that only the operator's people may name
  FieldReserved,         ///< a field that only the operator's people may set
  OralWithoutRecord,     ///< oral words need a recording or a transcript (T-01)
  WrittenWithRecord,     ///< a recording or read-back of written words
  ReportInReport,        ///< only a complaint can carry a report beside it (R1.1-04)
  ReadBackMissing,       ///< oral words must be read back before the stage ends (T-01)
  ReadBackDone,          ///< already read back
  AlreadyComplaint,      ///< nothing to convert
  ReportNotConvertible,  ///< a report stays a report; a complaint is filed beside it
  ComplaintClosed,       ///< the record is closed
  StageForbidsAct,       ///< the act does not belong to this stage
  InvalidLogin,          ///< not a login
  LoginTaken,            ///< another user has it
  UnknownRole,           ///< no role that can be granted
  RolesConflict,         ///< permissions that may not be in one hand (D5-3)
  NoSuchUser,
  UserDisabled,
  UserEnabled,
  LastAdministrator,  ///< nobody could let people in any more
  PermissionMissing,  ///< the actor's roles do not allow the act (D5-1)
  RoleHeld,
  RoleNotHeld,
  NoSuchToken,
  TimeInPast,        ///< not later than now
  TimeTooFar,        ///< further from now than may be
  InvalidValue,      ///< not a value of this parameter (D14)
  ValueOutOfBounds,  ///< outside the parameter's bounds
  NoSuchParameter,
  ParameterFixed,  ///< set when the log is founded, never changed
  ProposalOpen,    ///< another proposal for the parameter waits
  NoSuchProposal,
  ProposalDecided,
  SecondPersonMissing,  ///< whoever proposed may not approve (D5-3, T-18)
  ValueUnchanged,
  MayNotPropose,      ///< no role of the actor proposes changes (D5-1, KB)
  MayNotApprove,      ///< no role of the actor approves changes (D5-1, KB)
  ParametersFounded,  ///< first values are set once
  PasswordTooShort,
  PasswordGuessable,   ///< the login, a repetition, or among the most common ones
  PasswordUnchanged,   ///< the new password is the old one
  PasswordWrong,       ///< the old password is not the user's
  NotAComplaint,       ///< only a complaint runs the mechanism
  StaffOnly,           ///< an act of the operator's people
  ComplainantOnly,     ///< an act of the complainant, in nobody else's hands (D5-3)
  PersonUnnamed,       ///< an act of a person who signed in; a tool is nobody (D5-3)
  ProposalMissing,     ///< no rejection is proposed
  ProposalChanged,     ///< another proposal waits than the one named
  ProposalPending,     ///< a proposed rejection must be decided first
  RejectionReserved,   ///< the actor's roles confirm but do not reject (D5-1)
  AbuseNeedsLegal,     ///< RJ6: a manager and a legal officer (R2.1-08)
  AuthorityReferral,   ///< an authority's referral cannot be rejected (R2.1-09)
  NothingAsked,        ///< RJ4 without an information request before it
  NoSuchQuestion,      ///< no message or request has that seq
  InformationMissing,  ///< the complaint waits for information
  InvalidCursor,       ///< not where a page of this list ended
  TooManyAttachments,  ///< more files than a record may have (R2.1-02)
  TooManyAdditions,    ///< the complainant has added information as often as they may
  // of the life
  UnknownCode,               ///< a code that the data does not hold
  NumberOutOfRange,          ///< a number outside of what the field takes
  InvalidDate,               ///< not a day (RFC 3339 full-date)
  NotClassified,             ///< it has no category yet
  ReasonMissing,             ///< going back or again needs a reason
  PointsMissing,             ///< a classification names at least one point
  TooManyPoints,             ///< more points than one complaint may raise
  MainAmongSecondary,        ///< the main cause is no secondary one
  ReportsCategory,           ///< the category is of reports; file a report beside it (R1.1-04)
  SeverityUnchanged,         ///< the score gives what holds already
  NotInRegister,             ///< no complaint has this number
  LinkedToItself,            ///< a complaint is not linked to itself
  LinkedAlready,             ///< the link is there
  NothingSuggested,          ///< this link was not suggested
  ConflictOfInterest,        ///< who is complained about or close to it handles nothing of it (D5-3, P6)
  ConflictKnown,             ///< already declared
  NotEligible,               ///< no role of the named user does this
  OwnerUnchanged,            ///< already the owner
  OwnerMissing,              ///< nobody owns it yet but the post of the duty manager (P4)
  NotOwner,                  ///< an act of the owner alone (3.3)
  AcceptanceMissing,         ///< the owner has not accepted yet
  OwnershipDisputed,         ///< refused twice: coordination names the owner (R2.3-02)
  OwnershipSettled,          ///< coordination has decided: no refusal any more
  InterimDecisionMissing,    ///< S1 and S2 need a decision on an interim remedy first (P2)
  InvestigationPlanMissing,  ///< no investigation plan (R3.1.4-01)
  CheckMissing,              ///< a mandatory check has neither result nor waiver (B2)
  StatementMissing,          ///< both sides are heard (R3.1.4-04)
  FindingMissing,            ///< a point without a finding (T-21)
  RootCauseMissing,          ///< a substantiated S1 or S2 needs its root cause with five whys (R3.1.4-06, P5)
  NoSuchPoint,               ///< no point has this number
  AnswerMissing,             ///< a point without an answer (R3.1.5-01, T-27)
  AnswerRepeated,            ///< a point answered twice
  AmountNotAllowed,          ///< a remedy that is no money carries an amount
  AmountMissing,             ///< a remedy that is money needs its amount
  DateMissing,               ///< an action needs its date (B2, exit of HANDLING)
  IdentityUnchecked,         ///< the remedy needs a stronger proof of identity (R3.1.2-04)
  DeviationUnexplained,      ///< it departs from precedents without a reason (R3.1.5-05, T-25)
  PlanMissing,               ///< there is no plan to act on
  PlanChanged,               ///< another plan is in force than the one named
  PlanAdopted,               ///< all signatures are there already
  SignatureMissing,          ///< a signature is missing (D5-2)
  SignatureNotNeeded,        ///< this signature is not needed or is there
  OwnerIsApprover,           ///< nobody approves what they own or wrote (D5-3)
  AmountAboveLimit,          ///< more than the actor may approve (D5-2, T-24)
  NotFastTrack,              ///< the fast track is for S4 without money (B2 rule c)
  NoticeMissing,             ///< the complainant is told when a plan proves impossible (R3.1.6-03, T-26)
  NoSuchAction,              ///< no action of the plan has this number
  ActionDone,                ///< already done, or given up with its plan
  ActionOpen,                ///< an action is not done
  DraftMissing,              ///< no decision is drafted and approved
  DraftChanged,              ///< another draft is there than the one named
  DraftApproved,             ///< already approved
  ResultMissing,             ///< nothing was told yet (P1)
  WindowOpen,                ///< the complainant's time is not over
  WindowOver,                ///< the time for this is over
  ReminderMissing,           ///< nobody reminded the complainant yet (B2, T-31)
  ReviewUsed,                ///< there is one internal review (R3.1.8-04)
  ReviewTaken,               ///< somebody reviews it already
  NotReviewer,               ///< an act of the reviewer alone
  ReviewerTookPart,          ///< who owned, planned or approved does not review (D5-3, T-30)
  OutcomeMissing,            ///< a changed result names its outcome
  OutcomeUnchanged,          ///< a changed result has another outcome or other answers
  FollowUpMissing,           ///< the complainant was not contacted after the result (B2)
  ImprovementMissing,        ///< an improvement decision is missing (P5)
  ChecklistOpen,             ///< an item of the closing checklist is open (R3.1.8-05)
  CloseCodeWrong,            ///< the close code does not fit what happened
  SeverityReserved,          ///< the actor's roles do not close this severity (D5-1, CX)
  ConsentMissing,            ///< personal data leaves only with the complainant's consent (B2)
  InGroup,                   ///< it belongs to a group case
  DisagreementMissing,       ///< the complainant did not reject the result
  NoFailedRecheck,           ///< no re-check failed since the result (B2 rule g)
  TextForbidden,             ///< a phrase that no letter holds (R9.3-04, R3.1.7-04)
  NotReopened,               ///< what was rejected or merged is not reopened but reviewed or filed again
  NotInGroup,                ///< it does not belong to this group case
  GroupClosed,               ///< the group is closed
  GroupTold,                 ///< the group's result was told already
  GroupEmpty,                ///< no complaint belongs to the group
  ItemHeld,                  ///< what is asked for is held already (R3.1.2-02, T-17)
};
constexpr auto words_of(RefusalCode) {
  using enum RefusalCode;
  return std::to_array<std::pair<RefusalCode, std::string_view>>(
      {{InvalidNumber, "INVALID_NUMBER"},
       {UnknownField, "UNKNOWN_FIELD"},
       {MissingField, "MISSING_FIELD"},
       {WrongType, "WRONG_TYPE"},
       {UnknownWord, "UNKNOWN_WORD"},
       {TooLong, "TOO_LONG"},
       {TooManyItems, "TOO_MANY_ITEMS"},
       {RepeatedItem, "REPEATED_ITEM"},
       {BlankText, "BLANK_TEXT"},
       {ControlCharacter, "CONTROL_CHARACTER"},
       {InvalidTime, "INVALID_TIME"},
       {TimeInFuture, "TIME_IN_FUTURE"},
       {TimesOutOfOrder, "TIMES_OUT_OF_ORDER"},
       {ClaimWithoutAmount, "CLAIM_WITHOUT_AMOUNT"},
       {AmountWithoutClaim, "AMOUNT_WITHOUT_CLAIM"},
       {InvalidAmount, "INVALID_AMOUNT"},
       {InvalidCurrency, "INVALID_CURRENCY"},
       {InvalidAddress, "INVALID_ADDRESS"},
       {InvalidLanguage, "INVALID_LANGUAGE"},
       {ChannelReserved, "CHANNEL_RESERVED"},
       {FieldReserved, "FIELD_RESERVED"},
       {OralWithoutRecord, "ORAL_WITHOUT_RECORD"},
       {WrittenWithRecord, "WRITTEN_WITH_RECORD"},
       {ReportInReport, "REPORT_IN_REPORT"},
       {ReadBackMissing, "READ_BACK_MISSING"},
       {ReadBackDone, "READ_BACK_DONE"},
       {AlreadyComplaint, "ALREADY_COMPLAINT"},
       {ReportNotConvertible, "REPORT_NOT_CONVERTIBLE"},
       {ComplaintClosed, "COMPLAINT_CLOSED"},
       {StageForbidsAct, "STAGE_FORBIDS_ACT"},
       {InvalidLogin, "INVALID_LOGIN"},
       {LoginTaken, "LOGIN_TAKEN"},
       {UnknownRole, "UNKNOWN_ROLE"},
       {RolesConflict, "ROLES_CONFLICT"},
       {NoSuchUser, "NO_SUCH_USER"},
       {UserDisabled, "USER_DISABLED"},
       {UserEnabled, "USER_ENABLED"},
       {LastAdministrator, "LAST_ADMINISTRATOR"},
       {PermissionMissing, "PERMISSION_MISSING"},
       {RoleHeld, "ROLE_HELD"},
       {RoleNotHeld, "ROLE_NOT_HELD"},
       {NoSuchToken, "NO_SUCH_TOKEN"},
       {TimeInPast, "TIME_IN_PAST"},
       {TimeTooFar, "TIME_TOO_FAR"},
       {InvalidValue, "INVALID_VALUE"},
       {ValueOutOfBounds, "VALUE_OUT_OF_BOUNDS"},
       {NoSuchParameter, "NO_SUCH_PARAMETER"},
       {ParameterFixed, "PARAMETER_FIXED"},
       {ProposalOpen, "PROPOSAL_OPEN"},
       {NoSuchProposal, "NO_SUCH_PROPOSAL"},
       {ProposalDecided, "PROPOSAL_DECIDED"},
       {SecondPersonMissing, "SECOND_PERSON_MISSING"},
       {ValueUnchanged, "VALUE_UNCHANGED"},
       {MayNotPropose, "MAY_NOT_PROPOSE"},
       {MayNotApprove, "MAY_NOT_APPROVE"},
       {ParametersFounded, "PARAMETERS_FOUNDED"},
       {PasswordTooShort, "PASSWORD_TOO_SHORT"},
       {PasswordGuessable, "PASSWORD_GUESSABLE"},
       {PasswordUnchanged, "PASSWORD_UNCHANGED"},
       {PasswordWrong, "PASSWORD_WRONG"},
       {NotAComplaint, "NOT_A_COMPLAINT"},
       {StaffOnly, "STAFF_ONLY"},
       {ComplainantOnly, "COMPLAINANT_ONLY"},
       {PersonUnnamed, "PERSON_UNNAMED"},
       {ProposalMissing, "PROPOSAL_MISSING"},
       {ProposalChanged, "PROPOSAL_CHANGED"},
       {ProposalPending, "PROPOSAL_PENDING"},
       {RejectionReserved, "REJECTION_RESERVED"},
       {AbuseNeedsLegal, "ABUSE_NEEDS_LEGAL"},
       {AuthorityReferral, "AUTHORITY_REFERRAL"},
       {NothingAsked, "NOTHING_ASKED"},
       {NoSuchQuestion, "NO_SUCH_QUESTION"},
       {InformationMissing, "INFORMATION_MISSING"},
       {InvalidCursor, "INVALID_CURSOR"},
       {TooManyAttachments, "TOO_MANY_ATTACHMENTS"},
       {TooManyAdditions, "TOO_MANY_ADDITIONS"},
       {UnknownCode, "UNKNOWN_CODE"},
       {NumberOutOfRange, "NUMBER_OUT_OF_RANGE"},
       {InvalidDate, "INVALID_DATE"},
       {NotClassified, "NOT_CLASSIFIED"},
       {ReasonMissing, "REASON_MISSING"},
       {PointsMissing, "POINTS_MISSING"},
       {TooManyPoints, "TOO_MANY_POINTS"},
       {MainAmongSecondary, "MAIN_AMONG_SECONDARY"},
       {ReportsCategory, "REPORTS_CATEGORY"},
       {SeverityUnchanged, "SEVERITY_UNCHANGED"},
       {NotInRegister, "NOT_IN_REGISTER"},
       {LinkedToItself, "LINKED_TO_ITSELF"},
       {LinkedAlready, "LINKED_ALREADY"},
       {NothingSuggested, "NOTHING_SUGGESTED"},
       {ConflictOfInterest, "CONFLICT_OF_INTEREST"},
       {ConflictKnown, "CONFLICT_KNOWN"},
       {NotEligible, "NOT_ELIGIBLE"},
       {OwnerUnchanged, "OWNER_UNCHANGED"},
       {OwnerMissing, "OWNER_MISSING"},
       {NotOwner, "NOT_OWNER"},
       {AcceptanceMissing, "ACCEPTANCE_MISSING"},
       {OwnershipDisputed, "OWNERSHIP_DISPUTED"},
       {OwnershipSettled, "OWNERSHIP_SETTLED"},
       {InterimDecisionMissing, "INTERIM_DECISION_MISSING"},
       {InvestigationPlanMissing, "INVESTIGATION_PLAN_MISSING"},
       {CheckMissing, "CHECK_MISSING"},
       {StatementMissing, "STATEMENT_MISSING"},
       {FindingMissing, "FINDING_MISSING"},
       {RootCauseMissing, "ROOT_CAUSE_MISSING"},
       {NoSuchPoint, "NO_SUCH_POINT"},
       {AnswerMissing, "ANSWER_MISSING"},
       {AnswerRepeated, "ANSWER_REPEATED"},
       {AmountNotAllowed, "AMOUNT_NOT_ALLOWED"},
       {AmountMissing, "AMOUNT_MISSING"},
       {DateMissing, "DATE_MISSING"},
       {IdentityUnchecked, "IDENTITY_UNCHECKED"},
       {DeviationUnexplained, "DEVIATION_UNEXPLAINED"},
       {PlanMissing, "PLAN_MISSING"},
       {PlanChanged, "PLAN_CHANGED"},
       {PlanAdopted, "PLAN_ADOPTED"},
       {SignatureMissing, "SIGNATURE_MISSING"},
       {SignatureNotNeeded, "SIGNATURE_NOT_NEEDED"},
       {OwnerIsApprover, "OWNER_IS_APPROVER"},
       {AmountAboveLimit, "AMOUNT_ABOVE_LIMIT"},
       {NotFastTrack, "NOT_FAST_TRACK"},
       {NoticeMissing, "NOTICE_MISSING"},
       {NoSuchAction, "NO_SUCH_ACTION"},
       {ActionDone, "ACTION_DONE"},
       {ActionOpen, "ACTION_OPEN"},
       {DraftMissing, "DRAFT_MISSING"},
       {DraftChanged, "DRAFT_CHANGED"},
       {DraftApproved, "DRAFT_APPROVED"},
       {ResultMissing, "RESULT_MISSING"},
       {WindowOpen, "WINDOW_OPEN"},
       {WindowOver, "WINDOW_OVER"},
       {ReminderMissing, "REMINDER_MISSING"},
       {ReviewUsed, "REVIEW_USED"},
       {ReviewTaken, "REVIEW_TAKEN"},
       {NotReviewer, "NOT_REVIEWER"},
       {ReviewerTookPart, "REVIEWER_TOOK_PART"},
       {OutcomeMissing, "OUTCOME_MISSING"},
       {OutcomeUnchanged, "OUTCOME_UNCHANGED"},
       {FollowUpMissing, "FOLLOW_UP_MISSING"},
       {ImprovementMissing, "IMPROVEMENT_MISSING"},
       {ChecklistOpen, "CHECKLIST_OPEN"},
       {CloseCodeWrong, "CLOSE_CODE_WRONG"},
       {SeverityReserved, "SEVERITY_RESERVED"},
       {ConsentMissing, "CONSENT_MISSING"},
       {InGroup, "IN_GROUP"},
       {DisagreementMissing, "DISAGREEMENT_MISSING"},
       {NoFailedRecheck, "NO_FAILED_RECHECK"},
       {TextForbidden, "TEXT_FORBIDDEN"},
       {NotReopened, "NOT_REOPENED"},
       {NotInGroup, "NOT_IN_GROUP"},
       {GroupClosed, "GROUP_CLOSED"},
       {GroupTold, "GROUP_TOLD"},
       {GroupEmpty, "GROUP_EMPTY"},
       {ItemHeld, "ITEM_HELD"}});
}

/// One refusal. `pointer` is the JSON pointer (RFC 6901) of the field, empty when the whole act is refused.
/// `detail` fills the text: a limit, the allowed words, the stage. Never personal data.
struct Refusal {
  RefusalCode code;
  std::string pointer;
  std::string detail;
  bool operator==(const Refusal&) const = default;
};

/// At least one refusal: all that is wrong, so that one answer names everything to fix.
using Refusals = std::vector<Refusal>;

[[noreturn]] inline void throw_exception_from_error(const Refusals& refusals, const boost::source_location&) {
  throw std::logic_error("unhandled refusal " + std::string(to_word(refusals.front().code)));
}

/// A value, or why not.
template <class T>
using Decided = boost::system::result<T, Refusals>;

[[nodiscard]] inline Refusals refuse(RefusalCode code, std::string pointer = {}, std::string detail = {}) {
  return {Refusal{code, std::move(pointer), std::move(detail)}};
}

}  // namespace redress::complaint
