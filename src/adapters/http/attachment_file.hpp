#pragma once
// One attachment as a download, for whoever may read it.

#include <string_view>

#include "adapters/http/exchange.hpp"

namespace redress::http {

/// The attachment of `exchange.number` with this ordinal, or 404 ATTACHMENT_NOT_FOUND, 410 ATTACHMENT_ERASED. The
/// right to read it was checked.
[[nodiscard]] Task<Response> answer_attachment(Exchange& exchange, std::string_view ordinal);

}  // namespace redress::http
