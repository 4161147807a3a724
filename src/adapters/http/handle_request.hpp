#pragma once
// From a complete request to its answer, whatever the connection.

#include <chrono>

#include "adapters/http/routes.hpp"
#include "adapters/http/worker.hpp"

namespace redress::http {

/// Identifies the caller, dispatches, and turns an exception into 500. HEAD gets GET's answer; the session leaves out
/// the body. `body` is where a streamed body comes from, null for a request that is complete.
[[nodiscard]] Task<Dispatch> handle_request(Worker& worker, const Peer& peer, const Request& request, BodySource* body);

/// The answer to bytes that are no request; the connection ends after it. Counted.
[[nodiscard]] Response broken_response(Worker& worker, const Request& request, std::string_view problem_code);

/// Counts and reports an answered request.
void record(Worker& worker, const Request& request, const Dispatch& handled,
            std::chrono::steady_clock::time_point begun);

}  // namespace redress::http
