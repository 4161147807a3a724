// POST /v1/complaints/{number}/information: the complainant says more; what was filed stays as it is.

#include "adapters/http/act.hpp"
#include "adapters/http/handlers.hpp"
#include "service/filing_form.hpp"

namespace redress::http {

Task<Response> add_information(Exchange& exchange) {
  return act(exchange, "information", as_command<complaint::AddInformation, service::read_information_form>);
}

}  // namespace redress::http
