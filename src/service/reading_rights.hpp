#pragma once
// Who sees what of a complaint (MECHANISM.md B5, D5-1; docs/decisions/0012-people-and-rights.md).
//
// Classes of B5 and where they stand in an event:
//   PUBLIC     envelope, commitments, leaves: the log serves them to anybody
//   INTERNAL   the parts `party` and `staff`
//   PERSONAL   the parts `person` and `person_staff`
//   SENSITIVE  of these: how to reach somebody, their account, their recorded voice (is_sensitive)

#include <optional>
#include <string_view>

#include "base/json.hpp"
#include "domain/complaint/state.hpp"
#include "domain/ledger/event.hpp"
#include "domain/organisation/role_table.hpp"
#include "domain/organisation/state.hpp"

namespace redress::service {

/// How much of a class somebody sees.
enum class Sight { Hidden, Masked, Shown };

/// A value. Nothing is visible unless said.
struct ReadingRights {
  bool may_read = false;  ///< the complaint itself: that it is there, its stage and times
  Sight party = Sight::Hidden;
  Sight person = Sight::Hidden;  ///< texts of and to the complainant
  Sight staff = Sight::Hidden;
  Sight person_staff = Sight::Hidden;
  Sight sensitive = Sight::Hidden;  ///< of person and person_staff; never more than these
  bool may_unmask = false;          ///< PI: sees `sensitive` for a reason, which is logged
  bool operator==(const ReadingRights&) const = default;
};

/// Everything of their own, nothing of the staff. The operator's local socket gets the same.
[[nodiscard]] ReadingRights rights_of_complainant();
/// What a user of the operator sees of this complaint. `effective`: the permissions of this request, no more than a
/// token's scopes. Nothing for a disabled user.
[[nodiscard]] ReadingRights rights_of_user(const organisation::User& user, const organisation::Permissions& effective,
                                           const organisation::RoleTable& roles, const complaint::State& state);
/// The same with the sensitive members shown, when the user may unmask; nothing otherwise.
[[nodiscard]] std::optional<ReadingRights> unmasked(const ReadingRights& rights);

/// True for a member of a personal part that is SENSITIVE, such as "contact" → "phone" ("contact.phone").
[[nodiscard]] bool is_sensitive(std::string_view path) noexcept;

/// A part as it may be shown; nothing when it is hidden.
[[nodiscard]] std::optional<json::object> show_part(ledger::PartName name, const json::object& part,
                                                    const ReadingRights& rights);

}  // namespace redress::service
