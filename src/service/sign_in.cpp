#include "service/sign_in.hpp"

#include <utility>

#include "service/tokens.hpp"

namespace redress::service {

SignInDesk::SignInDesk(const StaffDirectory& staff, Clock& clock, const SignInOptions& options)
    : staff_(staff), clock_(clock), passwords_(options.passwords), sessions_(options.sessions), limit_(options.limit) {}

Result<std::unique_ptr<SignInDesk>> SignInDesk::open(EventStore& store, const StaffDirectory& staff, Clock& clock,
                                                     SignInOptions options) {
  std::unique_ptr<SignInDesk> desk(new SignInDesk(staff, clock, options));
  auto threads = ReaderPool::open(store, options.threads, options.queue_max);
  if (!threads) return threads.error();
  desk->threads_ = std::move(*threads);
  return desk;
}

bool SignInDesk::check(std::string login, std::string password, std::function<void(Result<CredentialCheck>)> done) {
  return threads_->submit([this, login = std::move(login), password = std::move(password),
                           done = std::move(done)](ReadSession& reader) { done(compare(reader, login, password)); });
}

bool SignInDesk::hash(std::string password, std::function<void(Result<std::string>)> done) {
  return threads_->submit([this, password = std::move(password), done = std::move(done)](ReadSession&) {
    done(passwords_.hash(password));
  });
}

Result<CredentialCheck> SignInDesk::compare(ReadSession& reader, const std::string& login,
                                            const std::string& password) const {
  const auto organisation = staff_.latest();
  const auto* user = organisation->find_login(login);
  // One look-up and one hash, whoever is asked for.
  const auto credential = reader.find_credential(user != nullptr ? user->id : std::string("0"));
  if (!credential) return credential.error();
  const bool usable = user != nullptr && !user->disabled && *credential;
  const std::string stored = usable ? (*credential)->password_hash : std::string();
  if (!passwords_.matches(stored, password)) return CredentialCheck{};
  return CredentialCheck{true, passwords_.is_outdated(stored), {user->id, user->access_count}};
}

SessionUser SignInDesk::session_user(const std::string& user) const {
  const auto organisation = staff_.latest();
  const auto* found = organisation->find(user);
  return {user, found != nullptr ? found->access_count : 0};
}

std::optional<SignedIn> SignInDesk::find_session(std::string_view id) {
  if (!is_session_id(id)) return std::nullopt;
  const auto session = sessions_.use(id, clock_.steady_ms());
  if (!session) return std::nullopt;
  auto found = signed_in(*session);
  if (!found) sessions_.close(id);
  return found;
}

std::optional<SignedIn> SignInDesk::look_at_session(std::string_view id) const {
  if (!is_session_id(id)) return std::nullopt;
  const auto session = sessions_.look(id, clock_.steady_ms());
  return session ? signed_in(*session) : std::nullopt;
}

// A session ends with what it was opened for: the user, the password, the roles.
std::optional<SignedIn> SignInDesk::signed_in(const SessionUser& session) const {
  const auto organisation = staff_.latest();
  const auto* user = organisation->find(session.user);
  if (user == nullptr || user->disabled || user->access_count != session.access) return std::nullopt;
  SignedIn signed_in{user->id, user->must_change_password, {}};
  if (!user->must_change_password) signed_in.permissions = staff_.roles().permissions_of(user->roles);
  return signed_in;
}

std::optional<SignedIn> SignInDesk::find_token(std::string_view text) const {
  const auto organisation = staff_.latest();
  auto token = service::find_token(*organisation, staff_.roles(), text, clock_.now());
  if (!token) return std::nullopt;
  return SignedIn{std::move(token->user), false, token->permissions};
}

}  // namespace redress::service
