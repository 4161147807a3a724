#pragma once
// The fields of the filing form and the filing that they make.

#include <string>
#include <variant>

#include "adapters/http/pages/controls.hpp"
#include "base/json.hpp"
#include "service/ports/clock.hpp"

namespace redress::http::pages {

/// A filing as the API takes it, read from what was typed; or what cannot be read as it stands. Days become the first
/// or last moment of that day in the operator's zone, amounts minor units.
[[nodiscard]] std::variant<json::object, FieldErrors> read_filing(const FormData& typed, const Speaker& say,
                                                                  service::Clock& clock);

/// The field that a JSON pointer of a filing belongs to, such as "claim_amount" for "/claim/amount_minor".
[[nodiscard]] std::string field_of(std::string_view pointer);

/// What the rules say about fields, in words for people.
[[nodiscard]] FieldErrors errors_of(const complaint::Refusals& refusals, const Speaker& say);
/// One of them.
[[nodiscard]] std::string sentence_of(const complaint::Refusal& refusal, const Speaker& say);

/// Writes all fields.
void write_filing_fields(Controls& controls, Html& html, const Speaker& say, const FormData& typed);

}  // namespace redress::http::pages
