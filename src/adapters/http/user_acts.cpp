#include "adapters/http/user_acts.hpp"

#include <utility>

#include "adapters/http/answers.hpp"
#include "adapters/http/elsewhere.hpp"
#include "adapters/http/problem.hpp"
#include "base/json.hpp"

namespace redress::http {
namespace {

using complaint::RefusalCode;
using Hashed = std::optional<Result<std::string>>;  ///< nothing when too many wait

constexpr unsigned kBusyRetry_s = 1;

complaint::Actor actor_of(const Caller& caller) {
  if (caller.user.empty()) return complaint::ActorKind::Operator;
  return complaint::Actor::staff(caller.user);
}

Response refuse_change(const complaint::Refusals& refusals, Language language) {
  const auto& first = refusals.front();
  if (first.code == RefusalCode::PermissionMissing && first.pointer.empty()) {
    return problem("NOT_ALLOWED", language, {{"permission", first.detail}});
  }
  return refused(refusals, language);
}

void append_texts(std::string& out, std::string_view name, const auto& texts) {
  append_raw(out, name, "[");
  for (const auto& text : texts) {
    if (out.back() != '[') out += ',';
    append_jcs_string(out, text);
  }
  out += ']';
}

void append_token(std::string& out, const std::string& id, const organisation::Token& token) {
  out += '{';
  append_text(out, "token", id);
  append_text(out, "label", token.label);
  append_texts(out, "scopes", token.scopes);
  append_text(out, "expires_at", to_string(token.expires_at));
  append_flag(out, "revoked", token.revoked);
  out += '}';
}

}  // namespace

Task<std::optional<Response>> change_people(Exchange& exchange, organisation::Command command,
                                            service::Accepted* accepted) {
  service::Submission submission{
      service::ActOnOrganisation{std::move(command)}, actor_of(exchange.caller), std::nullopt, {}};
  auto answer = co_await submit(exchange, std::move(submission));
  if (auto* done = std::get_if<service::Accepted>(&answer)) {
    if (accepted != nullptr) *accepted = std::move(*done);
    co_return std::nullopt;
  }
  const auto* refusals = std::get_if<complaint::Refusals>(&answer);
  if (refusals != nullptr) co_return refuse_change(*refusals, exchange.caller.language);
  if (const auto* not_done = std::get_if<service::NotDone>(&answer)) co_return failed(exchange, not_done->why);
  co_return failed(exchange, {FailureKind::Internal, "an act on people cannot be answered so"});
}

std::optional<Response> check_user(const Exchange& exchange) {
  if (exchange.office.staff.latest()->find(exchange.user) != nullptr) return std::nullopt;
  return problem("USER_NOT_FOUND", exchange.caller.language);
}

void append_user(std::string& out, const organisation::User& user) {
  out += '{';
  append_text(out, "user", user.id);
  append_text(out, "login", user.login);
  append_text(out, "name", user.name);
  append_text(out, "department", user.department);
  append_texts(out, "roles", user.roles);
  append_flag(out, "disabled", user.disabled);
  append_flag(out, "has_password", user.has_password);
  append_flag(out, "must_change_password", user.must_change_password);
  append_text(out, "added_at", to_string(user.added_at));
  append_raw(out, "tokens", "[");
  for (const auto& [id, token] : user.tokens) {
    if (out.back() != '[') out += ',';
    append_token(out, id, token);
  }
  out += "]}";
}

Response show_user_now(const Exchange& exchange, std::string_view user, unsigned status, std::string_view secret_name,
                       std::string_view secret) {
  const auto organisation = exchange.office.staff.latest();
  const auto* found = organisation->find(user);
  if (found == nullptr) return problem("USER_NOT_FOUND", exchange.caller.language);
  Response response;
  response.status = status;
  append_user(response.body, *found);
  if (secret_name.empty()) return response;
  response.body.pop_back();
  append_text(response.body, secret_name, secret);
  response.body += '}';
  return response;
}

Task<std::variant<std::string, Response>> hash_password(Exchange& exchange, std::string password) {
  std::function<void(std::function<void(Hashed)>)> start = [&](const std::function<void(Hashed)>& done) {
    auto give = [done](Result<std::string> hashed) { done(std::move(hashed)); };
    if (!exchange.office.sign_in.hash(password, std::move(give))) done(std::nullopt);
  };
  auto hashed = co_await wait_elsewhere<Hashed>(exchange.mailbox, std::move(start));
  if (!hashed) co_return problem_later("BUSY", exchange.caller.language, kBusyRetry_s);
  if (!*hashed) co_return failed(exchange, hashed->error());
  co_return std::move(**hashed);
}

}  // namespace redress::http
