#pragma once
// What no schema can say of a letter: that its parts fit each other.

#include "domain/letters/letter_table.hpp"
#include "domain/letters/object_reader.hpp"

namespace redress::letters {

/// Notes the first thing that does not fit: a placeholder that is declared nowhere, or that may have no value where it
/// stands; a field that is needed and never printed; a list that is none; a stop or group of phrases that is not there.
void check_letter(const LetterTable& table, const Letter& letter, Fault& fault);

}  // namespace redress::letters
