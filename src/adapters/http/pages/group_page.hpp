#pragma once
// Groups as the operator's people see them.

#include "adapters/http/pages/controls.hpp"
#include "adapters/http/pages/group_forms.hpp"

namespace redress::http::pages {

/// One look at a page of groups, perhaps after an act that was refused.
struct GroupVisit {
  unsigned status = 200;
  std::string done;     ///< name of the act that was just done, or empty
  std::string general;  ///< why an act was refused, where that belongs to no field
  std::string refused;  ///< name of the act that was refused, or empty
  FieldErrors errors;
  FormData typed;
};

/// The list of groups, with the form that opens one.
[[nodiscard]] Task<Response> show_groups(Exchange& exchange, GroupVisit visit);
/// The group `exchange.number`, with what can be done to it.
[[nodiscard]] Task<Response> show_group(Exchange& exchange, GroupVisit visit);
/// A form of one act on `group` (null for an opening); open when it comes back refused.
void write_group_form(Html& html, const Speaker& say, const Exchange& exchange, const GroupAct& act,
                      const group::State* group, const GroupVisit& visit);
/// "/staff/groups/<number>"
[[nodiscard]] std::string group_page_of(std::string_view number);

}  // namespace redress::http::pages
