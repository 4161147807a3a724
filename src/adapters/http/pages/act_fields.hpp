#pragma once
// The form of any act, drawn and read by its description (domain/complaint/command_fields.hpp). A field is named
// "<prefix>_<member>", inside a list "<prefix>_<list>_<slot>_<member>"; its texts have the name without the slots.

#include <map>
#include <string>
#include <string_view>

#include "adapters/http/pages/controls.hpp"
#include "adapters/http/pages/form_data.hpp"
#include "base/json.hpp"
#include "domain/complaint/state.hpp"

namespace redress::http::pages {

/// What a form offers for choice beside the closed lists. Borrowed.
struct ActScene {
  const complaint::State& state;
  const service::Office& office;
  Language language;
  Html& html;
  const Speaker& say;
};

/// Writes the controls of the act of this route.
void draw_act(std::string_view route, std::string_view prefix, Controls& controls, const ActScene& scene);

/// The API's body of what was typed, and which field each JSON pointer of it came from.
struct TypedAct {
  json::object body;
  std::map<std::string, std::string, std::less<>> fields;
};
[[nodiscard]] TypedAct typed_act(std::string_view route, std::string_view prefix, const FormData& typed);

}  // namespace redress::http::pages
