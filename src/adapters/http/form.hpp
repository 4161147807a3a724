#pragma once
// The JSON body of a request, read strictly.

#include <variant>

#include "adapters/http/exchange.hpp"
#include "base/json.hpp"

namespace redress::http {

/// The body's value, or 400 EMPTY_BODY, INVALID_UTF8 or INVALID_JSON with what and where.
[[nodiscard]] std::variant<json::value, Response> read_json(const Exchange& exchange);

}  // namespace redress::http
