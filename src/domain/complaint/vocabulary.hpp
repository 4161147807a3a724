#pragma once
// The closed lists of a complaint's life (MECHANISM.md B2, D4, D8, 1.1) and their stored words.

#include "base/words.hpp"

namespace redress::complaint {

/// What a record of the register is (R1.1-01, R1.1-03, R1.1-04). Only a complaint runs the whole mechanism.
enum class RecordKind { Complaint, Report, Inquiry, Suggestion, Praise };
constexpr auto words_of(RecordKind) {
  return WordTable<RecordKind, 5>{{{RecordKind::Complaint, "complaint"},
                                   {RecordKind::Report, "report"},
                                   {RecordKind::Inquiry, "inquiry"},
                                   {RecordKind::Suggestion, "suggestion"},
                                   {RecordKind::Praise, "praise"}}};
}
/// Inquiry, suggestion and praise: registered and forwarded, convertible to a complaint (R1.1-03).
[[nodiscard]] constexpr bool is_non_complaint(RecordKind kind) noexcept {
  return kind == RecordKind::Inquiry || kind == RecordKind::Suggestion || kind == RecordKind::Praise;
}

/// Stages and side states of D1, in its order.
enum class Stage {
  Received,
  Confirmed,
  Classified,
  Investigating,
  Planning,
  Handling,
  Feedback,
  FollowUp,
  Closed,
  AwaitingInfo,
  Rejected,
  Withdrawn,
  Referred,
  UnderReview,
  External,
  Merged,
  Reopened
};
constexpr auto words_of(Stage) {
  return WordTable<Stage, 17>{{{Stage::Received, "RECEIVED"},
                               {Stage::Confirmed, "CONFIRMED"},
                               {Stage::Classified, "CLASSIFIED"},
                               {Stage::Investigating, "INVESTIGATING"},
                               {Stage::Planning, "PLANNING"},
                               {Stage::Handling, "HANDLING"},
                               {Stage::Feedback, "FEEDBACK"},
                               {Stage::FollowUp, "FOLLOW_UP"},
                               {Stage::Closed, "CLOSED"},
                               {Stage::AwaitingInfo, "AWAITING_INFO"},
                               {Stage::Rejected, "REJECTED"},
                               {Stage::Withdrawn, "WITHDRAWN"},
                               {Stage::Referred, "REFERRED"},
                               {Stage::UnderReview, "UNDER_REVIEW"},
                               {Stage::External, "EXTERNAL"},
                               {Stage::Merged, "MERGED"},
                               {Stage::Reopened, "REOPENED"}}};
}

/// Channels of D4.
enum class Channel { Web, App, Mail, Chat, Telephone, Letter, Fax, Visit, Social, Api, Chain, Authority, Internal };
constexpr auto words_of(Channel) {
  return WordTable<Channel, 13>{{{Channel::Web, "WEB"},
                                 {Channel::App, "APP"},
                                 {Channel::Mail, "MAIL"},
                                 {Channel::Chat, "CHAT"},
                                 {Channel::Telephone, "TEL"},
                                 {Channel::Letter, "LETTER"},
                                 {Channel::Fax, "FAX"},
                                 {Channel::Visit, "VISIT"},
                                 {Channel::Social, "SOCIAL"},
                                 {Channel::Api, "API"},
                                 {Channel::Chain, "CHAIN"},
                                 {Channel::Authority, "REG"},
                                 {Channel::Internal, "INT"}}};
}
/// Channels that anybody may name when filing for themselves; the others are named by the operator's own people
/// and adapters, who had the call, the letter or the referral in hand.
[[nodiscard]] constexpr bool is_self_service(Channel channel) noexcept {
  return channel == Channel::Web || channel == Channel::App;
}

/// In which form the words came (definition 1.1).
enum class Medium { Written, Oral };
constexpr auto words_of(Medium) { return WordTable<Medium, 2>{{{Medium::Written, "written"}, {Medium::Oral, "oral"}}}; }

/// What the complainant wants (definition 1.1: 异议 抗议 索赔 要求解决问题).
enum class DemandKind { Objection, Protest, Claim, Solve };
constexpr auto words_of(DemandKind) {
  return WordTable<DemandKind, 4>{{{DemandKind::Objection, "objection"},
                                   {DemandKind::Protest, "protest"},
                                   {DemandKind::Claim, "claim"},
                                   {DemandKind::Solve, "solve"}}};
}

/// Who complains (B1).
enum class CustomerKind { Consumer, Business, NodeOperator, NonCustomer };
constexpr auto words_of(CustomerKind) {
  return WordTable<CustomerKind, 4>{{{CustomerKind::Consumer, "consumer"},
                                     {CustomerKind::Business, "business"},
                                     {CustomerKind::NodeOperator, "node_operator"},
                                     {CustomerKind::NonCustomer, "non_customer"}}};
}

/// Close codes of R3.1.8-05.
enum class CloseCode { Accepted, NoReply, Withdrawn, Inadmissible, NotAgreed, External, Merged, Unreachable };
constexpr auto words_of(CloseCode) {
  return WordTable<CloseCode, 8>{{{CloseCode::Accepted, "C1"},
                                  {CloseCode::NoReply, "C2"},
                                  {CloseCode::Withdrawn, "C3"},
                                  {CloseCode::Inadmissible, "C4"},
                                  {CloseCode::NotAgreed, "C5"},
                                  {CloseCode::External, "C6"},
                                  {CloseCode::Merged, "C7"},
                                  {CloseCode::Unreachable, "C8"}}};
}

/// Outcomes of D8.
enum class Outcome { Upheld, PartlyUpheld, NotUpheld, Settled, Withdrawn, Inadmissible, Referred, Indeterminate };
constexpr auto words_of(Outcome) {
  return WordTable<Outcome, 8>{{{Outcome::Upheld, "U1"},
                                {Outcome::PartlyUpheld, "U2"},
                                {Outcome::NotUpheld, "U3"},
                                {Outcome::Settled, "U4"},
                                {Outcome::Withdrawn, "U5"},
                                {Outcome::Inadmissible, "U6"},
                                {Outcome::Referred, "U7"},
                                {Outcome::Indeterminate, "U8"}}};
}

/// Why a complaint is not taken on (D8-R). Never: wrong form, wrong language of those offered, anonymity, age of the
/// matter alone, unpaid fees.
enum class RejectionReason {
  NotOurs,         ///< not about our product or service
  DecidedOutside,  ///< same dispute decided by a court, arbitration or authority
  DecidedHere,     ///< same complaint already decided here, no new fact
  NoDescription,   ///< no description after an information request
  NoAuthority,     ///< no authority of the agent
  Abusive,         ///< R2.1-08: a manager and a legal officer
  LegalBar
};
constexpr auto words_of(RejectionReason) {
  return WordTable<RejectionReason, 7>{{{RejectionReason::NotOurs, "RJ1"},
                                        {RejectionReason::DecidedOutside, "RJ2"},
                                        {RejectionReason::DecidedHere, "RJ3"},
                                        {RejectionReason::NoDescription, "RJ4"},
                                        {RejectionReason::NoAuthority, "RJ5"},
                                        {RejectionReason::Abusive, "RJ6"},
                                        {RejectionReason::LegalBar, "RJ7"}}};
}

/// What else the complainant can do; told with every rejection (R3.1.2-03, R5.2-09).
enum class OtherRemedy {
  InternalReview,
  NewComplaint,      ///< file again with what was missing
  ResponsibleParty,  ///< complain to whom the matter concerns
  ConsumerAssociation,
  Authority,
  DataProtectionAuthority,
  Arbitration,
  Court
};
constexpr auto words_of(OtherRemedy) {
  return WordTable<OtherRemedy, 8>{{{OtherRemedy::InternalReview, "internal_review"},
                                    {OtherRemedy::NewComplaint, "new_complaint"},
                                    {OtherRemedy::ResponsibleParty, "responsible_party"},
                                    {OtherRemedy::ConsumerAssociation, "consumer_association"},
                                    {OtherRemedy::Authority, "authority"},
                                    {OtherRemedy::DataProtectionAuthority, "data_protection_authority"},
                                    {OtherRemedy::Arbitration, "arbitration"},
                                    {OtherRemedy::Court, "court"}}};
}

/// What a human confirmation found (R3.1.2-01). Information requests and rejections are acts of their own.
enum class ConfirmationResult { Accepted };
constexpr auto words_of(ConfirmationResult) {
  return WordTable<ConfirmationResult, 1>{{{ConfirmationResult::Accepted, "ACCEPTED"}}};
}

}  // namespace redress::complaint
