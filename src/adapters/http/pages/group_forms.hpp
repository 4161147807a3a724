#pragma once
// The forms of the acts on groups: what each asks for, who does it and when, and what was typed as the API's body.

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "adapters/http/pages/controls.hpp"
#include "adapters/http/pages/form_data.hpp"
#include "base/json.hpp"
#include "domain/group/state.hpp"
#include "domain/organisation/permission.hpp"

namespace redress::http::pages {

/// How a member of the body is typed.
enum class GroupInput { Line, Text, Numbers, Outcome, Draft, Flag };
struct GroupField {
  std::string_view member;  ///< of the API's body; the field of the form is "<name of the act>_<member>"
  GroupInput input = GroupInput::Line;
};
/// One act. Texts: "page.<name>_heading", "page.<name>_submit", "page.<name>_done".
struct GroupAct {
  std::string_view route;  ///< what follows the group's path; empty for the opening
  std::string_view name;
  std::span<const GroupField> fields;
  organisation::Permissions permissions;
};

[[nodiscard]] std::span<const GroupAct> group_acts();
/// Null if there is none.
[[nodiscard]] const GroupAct* find_group_act(std::string_view route);
/// Whether the act makes sense for a group as it stands; `has_members`: one that did not withdraw. An opening never
/// does.
[[nodiscard]] bool is_due(const GroupAct& act, const group::State& group, bool has_members);

/// The controls of one act; `group` is null when it is opened.
void draw_group_act(const GroupAct& act, const group::State* group, Controls& controls, Html& html, const Speaker& say);
/// The API's body of what was typed.
[[nodiscard]] json::object typed_group_act(const GroupAct& act, const FormData& typed);
/// "group_open_name" for "/name"; empty where no field fits.
[[nodiscard]] std::string group_field_of(const GroupAct& act, std::string_view pointer);

}  // namespace redress::http::pages
