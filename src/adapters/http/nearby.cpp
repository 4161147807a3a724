#include "adapters/http/nearby.hpp"

#include <algorithm>

namespace redress::http {

Result<std::vector<service::RelatedComplaint>> related_to(const Exchange& exchange, service::ReadSession& reader,
                                                          const service::ReadingRights& rights) {
  auto related = service::read_related(reader, exchange.office.match_key, exchange.number,
                                       may_know(exchange.office, exchange.caller));
  if (!related || rights.person != service::Sight::Hidden) return related;
  std::erase_if(*related, [](const service::RelatedComplaint& one) { return !one.by_object; });
  for (auto& one : *related) one.by_party = false;
  return related;
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
