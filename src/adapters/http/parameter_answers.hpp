#pragma once
// Parameters as JSON: value, bounds, proposals, history, with labels in the caller's language.

#include <string>

#include "adapters/http/exchange.hpp"

namespace redress::http {

/// What of a parameter is shown.
enum class ParameterView {
  InList,  ///< as it stands, with the proposal that waits
  Whole    ///< with all its proposals and changes
};

/// Appends the parameter as a JSON object.
void append_parameter(std::string& out, const Exchange& exchange, const parameters::Parameters& held,
                      const parameters::State& state, const parameters::Definition& definition, ParameterView view);

/// The whole parameter as it stands now.
[[nodiscard]] Response show_parameter(const Exchange& exchange, const parameters::Definition& definition,
                                      unsigned status);

}  // namespace redress::http
