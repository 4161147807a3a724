// Rejection by two persons (MECHANISM.md R3.1.2-03): one proposes, another approves or declines.

#include "adapters/http/act.hpp"
#include "adapters/http/handlers.hpp"
#include "service/filing_form.hpp"

namespace redress::http {

Task<Response> propose_rejection(Exchange& exchange) {
  return act(exchange, "rejection", as_command<complaint::ProposeRejection, service::read_rejection_form>);
}

Task<Response> approve_rejection(Exchange& exchange) {
  return act(exchange, "rejection/approval", as_command<complaint::ApproveRejection, service::read_approval_form>);
}

Task<Response> decline_rejection(Exchange& exchange) {
  return act(exchange, "rejection/refusal",
             as_command<complaint::DeclineRejection, service::read_rejection_refusal_form>);
}

}  // namespace redress::http
