#pragma once
// Parameters as they stand: a fold of the stream "parameters". Some dozens; kept in memory whole, with their history.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "domain/parameters/events.hpp"

namespace redress::parameters {

/// One change that two persons made.
struct Change {
  std::uint64_t version = 0;
  std::uint64_t proposal = 0;
  Value value;
  Value old_value;
  Instant effective_from;
  Instant decided_at;
  std::string proposed_by;  ///< as complaint::actor_text says
  std::string approved_by;
  bool operator==(const Change&) const = default;
};

enum class ProposalState { Open, Approved, Declined, Withdrawn };
constexpr auto words_of(ProposalState) {
  return WordTable<ProposalState, 4>{{{ProposalState::Open, "open"},
                                      {ProposalState::Approved, "approved"},
                                      {ProposalState::Declined, "declined"},
                                      {ProposalState::Withdrawn, "withdrawn"}}};
}

struct Proposal {
  std::uint64_t number = 0;
  std::string parameter;
  Value value;
  std::optional<Instant> effective_from;
  std::string reason;
  std::string proposed_by;  ///< as complaint::actor_text says
  Instant proposed_at;
  ProposalState state = ProposalState::Open;
  std::string decided_by;  ///< empty while open
  Instant decided_at;
  std::string decision_reason;
  bool operator==(const Proposal&) const = default;
};

/// A value.
struct State {
  bool begun = false;                               ///< the stream has an event
  std::map<std::string, Value, std::less<>> first;  ///< first values that differ from the default
  std::map<std::string, std::vector<Change>, std::less<>> changes;
  std::vector<Proposal> proposals;  ///< number n at index n - 1

  /// Null if there is none.
  [[nodiscard]] const Proposal* find_proposal(std::uint64_t number) const;
  /// The one proposal for this parameter that waits for a decision; null if none does.
  [[nodiscard]] const Proposal* open_proposal(std::string_view parameter) const;
  /// Oldest first.
  [[nodiscard]] const std::vector<Change>& changes_of(std::string_view parameter) const;
  bool operator==(const State&) const = default;
};

/// An event and who caused it, as complaint::actor_text says.
struct ActedEvent {
  Event event;
  std::string actor;
};

/// Folds one event. Total: every event is taken, since it has happened.
void evolve(State& state, const ActedEvent& acted, Instant at);

}  // namespace redress::parameters
