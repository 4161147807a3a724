#include "adapters/http/signing_in.hpp"

#include <utility>

#include "adapters/http/elsewhere.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/user_acts.hpp"
#include "service/sign_in.hpp"

namespace redress::http {
namespace {

using complaint::RefusalCode;
using service::SignInLimit;

constexpr unsigned kBusyRetry_s = 1;
constexpr std::size_t kLoginCharsMax = 64;

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
struct Seen {
  std::optional<service::CredentialCheck> check;
  std::optional<Response> problem;
};

Seen denied(Response response) { return {{}, std::move(response)}; }

Task<Seen> look_at(Exchange& exchange, std::string login, std::string password) {
  const auto language = exchange.caller.language;
  Try one(exchange, login);
  if (one.wait_s() > 0) co_return denied(problem_later("SIGN_IN_LOCKED", language, one.wait_s()));
  auto checked = co_await check(exchange, std::move(login), std::move(password));
  if (!checked) co_return denied(problem_later("BUSY", language, kBusyRetry_s));
  if (!*checked) co_return denied(failed(exchange, checked->error()));
  one.set((*checked)->right ? SignInLimit::Outcome::Right : SignInLimit::Outcome::Wrong);
  Seen seen;
  seen.check = std::move(**checked);
  co_return seen;
}

Response sign_in_failed(Language language) {
  auto response = problem("SIGN_IN_FAILED", language);
  response.add_header("WWW-Authenticate", "Bearer");
  return response;
}

/// Hashes and stores a password of one's own, and waits for the commit. Nothing when it is done.
Task<std::optional<Response>> store_password(Exchange& exchange, std::string password, std::uint64_t access) {
  auto hashed = co_await hash_password(exchange, std::move(password));
  if (auto* busy = std::get_if<Response>(&hashed)) co_return std::move(*busy);
  organisation::Command command =
      organisation::SetPassword{exchange.caller.user, std::move(std::get<std::string>(hashed)), false, access};
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

// A new id at every sign-in: one that was known before opens nothing.
std::string open_session(Exchange& exchange, service::SessionUser user) {
  auto& desk = exchange.office.sign_in;
  if (!exchange.caller.session_id.empty()) desk.close_session(exchange.caller.session_id);
  return desk.open_session(std::move(user));
}

}  // namespace

complaint::Refusals check_credentials(const Exchange& exchange, const Credentials& credentials) {
  const auto bytes_max = exchange.office.sign_in.passwords().bytes_max();
  complaint::Refusals found;
  const auto refuse = [&](RefusalCode code, const char* pointer, std::string detail) {
    found.push_back({code, pointer, std::move(detail)});
  };
  if (credentials.login.empty()) refuse(RefusalCode::MissingField, "/login", {});
  if (credentials.password.empty()) refuse(RefusalCode::MissingField, "/password", {});
  if (credentials.login.size() > kLoginCharsMax) refuse(RefusalCode::TooLong, "/login", std::to_string(kLoginCharsMax));
  if (credentials.password.size() > bytes_max) refuse(RefusalCode::TooLong, "/password", std::to_string(bytes_max));
  return found;
}

Task<SignInOutcome> sign_in_with(Exchange& exchange, Credentials credentials) {
  auto seen = co_await look_at(exchange, std::move(credentials.login), credentials.password);
  if (seen.problem) co_return std::move(*seen.problem);
  if (!seen.check->right) co_return sign_in_failed(exchange.caller.language);
  if (seen.check->outdated) co_await rehash(exchange, seen.check->user, std::move(credentials.password));
  auto user = seen.check->user.user;
  auto id = open_session(exchange, std::move(seen.check->user));
  co_return OpenedSession{std::move(id), std::move(user)};
}

complaint::Refusals check_passwords(const Exchange& exchange, const PasswordChange& change) {
  const auto& passwords = exchange.office.sign_in.passwords();
  complaint::Refusals found;
  if (change.old_password.empty()) found.push_back({RefusalCode::MissingField, "/old_password", {}});
  if (change.new_password.empty()) found.push_back({RefusalCode::MissingField, "/new_password", {}});
  if (change.old_password.size() > passwords.bytes_max())
    found.push_back({RefusalCode::TooLong, "/old_password", std::to_string(passwords.bytes_max())});
  if (!found.empty()) return found;
  const auto login = login_of(exchange, exchange.caller.user);
  found = passwords.check_new(change.new_password, login, "/new_password");
  if (found.empty() && change.new_password == change.old_password)
    found = complaint::refuse(RefusalCode::PasswordUnchanged, "/new_password");
  return found;
}

Task<PasswordOutcome> change_password_with(Exchange& exchange, PasswordChange change) {
  auto login = login_of(exchange, exchange.caller.user);
  auto seen = co_await look_at(exchange, std::move(login), std::move(change.old_password));
  if (seen.problem) co_return std::move(*seen.problem);
  if (!seen.check->right) co_return complaint::refuse(RefusalCode::PasswordWrong, "/old_password");
  auto trouble = co_await store_password(exchange, std::move(change.new_password), seen.check->user.access);
  if (trouble) co_return std::move(*trouble);
  auto id = open_session(exchange, exchange.office.sign_in.session_user(exchange.caller.user));
  co_return OpenedSession{std::move(id), exchange.caller.user};
}

std::string login_of(const Exchange& exchange, std::string_view user_id) {
  const auto organisation = exchange.office.staff.latest();
  const auto* user = organisation->find(user_id);
  return user != nullptr ? user->login : std::string();
}

}  // namespace redress::http
