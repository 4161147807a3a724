#pragma once
// The complaint as one of the operator's people may see it, with what they can do.

#include "adapters/http/pages/controls.hpp"
#include "adapters/http/pages/form_data.hpp"

namespace redress::http::pages {

/// One look at the page, perhaps after an act that was refused.
struct StaffVisit {
  unsigned status = 200;
  std::string done;     ///< prefix of the act that was just done, or empty
  std::string general;  ///< why an act was refused, where that belongs to no field
  FieldErrors errors;
  FormData typed;  ///< what comes back when an act was refused
};

/// Decides what the caller may see of the complaint `exchange.number`, writes the access down and shows the page.
[[nodiscard]] Task<Response> show_to_staff(Exchange& exchange, StaffVisit visit);

}  // namespace redress::http::pages
