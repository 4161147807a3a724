// POST /v1/complaints/{number}/<act>: one door for every act that is a form (domain/complaint/act_table.hpp). Who may
// come in stands in the table of routes, what the form holds in its description, what follows in the domain.

#include "adapters/http/act.hpp"
#include "adapters/http/handlers.hpp"

namespace redress::http {

Task<Response> do_act(Exchange& exchange) {
  // The path matched "/v1/complaints/{number}/…": what follows the number is the act.
  static constexpr std::string_view kComplaints = "/v1/complaints/";
  const std::string_view path = exchange.request.path;
  return act(exchange, path.substr(kComplaints.size() + exchange.number.size() + 1));
}

}  // namespace redress::http
