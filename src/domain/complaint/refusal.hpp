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
};
constexpr auto words_of(RefusalCode) {
  using enum RefusalCode;
  return std::to_array<std::pair<RefusalCode, std::string_view>>({{InvalidNumber, "INVALID_NUMBER"},
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
                                                                  {TooManyAdditions, "TOO_MANY_ADDITIONS"}});
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
