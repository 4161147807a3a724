// GET /v1/parameters and /v1/parameters/{parameter}: the numbers of the mechanism as they stand (D14).

#include "adapters/http/handlers.hpp"
#include "adapters/http/parameter_answers.hpp"
#include "adapters/http/problem.hpp"

namespace redress::http {

Task<Response> list_parameters(Exchange& exchange) {
  const auto& directory = exchange.office.parameters;
  const auto state = directory.latest();
  const parameters::Parameters held(directory.table(), *state);
  Response response;
  auto& out = response.body;
  out = R"({"parameters":[)";
  for (const auto& definition : directory.table().definitions()) {
    if (out.back() != '[') out += ',';
    append_parameter(out, exchange, held, *state, definition, ParameterView::InList);
  }
  out += "]}";
  add_language(response, exchange.caller.language);
  co_return response;
}

Task<Response> read_parameter(Exchange& exchange) {
  const auto* definition = exchange.office.parameters.table().find(exchange.number);
  if (definition == nullptr) co_return problem("PARAMETER_NOT_FOUND", exchange.caller.language);
  co_return show_parameter(exchange, *definition, 200);
}

}  // namespace redress::http
