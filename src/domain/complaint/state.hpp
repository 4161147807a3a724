#pragma once
// What the rules need to know of one complaint: a fold of its events, without free text.

#include <cstdint>
#include <optional>
#include <string>

#include "base/instant.hpp"
#include "domain/complaint/events.hpp"
#include "domain/complaint/vocabulary.hpp"

namespace redress::complaint {

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
  std::string related_number;  ///< the other record of the same message, or empty
  std::uint64_t attachment_count = 0;
  bool operator==(const State&) const = default;
};

/// Folds one event into the state. Total: every event is taken, in any state, since it has happened.
void evolve(State& state, const Event& event, Instant at);

}  // namespace redress::complaint
