#include <charconv>
#include <utility>

#include "domain/organisation/state.hpp"

namespace redress::organisation {
namespace {

/// One overload per event: a new event does not compile until it is folded.
class Fold {
 public:
  Fold(User& user, Instant at) : user_(user), at_(at) {}

  void operator()(const UserAdded& added) {
    user_.login = added.login;
    user_.name = added.name;
    user_.department = added.department;
    user_.roles = added.roles;
    user_.added_at = at_;
  }
  void operator()(const RoleGranted& granted) { user_.roles.insert(granted.role); }
  void operator()(const RoleRevoked& revoked) { user_.roles.erase(revoked.role); }
  void operator()(const UserDisabled&) {
    user_.disabled = true;
    ++user_.access_count;
    revoke_tokens();
  }
  void operator()(const UserEnabled&) { user_.disabled = false; }
  void operator()(const PasswordSet& set) {
    user_.has_password = true;
    ++user_.access_count;
    user_.must_change_password = set.one_time;
    // Set by somebody else, so the account may have been in strange hands: nothing of theirs stays valid.
    if (set.one_time) revoke_tokens();
    user_.password_set_at = at_;
  }
  void operator()(const PasswordRehashed&) {}
  void operator()(const TokenIssued& issued) {
    user_.tokens[issued.token] = {
        issued.label, {issued.scopes.begin(), issued.scopes.end()}, issued.digest, issued.expires_at, false};
  }
  void operator()(const TokenRevoked& revoked) { user_.tokens[revoked.token].revoked = true; }

 private:
  void revoke_tokens() {
    for (auto& [id, token] : user_.tokens) token.revoked = true;
  }

  User& user_;
  Instant at_;
};

}  // namespace

const User* Organisation::find(std::string_view id) const {
  const auto found = users.find(id);
  return found == users.end() ? nullptr : &found->second;
}

const User* Organisation::find_login(std::string_view login) const {
  for (const auto& [id, user] : users) {
    if (!login.empty() && user.login == login) return &user;
  }
  return nullptr;
}

void evolve(Organisation& organisation, const UserEvent& event, Instant at) {
  auto& user = organisation.users[event.user];
  user.id = event.user;
  std::uint64_t number = 0;
  std::from_chars(event.user.data(), event.user.data() + event.user.size(), number);
  organisation.last_id = std::max(organisation.last_id, number);
  std::visit(Fold(user, at), event.event);
}

std::string stream_of_user(std::string_view id) { return std::string(kUserStreams) + std::string(id); }

std::string_view user_of_stream(std::string_view stream) noexcept {
  return stream.starts_with(kUserStreams) ? stream.substr(kUserStreams.size()) : std::string_view();
}

}  // namespace redress::organisation
