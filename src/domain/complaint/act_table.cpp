#include "domain/complaint/act_table.hpp"

namespace redress::complaint {
namespace {

using enum Stage;
using enum ActOf;

constexpr Stages kAll{Received, Confirmed,   Classified, Investigating, Planning, Handling,
                      Feedback, FollowUp,    Closed,     AwaitingInfo,  Rejected, Withdrawn,
                      Referred, UnderReview, External,   Merged,        Reopened};
constexpr Stages kOpen{Received, Confirmed,    Classified, Investigating, Planning, Handling, Feedback,
                       FollowUp, AwaitingInfo, Referred,   UnderReview,   External, Merged,   Reopened};
// Stages in which somebody of ours works on the matter, so that facts about it are kept up to date.
constexpr Stages kHandled{Classified,   Investigating, Planning, Handling, Feedback, FollowUp,
                          AwaitingInfo, UnderReview,   External, Merged,   Reopened};
// Side ways that lead back, or to the close only, are not left by another side way.
constexpr Stages kReferable{Received, Confirmed,    Classified,  Investigating, Planning, Handling,
                            Feedback, AwaitingInfo, UnderReview, FollowUp,      Reopened};
constexpr Stages kBeforeResult{Received, Confirmed, Classified, Investigating, Planning, Handling};
constexpr Stages kAssigned{Classified, Investigating, Planning, Handling, Feedback, FollowUp, AwaitingInfo, Reopened};

constexpr std::array kTable = {
    ActRow{"information", Either, kOpen, false},
    ActRow{"withdrawal", Complainant, kOpen, false},
    ActRow{"conversion", Either, kOpen, false},
    ActRow{"read-back", Staff, kOpen, false},
    ActRow{"confirmation", Staff, {Received}},
    ActRow{"information-requests", Staff, kBeforeResult},
    ActRow{"rejection", Person, {Received, Confirmed}},
    ActRow{"rejection/approval", Person, {Received, Confirmed}},
    ActRow{"rejection/refusal", Person, {Received, Confirmed}},
    ActRow{"notes", Staff, kAll, false},
    ActRow{"messages", Staff, kOpen, false},
    ActRow{"attachments", Either, kOpen, false},
    ActRow{"classification", Person, {Confirmed, Classified, Investigating}},
    ActRow{"points", Person, {Classified, Investigating, Planning, Handling}},
    ActRow{"severity", Person, kHandled},
    ActRow{"severity/approval", Person, kHandled},
    ActRow{"severity/refusal", Person, kHandled},
    ActRow{"abuse-marks", Person, kOpen},
    ActRow{"links", Person, kAll},
    ActRow{"links/dismissal", Person, kAll},
    ActRow{"identity-checks", Person, kOpen},
    ActRow{"conflicts", Person, kOpen},
    ActRow{"owner", Person, kAssigned},
    ActRow{"owner/acceptance", Person, {Classified, Reopened}},
    ActRow{"owner/refusal", Person, {Classified, Reopened}},
    ActRow{"investigator", Person, kAssigned},
    ActRow{"interim-remedy", Person, {Classified, Investigating, Reopened}},
    ActRow{"investigation-plan", Person, {Investigating}},
    ActRow{"checks", Person, {Classified, Investigating, Planning, Handling, Feedback, FollowUp}},
    ActRow{"statements", Person, {Investigating}},
    ActRow{"findings", Person, {Investigating}},
    ActRow{"root-cause", Person, {Investigating, Planning, Handling, FollowUp, Merged}},
    ActRow{"investigation/conclusion", Person, {Investigating}},
    ActRow{"plan", Person, {Planning}},
    ActRow{"plan/approval", Person, {Planning, Feedback, FollowUp}},
    ActRow{"plan/cosignature", Person, {Planning, Feedback, FollowUp}},
    ActRow{"plan/rejection", Person, {Planning}},
    ActRow{"fast-track", Person, {Classified}},
    ActRow{"step-back", Person, {Planning, Handling, Feedback}},
    ActRow{"advance-payments", Person, {Investigating, Planning, Handling}},
    ActRow{"actions", Person, {Handling, Feedback, FollowUp}},
    ActRow{"decision", Person, {Handling}},
    ActRow{"decision/approval", Person, {Handling}},
    ActRow{"result", Person, {Handling}},
    ActRow{"deliveries", Person, {Feedback, FollowUp, Merged}},
    ActRow{"acceptance", Complainant, {Feedback}},
    ActRow{"disagreement", Either, {Feedback}},
    ActRow{"review", Either, {Feedback, FollowUp, Closed}},
    ActRow{"review/taking", Person, {UnderReview}},
    ActRow{"review/decision", Person, {UnderReview}},
    ActRow{"reminders", Person, {AwaitingInfo, Feedback}},
    ActRow{"wait/end", Person, {AwaitingInfo, Feedback}},
    ActRow{"follow-ups", Person, {FollowUp}},
    ActRow{"improvement", Person, {Investigating, Planning, Handling, Feedback, FollowUp}},
    ActRow{"closing", Person, {FollowUp, Referred}},
    ActRow{"reopening", Either, {Feedback, FollowUp, Closed}},
    ActRow{"referral", Person, kReferable},
    ActRow{"external", Person, kReferable | Stages{Referred, Closed}},
    ActRow{"external/end", Person, {External}},
};
static_assert(kTable.size() == std::variant_size_v<Command>, "an act has no row");

}  // namespace

std::span<const ActRow> act_table() { return kTable; }

const ActRow& row_of(const Command& command) { return kTable[command.index()]; }

}  // namespace redress::complaint
