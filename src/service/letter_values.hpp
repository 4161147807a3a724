#pragma once
// The values of a letter from what happened to its complaint (docs/letters.md says which come from where).

#include "domain/letters/letter_table.hpp"
#include "domain/letters/values.hpp"
#include "service/letter_source.hpp"
#include "service/operator_address.hpp"
#include "service/parameter_directory.hpp"
#include "service/ports/clock.hpp"

namespace redress::service {

/// What a letter is made with beside its complaint. Borrowed.
struct LetterSetting {
  const letters::LetterTable& table;
  const OperatorAddress* address = nullptr;  ///< null: the operator gave none
  const ParameterDirectory& parameters;
  Clock& clock;
  Language language = Language::English;
};

/// Every value that the letter names and that is there. Where the result of N06 was not told yet, its points and text
/// are those of the plan and the draft: to be checked, never to be sent, since the letter stops without its event.
[[nodiscard]] letters::Values letter_values(const letters::Letter& letter, const LetterSource& source,
                                            const LetterSetting& setting);

/// True for a field whose value this program cannot have yet: of events that no chapter writes, or of clocks that
/// nobody runs.
[[nodiscard]] bool is_planned(const letters::Field& field);
/// True for a field that only the operator's own file gives.
[[nodiscard]] bool is_of_operator(const letters::Field& field);
/// True for the decision, whose points and text are there before it is told.
[[nodiscard]] bool has_draft(const letters::Letter& letter);

}  // namespace redress::service
