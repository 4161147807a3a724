#pragma once
// Which user of the operator sends a request.
//
// An Authorization header goes before the cookie, since it is sent on purpose while a browser adds the cookie by
// itself: with a query code the request is the complainant's, with a bearer token the token's user's, and the session
// does not count. The operator's local socket goes before both.

#include "adapters/http/caller.hpp"
#include "service/office.hpp"

namespace redress::http {

/// Whether recognising counts as use of the session, which keeps it alive.
enum class Recognition : std::uint8_t { Use, Look };

/// Fills the caller's user and permissions from a bearer token or a session cookie.
void recognise(service::Office& office, const Request& request, Caller& caller,
               Recognition recognition = Recognition::Use);

/// The value in "<scheme> <value>" (scheme in any case); nothing if the header has another form.
[[nodiscard]] std::optional<std::string_view> credentials_in(std::string_view authorization,
                                                             std::string_view scheme) noexcept;

}  // namespace redress::http
