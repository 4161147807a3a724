#pragma once
// The query of a request as a form: {"name":"value", …}.

#include <optional>

#include "adapters/http/exchange.hpp"
#include "base/json.hpp"

namespace redress::http {

/// Names and values decoded (percent and "+"). Nothing when the query cannot be decoded, is not UTF-8, names something
/// twice, or has too many members.
[[nodiscard]] std::optional<json::value> form_of_query(std::string_view query);

}  // namespace redress::http
