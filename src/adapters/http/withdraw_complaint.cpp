// POST /v1/complaints/{number}/withdrawal: the complainant takes the complaint back.

#include "adapters/http/act.hpp"
#include "adapters/http/handlers.hpp"
#include "service/filing_form.hpp"

namespace redress::http {

Task<Response> withdraw_complaint(Exchange& exchange) {
  return act(exchange, "withdrawal", as_command<complaint::WithdrawComplaint, service::read_withdrawal_form>);
}

}  // namespace redress::http
