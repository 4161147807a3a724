#pragma once
// The operator's log: JSON lines on standard error, without personal data.

#include "adapters/http/server.hpp"
#include "base/result.hpp"

namespace redress::app {

/// Sets the default logger: what failed here, and with `every_request` all requests. Call once, before the first thread.
void start_logging(bool every_request);

/// One line a request, as http::ServerOptions::on_request wants it.
void log_request(const http::RequestRecord& request);

/// Something stands still and needs a person.
void log_alarm(const Failure& failure);

}  // namespace redress::app
