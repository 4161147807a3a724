#include "domain/organisation/decide.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "domain/complaint/filing_rules.hpp"

namespace redress::organisation {
namespace {

using complaint::ActorKind;
using complaint::Refusal;
using complaint::RefusalCode;
using complaint::Refusals;
using complaint::refuse;
using Decision = complaint::Decided<std::vector<UserEvent>>;

constexpr std::size_t kLoginCharsMin = 2;
constexpr std::size_t kLoginCharsMax = 64;
constexpr std::size_t kNameCharsMax = 200;
constexpr std::size_t kTokensMax = 50;

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
    check_name(found, "/department", command.department, true);
    check_roles(found, "/roles", command.roles);
    if (!found.empty()) return found;
    return yields(std::to_string(organisation_.last_id + 1),
                  UserAdded{command.login, command.name, command.department, command.roles});
  }

  Decision operator()(const GrantRole& command) const {
    if (!is_administrator()) return missing();
    const auto* user = organisation_.find(command.user);
    if (user == nullptr) return no_such_user();
    if (user->roles.contains(command.role)) return refuse(RefusalCode::RoleHeld, "/role", command.role);
    Refusals found;
    auto roles = user->roles;
    roles.insert(command.role);
    check_roles(found, "/role", roles);
    if (!found.empty()) return found;
    return yields(user->id, RoleGranted{command.role});
  }

  Decision operator()(const RevokeRole& command) const {
    if (!is_administrator()) return missing();
    const auto* user = organisation_.find(command.user);
    if (user == nullptr) return no_such_user();
    if (!user->roles.contains(command.role)) return refuse(RefusalCode::RoleNotHeld, "/role", command.role);
    auto roles = user->roles;
    roles.erase(command.role);
    const bool stays = facts_.roles.permissions_of(roles).has(Permission::Administer);
    if (!stays && is_last_administrator(*user)) return refuse(RefusalCode::LastAdministrator, "/role");
    return yields(user->id, RoleRevoked{command.role});
  }

  Decision operator()(const DisableUser& command) const {
    if (!is_administrator()) return missing();
    const auto* user = organisation_.find(command.user);
    if (user == nullptr) return no_such_user();
    if (user->disabled) return refuse(RefusalCode::UserDisabled, "/user");
    if (is_last_administrator(*user)) return refuse(RefusalCode::LastAdministrator, "/user");
    Refusals found;
    check_name(found, "/reason", command.reason, true);
    if (!found.empty()) return found;
    return yields(user->id, UserDisabled{command.reason});
  }

  Decision operator()(const EnableUser& command) const {
    if (!is_administrator()) return missing();
    const auto* user = organisation_.find(command.user);
    if (user == nullptr) return no_such_user();
    if (!user->disabled) return refuse(RefusalCode::UserEnabled, "/user");
    return yields(user->id, UserEnabled{});
  }

  Decision operator()(const SetPassword& command) const {
    const auto* user = organisation_.find(command.user);
    if (!is_self(command.user) && !is_administrator()) return missing();
    if (user == nullptr) return no_such_user();
    if (user->disabled) return refuse(RefusalCode::UserDisabled, "/user");
    return yields(user->id, PasswordSet{command.one_time});
  }

  Decision operator()(const IssueToken& command) const {
    const auto* user = organisation_.find(command.user);
    if (!is_self(command.user) && !is_administrator()) return missing();
    if (user == nullptr) return no_such_user();
    if (user->disabled) return refuse(RefusalCode::UserDisabled, "/user");
    if (user->tokens.size() >= kTokensMax)
      return refuse(RefusalCode::TooManyItems, "/user", std::to_string(kTokensMax));
    Refusals found;
    check_name(found, "/label", command.label, false);
    check_scopes(found, *user, command.scopes);
    if (command.expires_at <= facts_.at) found.push_back({RefusalCode::TimeInPast, "/expires_at", {}});
    if (!found.empty()) return found;
    return yields(user->id, TokenIssued{std::to_string(user->tokens.size() + 1), command.label, command.scopes,
                                        command.digest, command.expires_at});
  }

  Decision operator()(const RevokeToken& command) const {
    const auto* user = organisation_.find(command.user);
    if (!is_self(command.user) && !is_administrator()) return missing();
    if (user == nullptr) return no_such_user();
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
  static Refusals no_such_user() { return refuse(RefusalCode::NoSuchUser, "/user"); }

  [[nodiscard]] bool is_self(const std::string& user) const {
    if (facts_.actor.kind != ActorKind::Staff || facts_.actor.user != user) return false;
    const auto* self = organisation_.find(user);
    return self != nullptr && !self->disabled;
  }
  [[nodiscard]] bool is_administrator() const {
    if (facts_.actor.kind == ActorKind::Operator) return true;
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
  void check_scopes(Refusals& found, const User& user, const std::vector<std::string>& scopes) const {
    if (scopes.empty()) found.push_back({RefusalCode::MissingField, "/scopes", {}});
    const auto may = facts_.roles.permissions_of(user.roles);
    for (std::size_t i = 0; i < scopes.size(); ++i) {
      const auto permission = parse_word<Permission>(scopes[i]);
      const auto pointer = "/scopes/" + std::to_string(i);
      if (!permission)
        found.push_back({RefusalCode::UnknownWord, pointer, scopes[i]});
      else if (!may.has(*permission))
        found.push_back({RefusalCode::PermissionMissing, pointer, scopes[i]});
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

Decision decide(const Organisation& organisation, const Command& command, const Facts& facts) {
  return std::visit(Decide(organisation, facts), command);
}

}  // namespace redress::organisation
