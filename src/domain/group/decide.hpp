#pragma once
// Decisions about a group: what happens to it and to each of its complaints, or why nothing does. Pure and total.

#include <string>
#include <utility>
#include <vector>

#include "domain/complaint/decide.hpp"
#include "domain/group/commands.hpp"
#include "domain/group/state.hpp"

namespace redress::group {

/// A complaint that an act is about.
struct Member {
  std::string number;
  const complaint::State* state = nullptr;  ///< null: not in the register, or none that the actor may read
};

/// All of it happens, or nothing.
struct Outcome {
  std::vector<Event> events;                                         ///< of the group
  std::vector<std::pair<std::string, complaint::Event>> of_members;  ///< complaint number and event, in order
};

/// U1…U3 or U8. Nobody settles for others (R2.1-07).
[[nodiscard]] bool may_be_told(complaint::Outcome outcome);

/// The numbers that an act is about: those that it names, or all members.
[[nodiscard]] std::vector<std::string> numbers_of(const State& state, const Command& command);

/// `members` holds one entry for each of numbers_of, in that order. `facts.looked_up.forbidden` holds the phrases that
/// the act would say and may not. Only people act on groups.
[[nodiscard]] complaint::Decided<Outcome> decide(const State& state, const std::vector<Member>& members,
                                                 const Command& command, const complaint::Facts& facts);

}  // namespace redress::group
