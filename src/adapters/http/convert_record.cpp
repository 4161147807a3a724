// POST /v1/complaints/{number}/conversion: an inquiry, suggestion or praise becomes a complaint.

#include "adapters/http/act.hpp"
#include "adapters/http/handlers.hpp"
#include "service/filing_form.hpp"

namespace redress::http {

Task<Response> convert_record(Exchange& exchange) {
  return act(exchange, "conversion", as_command<complaint::ConvertToComplaint, service::read_conversion_form>);
}

}  // namespace redress::http
