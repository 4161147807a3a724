#pragma once
// The form of a list's filters, from a query string or a page.

#include "base/json.hpp"
#include "domain/complaint/refusal.hpp"
#include "service/form_reader.hpp"
#include "service/ports/event_store.hpp"

namespace redress::service {

inline constexpr std::size_t kListLimitMax = 100;

/// {"stage", "state" ("open", "closed"), "record_kind", "channel", "received_from", "received_to", "number",
/// "rejection" ("waits"), "sort" ("newest", "oldest"), "limit", "cursor"}: all texts, all optional.
[[nodiscard]] complaint::Decided<ComplaintQuery> read_list_form(const json::value& form);

/// The member "limit" of a list's form, 1 to kListLimitMax; `otherwise` when it is absent or wrong.
[[nodiscard]] std::size_t read_limit(FormReader& form, std::size_t otherwise);

/// Where a page goes on, as a text that callers hand back; its form may change.
[[nodiscard]] std::string cursor_of(std::string_view number);

}  // namespace redress::service
