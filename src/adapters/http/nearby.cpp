#include "adapters/http/nearby.hpp"

#include <algorithm>

namespace redress::http {

Result<std::vector<service::RelatedComplaint>> related_to(const Exchange& exchange, service::ReadSession& reader) {
  return service::read_related(reader, exchange.office.match_key, exchange.number,
                               may_know(exchange.office, exchange.caller));
}

Result<std::vector<service::NearPrecedent>> precedents_of(const Exchange& exchange, service::ReadSession& reader,
                                                          const complaint::State& state) {
  const auto count = exchange.office.parameters.ask([&](const parameters::Parameters& values) {
    return static_cast<std::size_t>(values.count("p.precedent.count", exchange.office.clock.now()));
  });
  const auto knows = [&user = exchange.caller.user](const complaint::State& near) {
    return std::find(near.conflicted.begin(), near.conflicted.end(), user) == near.conflicted.end();
  };
  return service::read_precedents(reader, state, count, knows);
}

}  // namespace redress::http
