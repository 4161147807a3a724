#pragma once
// What the API and the pages say of groups.

#include <string>
#include <vector>

#include "adapters/http/exchange.hpp"
#include "domain/group/state.hpp"
#include "service/groups.hpp"

namespace redress::http {

/// A group with those of its complaints that the caller may know of, by number.
struct GroupView {
  group::State group;
  std::vector<complaint::State> members;  ///< rows: without memory
};

/// Nothing when there is no such group, and for who is in conflict with one of its complaints (D5-3): they see nothing.
[[nodiscard]] Result<std::optional<GroupView>> read_group_view(const Exchange& exchange, std::string_view number,
                                                               service::ReadSession& reader);

/// A page of the list, without the groups of whose complaints the caller is in conflict with one.
[[nodiscard]] Result<service::GroupPage> read_known_groups(const Exchange& exchange, std::string_view after,
                                                           std::size_t limit, service::ReadSession& reader);

/// "/v1/groups/<number>"
[[nodiscard]] std::string group_path_of(std::string_view number);
/// The document of one group.
[[nodiscard]] Response show_group(const Exchange& exchange, const GroupView& view, unsigned status);
/// One line of the list, as a JSON object.
void append_group_row(std::string& out, const group::State& group);

}  // namespace redress::http
