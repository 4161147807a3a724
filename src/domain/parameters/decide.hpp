#pragma once
// Decisions about parameters: always two persons (D5-3), never back in time. Pure and total.

#include <vector>

#include "domain/complaint/commands.hpp"
#include "domain/complaint/refusal.hpp"
#include "domain/parameters/commands.hpp"
#include "domain/parameters/definition.hpp"
#include "domain/parameters/state.hpp"

namespace redress::parameters {

/// What the world adds to a command.
struct Facts {
  Instant at;
  complaint::Actor actor;
  const Table& table;
  bool may_propose = false;  ///< of staff: some role of theirs proposes (KB)
  bool may_approve = false;  ///< of staff: some role of theirs approves (KB)
};

inline constexpr std::size_t kReasonCharsMax = 2000;

/// Decides one command. Staff propose and approve by their roles. The operator's own socket proposes and never
/// approves, since nobody knows who stands there.
[[nodiscard]] complaint::Decided<std::vector<Event>> decide(const State& state, const Command& command,
                                                            const Facts& facts);

}  // namespace redress::parameters
