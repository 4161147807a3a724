#pragma once
// What people may ask of a complaint's life. Imperative; plain values; nothing here is stored.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/instant.hpp"
#include "domain/complaint/life_commands.hpp"
#include "domain/complaint/vocabulary.hpp"

namespace redress::complaint {

/// In which quality somebody acts.
enum class ActorKind {
  Anonymous,    ///< nobody known: the public form
  Complainant,  ///< showed the query code of the complaint
  Operator,     ///< the operator's own tools on this machine
  Import,       ///< a file of older records, brought in by the operator
  Staff         ///< a user of the operator, signed in; their rights are decided in the service
};
constexpr auto words_of(ActorKind) {
  return WordTable<ActorKind, 5>{{{ActorKind::Anonymous, "anonymous"},
                                  {ActorKind::Complainant, "complainant"},
                                  {ActorKind::Operator, "operator"},
                                  {ActorKind::Import, "import"},
                                  {ActorKind::Staff, "staff"}}};
}
/// The operator's own people and adapters, who may name any channel and set times.
[[nodiscard]] constexpr bool is_operator(ActorKind actor) noexcept {
  return actor == ActorKind::Operator || actor == ActorKind::Import || actor == ActorKind::Staff;
}

/// Who acts: the quality and, of staff, which user.
struct Actor {
  ActorKind kind = ActorKind::Anonymous;
  std::string user;  ///< user id of staff, such as "2"; empty otherwise

  Actor() = default;
  Actor(ActorKind quality) : kind(quality) {}  // NOLINT(google-explicit-constructor): most actors are no more than that
  [[nodiscard]] static Actor staff(std::string user_id) {
    Actor actor(ActorKind::Staff);
    actor.user = std::move(user_id);
    return actor;
  }
  bool operator==(const Actor&) const = default;
};
/// As events store it: the word of the quality, or "user:2" for staff.
[[nodiscard]] inline std::string actor_text(const Actor& actor) {
  return actor.kind == ActorKind::Staff ? "user:" + actor.user : std::string(to_word(actor.kind));
}

/// How to reach somebody. Personal data.
struct Contact {
  std::string name;
  std::string email;
  std::string phone;
  std::string address;
  [[nodiscard]] bool empty() const { return name.empty() && email.empty() && phone.empty() && address.empty(); }
};

/// Somebody who files for another (代理, R2.1-07). Personal data.
struct Agent {
  Contact contact;
  std::string authority;  ///< reference of the power of attorney; may follow later
};

/// The money of a claim (R1.1-02): an amount in minor units, or open.
struct Claim {
  bool open = false;
  std::int64_t amount_minor = 0;
  std::string currency;  ///< ISO 4217
};

/// A reference that another system gave: an authority's case, an import's row id.
struct ExternalRef {
  std::string system;
  std::string id;
};

/// The words themselves and what they are about; one record of the register.
struct Matter {
  RecordKind kind = RecordKind::Complaint;
  std::string description;               ///< immutable raw text; may be empty when oral
  std::vector<DemandKind> demand_kinds;  ///< empty means {solve}
  std::optional<Claim> claim;
  std::string remedy_sought;
  std::string service_id;
  std::string account_id;
  std::vector<std::string> object_ids;  ///< file ids, CIDs, buckets, transactions, orders
  std::optional<Instant> event_from;
  std::optional<Instant> event_to;
};

/// Files one message: one record, or a complaint and a report that stood in the same message (R1.1-04).
struct FileComplaint {
  Matter matter;
  std::optional<Matter> report;  ///< second record, of kind report
  Channel channel = Channel::Web;
  Medium medium = Medium::Written;
  std::string recording_ref;  ///< oral only
  std::string transcript;     ///< oral only
  bool read_back = false;     ///< oral only: restated and confirmed by the caller
  std::string language;       ///< BCP 47, of the complainant
  CustomerKind customer_kind = CustomerKind::Consumer;
  Contact contact;
  std::optional<Agent> agent;
  std::optional<Instant> received_at;  ///< first moment any channel had it; none means now
  bool received_at_estimated = false;
  std::vector<ExternalRef> external_refs;
  std::string import_key;  ///< identifies the row of an import; empty otherwise
};

/// Adds what the complainant says later; never changes what was filed (R3.1.1-02).
struct AddInformation {
  std::string text;
  std::optional<std::uint64_t> reply_to;  ///< seq of the message or request that it answers
};

/// The complainant takes the complaint back; it closes with C3.
struct WithdrawComplaint {
  std::string reason;  ///< may be empty
};

/// "This is a complaint": an inquiry, suggestion or praise becomes one and keeps its first receipt time (R1.1-03).
struct ConvertToComplaint {
  std::vector<DemandKind> demand_kinds;  ///< empty means {solve}
  std::optional<Claim> claim;            ///< with the demand claim, and only with it
};

/// Records that oral words were read back to the caller and confirmed.
struct ConfirmReadBack {};

/// A person of the operator takes the complaint on and says back what it is about (R3.1.2-01).
struct ConfirmComplaint {
  std::string matter;  ///< restated, for the complainant to read
  std::string demand;  ///< restated likewise
};

/// Asks the complainant for what is missing; the complaint waits until information arrives (B2).
struct AskInformation {
  std::string text;
  std::vector<std::string> items;  ///< what is needed, one by one
  std::vector<std::string> kinds;  ///< what of it has a name: codes of "requested_item"; what is held is not asked for
};

/// Proposes not to take the complaint on (R3.1.2-03). Nothing happens before a second person approves.
struct ProposeRejection {
  RejectionReason reason = RejectionReason::NotOurs;
  std::string explanation;  ///< to the complainant
  std::vector<OtherRemedy> remedies;
};
/// The second person agrees: the complaint is rejected and closed.
struct ApproveRejection {
  std::uint64_t proposal = 0;  ///< seq of the proposal that was read
};
/// The proposal is dropped; the complaint goes on.
struct DeclineRejection {
  std::uint64_t proposal = 0;
  std::string reason;  ///< for colleagues
};

/// A note among colleagues; the complainant never sees its text.
struct AddNote {
  std::string text;
};

/// Tells the complainant something.
struct SendMessage {
  std::string text;
};

/// A file whose bytes are stored already, encrypted. Its name, size and hash are personal data.
struct AttachedFile {
  std::string blob_id;           ///< SHA-256 of the ciphertext, 64 lower-case hexadecimal digits
  std::string name;              ///< as the sender called it; cleaned when it is decided
  std::uint64_t size_bytes = 0;  ///< of the plain bytes
  std::string sha256;            ///< of the plain bytes, as blob_id
};

/// Attaches files to a record, all or none (R2.1-02).
struct AddAttachments {
  std::vector<AttachedFile> files;
};

/// Acts on a record that exists, in the order of the table of acts (act_table.hpp).
using Command = std::variant<
    AddInformation, WithdrawComplaint, ConvertToComplaint, ConfirmReadBack, ConfirmComplaint, AskInformation,
    ProposeRejection, ApproveRejection, DeclineRejection, AddNote, SendMessage, AddAttachments,
    // the life (life_commands.hpp)
    ClassifyComplaint, AddPoint, ScoreSeverity, ApproveLowering, DeclineLowering, MarkAbuse, LinkComplaint,
    DismissSuggestion, CheckIdentity, DeclareConflict, AssignOwner, AcceptOwnership, RefuseOwnership,
    AssignInvestigator, DecideInterimRemedy, PlanInvestigation, RecordCheck, RecordStatement, RecordFinding,
    RecordRootCause, ConcludeInvestigation, MakePlan, ApprovePlan, CosignPlan, RejectPlan, TakeFastTrack, StepBack,
    PayInAdvance, CompleteAction, DraftDecision, ApproveDecision, SendResult, RecordDelivery, AcceptResult,
    RejectResult, AskReview, TakeReview, DecideReview, SendReminder, EndWait, RecordFollowUp, DecideImprovement,
    CloseComplaint, ReopenComplaint, ReferComplaint, OpenExternal, EndExternal>;

}  // namespace redress::complaint
