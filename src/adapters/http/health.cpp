// GET /healthz, /readyz, /metrics: for the operator's monitoring.

#include "adapters/http/answers.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/metrics.hpp"
#include "adapters/http/problem.hpp"

namespace redress::http {
namespace {

Response readiness(bool writer_ready, bool readers_ready, std::uint64_t log_size) {
  Response response;
  response.status = writer_ready && readers_ready ? 200 : 503;
  auto& out = response.body;
  out += '{';
  append_flag(out, "ready", writer_ready && readers_ready);
  append_flag(out, "writer", writer_ready);
  append_flag(out, "readers", readers_ready);
  append_raw(out, "log_size", std::to_string(log_size));
  out += '}';
  if (response.status == 503) response.add_header("Retry-After", "5");
  return response;
}

}  // namespace

Task<Response> show_health(Exchange&) {
  Response response;
  response.body = R"({"alive":true})";
  co_return response;
}

Task<Response> show_readiness(Exchange& exchange) {
  const auto counters = exchange.office.commits.counters();
  const bool writer_ready = !counters.clock_stopped && !counters.store_failing;
  ReadTask reading = [&exchange, writer_ready](service::ReadSession& reader) {
    const auto head = reader.head();
    return readiness(writer_ready, head.has_value(), exchange.office.log.latest()->edge.size());
  };
  auto response = co_await read(exchange, std::move(reading));
  // A full queue is a problem document elsewhere; here it is an answer like the others.
  if (response.media_type != media::kJson) {
    response = readiness(writer_ready, false, exchange.office.log.latest()->edge.size());
  }
  co_return response;
}

Task<Response> show_metrics(Exchange& exchange) {
  if (!exchange.caller.is_on_this_machine && !exchange.options.metrics_for_all) {
    co_return problem("METRICS_LOCAL_ONLY", exchange.caller.language);
  }
  Response response;
  response.media_type = media::kMetrics;
  response.body = exchange.metrics.serialise(exchange.office);
  co_return response;
}

}  // namespace redress::http
