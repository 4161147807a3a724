// POST and DELETE /v1/users/{user}/tokens: API tokens of one's own; administrators revoke those of others.

#include <utility>

#include "adapters/http/form.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/user_acts.hpp"
#include "domain/organisation/codec.hpp"
#include "service/tokens.hpp"
#include "service/user_form.hpp"

namespace redress::http {
namespace {

// A token must not beget tokens that may more or live longer than itself: that takes a session of its user, or the
// local socket. Not even an administrator gets the token of somebody who reads complaints (D5-3).
std::optional<Response> check_issuer(const Exchange& exchange) {
  const auto& caller = exchange.caller;
  if (caller.is_operator) return std::nullopt;
  if (caller.user != exchange.user) return problem("OWN_TOKENS_ONLY", caller.language);
  if (caller.session_id.empty()) return problem("SESSION_ONLY", caller.language);
  return std::nullopt;
}

// Taking a token away gives nobody anything, so administrators may.
std::optional<Response> check_revoker(const Exchange& exchange) {
  if (exchange.caller.permissions.has(organisation::Permission::Administer)) return std::nullopt;
  return check_issuer(exchange);
}

// The id that the new token got: its issue is the last event of the act.
std::string token_id_of(const service::Accepted& accepted) {
  const auto& stored = accepted.events.back().sealed;
  complaint::EncodedEvent encoded{"token_issued", 1, {}};
  for (std::size_t i = 0; i < ledger::kPartCount; ++i) {
    if (stored.parts[i]) encoded.parts[i] = stored.parts[i]->data;
  }
  const auto event = organisation::decode_user_event(encoded);
  const auto* issued = event ? std::get_if<organisation::TokenIssued>(&*event) : nullptr;
  return issued != nullptr ? issued->token : std::string();
}

}  // namespace

Task<Response> issue_token(Exchange& exchange) {
  if (auto denied = check_issuer(exchange)) co_return std::move(*denied);
  auto body = read_json(exchange);
  if (auto* wrong = std::get_if<Response>(&body)) co_return std::move(*wrong);
  auto form = service::read_token_form(std::get<json::value>(body));
  if (!form) co_return refused(form.error(), exchange.caller.language);
  if (auto missing = check_user(exchange)) co_return std::move(*missing);
  const auto secret = service::make_token_secret();
  form->user = exchange.user;
  form->digest = service::token_digest(secret);
  organisation::Command command = std::move(*form);
  service::Accepted accepted;
  auto trouble = co_await change_people(exchange, std::move(command), &accepted);
  if (trouble) co_return std::move(*trouble);
  const auto id = token_id_of(accepted);
  if (id.empty()) co_return failed(exchange, {FailureKind::Internal, "an issued token has no id"});
  co_return show_user_now(exchange, exchange.user, 201, "api_token", service::token_text(exchange.user, id, secret));
}

Task<Response> revoke_token(Exchange& exchange) {
  if (auto denied = check_revoker(exchange)) co_return std::move(*denied);
  if (auto missing = check_user(exchange)) co_return std::move(*missing);
  organisation::Command command = organisation::RevokeToken{std::string(exchange.user), std::string(exchange.tail)};
  auto trouble = co_await change_people(exchange, std::move(command));
  co_return trouble ? std::move(*trouble) : show_user_now(exchange, exchange.user, 200);
}

}  // namespace redress::http
