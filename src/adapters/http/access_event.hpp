#pragma once
// Reads of personal data by the operator's people, and refused reads, are events of the log (MECHANISM.md B5).

#include <optional>
#include <string>
#include <string_view>

#include "adapters/http/exchange.hpp"
#include "domain/organisation/access.hpp"

namespace redress::http {

/// Appends the access event and waits for its commit: what was read is answered only then. Nothing when it stands in
/// the log; else what to answer instead.
[[nodiscard]] Task<std::optional<Response>> submit_access(Exchange& exchange, organisation::Access access);

/// That the caller, a signed-in user, was refused to read `what` of the complaint of the path. A number of another
/// form is left out.
[[nodiscard]] organisation::Access refused_read(const Exchange& exchange, std::string_view what);

}  // namespace redress::http
