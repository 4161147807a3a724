#pragma once
// What staff do to a complaint by page: one form each, read by the same readers as the API's bodies.

#include <span>
#include <string_view>

#include "adapters/http/act.hpp"
#include "adapters/http/pages/form_data.hpp"
#include "domain/organisation/permission.hpp"

namespace redress::http::pages {

/// How one field of an act's form is typed and sent on.
enum class FieldKind : std::uint8_t {
  Text,      ///< several lines
  Items,     ///< a list, one a line
  Reason,    ///< a word of the rejection reasons
  Remedies,  ///< any of the other remedies
  Proposal   ///< the proposal that was read; not typed
};
struct ActField {
  std::string_view member;  ///< of the API's body; the field is "<prefix>_<member>"
  FieldKind kind = FieldKind::Text;
};

/// One act. Texts: "page.<prefix>_heading", "page.<prefix>_submit", "page.<prefix>_done", "page.<prefix>_<member>".
struct StaffAct {
  std::string_view route;  ///< what follows the complaint's path, as in the API
  std::string_view prefix;
  std::span<const ActField> fields;
  ReadCommand read;
  complaint::Command sample;  ///< of its kind, to ask who may do it
  bool on_proposal = false;   ///< there only while a rejection waits for its second person
};

[[nodiscard]] std::span<const StaffAct> staff_acts();
/// Null if there is none.
[[nodiscard]] const StaffAct* find_staff_act(std::string_view route);

/// Any of these lets somebody do it (service/staff_directory.hpp).
[[nodiscard]] organisation::Permissions permissions_for(const StaffAct& act);

/// The API's body from what was typed.
[[nodiscard]] json::value body_of(const StaffAct& act, const FormData& typed);
/// "reject_explanation"
[[nodiscard]] std::string field_name(const StaffAct& act, std::string_view member);

}  // namespace redress::http::pages
