#pragma once
// A receipt as a file to keep.

#include <string_view>

#include "adapters/http/exchange.hpp"

namespace redress::http {

/// The receipt of event `seq_text` (decimal) of the complaint `exchange.number`, as a download; 404 RECEIPT_NOT_FOUND
/// when there is no such event. The caller's right was checked before.
[[nodiscard]] Task<Response> answer_receipt(Exchange& exchange, std::string_view seq_text);

}  // namespace redress::http
