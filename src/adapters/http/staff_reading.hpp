#pragma once
// The right to read one complaint, whoever asks: decided for this complaint, and written down when it is staff (B5).

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/http/exchange.hpp"
#include "service/reading_rights.hpp"

namespace redress::http {

/// What the caller may see, or what to answer instead.
struct Reading {
  service::ReadingRights rights;
  std::optional<Response> denied;
};

/// For a complainant and the local socket: the query code is checked (see check_access). For a user: the complaint is
/// looked up, their rights decided, and the access event appended before anything is shown; a refusal is 403
/// NOT_ALLOWED, and an event too. `what`: a word such as "complaint".
[[nodiscard]] Task<Reading> begin_reading(Exchange& exchange, std::string_view what);

/// Likewise for contents that cannot be masked, such as an attachment: 403 CONTENTS_HIDDEN for a user who sees personal
/// data masked or not at all.
[[nodiscard]] Task<Reading> begin_reading_contents(Exchange& exchange, std::string_view what);

/// Likewise with the sensitive members shown, for a user who may unmask; `purpose`, in the user's words, stands in the
/// access event.
[[nodiscard]] Task<Reading> begin_unmasking(Exchange& exchange, std::string_view what, std::string purpose);

/// Whether the caller may know of a complaint in this state: what lists and streams show. `caller` is copied; the
/// office outlives what is returned.
[[nodiscard]] std::function<bool(const complaint::State&)> may_know(service::Office& office, const Caller& caller);

}  // namespace redress::http
