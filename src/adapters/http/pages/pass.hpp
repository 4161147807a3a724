#pragma once
// Number and query code as somebody typed them into a form.

#include <string>

#include "adapters/http/pages/form_data.hpp"
#include "adapters/http/pages/layout.hpp"

namespace redress::http::pages {

/// What opens a complaint to its complainant. Travels in bodies of POSTs only.
struct Pass {
  std::string number;  ///< without the spaces and small letters of a hasty copy
  std::string code;

  /// For the forms of the page that it opened.
  [[nodiscard]] std::vector<HiddenField> fields() const { return {{"number", number}, {"code", code}}; }
};
[[nodiscard]] Pass pass_in(const FormData& form);

}  // namespace redress::http::pages
