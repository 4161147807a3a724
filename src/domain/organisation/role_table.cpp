#include "domain/organisation/role_table.hpp"

#include <algorithm>
#include <iterator>

#include "base/check.hpp"
#include "base/json.hpp"

namespace redress::embedded {
std::string_view roles_json() noexcept;
}  // namespace redress::embedded

namespace redress::organisation {
namespace {

Failure wrong(const std::string& role, std::string_view member, std::string_view why) {
  return malformed("roles.json: role \"" + role + "\": " + std::string(member) + ": " + std::string(why));
}

Result<std::vector<std::string>> read_texts(const json::object& object, const std::string& role, std::string_view key) {
  std::vector<std::string> texts;
  if (!object.contains(key)) return texts;
  const auto* list = find_array(object, key);
  if (list == nullptr) return wrong(role, key, "not a list");
  for (const auto& item : *list) {
    if (!item.is_string()) return wrong(role, key, "not a text");
    texts.emplace_back(text_of(item.get_string()));
  }
  return texts;
}

Result<Permissions> read_permissions(const json::object& object, const std::string& role) {
  auto codes = read_texts(object, role, "permissions");
  if (!codes) return codes.error();
  Permissions permissions;
  for (const auto& code : *codes) {
    const auto permission = parse_word<Permission>(code);
    if (!permission) return wrong(role, "permissions", "no such permission: " + code);
    permissions.add(*permission);
  }
  return permissions;
}

Result<void> read_flag(const json::object& object, const std::string& role, std::string_view key, bool& flag) {
  const auto* value = object.if_contains(key);
  if (value == nullptr) return {};
  if (!value->is_bool()) return wrong(role, key, "neither true nor false");
  flag = value->get_bool();
  return {};
}

// A member that nobody reads is a right that somebody believes to have set.
Result<void> check_members(const json::object& object, const std::string& role) {
  constexpr std::string_view kMembers[] = {"role",
                                           "permissions",
                                           "reads",
                                           "masked",
                                           "categories",
                                           "grantable",
                                           "may_reject",
                                           "approve_minor_max",
                                           "close_severities",
                                           "extend_severities",
                                           "emergency_levels",
                                           "parameters"};
  for (const auto& member : object) {
    const std::string_view name(member.key().data(), member.key().size());
    if (std::ranges::find(kMembers, name) == std::end(kMembers)) return wrong(role, name, "unknown");
  }
  return {};
}

Result<void> read_scope(const json::object& object, Role& role) {
  const auto* reads = find_string(object, "reads");
  if (reads == nullptr) return wrong(role.code, "reads", "missing, or not a text");
  const auto scope = parse_word<ReadScope>(text_of(*reads));
  if (!scope) return wrong(role.code, "reads", "no such scope: " + std::string(text_of(*reads)));
  role.reads = *scope;
  return {};
}

Result<void> read_amount(const json::object& object, Role& role) {
  if (!object.contains("approve_minor_max")) return {};
  if (find_integer(object, "approve_minor_max", role.approve_minor_max) && role.approve_minor_max >= -1) return {};
  return wrong(role.code, "approve_minor_max", "not a whole number from -1");
}

Result<void> read_lists(const json::object& object, Role& role) {
  const std::pair<std::string_view, std::vector<std::string>*> lists[] = {
      {"categories", &role.categories},
      {"close_severities", &role.close_severities},
      {"extend_severities", &role.extend_severities},
      {"emergency_levels", &role.emergency_levels}};
  for (const auto& [key, list] : lists) {
    auto texts = read_texts(object, role.code, key);
    if (!texts) return texts.error();
    *list = std::move(*texts);
  }
  return {};
}

// Who holds KB must be told apart: one who proposes, one who approves.
Result<void> read_parameter_right(const json::object& object, Role& role) {
  if (object.contains("parameters")) {
    const auto* word = find_string(object, "parameters");
    const auto right = word != nullptr ? parse_word<ParameterRight>(text_of(*word)) : std::nullopt;
    if (!right) return wrong(role.code, "parameters", "not propose, approve or both");
    role.parameters = *right;
  }
  const bool has_right = role.parameters != ParameterRight::None;
  if (has_right == role.permissions.has(Permission::ChangeParameters)) return {};
  return wrong(role.code, "parameters", "stands with the permission KB, and only with it");
}

Result<Role> read_role(const json::object& object) {
  Role role;
  const auto* code = find_string(object, "role");
  if (code == nullptr || code->empty()) return malformed("roles.json: a role without a code");
  role.code = text_of(*code);
  if (auto checked = check_members(object, role.code); !checked) return checked.error();
  auto permissions = read_permissions(object, role.code);
  if (!permissions) return permissions.error();
  role.permissions = *permissions;
  if (auto read = read_scope(object, role); !read) return read.error();
  if (auto read = read_flag(object, role.code, "masked", role.masked); !read) return read.error();
  if (auto read = read_flag(object, role.code, "grantable", role.grantable); !read) return read.error();
  if (auto read = read_flag(object, role.code, "may_reject", role.may_reject); !read) return read.error();
  if (auto read = read_amount(object, role); !read) return read.error();
  if (auto lists = read_lists(object, role); !lists) return lists.error();
  if (auto right = read_parameter_right(object, role); !right) return right.error();
  return role;
}

// What makes or changes a complaint's content.
const Permissions& editing() {
  using enum Permission;
  static const Permissions kEditing{Confirm, Classify,   Assign,   Investigate, AddEvidence, Plan,        ApprovePlan,
                                    Execute, SendResult, FollowUp, Close,       ExtendLimit, DecideReview};
  return kEditing;
}

std::optional<Permission> first_of(const Permissions& permissions, const Permissions& among) {
  for (const auto& [permission, word] : words_of(Permission{})) {
    if (permissions.has(permission) && among.has(permission)) return permission;
  }
  return std::nullopt;
}

}  // namespace

Result<RoleTable> RoleTable::parse(std::string_view json_text) {
  const auto value = parse_json(json_text);
  if (!value) return malformed("roles.json: " + value.error().message);
  const auto* roles = value->is_object() ? find_array(value->get_object(), "roles") : nullptr;
  if (roles == nullptr) return malformed("roles.json: the list \"roles\" is missing");
  RoleTable table;
  for (const auto& item : *roles) {
    if (!item.is_object()) return malformed("roles.json: a role is not an object");
    auto role = read_role(item.get_object());
    if (!role) return role.error();
    if (table.find(role->code) != nullptr) return wrong(role->code, "role", "stands there twice");
    if (const auto broken = separation_broken(role->permissions)) {
      return wrong(role->code, "permissions",
                   std::string(to_word(broken->one)) + " and " + std::string(to_word(broken->other)) +
                       " may not be in one hand");
    }
    table.roles_.push_back(std::move(*role));
  }
  return table;
}

const RoleTable& RoleTable::builtin() {
  static const RoleTable kTable = [] {
    auto table = parse(embedded::roles_json());
    REDRESS_CHECK(table.has_value());
    return std::move(*table);
  }();
  return kTable;
}

const Role* RoleTable::find(std::string_view code) const {
  const auto found = std::find_if(roles_.begin(), roles_.end(), [&](const Role& role) { return role.code == code; });
  return found == roles_.end() ? nullptr : &*found;
}

Permissions RoleTable::permissions_of(const std::set<std::string>& codes) const {
  Permissions all;
  for (const auto& code : codes) {
    if (const auto* role = find(code)) all.add(role->permissions);
  }
  return all;
}

ParameterRights RoleTable::parameter_rights_of(const std::set<std::string>& codes) const {
  ParameterRights all;
  for (const auto& code : codes) {
    const auto* role = find(code);
    const auto right = role != nullptr ? role->parameters : ParameterRight::None;
    all.may_propose |= right == ParameterRight::Propose || right == ParameterRight::Both;
    all.may_approve |= right == ParameterRight::Approve || right == ParameterRight::Both;
  }
  return all;
}

std::optional<Separation> separation_broken(const Permissions& permissions) {
  using enum Permission;
  Permissions content = editing();
  content.add({Register, ReadOwnScope, ReadAll, Unmask, Supervise, Audit, Legal, DecidePersonal, Coordinate});
  if (permissions.has(Administer)) {
    if (const auto other = first_of(permissions, content)) return Separation{Administer, *other};
  }
  for (const auto watcher : {Supervise, Audit}) {
    if (!permissions.has(watcher)) continue;
    if (const auto other = first_of(permissions, editing())) return Separation{watcher, *other};
  }
  return std::nullopt;
}

}  // namespace redress::organisation
