#pragma once
// Groups as readers find them: folds of their streams, and who may do what to them.

#include <optional>
#include <string_view>
#include <vector>

#include "domain/group/commands.hpp"
#include "domain/group/state.hpp"
#include "domain/organisation/permission.hpp"
#include "service/ports/event_store.hpp"

namespace redress::service {

/// What a request needs for this act (D5-1): one of these.
[[nodiscard]] organisation::Permissions allowed_for(const group::Command& command);

/// Folds a stream from its first event; `number` names it. Failure Internal when an event cannot be read.
[[nodiscard]] Result<group::State> fold_group(std::string_view number, const std::vector<StoredEvent>& events);

/// Nothing when there is no such group.
[[nodiscard]] Result<std::optional<group::State>> find_group(ReadSession& reader, std::string_view number);

/// A piece of the list, newest first.
struct GroupPage {
  std::vector<group::State> groups;
  std::string next;  ///< the number behind which it goes on; empty at the end
};
/// Reads the streams of all groups: some hundreds in ten years, so no table is kept for them.
[[nodiscard]] Result<GroupPage> list_groups(ReadSession& reader, std::string_view after, std::size_t limit);

}  // namespace redress::service
