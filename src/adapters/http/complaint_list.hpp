#pragma once
// The list that staff work from.

#include "adapters/http/exchange.hpp"

namespace redress::http {

/// A piece of the list. What the caller may not read is not in it; it is shorter then and goes on all the same.
[[nodiscard]] Result<service::ComplaintPage> read_known(const Exchange& exchange, const service::ComplaintQuery& query,
                                                        service::ReadSession& reader);

}  // namespace redress::http
