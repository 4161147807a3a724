#pragma once
// Whether a letter may be made of these values.

#include "domain/letters/fill.hpp"

namespace redress::letters {

/// A text that is not blank, or a list with an entry, as the field asks for.
[[nodiscard]] bool has_value(const Field& field, const Values& values);

/// All that stops `letter` with these values; empty if nothing does.
[[nodiscard]] Stops check_values(const LetterTable& table, const Letter& letter, const Values& values,
                                 LegalApproval legal);

}  // namespace redress::letters
