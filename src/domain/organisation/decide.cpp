#include "domain/organisation/decide.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "domain/complaint/filing_rules.hpp"

namespace redress::organisation {
namespace {

using complaint::ActorKind;
using complaint::RefusalCode;
using complaint::Refusals;
using complaint::refuse;
using Decision = complaint::Decided<std::vector<UserEvent>>;

constexpr std::size_t kLoginCharsMin = 2;
constexpr std::size_t kLoginCharsMax = 64;
constexpr std::size_t kNameCharsMax = 200;
constexpr std::size_t kTokensMax = 50;  // at a time
constexpr std::int64_t kTokenDaysMax = 366;
constexpr std::int64_t kMillisecondsOfDay = 86'400'000;

// R4.1-01.
constexpr std::array<std::string_view, 18> kDepartments = {"D-CC",   "D-CS",  "D-ST",  "D-BC",  "D-OPS", "D-SEC",
                                                           "D-PRIV", "D-FIN", "D-LEG", "D-CON", "D-ECO", "D-PROD",
                                                           "D-PR",   "D-QA",  "D-TRN", "D-SUP", "D-AUD", "D-EXE"};

bool is_login(std::string_view text) {
  return text.size() >= kLoginCharsMin && text.size() <= kLoginCharsMax &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
         });
}

void check_name(Refusals& found, const std::string& pointer, const std::string& text, bool may_be_blank) {
  if (!may_be_blank && is_blank(text)) found.push_back({RefusalCode::BlankText, pointer, {}});
  complaint::check_text(found, pointer, text, kNameCharsMax);
}

// The code goes into a part that is never erased: a free text there could be somebody's name for ever.
void check_department(Refusals& found, std::string_view department) {
  if (department.empty() || std::find(kDepartments.begin(), kDepartments.end(), department) != kDepartments.end())
    return;
  std::string allowed;
  for (const auto code : kDepartments) allowed.append(allowed.empty() ? "" : ", ").append(code);
  found.push_back({RefusalCode::UnknownWord, "/department", allowed});
}

std::string words_in(const Permissions& permissions) {
  std::string words;
  for (const auto& [permission, word] : words_of(Permission{})) {
    if (permissions.has(permission)) words.append(words.empty() ? "" : ", ").append(word);
  }
  return words;
}

/// One overload per command.
class Decide {
 public:
  Decide(const Organisation& organisation, const Facts& facts) : organisation_(organisation), facts_(facts) {}

  Decision operator()(const AddUser& command) const {
    if (!is_administrator()) return missing();
    Refusals found;
    if (!is_login(command.login)) found.push_back({RefusalCode::InvalidLogin, "/login", {}});
    if (organisation_.find_login(command.login) != nullptr) found.push_back({RefusalCode::LoginTaken, "/login", {}});
    check_name(found, "/name", command.name, false);
    check_department(found, command.department);
    check_roles(found, "/roles", command.roles);
    if (!found.empty()) return found;
    return yields(std::to_string(organisation_.last_id + 1),
                  UserAdded{command.login, command.name, command.department, command.roles});
  }

  Decision operator()(const GrantRole& command) const {
    const auto found_user = user_to_change(command.user);
    if (!found_user) return found_user.error();
    const auto* user = *found_user;
    if (user->roles.contains(command.role)) return refuse(RefusalCode::RoleHeld, "/role", command.role);
    Refusals found;
    auto roles = user->roles;
    roles.insert(command.role);
    check_roles(found, "/role", roles);
    if (!found.empty()) return found;
    return yields(user->id, RoleGranted{command.role});
  }

  Decision operator()(const RevokeRole& command) const {
    const auto found_user = user_to_change(command.user);
    if (!found_user) return found_user.error();
    const auto* user = *found_user;
    if (!user->roles.contains(command.role)) {
      // What comes from a path may be no text at all: only a known code is repeated.
      const auto* role = facts_.roles.find(command.role);
      return refuse(RefusalCode::RoleNotHeld, "/role", role != nullptr ? role->code : "?");
    }
    auto roles = user->roles;
    roles.erase(command.role);
    const bool stays = facts_.roles.permissions_of(roles).has(Permission::Administer);
    if (!stays && is_last_administrator(*user)) return refuse(RefusalCode::LastAdministrator, "/role");
    return yields(user->id, RoleRevoked{command.role});
  }

  Decision operator()(const DisableUser& command) const {
    const auto found_user = user_to_change(command.user);
    if (!found_user) return found_user.error();
    const auto* user = *found_user;
    if (user->disabled) return refuse(RefusalCode::UserDisabled, "/user");
    if (is_last_administrator(*user)) return refuse(RefusalCode::LastAdministrator, "/user");
    Refusals found;
    check_name(found, "/reason", command.reason, true);
    if (!found.empty()) return found;
    return yields(user->id, UserDisabled{command.reason});
  }

  Decision operator()(const EnableUser& command) const {
    const auto found_user = user_to_change(command.user);
    if (!found_user) return found_user.error();
    const auto* user = *found_user;
    if (!user->disabled) return refuse(RefusalCode::UserEnabled, "/user");
    return yields(user->id, UserEnabled{});
  }

  Decision operator()(const SetPassword& command) const {
    const auto found_user = own_or_to_change(command.user);
    if (!found_user) return found_user.error();
    const auto* user = *found_user;
    if (user->disabled) return refuse(RefusalCode::UserDisabled, "/user");
    if (command.access && user->access_count != *command.access) {
      return refuse(RefusalCode::PasswordWrong, "/old_password");
    }
    return yields(user->id, PasswordSet{command.one_time});
  }

  Decision operator()(const RehashPassword& command) const {
    if (!is_self(command.user)) return missing();
    const auto* user = organisation_.find(command.user);
    if (user->access_count != command.access) return refuse(RefusalCode::PasswordWrong, "/hash");
    return yields(user->id, PasswordRehashed{});
  }

  Decision operator()(const IssueToken& command) const {
    // An administrator who got a token of somebody who reads complaints would read them (D5-3).
    if (!is_self(command.user) && !is_operator()) return missing();
    const auto found_user = own_or_to_change(command.user);
    if (!found_user) return found_user.error();
    const auto* user = *found_user;
    if (user->disabled) return refuse(RefusalCode::UserDisabled, "/user");
    if (count_live_tokens(*user) >= kTokensMax)
      return refuse(RefusalCode::TooManyItems, "/user", std::to_string(kTokensMax));
    Refusals found;
    check_name(found, "/label", command.label, false);
    check_scopes(found, *user, command.scopes);
    check_expiry(found, command.expires_at);
    if (!found.empty()) return found;
    return yields(user->id, TokenIssued{std::to_string(user->tokens.size() + 1), command.label, command.scopes,
                                        command.digest, command.expires_at});
  }

  Decision operator()(const RevokeToken& command) const {
    const auto found_user = own_or_to_change(command.user);
    if (!found_user) return found_user.error();
    const auto* user = *found_user;
    const auto token = user->tokens.find(command.token);
    if (token == user->tokens.end() || token->second.revoked) return refuse(RefusalCode::NoSuchToken, "/token");
    return yields(user->id, TokenRevoked{command.token});
  }

 private:
  static Decision yields(std::string user, Event event) {
    return std::vector<UserEvent>{{std::move(user), std::move(event)}};
  }
  static Refusals missing() {
    return refuse(RefusalCode::PermissionMissing, {}, std::string(to_word(Permission::Administer)));
  }
  using FoundUser = complaint::Decided<const User*>;
  [[nodiscard]] FoundUser user_to_change(const std::string& id) const {
    if (!is_administrator()) return missing();
    const auto* user = organisation_.find(id);
    if (user == nullptr) return no_such_user();
    return user;
  }
  [[nodiscard]] FoundUser own_or_to_change(const std::string& id) const {
    return is_self(id) ? FoundUser(organisation_.find(id)) : user_to_change(id);
  }
  static Refusals no_such_user() { return refuse(RefusalCode::NoSuchUser, "/user"); }

  [[nodiscard]] bool is_self(const std::string& user) const {
    if (facts_.actor.kind != ActorKind::Staff || facts_.actor.user != user) return false;
    const auto* self = organisation_.find(user);
    return self != nullptr && !self->disabled;
  }
  [[nodiscard]] bool is_operator() const { return facts_.actor.kind == ActorKind::Operator; }
  [[nodiscard]] bool is_administrator() const {
    if (is_operator()) return true;
    return facts_.actor.kind == ActorKind::Staff &&
           permissions_of(organisation_, facts_.roles, facts_.actor.user).has(Permission::Administer);
  }
  // Somebody must be able to let people in; the operator's command line can, but a mistake should be told.
  [[nodiscard]] bool is_last_administrator(const User& user) const {
    const auto administers = [&](const User& one) {
      return !one.disabled && facts_.roles.permissions_of(one.roles).has(Permission::Administer);
    };
    if (!administers(user)) return false;
    return std::none_of(organisation_.users.begin(), organisation_.users.end(),
                        [&](const auto& other) { return other.first != user.id && administers(other.second); });
  }
  // Those that ended are kept, so that their numbers are not given twice, and do not count.
  [[nodiscard]] std::size_t count_live_tokens(const User& user) const {
    return static_cast<std::size_t>(std::count_if(user.tokens.begin(), user.tokens.end(), [&](const auto& entry) {
      return !entry.second.revoked && entry.second.expires_at > facts_.at;
    }));
  }
  void check_roles(Refusals& found, const std::string& pointer, const std::set<std::string>& roles) const {
    for (const auto& code : roles) {
      const auto* role = facts_.roles.find(code);
      if (role == nullptr || !role->grantable) found.push_back({RefusalCode::UnknownRole, pointer, code});
    }
    if (const auto broken = separation_broken(facts_.roles.permissions_of(roles))) {
      found.push_back({RefusalCode::RolesConflict, pointer,
                       std::string(to_word(broken->one)) + ", " + std::string(to_word(broken->other))});
    }
  }
  void check_expiry(Refusals& found, Instant expires_at) const {
    if (expires_at <= facts_.at) found.push_back({RefusalCode::TimeInPast, "/expires_at", {}});
    if (expires_at > facts_.at + kTokenDaysMax * kMillisecondsOfDay) {
      found.push_back({RefusalCode::TimeTooFar, "/expires_at", std::to_string(kTokenDaysMax)});
    }
  }
  void check_scopes(Refusals& found, const User& user, const std::vector<std::string>& scopes) const {
    if (scopes.empty()) found.push_back({RefusalCode::MissingField, "/scopes", {}});
    if (scopes.size() > kPermissionCount) {
      found.push_back({RefusalCode::TooManyItems, "/scopes", std::to_string(kPermissionCount)});
      return;
    }
    const auto may = facts_.roles.permissions_of(user.roles);
    Permissions seen;
    for (std::size_t i = 0; i < scopes.size(); ++i) {
      const auto permission = parse_word<Permission>(scopes[i]);
      const auto pointer = "/scopes/" + std::to_string(i);
      if (!permission)
        found.push_back({RefusalCode::UnknownWord, pointer, words_in(may)});
      else if (!may.has(*permission))
        found.push_back({RefusalCode::PermissionMissing, pointer, scopes[i]});
      else if (seen.has(*permission))
        found.push_back({RefusalCode::RepeatedItem, pointer, {}});
      if (permission) seen.add(*permission);
    }
  }

  const Organisation& organisation_;
  const Facts& facts_;
};

}  // namespace

Permissions permissions_of(const Organisation& organisation, const RoleTable& roles, std::string_view id) {
  const auto* user = organisation.find(id);
  if (user == nullptr || user->disabled) return {};
  return roles.permissions_of(user->roles);
}

ParameterRights parameter_rights_of(const Organisation& organisation, const RoleTable& roles, std::string_view id) {
  const auto* user = organisation.find(id);
  if (user == nullptr || user->disabled) return {};
  return roles.parameter_rights_of(user->roles);
}

Decision decide(const Organisation& organisation, const Command& command, const Facts& facts) {
  return std::visit(Decide(organisation, facts), command);
}

}  // namespace redress::organisation
