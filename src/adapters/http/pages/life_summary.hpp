#pragma once
// What staff see of a complaint's life at a glance: category and severity, owner, points and findings, plan and
// actions, and what is still to be done.

#include "adapters/http/pages/layout.hpp"
#include "service/read_complaint.hpp"
#include "service/reading_rights.hpp"

namespace redress::http::pages {

/// Nothing for who sees no part of staff; codes without words for who sees words masked.
void write_life(Html& html, const Speaker& say, const Exchange& exchange, const service::ComplaintView& view,
                const service::ReadingRights& rights);

}  // namespace redress::http::pages
