#pragma once
// What has happened to a complaint. Past tense; frozen once stored: the layout of
// each kind's parts is in docs/formats/events.md, a new meaning is a new event.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/instant.hpp"
#include "domain/complaint/commands.hpp"
#include "domain/complaint/life_events.hpp"
#include "domain/complaint/vocabulary.hpp"

namespace redress::complaint {

/// Another record of the same message.
struct RelatedRecord {
  std::string number;
  bool operator==(const RelatedRecord&) const = default;
};

/// complaint_filed: a record stands in the register.
struct ComplaintFiled {
  std::string number;
  Matter matter;
  Channel channel = Channel::Web;
  Medium medium = Medium::Written;
  std::string recording_ref;
  std::string transcript;
  bool read_back = false;
  std::string language;
  CustomerKind customer_kind = CustomerKind::Consumer;
  bool anonymous = true;  ///< no way to reach the complainant was given (P1)
  Contact contact;
  std::optional<Agent> agent;
  Instant received_at;
  bool received_at_estimated = false;
  std::vector<ExternalRef> external_refs;
  std::string import_key;
  std::optional<RelatedRecord> related;
};

/// information_added
struct InformationAdded {
  std::string text;
  std::optional<std::uint64_t> reply_to;  ///< seq of what it answers
  bool by_complainant = false;            ///< else by staff or a tool of the operator
};

/// complaint_withdrawn: RECEIVED… → WITHDRAWN.
struct ComplaintWithdrawn {
  std::string reason;
};

/// complaint_closed: → CLOSED.
struct ComplaintClosed {
  CloseCode close_code = CloseCode::Withdrawn;
  Outcome outcome = Outcome::Withdrawn;
};

/// converted_to_complaint: the record kind changes, the receipt time does not.
struct ConvertedToComplaint {
  RecordKind from = RecordKind::Inquiry;
  std::vector<DemandKind> demand_kinds;
  std::optional<Claim> claim;
};

/// read_back_confirmed
struct ReadBackConfirmed {};

/// complaint_confirmed: RECEIVED → CONFIRMED.
struct ComplaintConfirmed {
  ConfirmationResult result = ConfirmationResult::Accepted;
  std::string matter;
  std::string demand;
};

/// information_requested: 1–6 → AWAITING_INFO.
struct InformationRequested {
  std::string text;
  std::vector<std::string> items;
  std::vector<std::string> kinds;
};

/// rejection_proposed; internal
struct RejectionProposed {
  RejectionReason reason = RejectionReason::NotOurs;
  std::vector<OtherRemedy> remedies;
  std::string explanation;  ///< to the complainant, if it is approved
  std::string by;           ///< user id
  bool by_manager = false;
  bool by_legal = false;
  bool operator==(const RejectionProposed&) const = default;
};
/// rejection_declined; internal
struct RejectionDeclined {
  std::uint64_t proposal = 0;  ///< seq
  std::string reason;
};
/// complaint_rejected: → REJECTED.
struct ComplaintRejected {
  RejectionReason reason = RejectionReason::NotOurs;
  std::vector<OtherRemedy> remedies;
  std::string explanation;
  std::uint64_t proposal = 0;  ///< seq
  std::string by;              ///< user id of the second person
};

/// note_added; internal
struct NoteAdded {
  std::string text;
};
/// message_sent
struct MessageSent {
  std::string text;
};

/// attachment_added: an encrypted file belongs to the record.
struct AttachmentAdded {
  std::uint64_t ordinal = 0;  ///< place among the record's attachments, from 1
  AttachedFile file;          ///< name, size and sha256 are empty when they were erased
};

using Event = std::variant<
    ComplaintFiled, InformationAdded, ComplaintWithdrawn, ComplaintClosed, ConvertedToComplaint, ReadBackConfirmed,
    ComplaintConfirmed, InformationRequested, RejectionProposed, RejectionDeclined, ComplaintRejected, NoteAdded,
    MessageSent, AttachmentAdded,
    // the life (life_events.hpp)
    ComplaintClassified, PointAdded, SeverityChanged, LoweringProposed, LoweringDeclined, DuplicateSuggested,
    SuggestionDismissed, ComplaintLinked, AbuseMarked, IdentityChecked, ConflictDeclared, OwnerAssigned,
    OwnershipAccepted, OwnershipRefused, InvestigatorAssigned, InterimRemedyDecided, InvestigationPlanned,
    CheckRecorded, StatementRecorded, FindingRecorded, RootCauseRecorded, InvestigationConcluded, PlanMade,
    PlanApproved, PlanCosigned, PlanRejected, PlanAdopted, FastTrackTaken, SteppedBack, AdvancePaid, ActionCompleted,
    DecisionDrafted, DecisionApproved, ResultTold, DeliveryRecorded, ResultAccepted, ResultRejected, ReviewAsked,
    ReviewTaken, ReviewDecided, ReminderSent, WaitEnded, FollowUpRecorded, ImprovementDecided, ChecklistRecorded,
    ComplaintReopened, ComplaintReferred, ExternalOpened, ExternalEnded, GroupJoined, GroupLeft, GroupResultTold>;

}  // namespace redress::complaint
