// POST /staff/complaints/{number}/<act>: what staff do. Done acts lead back to the complaint; refused ones come back
// with what was typed.

#include <utility>

#include "adapters/http/access.hpp"
#include "adapters/http/act.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/idempotency.hpp"
#include "adapters/http/pages/act_fields.hpp"
#include "adapters/http/pages/filing_fields.hpp"
#include "adapters/http/pages/staff_acts.hpp"
#include "adapters/http/pages/staff_complaint_page.hpp"
#include "adapters/http/problem.hpp"
#include "service/act_forms.hpp"

namespace redress::http::pages {
namespace {

constexpr std::string_view kPath = "/staff/complaints/";

// Errors name fields of the form, not members of the body.
StaffVisit refused_visit(const TypedAct& act, const complaint::Refusals& refusals, FormData typed, const Speaker& say) {
  StaffVisit visit;
  visit.status = status_of("INVALID_FIELDS");
  for (const auto& refusal : refusals) {
    const auto field = act.fields.find(refusal.pointer);
    if (field != act.fields.end()) {
      visit.errors.push_back({field->second, sentence_of(refusal, say)});
    } else {
      visit.general += (visit.general.empty() ? "" : " ") + sentence_of(refusal, say);
      if (refusal.pointer.empty()) visit.status = status_of("ACT_REFUSED");
    }
  }
  visit.typed = std::move(typed);
  return visit;
}

std::string_view route_in(std::string_view path, std::string_view number) {
  return path.substr(kPath.size() + number.size() + 1);
}

std::optional<service::IdempotencyKey> key_of(const Exchange& exchange, const StaffAct& act, std::string_view key,
                                              const json::value& body) {
  if (!is_idempotency_key(key, false)) return std::nullopt;
  const auto route = "POST " + std::string(kPath) + std::string(exchange.number) + "/" + std::string(act.route);
  return bind_key("user:" + exchange.caller.user, route, key, to_jcs(body));
}

}  // namespace

Task<Response> act_by_page(Exchange& exchange) {
  const Speaker say(exchange.caller.language);
  const auto* act = find_staff_act(route_in(exchange.request.path, exchange.number));
  if (act == nullptr) co_return problem("NOT_FOUND", say.language());
  if (auto denied = check_access(exchange)) co_return std::move(*denied);
  auto form = read_form(exchange, kActFieldsMax);
  if (auto* wrong = std::get_if<Response>(&form)) co_return std::move(*wrong);
  auto typed = std::move(std::get<FormData>(form));
  const auto read = typed_act(act->route, act->prefix, typed);
  const json::value body(read.body);
  auto command = service::read_act_form(act->route, body);
  if (!command) {
    auto visit = refused_visit(read, command.error(), std::move(typed), say);
    co_return co_await show_to_staff(exchange, std::move(visit));
  }
  const auto key = key_of(exchange, *act, typed.value("key"), body);
  const auto answer = co_await submit_command(exchange, std::move(*command), key);
  if (const auto* refusals = std::get_if<complaint::Refusals>(&answer)) {
    auto visit = refused_visit(read, *refusals, std::move(typed), say);
    co_return co_await show_to_staff(exchange, std::move(visit));
  }
  if (auto not_done = why_not_done(exchange, answer)) co_return std::move(*not_done);
  co_return go_to(std::string(kPath) + std::string(exchange.number) + "?done=" + act->prefix);
}

}  // namespace redress::http::pages
