// POST, GET and DELETE /v1/session, POST /v1/session/password: the operator's people sign in and out.

#include "service/sign_in.hpp"

#include <utility>

#include "adapters/http/answers.hpp"
#include "adapters/http/cookie.hpp"
#include "adapters/http/elsewhere.hpp"
#include "adapters/http/form.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/user_acts.hpp"
#include "service/form_reader.hpp"

namespace redress::http {
namespace {

using complaint::RefusalCode;
using service::SignInLimit;

constexpr unsigned kBusyRetry_s = 1;

struct SignInForm {
  std::string login;
  std::string password;
};

complaint::Decided<SignInForm> read_sign_in(const json::value& body, std::size_t password_bytes_max) {
  static constexpr std::size_t kLoginCharsMax = 64;
  complaint::Refusals found;
  service::FormReader form(body, "", found);
  form.allow({"login", "password"});
  SignInForm read{form.text("login"), form.text("password")};
  if (!found.empty()) return found;
  if (read.login.empty()) form.refuse(RefusalCode::MissingField, "login");
  if (read.password.empty()) form.refuse(RefusalCode::MissingField, "password");
  if (read.login.size() > kLoginCharsMax) form.refuse(RefusalCode::TooLong, "login", std::to_string(kLoginCharsMax));
  if (read.password.size() > password_bytes_max)
    form.refuse(RefusalCode::TooLong, "password", std::to_string(password_bytes_max));
  if (!found.empty()) return found;
  return read;
}

struct PasswordForm {
  std::string old_password;
  std::string new_password;
};

complaint::Decided<PasswordForm> read_password(const json::value& body, std::size_t password_bytes_max) {
  complaint::Refusals found;
  service::FormReader form(body, "", found);
  form.allow({"old_password", "new_password"});
  PasswordForm read{form.text("old_password"), form.text("new_password")};
  if (!found.empty()) return found;
  if (read.old_password.empty()) form.refuse(RefusalCode::MissingField, "old_password");
  if (read.new_password.empty()) form.refuse(RefusalCode::MissingField, "new_password");
  if (read.old_password.size() > password_bytes_max)
    form.refuse(RefusalCode::TooLong, "old_password", std::to_string(password_bytes_max));
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

// A new id at every sign-in: one that was known before opens nothing.
Response open_session(Exchange& exchange, service::SessionUser session_user) {
  auto& desk = exchange.office.sign_in;
  const auto user = session_user.user;
  if (!exchange.caller.session_id.empty()) desk.close_session(exchange.caller.session_id);
  const auto id = desk.open_session(std::move(session_user));
  const auto now = desk.find_session(id);
  auto response = show_user(exchange, user, now ? now->permissions : organisation::Permissions(), id);
  response.status = 201;
  response.add_header("Set-Cookie", set_session_cookie(id, exchange.caller.is_encrypted));
  return response;
}

using Checked = std::optional<Result<service::CredentialCheck>>;  ///< nothing when too many wait

Task<Checked> check(Exchange& exchange, std::string login, std::string password) {
  std::function<void(std::function<void(Checked)>)> start = [&](const std::function<void(Checked)>& done) {
    auto give = [done](Result<service::CredentialCheck> checked) { done(std::move(checked)); };
    if (!exchange.office.sign_in.check(login, password, std::move(give))) done(std::nullopt);
  };
  co_return co_await wait_elsewhere<Checked>(exchange.mailbox, std::move(start));
}

/// One counted try; ends it however the handler ends.
class Try {
 public:
  Try(Exchange& exchange, std::string login) : exchange_(exchange), login_(std::move(login)) {
    wait_s_ = limit().begin(exchange_.caller.network, login_, exchange_.office.clock.steady_ms());
  }
  ~Try() {
    if (wait_s_ == 0) limit().end(exchange_.caller.network, login_, outcome_, exchange_.office.clock.steady_ms());
  }
  Try(const Try&) = delete;
  Try& operator=(const Try&) = delete;

  [[nodiscard]] unsigned wait_s() const noexcept { return wait_s_; }
  void set(SignInLimit::Outcome outcome) noexcept { outcome_ = outcome; }

 private:
  [[nodiscard]] SignInLimit& limit() const { return exchange_.office.sign_in.limit(); }
  Exchange& exchange_;
  std::string login_;
  unsigned wait_s_ = 0;
  SignInLimit::Outcome outcome_ = SignInLimit::Outcome::NotTried;
};

/// What a look at the credentials came to: either who they are, or the answer.
struct Looked {
  std::optional<service::CredentialCheck> check;
  std::optional<Response> problem;
};

Looked denied(Response response) { return {{}, std::move(response)}; }

Task<Looked> look_at(Exchange& exchange, std::string login, std::string password) {
  const auto language = exchange.caller.language;
  Try one(exchange, login);
  if (one.wait_s() > 0) co_return denied(problem_later("SIGN_IN_LOCKED", language, one.wait_s()));
  auto checked = co_await check(exchange, std::move(login), std::move(password));
  if (!checked) co_return denied(problem_later("BUSY", language, kBusyRetry_s));
  if (!*checked) co_return denied(failed(exchange, checked->error()));
  one.set((*checked)->right ? SignInLimit::Outcome::Right : SignInLimit::Outcome::Wrong);
  Looked looked;
  looked.check = std::move(**checked);
  co_return looked;
}

Response sign_in_failed(Language language) {
  auto response = problem("SIGN_IN_FAILED", language);
  response.add_header("WWW-Authenticate", "Bearer");
  return response;
}

/// Hashes and stores a password of one's own, and waits for the commit. Nothing when it is done.
Task<std::optional<Response>> store_password(Exchange& exchange, std::string password) {
  auto hashed = co_await hash_password(exchange, std::move(password));
  if (auto* busy = std::get_if<Response>(&hashed)) co_return std::move(*busy);
  organisation::Command command =
      organisation::SetPassword{exchange.caller.user, std::move(std::get<std::string>(hashed)), false};
  co_return co_await change_people(exchange, std::move(command));
}

/// Stores the password hashed with today's parameters. Nothing hangs on it: the old hash is as right as before.
Task<> rehash(Exchange& exchange, service::SessionUser user, std::string password) {
  auto hashed = co_await hash_password(exchange, std::move(password));
  auto* hash = std::get_if<std::string>(&hashed);
  if (hash == nullptr) co_return;
  auto actor = complaint::Actor::staff(user.user);
  organisation::Command command = organisation::RehashPassword{std::move(user.user), std::move(*hash), user.access};
  service::Submission submission{service::ActOnOrganisation{std::move(command)}, std::move(actor), std::nullopt, {}};
  co_await submit(exchange, std::move(submission));
}

}  // namespace

Task<Response> sign_in(Exchange& exchange) {
  auto body = read_json(exchange);
  if (auto* wrong = std::get_if<Response>(&body)) co_return std::move(*wrong);
  auto form = read_sign_in(std::get<json::value>(body), exchange.office.sign_in.passwords().bytes_max());
  if (!form) co_return refused(form.error(), exchange.caller.language);
  auto looked = co_await look_at(exchange, std::move(form->login), form->password);
  if (looked.problem) co_return std::move(*looked.problem);
  if (!looked.check->right) co_return sign_in_failed(exchange.caller.language);
  if (looked.check->outdated) co_await rehash(exchange, looked.check->user, std::move(form->password));
  co_return open_session(exchange, std::move(looked.check->user));
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
  const auto& passwords = exchange.office.sign_in.passwords();
  auto body = read_json(exchange);
  if (auto* wrong = std::get_if<Response>(&body)) co_return std::move(*wrong);
  auto form = read_password(std::get<json::value>(body), passwords.bytes_max());
  if (!form) co_return refused(form.error(), language);
  const auto organisation = exchange.office.staff.latest();
  const auto* user = organisation->find(exchange.caller.user);
  const auto login = user != nullptr ? user->login : std::string();
  auto refusals = passwords.check_new(form->new_password, login, "/new_password");
  if (refusals.empty() && form->new_password == form->old_password)
    refusals = complaint::refuse(RefusalCode::PasswordUnchanged, "/new_password");
  if (!refusals.empty()) co_return refused(refusals, language);
  auto looked = co_await look_at(exchange, login, std::move(form->old_password));
  if (looked.problem) co_return std::move(*looked.problem);
  if (!looked.check->right) co_return refused(complaint::refuse(RefusalCode::PasswordWrong, "/old_password"), language);
  auto trouble = co_await store_password(exchange, std::move(form->new_password));
  if (trouble) co_return std::move(*trouble);
  auto session_user = exchange.office.sign_in.session_user(exchange.caller.user);
  co_return open_session(exchange, std::move(session_user));
}

}  // namespace redress::http
