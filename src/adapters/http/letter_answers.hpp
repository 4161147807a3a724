#pragma once
// Letters for the API and for pages.

#include <optional>
#include <string_view>
#include <vector>

#include "adapters/http/exchange.hpp"
#include "service/make_letter.hpp"

namespace redress::http {

/// Null for an unknown number of a template.
[[nodiscard]] const letters::Letter* find_letter(std::string_view id);

/// The letter of the complaint `exchange.number` in the caller's language; nothing if there is no such complaint. The
/// right to read was decided before.
[[nodiscard]] Result<std::optional<service::LetterView>> letter_of(const Exchange& exchange,
                                                                   service::ReadSession& reader,
                                                                   const letters::Letter& letter);

/// 409 LETTER_INCOMPLETE, which names all that is missing.
[[nodiscard]] Response letter_incomplete(const std::vector<service::LetterStop>& stops, Language language);

}  // namespace redress::http
