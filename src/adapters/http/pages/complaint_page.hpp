#pragma once
// The complaint as its complainant sees it: stage, what can be done, history, proofs (R5.1-02, T-46).

#include "adapters/http/pages/controls.hpp"
#include "adapters/http/pages/pass.hpp"

namespace redress::http::pages {

/// One look at the page, perhaps after an act that was done or refused.
struct Visit {
  Pass pass;
  unsigned status = 200;
  std::string_view done;  ///< text that says what was just done, or empty
  std::string general;    ///< why an act was refused, where that belongs to no field
  FieldErrors errors;
  FormData typed;       ///< what comes back when an act was refused
  std::string key;      ///< of the information form when it comes back; empty for a new one
  unsigned wait_s = 0;  ///< after which an act that was refused may be tried again
};

/// Reads the complaint that `visit` has the pass to and shows it. The pass was checked before.
[[nodiscard]] Task<Response> show_complaint(Exchange& exchange, Visit visit);

/// A new idempotency key for a form.
[[nodiscard]] std::string new_key();

}  // namespace redress::http::pages
