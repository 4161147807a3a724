#include "service/first_administrator.hpp"

#include <utility>

namespace redress::service {
namespace {

using organisation::User;

constexpr const char* kLogin = "admin";
constexpr const char* kRole = "system_administrator";

bool administers(const StaffDirectory& staff, const User& user) {
  return !user.disabled && staff.roles().permissions_of(user.roles).has(organisation::Permission::Administer);
}

Result<Accepted> done(Office& office, organisation::Command command) {
  auto answer = office.commits.run(ActOnOrganisation{std::move(command)}, complaint::ActorKind::Operator);
  if (auto* accepted = std::get_if<Accepted>(&answer)) return std::move(*accepted);
  if (const auto* not_done = std::get_if<NotDone>(&answer)) return not_done->why;
  return Failure{FailureKind::Internal, "the first administrator was refused"};
}

/// Id of an administrator without a password; empty when there is none. `found` tells that one with a password is
/// there.
std::string find_without_password(const StaffDirectory& staff, bool& found) {
  std::string without;
  const auto organisation = staff.latest();
  for (const auto& [id, user] : organisation->users) {
    if (!administers(staff, user)) continue;
    found = found || user.has_password;
    if (!user.has_password && without.empty()) without = id;
  }
  return without;
}

}  // namespace

Result<std::optional<FirstAdministrator>> add_first_administrator(Office& office) {
  bool found = false;
  auto user = find_without_password(office.staff, found);
  // Whoever gave that login to somebody else manages their people by the command line.
  if (found || (user.empty() && office.staff.latest()->find_login(kLogin) != nullptr)) {
    return std::optional<FirstAdministrator>();
  }
  if (user.empty()) {
    const auto added = done(office, organisation::AddUser{kLogin, kLogin, {}, {kRole}});
    if (!added) return added.error();
    user = organisation::user_of_stream(added->events.front().stream);
  }
  auto password = make_one_time_password();
  auto hash = office.sign_in.passwords().hash(password);
  if (!hash) return hash.error();
  const auto set = done(office, organisation::SetPassword{user, std::move(*hash), true});
  if (!set) return set.error();
  const auto organisation = office.staff.latest();
  return std::optional(FirstAdministrator{organisation->find(user)->login, std::move(password)});
}

}  // namespace redress::service
