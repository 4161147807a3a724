// POST /v1/complaints: somebody complains and walks away with a receipt.

#include <utility>

#include "adapters/http/answers.hpp"
#include "adapters/http/filing.hpp"
#include "adapters/http/form.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/idempotency.hpp"
#include "adapters/http/problem.hpp"
#include "service/filing_form.hpp"

namespace redress::http {
namespace {

Response answer_imported(const Exchange& exchange, const std::string& number) {
  Response response;
  auto& out = response.body;
  out += '{';
  append_text(out, "number", number);
  if (exchange.caller.is_operator) append_text(out, "query_code", exchange.office.codes.code_for(number));
  append_flag(out, "already_imported", true);
  append_links(out, number, 1);
  out += '}';
  return response;
}

Response show_filed(const Exchange& exchange, const Filed& filed) {
  auto response = answer_filed(exchange, filed.summary, filed.record, filed.related);
  if (filed.replayed) response.add_header("Idempotency-Replayed", "true");
  add_position(response, filed.tree_size);
  return response;
}

}  // namespace

Task<Response> file_complaint(Exchange& exchange) {
  const auto language = exchange.caller.language;
  if (auto denied = check_filing_rate(exchange)) co_return std::move(*denied);
  auto key = idempotency_of(exchange, "POST /v1/complaints");
  if (key.problem) co_return std::move(*key.problem);
  auto body = read_json(exchange);
  if (auto* wrong = std::get_if<Response>(&body)) co_return std::move(*wrong);
  auto filing = service::read_filing_form(std::get<json::value>(body), tag_of(language));
  if (!filing) co_return refused(filing.error(), language);

  auto outcome = co_await submit_filing(exchange, std::move(*filing), key.key);
  if (const auto* filed = std::get_if<Filed>(&outcome)) co_return show_filed(exchange, *filed);
  if (const auto* imported = std::get_if<service::AlreadyImported>(&outcome)) {
    co_return answer_imported(exchange, imported->number);
  }
  if (const auto* refusals = std::get_if<complaint::Refusals>(&outcome)) co_return refused(*refusals, language);
  if (std::holds_alternative<service::KeyReused>(outcome)) co_return problem("IDEMPOTENCY_KEY_REUSED", language);
  co_return std::move(std::get<Response>(outcome));
}

}  // namespace redress::http
