#pragma once
// The query of a request as a form: {"name":"value", …}.

#include <optional>

#include "adapters/http/exchange.hpp"
#include "base/json.hpp"

namespace redress::http {

/// Names and values decoded (percent and "+"). Nothing when the query cannot be decoded, is not UTF-8, names something
/// twice, or has too many members.
[[nodiscard]] std::optional<json::value> form_of_query(std::string_view query);

/// The pairs of a query or of a form (application/x-www-form-urlencoded), decoded: "+" is a space. Nothing for more
/// than `pairs_max` pairs or a broken escape. Bytes are not checked for UTF-8.
[[nodiscard]] std::optional<std::vector<std::pair<std::string, std::string>>> decode_pairs(std::string_view encoded,
                                                                                           std::size_t pairs_max);

}  // namespace redress::http
