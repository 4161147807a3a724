#pragma once
// The door of a complaint's pages: number and query code, asked for and checked.

#include <optional>

#include "adapters/http/pages/pass.hpp"

namespace redress::http::pages {

/// A form of somebody who showed the pass, or what to answer instead.
struct Entry {
  FormData form;
  Pass pass;
  std::optional<Response> denied;
};

/// Reads the form of a request and checks its pass; wrong passes are counted. When it is denied, the page that asks
/// for the pass comes again and says why.
[[nodiscard]] Entry enter(Exchange& exchange);
/// As above for a form that was read already.
[[nodiscard]] Entry enter(Exchange& exchange, FormData form);

/// The page that asks for the pass; `denied` is the problem that brought it back, or null.
[[nodiscard]] Response show_pass_form(const Exchange& exchange, const FormData& typed, const Response* denied);

}  // namespace redress::http::pages
