#pragma once
// Use case: a user of the operator signs in, asks who they are, changes the password, signs out (DESIGN.md 7).

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "domain/organisation/permission.hpp"
#include "service/passwords.hpp"
#include "service/ports/clock.hpp"
#include "service/reader_pool.hpp"
#include "service/sessions.hpp"
#include "service/sign_in_limit.hpp"
#include "service/staff_directory.hpp"

namespace redress::service {

struct SignInOptions {
  PasswordOptions passwords;
  std::size_t threads = 2;     ///< how many passwords are hashed at once; each takes the memory of the options
  std::size_t queue_max = 64;  ///< beyond it a sign-in is told to come again
  SessionOptions sessions;
  SignInLimit::Options limit;
};

/// The credentials of a sign-in were looked at.
struct CredentialCheck {
  bool right = false;
  bool outdated = false;  ///< right, but hashed with other parameters than today's
  SessionUser user;       ///< when right
};

/// Who is signed in, at this moment.
struct SignedIn {
  std::string user;
  bool must_change_password = false;
  organisation::Permissions permissions;  ///< nothing while the password must be changed
};

/// Owns the sessions and the few threads that hash passwords. Thread-safe.
class SignInDesk {
 public:
  /// All references outlive the desk. Failures of the store.
  [[nodiscard]] static Result<std::unique_ptr<SignInDesk>> open(EventStore& store, const StaffDirectory& staff,
                                                                Clock& clock, SignInOptions options);

  /// Compares the password on a thread of its own and calls `done` there, exactly once; false when the queue is full,
  /// then never. Unknown, disabled and password-less users take as long as a wrong password.
  [[nodiscard]] bool check(std::string login, std::string password, std::function<void(Result<CredentialCheck>)> done);
  /// Hashes a password likewise.
  [[nodiscard]] bool hash(std::string password, std::function<void(Result<std::string>)> done);

  /// A new session of who showed their credentials; its id.
  [[nodiscard]] std::string open_session(SessionUser user) {
    return sessions_.open(std::move(user), clock_.steady_ms());
  }
  /// The user as they are now, for a session that follows a change of the password.
  [[nodiscard]] SessionUser session_user(const std::string& user) const;
  /// Who the session belongs to; nothing when there is none, when the user was disabled since, or when a password was
  /// set since.
  [[nodiscard]] std::optional<SignedIn> find_session(std::string_view id);
  /// As find_session, without counting as use: for what goes on by itself.
  [[nodiscard]] std::optional<SignedIn> look_at_session(std::string_view id) const;
  void close_session(std::string_view id) { sessions_.close(id); }
  /// Likewise for an API token.
  [[nodiscard]] std::optional<SignedIn> find_token(std::string_view text) const;

  [[nodiscard]] const Passwords& passwords() const noexcept { return passwords_; }
  [[nodiscard]] SignInLimit& limit() noexcept { return limit_; }
  [[nodiscard]] const SessionTable& sessions() const noexcept { return sessions_; }

 private:
  SignInDesk(const StaffDirectory& staff, Clock& clock, const SignInOptions& options);
  [[nodiscard]] std::optional<SignedIn> signed_in(const SessionUser& session) const;
  [[nodiscard]] Result<CredentialCheck> compare(ReadSession& reader, const std::string& login,
                                                const std::string& password) const;

  const StaffDirectory& staff_;
  Clock& clock_;
  Passwords passwords_;
  SessionTable sessions_;
  SignInLimit limit_;
  std::unique_ptr<ReaderPool> threads_;  ///< last: ends before what its tasks use
};

}  // namespace redress::service
