#include "service/reading_rights.hpp"

#include <algorithm>
#include <array>

#include "service/masking.hpp"

namespace redress::service {
namespace {

using ledger::PartName;
using organisation::Permission;
using organisation::Permissions;
using organisation::ReadScope;
using organisation::Role;

constexpr std::array<std::string_view, 9> kSensitive = {
    "account_id",    "recording_ref", "contact.address", "contact.email",   "contact.phone",
    "agent.address", "agent.email",   "agent.phone",     "agent.authority",
};

/// Who asks, with the permissions of this request.
struct Who {
  const organisation::User& user;
  Permissions effective;
};

bool takes_in(const Permissions& permissions) {
  return permissions.has_any({Permission::Register, Permission::Confirm, Permission::Classify});
}

ReadingRights whole_view(bool masked) {
  ReadingRights rights;
  rights.may_read = true;
  rights.party = Sight::Shown;
  rights.staff = Sight::Shown;
  rights.person = masked ? Sight::Masked : Sight::Shown;
  rights.person_staff = rights.person;
  rights.sensitive = Sight::Masked;
  return rights;
}

ReadingRights summary_view() {
  ReadingRights rights;
  rights.may_read = true;
  rights.party = Sight::Shown;
  return rights;
}

// Codes, amounts and signatures of plans that finance signs, without anybody's words.
ReadingRights money_view() {
  auto rights = summary_view();
  rights.staff = Sight::Shown;
  return rights;
}

bool is_in(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What nobody has taken yet is in the hands of all who take in; an owner's, in theirs and in their department's.
bool is_own(const Who& who, const complaint::State& state) {
  if (state.owner == who.user.id || state.investigator == who.user.id) return true;
  // Who gave it away answers for it until the owner has accepted (R3.1.1-03).
  const bool untaken = state.owner.empty() || state.stage == complaint::Stage::Classified;
  return untaken && takes_in(who.effective);
}

bool is_of_department(const Who& who, const complaint::State& state) {
  return !who.user.department.empty() && who.user.department == state.owner_department;
}

bool is_of_category(const Role& role, const complaint::State& state) {
  return !state.category.empty() && is_in(role.categories, std::string_view(state.category).substr(0, 2));
}

bool involves_personal_data(const complaint::State& state) {
  return is_in(state.flags, "PI_INVOLVED") || state.category.starts_with("PR");
}

/// What one role gives, of the permissions that this request has.
ReadingRights rights_of_role(const Role& role, Who who, const complaint::State& state) {
  who.effective.limit_to(role.permissions);
  if (!who.effective.has_any({Permission::ReadOwnScope, Permission::ReadAll})) return {};
  const auto when = [&](bool holds) { return holds ? whole_view(role.masked) : ReadingRights(); };
  switch (role.reads) {
    case ReadScope::All: return whole_view(role.masked);
    case ReadScope::Own: return when(is_own(who, state));
    case ReadScope::Department: return when(is_own(who, state) || is_of_department(who, state));
    case ReadScope::Assigned: return when(state.investigator == who.user.id);
    case ReadScope::Coordination: return when(state.disputed || !state.group.empty());
    case ReadScope::Categories: return when(is_of_category(role, state));
    case ReadScope::PersonalInvolved: return when(involves_personal_data(state));
    case ReadScope::Money: return state.compensation_minor > 0 ? money_view() : ReadingRights();
    case ReadScope::Summary: return summary_view();
    case ReadScope::None: return {};
  }
  return {};
}

// Whoever is complained about does not see who complains (B5); nothing at all, since every word may tell it.
bool is_conflicted(const complaint::State& state, const organisation::User& user) {
  return is_in(state.conflicted, user.id);
}

void add(ReadingRights& rights, const ReadingRights& more) {
  rights.may_read = rights.may_read || more.may_read;
  rights.party = std::max(rights.party, more.party);
  rights.person = std::max(rights.person, more.person);
  rights.staff = std::max(rights.staff, more.staff);
  rights.person_staff = std::max(rights.person_staff, more.person_staff);
  rights.sensitive = std::max(rights.sensitive, more.sensitive);
}

Sight sight_of(PartName name, const ReadingRights& rights) {
  switch (name) {
    case PartName::Party: return rights.party;
    case PartName::Person: return rights.person;
    case PartName::Staff: return rights.staff;
    case PartName::PersonStaff: return rights.person_staff;
  }
  return Sight::Hidden;
}

}  // namespace

ReadingRights rights_of_complainant() {
  ReadingRights rights;
  rights.may_read = true;
  rights.party = Sight::Shown;
  rights.person = Sight::Shown;
  rights.sensitive = Sight::Shown;
  return rights;
}

ReadingRights rights_of_user(const organisation::User& user, const Permissions& effective,
                             const organisation::RoleTable& roles, const complaint::State& state) {
  ReadingRights rights;
  // Never, whatever else the account should hold (D5-3, T-84).
  if (user.disabled || roles.permissions_of(user.roles).has(Permission::Administer)) return rights;
  if (is_conflicted(state, user)) return rights;
  for (const auto& code : user.roles) {
    if (const auto* role = roles.find(code)) add(rights, rights_of_role(*role, {user, effective}, state));
  }
  rights.may_unmask = rights.person == Sight::Shown && effective.has(Permission::Unmask);
  return rights;
}

std::optional<ReadingRights> unmasked(const ReadingRights& rights) {
  if (!rights.may_unmask) return std::nullopt;
  auto more = rights;
  more.sensitive = Sight::Shown;
  return more;
}

bool is_sensitive(std::string_view path) noexcept {
  return std::find(kSensitive.begin(), kSensitive.end(), path) != kSensitive.end();
}

std::optional<json::object> show_part(PartName name, const json::object& part, const ReadingRights& rights) {
  const auto sight = sight_of(name, rights);
  if (sight == Sight::Hidden) return std::nullopt;
  if (name != PartName::Person && name != PartName::PersonStaff) return part;
  return mask(part, {sight == Sight::Masked, rights.sensitive != Sight::Shown});
}

}  // namespace redress::service
