#pragma once
// What lies near a complaint, as far as the caller may know of it: for the API and for pages.

#include "adapters/http/staff_reading.hpp"
#include "service/read_related.hpp"

namespace redress::http {

/// Of the complaint `exchange.number`, whose right to read was decided before: `rights`. That two complaints are of one
/// party is told only to who sees personal parts of them.
[[nodiscard]] Result<std::vector<service::RelatedComplaint>> related_to(const Exchange& exchange,
                                                                        service::ReadSession& reader,
                                                                        const service::ReadingRights& rights);

/// What a plan for a complaint in this state is held against, p.precedent.count at most. Whoever plans sees precedents
/// out of their scope too, but none that a conflict of interest keeps from them.
[[nodiscard]] Result<std::vector<service::NearPrecedent>> precedents_of(const Exchange& exchange,
                                                                        service::ReadSession& reader,
                                                                        const complaint::State& state);

}  // namespace redress::http
