// /v1/users and what lies below it: the operator's people, for administrators and the local socket.

#include <utility>

#include "adapters/http/form.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/user_acts.hpp"
#include "service/user_form.hpp"

namespace redress::http {
namespace {

/// What a form was read into, or what to answer.
template <class T>
using Read = std::variant<T, Response>;

template <class T>
Read<T> read_form(const Exchange& exchange, complaint::Decided<T> (*read)(const json::value&)) {
  auto body = read_json(exchange);
  if (auto* wrong = std::get_if<Response>(&body)) return std::move(*wrong);
  auto form = read(std::get<json::value>(body));
  if (!form) return refused(form.error(), exchange.caller.language);
  return std::move(*form);
}

/// Does a command on the user of the path and shows the user.
Task<Response> change_user(Exchange& exchange, organisation::Command command) {
  if (auto missing = check_user(exchange)) co_return std::move(*missing);
  auto trouble = co_await change_people(exchange, std::move(command));
  co_return trouble ? std::move(*trouble) : show_user_now(exchange, exchange.user, 200);
}

}  // namespace

Task<Response> list_users(Exchange& exchange) {
  const auto organisation = exchange.office.staff.latest();
  Response response;
  auto& out = response.body;
  out = R"({"users":[)";
  for (const auto& [id, user] : organisation->users) {
    if (out.back() != '[') out += ',';
    append_user(out, user);
  }
  out += "]}";
  co_return response;
}

Task<Response> read_user(Exchange& exchange) { co_return show_user_now(exchange, exchange.user, 200); }

Task<Response> add_user(Exchange& exchange) {
  auto form = read_form(exchange, service::read_user_form);
  if (auto* wrong = std::get_if<Response>(&form)) co_return std::move(*wrong);
  organisation::Command command = std::move(std::get<organisation::AddUser>(form));
  service::Accepted accepted;
  auto trouble = co_await change_people(exchange, std::move(command), &accepted);
  if (trouble) co_return std::move(*trouble);
  const std::string user(organisation::user_of_stream(accepted.events.front().stream));
  auto response = show_user_now(exchange, user, 201);
  response.add_header("Location", "/v1/users/" + user);
  co_return response;
}

Task<Response> grant_role(Exchange& exchange) {
  auto form = read_form(exchange, service::read_role_form);
  if (auto* wrong = std::get_if<Response>(&form)) co_return std::move(*wrong);
  auto grant = std::move(std::get<organisation::GrantRole>(form));
  grant.user = exchange.user;
  organisation::Command command = std::move(grant);
  co_return co_await change_user(exchange, std::move(command));
}

Task<Response> revoke_role(Exchange& exchange) {
  organisation::Command command = organisation::RevokeRole{std::string(exchange.user), std::string(exchange.tail)};
  co_return co_await change_user(exchange, std::move(command));
}

Task<Response> disable_user(Exchange& exchange) {
  auto form = read_form(exchange, service::read_disabling_form);
  if (auto* wrong = std::get_if<Response>(&form)) co_return std::move(*wrong);
  auto disabling = std::move(std::get<organisation::DisableUser>(form));
  disabling.user = exchange.user;
  organisation::Command command = std::move(disabling);
  co_return co_await change_user(exchange, std::move(command));
}

Task<Response> enable_user(Exchange& exchange) {
  auto form = read_form(exchange, service::read_empty_form);
  if (auto* wrong = std::get_if<Response>(&form)) co_return std::move(*wrong);
  organisation::Command command = organisation::EnableUser{std::string(exchange.user)};
  co_return co_await change_user(exchange, std::move(command));
}

Task<Response> reset_password(Exchange& exchange) {
  auto form = read_form(exchange, service::read_empty_form);
  if (auto* wrong = std::get_if<Response>(&form)) co_return std::move(*wrong);
  if (auto missing = check_user(exchange)) co_return std::move(*missing);
  const auto password = service::make_one_time_password();
  auto hashed = co_await hash_password(exchange, password);
  if (auto* busy = std::get_if<Response>(&hashed)) co_return std::move(*busy);
  organisation::Command command =
      organisation::SetPassword{std::string(exchange.user), std::move(std::get<std::string>(hashed)), true};
  auto trouble = co_await change_people(exchange, std::move(command));
  if (trouble) co_return std::move(*trouble);
  co_return show_user_now(exchange, exchange.user, 201, "one_time_password", password);
}

}  // namespace redress::http
