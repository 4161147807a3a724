#include "service/reading_rights.hpp"

#include <algorithm>
#include <array>

#include "service/masking.hpp"

namespace redress::service {
namespace {

using complaint::Stage;
using ledger::PartName;
using organisation::Permission;
using organisation::Permissions;
using organisation::ReadScope;
using organisation::Role;

constexpr std::array<std::string_view, 9> kSensitive = {
    "account_id",    "recording_ref", "contact.address", "contact.email",   "contact.phone",
    "agent.address", "agent.email",   "agent.phone",     "agent.authority",
};

// Stages that a complaint can be in before anybody owns it, and after it ended without an owner. Once complaints have
// owners, "own" and "department" ask for them instead.
bool is_in_common_hand(Stage stage) {
  switch (stage) {
    case Stage::Received:
    case Stage::Confirmed:
    case Stage::AwaitingInfo:
    case Stage::Rejected:
    case Stage::Withdrawn:
    case Stage::Closed: return true;
    case Stage::Classified:
    case Stage::Investigating:
    case Stage::Planning:
    case Stage::Handling:
    case Stage::Feedback:
    case Stage::FollowUp:
    case Stage::Referred:
    case Stage::UnderReview:
    case Stage::External:
    case Stage::Merged:
    case Stage::Reopened: return false;
  }
  return false;
}

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

/// What one role gives, of the permissions that this request has.
ReadingRights rights_of_role(const Role& role, Permissions effective, const complaint::State& state) {
  effective.limit_to(role.permissions);
  if (!effective.has_any({Permission::ReadOwnScope, Permission::ReadAll})) return {};
  switch (role.reads) {
    case ReadScope::All: return whole_view(role.masked);
    case ReadScope::Own:
    case ReadScope::Department:
      return takes_in(effective) && is_in_common_hand(state.stage) ? whole_view(role.masked) : ReadingRights();
    case ReadScope::Summary: return summary_view();
    // What these rest on is not recorded yet: tasks, coordination, categories, money of plans, flags.
    case ReadScope::Assigned:
    case ReadScope::Coordination:
    case ReadScope::Categories:
    case ReadScope::Money:
    case ReadScope::PersonalInvolved:
    case ReadScope::None: return {};
  }
  return {};
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
  for (const auto& code : user.roles) {
    if (const auto* role = roles.find(code)) add(rights, rights_of_role(*role, effective, state));
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
