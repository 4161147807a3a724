#include "adapters/http/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <map>
#include <mutex>

#include "adapters/http/routes.hpp"

namespace redress::http {
namespace {

constexpr std::array kStatusClasses = {"1xx", "2xx", "3xx", "4xx", "5xx"};

prometheus::Histogram::BucketBoundaries latency_bounds_s() {
  return {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 1, 5};
}

/// What one path has: looked up without a lock while requests are counted.
struct PathMetrics {
  std::array<prometheus::Counter*, kStatusClasses.size()> requests{};
  prometheus::Histogram* seconds = nullptr;
};

prometheus::Gauge& gauge(prometheus::Registry& registry, const char* name, const char* help) {
  return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
}
prometheus::Counter& counter(prometheus::Registry& registry, const char* name, const char* help) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(registry).Add({});
}

}  // namespace

struct Metrics::Families {
  explicit Families(std::shared_ptr<prometheus::Registry> shared)
      : registry(std::move(shared)),
        connections(gauge(*registry, "redress_http_connections", "Open connections.")),
        connections_refused(counter(*registry, "redress_http_connections_refused_total",
                                    "Connections closed at once because too many were open.")),
        log_size(gauge(*registry, "redress_log_size", "Leaves of the newest committed tree head.")),
        log_published(gauge(*registry, "redress_log_published_size", "Leaves of the published checkpoint.")),
        queued(gauge(*registry, "redress_commit_queued", "Submissions that wait for the writer.")),
        clock_stopped(gauge(*registry, "redress_commit_clock_stopped",
                            "1 while writing stands still because the clock stepped.")),
        store_failing(gauge(*registry, "redress_commit_store_failing",
                            "1 while the store takes no writes, as when the disk is full.")),
        batches(counter(*registry, "redress_commit_batches_total", "Batches that the writer processed.")),
        events(counter(*registry, "redress_commit_events_total", "Events committed.")),
        refused(counter(*registry, "redress_commit_refused_total", "Acts that the rules refused.")),
        not_done(counter(*registry, "redress_commit_failed_total", "Acts that could not be done.")),
        passwords(counter(*registry, "redress_password_hashes_total", "Passwords hashed or compared.")),
        sessions(gauge(*registry, "redress_sessions", "Sessions of users, ended ones not yet forgotten included.")) {
    auto& requests = prometheus::BuildCounter()
                         .Name("redress_http_requests_total")
                         .Help("Requests answered, by route and class of status.")
                         .Register(*registry);
    auto& seconds = prometheus::BuildHistogram()
                        .Name("redress_http_request_seconds")
                        .Help("From the complete request to the complete answer.")
                        .Register(*registry);
    add_path("other", requests, seconds);
    for (const auto& route : routes()) add_path(route.path, requests, seconds);
  }

  void add_path(std::string_view path, prometheus::Family<prometheus::Counter>& requests,
                prometheus::Family<prometheus::Histogram>& seconds) {
    const std::string route(path);
    PathMetrics metrics;
    for (std::size_t i = 0; i < kStatusClasses.size(); ++i) {
      metrics.requests[i] = &requests.Add({{"route", route}, {"status", kStatusClasses[i]}});
    }
    metrics.seconds = &seconds.Add({{"route", route}}, latency_bounds_s());
    paths.emplace(route, metrics);
  }

  std::shared_ptr<prometheus::Registry> registry;
  prometheus::Gauge& connections;
  prometheus::Counter& connections_refused;
  prometheus::Gauge& log_size;
  prometheus::Gauge& log_published;
  prometheus::Gauge& queued;
  prometheus::Gauge& clock_stopped;
  prometheus::Gauge& store_failing;
  prometheus::Counter& batches;
  prometheus::Counter& events;
  prometheus::Counter& refused;
  prometheus::Counter& not_done;
  prometheus::Counter& passwords;
  prometheus::Gauge& sessions;
  std::map<std::string, PathMetrics, std::less<>> paths;
  std::mutex following;  ///< one page at a time follows the office's counters
};

Metrics::Metrics(std::shared_ptr<prometheus::Registry> registry)
    : families_(std::make_unique<Families>(registry ? std::move(registry) : std::make_shared<prometheus::Registry>())) {
}
Metrics::~Metrics() = default;

void Metrics::count_request(std::string_view path_template, unsigned status, double seconds) {
  auto found = families_->paths.find(path_template);
  if (found == families_->paths.end()) found = families_->paths.find(std::string_view("other"));
  const auto status_class = status / 100 - 1;
  if (status_class < kStatusClasses.size()) found->second.requests[status_class]->Increment();
  found->second.seconds->Observe(seconds);
}

void Metrics::count_refused_connection() { families_->connections_refused.Increment(); }
void Metrics::set_connections(std::size_t open) { families_->connections.Set(static_cast<double>(open)); }

std::string Metrics::serialise(const service::Office& office) {
  const auto follow = [](prometheus::Counter& counter, std::uint64_t now) {
    counter.Increment(static_cast<double>(now) - counter.Value());  // negative steps are ignored
  };
  const std::lock_guard lock(families_->following);
  const auto counters = office.commits.counters();
  follow(families_->batches, counters.batches);
  follow(families_->events, counters.events);
  follow(families_->refused, counters.refused);
  follow(families_->not_done, counters.failed);
  follow(families_->passwords, office.sign_in.passwords().work_count());
  families_->sessions.Set(static_cast<double>(office.sign_in.sessions().count()));
  families_->queued.Set(static_cast<double>(counters.queued));
  families_->clock_stopped.Set(counters.clock_stopped ? 1 : 0);
  families_->store_failing.Set(counters.store_failing ? 1 : 0);
  families_->log_size.Set(static_cast<double>(office.log.latest()->edge.size()));
  families_->log_published.Set(static_cast<double>(office.log.published()->edge.size()));
  return prometheus::TextSerializer().Serialize(families_->registry->Collect());
}

}  // namespace redress::http
