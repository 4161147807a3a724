#pragma once
// A group as it stands: a fold of its stream.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "domain/group/events.hpp"

namespace redress::group {

struct Draft {
  std::uint64_t seq = 0;  ///< of its event
  complaint::Outcome outcome = complaint::Outcome::Indeterminate;
  std::string text;
  std::string by;
  bool operator==(const Draft&) const = default;
};

/// A value.
struct State {
  std::string number;  ///< set by who folds: the name of the stream
  std::string name;    ///< empty when it was erased
  Instant opened_at;
  std::vector<std::string> members;  ///< complaint numbers, ascending; also those that were withdrawn since
  std::optional<Draft> draft;        ///< once told: what was told
  std::optional<Instant> told_at;
  std::optional<Instant> closed_at;
  std::uint64_t event_count = 0;  ///< 0: there is no such group
  bool operator==(const State&) const = default;
};

/// Folds one event. Total: every event is taken, since it has happened.
void evolve(State& state, const Event& event, Instant at);

}  // namespace redress::group
