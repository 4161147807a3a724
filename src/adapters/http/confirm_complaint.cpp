// POST /v1/complaints/{number}/confirmation: a person takes the complaint on and restates it (MECHANISM.md 3.1.2).

#include "adapters/http/act.hpp"
#include "adapters/http/handlers.hpp"
#include "service/filing_form.hpp"

namespace redress::http {

Task<Response> confirm_complaint(Exchange& exchange) {
  return act(exchange, "confirmation", as_command<complaint::ConfirmComplaint, service::read_confirmation_form>);
}

}  // namespace redress::http
