// POST /staff/groups and /staff/groups/{group}/<act>: done acts lead to the group; refused ones come back with what was
// typed.

#include <utility>

#include "adapters/http/act.hpp"
#include "adapters/http/group_acts.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/idempotency.hpp"
#include "adapters/http/pages/filing_fields.hpp"
#include "adapters/http/pages/group_page.hpp"
#include "adapters/http/problem.hpp"
#include "service/group_forms.hpp"

namespace redress::http::pages {
namespace {

constexpr std::string_view kPath = "/staff/groups";

std::string_view route_in(const Exchange& exchange) {
  const auto before = kPath.size() + 1 + exchange.number.size() + 1;
  const std::string_view path = exchange.request.path;
  return path.size() > before ? path.substr(before) : std::string_view();
}

GroupVisit refused_visit(const GroupAct& act, const complaint::Refusals& refusals, FormData typed, const Speaker& say) {
  GroupVisit visit;
  visit.refused = act.name;
  visit.status = status_of("INVALID_FIELDS");
  for (const auto& refusal : refusals) {
    auto field = group_field_of(act, refusal.pointer);
    if (!field.empty()) {
      visit.errors.push_back({std::move(field), sentence_of(refusal, say)});
      continue;
    }
    visit.general += (visit.general.empty() ? "" : " ") + sentence_of(refusal, say);
    if (refusal.pointer.empty()) visit.status = status_of("ACT_REFUSED");
  }
  visit.typed = std::move(typed);
  return visit;
}

Task<Response> show_again(Exchange& exchange, GroupVisit visit) {
  if (exchange.number.empty()) co_return co_await show_groups(exchange, std::move(visit));
  co_return co_await show_group(exchange, std::move(visit));
}

std::optional<service::IdempotencyKey> key_of(const Exchange& exchange, std::string_view key, const json::value& body) {
  if (!is_idempotency_key(key, false)) return std::nullopt;
  return bind_key("user:" + exchange.caller.user, "POST " + std::string(exchange.request.path), key, to_jcs(body));
}

/// Where a done act leads to: an opening to its new group, or to the list when the same form came twice.
std::string place_of(const Exchange& exchange, const GroupAct& act, const service::Answer& answer) {
  std::string number(exchange.number);
  const auto* accepted = std::get_if<service::Accepted>(&answer);
  if (number.empty() && accepted != nullptr) number = accepted->events.front().stream;
  if (number.empty()) return std::string(kPath);
  return group_page_of(number) + "?done=" + std::string(act.name);
}

}  // namespace

Task<Response> act_on_group_by_page(Exchange& exchange) {
  const Speaker say(exchange.caller.language);
  const auto* act = find_group_act(route_in(exchange));
  if (act == nullptr) co_return problem("NOT_FOUND", say.language());
  auto form = read_form(exchange, kActFieldsMax);
  if (auto* wrong = std::get_if<Response>(&form)) co_return std::move(*wrong);
  auto typed = std::move(std::get<FormData>(form));
  const json::value body(typed_group_act(*act, typed));
  auto command = service::read_group_form(act->route, body);
  if (!command) {
    auto visit = refused_visit(*act, command.error(), std::move(typed), say);
    co_return co_await show_again(exchange, std::move(visit));
  }
  const auto answer =
      co_await submit_group_act(exchange, std::move(*command), key_of(exchange, typed.value("key"), body));
  if (const auto* refusals = std::get_if<complaint::Refusals>(&answer)) {
    auto visit = refused_visit(*act, *refusals, std::move(typed), say);
    co_return co_await show_again(exchange, std::move(visit));
  }
  if (auto not_done = why_not_done(exchange, answer)) co_return std::move(*not_done);
  co_return go_to(place_of(exchange, *act, answer));
}

}  // namespace redress::http::pages
