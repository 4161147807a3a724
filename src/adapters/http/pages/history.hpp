#pragma once
// What happened to a complaint, in words.

#include <functional>
#include <string>
#include <vector>

#include "adapters/http/pages/pass.hpp"
#include "service/ports/clock.hpp"
#include "service/read_complaint.hpp"

namespace redress::http::pages {

/// What the history is written from: for the complainant or, with parts cut to their rights, for staff.
struct HistoryOf {
  service::Clock& clock;
  const std::vector<service::HistoryEntry>& entries;
  const Pass* pass = nullptr;  ///< of the complainant, whose receipts these are; null for staff
  std::string_view number;     ///< of the complaint, for staff who may download its files; else empty
  /// What an actor such as "user:2" is called; empty on the complainant's page.
  std::function<std::string(std::string_view actor)> name_of;
};

/// The section with one item for each event, the newest first; each with its receipt to download.
void write_history(Html& html, const Speaker& say, const HistoryOf& history);

}  // namespace redress::http::pages
