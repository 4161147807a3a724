#pragma once
// What staff do to a complaint by page: one form each, read by the same readers as the API's bodies.

#include <span>
#include <string>
#include <string_view>

#include "domain/complaint/act_table.hpp"
#include "domain/complaint/state.hpp"
#include "domain/organisation/permission.hpp"

namespace redress::http::pages {

/// One act. Texts: "page.<prefix>_heading", "page.<prefix>_submit", "page.<prefix>_done", "page.<prefix>_<member>".
struct StaffAct {
  std::string_view route;  ///< what follows the complaint's path, as in the API
  std::string prefix;      ///< of the names of its fields and texts
  complaint::Stages stages;
  bool complaints_only = true;
  organisation::Permissions permissions;  ///< any of these lets somebody do it (service/staff_directory.hpp)
};

/// In the order in which a complaint meets them.
[[nodiscard]] std::span<const StaffAct> staff_acts();
/// Null if there is none.
[[nodiscard]] const StaffAct* find_staff_act(std::string_view route);
/// Whether the act makes sense now, as far as the complaint tells: at this stage, and with what it decides on waiting.
[[nodiscard]] bool is_due(const StaffAct& act, const complaint::State& state);

}  // namespace redress::http::pages
