#pragma once
// What the rules need to know of one complaint: a fold of its events. Free text stands in Memory only.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "base/lazy.hpp"
#include "domain/complaint/events.hpp"
#include "domain/complaint/life.hpp"
#include "domain/complaint/vocabulary.hpp"

namespace redress::complaint {

/// What acts need to know beyond what screens read of a record; never stored in rows.
struct Memory {
  std::uint64_t event_count = 0;               ///< of the stream; the next event's seq is one more
  std::vector<std::uint64_t> questions;        ///< seqs of messages and requests that information may answer, ascending
  std::uint64_t additions = 0;                 ///< information that the complainant added
  bool was_asked = false;                      ///< information was requested at least once
  std::optional<RejectionProposed> rejection;  ///< waits for its second person (R3.1.2-03)
  Lazy<Life> life;                             ///< what happened since it was classified
  bool operator==(const Memory&) const = default;
};

/// The department whose duty manager owns what nobody has taken (P4).
inline constexpr std::string_view kComplaintCentre = "D-CC";

/// One record of the register. A value; equal states compare equal.
struct State {
  std::string number;
  RecordKind kind = RecordKind::Complaint;
  Stage stage = Stage::Received;
  Instant stage_since;
  Channel channel = Channel::Web;
  Medium medium = Medium::Written;
  CustomerKind customer_kind = CustomerKind::Consumer;
  std::string language;
  bool anonymous = true;  ///< no way to reach the complainant was given (P1)
  bool read_back = false;
  Instant received_at;
  bool received_at_estimated = false;
  Instant registered_at;
  std::optional<Instant> closed_at;
  std::optional<CloseCode> close_code;
  std::optional<Outcome> outcome;
  std::string related_number;       ///< the other record of the same message, or empty
  std::optional<Stage> left_stage;  ///< in AWAITING_INFO: where information returns to (B2 rule f)
  std::uint64_t rejection_seq = 0;  ///< the proposal that waits for its second person; 0 when there is none
  std::uint64_t attachment_count = 0;
  std::string category;                        ///< L2 code; empty until it is classified
  std::optional<taxonomy::Severity> severity;  ///< likewise
  std::string owner;                           ///< user id; empty: the post of the duty manager of D-CC (P4)
  std::string owner_department{kComplaintCentre};
  std::string investigator;             ///< user id of the technical investigator, or empty
  std::vector<std::string> flags;       ///< ascending
  std::vector<std::string> conflicted;  ///< user ids that handle nothing of it (D5-3), ascending
  bool disputed = false;                ///< ownership was refused twice: coordination decides (R2.3-02)
  std::string group;                    ///< the group case that it is or was merged into
  std::int64_t compensation_minor = 0;  ///< of the plan in force, or told
  Memory memory;
  bool operator==(const State&) const = default;
};

/// Folds one event into the state. Total: every event is taken, in any state, since it has happened.
void evolve(State& state, const Event& event, Instant at);

}  // namespace redress::complaint
