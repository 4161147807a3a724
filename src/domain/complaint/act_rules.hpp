#pragma once
// What the acts of all stages check alike.

#include "domain/complaint/decide.hpp"

namespace redress::complaint {

/// The events of an act, or why not.
using Decision = Decided<std::vector<Event>>;

/// Why nobody may act on the record any more: it is closed.
[[nodiscard]] Refusals refuse_closed(const State& state);

/// Refuses who is not of the operator, a record that is not open, and, for acts of the mechanism, a record that is no
/// complaint. Empty when the act may be looked at.
[[nodiscard]] Refusals check_staff_act(const State& state, const Facts& facts);
[[nodiscard]] Refusals check_complaint_act(const State& state, const Facts& facts);

/// Refuses who is no signed-in user, and all that check_complaint_act refuses: two persons can be told apart only when
/// both are known.
[[nodiscard]] Refusals check_person(const State& state, const Facts& facts);
/// What the table of acts says of this act by this actor on this complaint; and nobody in conflict handles it (P6).
[[nodiscard]] Refusals check_table(const State& state, const Command& command, const Facts& facts);
/// Refuses anybody but the owner who has accepted.
[[nodiscard]] Refusals check_owner(const State& state, const Facts& facts);

/// Checks a text that must say something. Appends what is wrong.
void check_words(Refusals& found, const std::string& pointer, const std::string& text, std::size_t chars_max);

}  // namespace redress::complaint
