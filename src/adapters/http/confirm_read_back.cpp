// POST /v1/complaints/{number}/read-back: oral words were restated to the caller and confirmed. Only the operator's
// people can say so, hence only the local socket takes it.

#include "adapters/http/act.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/problem.hpp"
#include "service/filing_form.hpp"

namespace redress::http {

Task<Response> confirm_read_back(Exchange& exchange) {
  if (!exchange.caller.is_operator) co_return problem("OPERATOR_ONLY", exchange.caller.language);
  co_return co_await act(exchange, "read-back", as_command<complaint::ConfirmReadBack, service::read_read_back_form>);
}

}  // namespace redress::http
