#pragma once
// The right to one complaint: its number with its query code, a user of the operator, or the operator's own socket.

#include <optional>
#include <string_view>

#include "adapters/http/exchange.hpp"

namespace redress::http {

/// The code in "QueryCode <code>" (scheme in any case); nothing if the value has another form.
[[nodiscard]] std::optional<std::string_view> code_in(std::string_view authorization) noexcept;

/// Nothing when the caller may go on; else 400 INVALID_NUMBER, 401 CODE_MISSING, 403 WRONG_CODE (the same for an
/// unknown number, so that the answer tells nothing) or 429 CODE_LOCKED. Counts wrong codes.
[[nodiscard]] std::optional<Response> check_access(const Exchange& exchange);

/// As above for a code that came in another way than the header, such as a form.
[[nodiscard]] std::optional<Response> check_code(const Exchange& exchange, std::string_view code);

/// What answers when a number that passed check_access has no complaint: 403 to the public as for a wrong code, 404
/// to the operator and their people.
[[nodiscard]] Response no_such_complaint(const Exchange& exchange);

}  // namespace redress::http
