#pragma once
// What happened to a complaint, in words.

#include <vector>

#include "adapters/http/pages/pass.hpp"
#include "service/ports/clock.hpp"
#include "service/read_complaint.hpp"

namespace redress::http::pages {

/// What the history is written from.
struct HistoryOf {
  service::Clock& clock;
  const std::vector<service::HistoryEntry>& entries;
  const Pass& pass;
};

/// The section with one item for each event, the newest first; each with its receipt to download.
void write_history(Html& html, const Speaker& say, const HistoryOf& history);

}  // namespace redress::http::pages
