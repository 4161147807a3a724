// POST, GET and DELETE /v1/session, POST /v1/session/password: the operator's people sign in and out.

#include "service/sign_in.hpp"

#include <utility>

#include "adapters/http/answers.hpp"
#include "adapters/http/cookie.hpp"
#include "adapters/http/form.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/signing_in.hpp"
#include "service/form_reader.hpp"

namespace redress::http {
namespace {

complaint::Decided<Credentials> read_sign_in(const Exchange& exchange, const json::value& body) {
  complaint::Refusals found;
  service::FormReader form(body, "", found);
  form.allow({"login", "password"});
  Credentials read{form.text("login"), form.text("password")};
  if (found.empty()) found = check_credentials(exchange, read);
  if (!found.empty()) return found;
  return read;
}

complaint::Decided<PasswordChange> read_password(const Exchange& exchange, const json::value& body) {
  complaint::Refusals found;
  service::FormReader form(body, "", found);
  form.allow({"old_password", "new_password"});
  PasswordChange read{form.text("old_password"), form.text("new_password")};
  if (found.empty()) found = check_passwords(exchange, read);
  if (!found.empty()) return found;
  return read;
}

void append_permissions(std::string& out, const organisation::Permissions& permissions) {
  append_raw(out, "permissions", "[");
  for (const auto& [permission, word] : words_of(organisation::Permission{})) {
    if (!permissions.has(permission)) continue;
    if (out.back() != '[') out += ',';
    out.append("\"").append(word).append("\"");
  }
  out += ']';
}

Response show_user(const Exchange& exchange, const std::string& user_id, const organisation::Permissions& permissions,
                   std::string_view session_id) {
  const auto organisation = exchange.office.staff.latest();
  const auto* user = organisation->find(user_id);
  Response response;
  auto& out = response.body;
  out += '{';
  append_text(out, "user", user_id);
  append_text(out, "login", user != nullptr ? user->login : std::string());
  append_text(out, "name", user != nullptr ? user->name : std::string());
  append_raw(out, "roles", "[");
  if (user != nullptr) {
    for (const auto& role : user->roles) {
      if (out.back() != '[') out += ',';
      append_jcs_string(out, role);
    }
  }
  out += ']';
  append_permissions(out, permissions);
  append_flag(out, "must_change_password", user != nullptr && user->must_change_password);
  if (!session_id.empty()) append_text(out, "csrf_token", service::csrf_token_of(session_id));
  out += '}';
  return response;
}

Response show_opened(Exchange& exchange, const OpenedSession& opened) {
  const auto now = exchange.office.sign_in.find_session(opened.id);
  auto response = show_user(exchange, opened.user, now ? now->permissions : organisation::Permissions(), opened.id);
  response.status = 201;
  response.add_header("Set-Cookie", set_session_cookie(opened.id, exchange.caller.is_encrypted));
  return response;
}

}  // namespace

Task<Response> sign_in(Exchange& exchange) {
  auto body = read_json(exchange);
  if (auto* wrong = std::get_if<Response>(&body)) co_return std::move(*wrong);
  auto credentials = read_sign_in(exchange, std::get<json::value>(body));
  if (!credentials) co_return refused(credentials.error(), exchange.caller.language);
  auto outcome = co_await sign_in_with(exchange, std::move(*credentials));
  if (auto* denied = std::get_if<Response>(&outcome)) co_return std::move(*denied);
  co_return show_opened(exchange, std::get<OpenedSession>(outcome));
}

Task<Response> show_session(Exchange& exchange) {
  const auto& caller = exchange.caller;
  co_return show_user(exchange, caller.user, caller.permissions, caller.session_id);
}

Task<Response> sign_out(Exchange& exchange) {
  const auto& caller = exchange.caller;
  if (caller.session_id.empty()) co_return problem("SESSION_ONLY", caller.language);
  exchange.office.sign_in.close_session(caller.session_id);
  Response response;
  response.status = 204;
  response.add_header("Set-Cookie", clear_session_cookie(caller.is_encrypted));
  co_return response;
}

Task<Response> change_password(Exchange& exchange) {
  const auto language = exchange.caller.language;
  if (exchange.caller.session_id.empty()) co_return problem("SESSION_ONLY", language);
  auto body = read_json(exchange);
  if (auto* wrong = std::get_if<Response>(&body)) co_return std::move(*wrong);
  auto change = read_password(exchange, std::get<json::value>(body));
  if (!change) co_return refused(change.error(), language);
  auto outcome = co_await change_password_with(exchange, std::move(*change));
  if (auto* denied = std::get_if<Response>(&outcome)) co_return std::move(*denied);
  if (const auto* refusals = std::get_if<complaint::Refusals>(&outcome)) co_return refused(*refusals, language);
  co_return show_opened(exchange, std::get<OpenedSession>(outcome));
}

}  // namespace redress::http
