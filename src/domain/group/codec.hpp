#pragma once
// Events of groups as the log stores them (docs/formats/events.md). Words of staff stand in `person_staff`, whose
// subject is the group; a complainant sees what their own stream says.

#include "base/result.hpp"
#include "domain/complaint/commands.hpp"
#include "domain/complaint/event_codec.hpp"
#include "domain/group/events.hpp"

namespace redress::group {

/// `group` is the number of the group; `actor` who acted.
[[nodiscard]] complaint::EncodedEvent encode(const Event& event, std::string_view group, const complaint::Actor& actor);
/// The inverse. Failure Internal for an unknown kind or version or parts that do not fit it.
[[nodiscard]] Result<Event> decode_group_event(const complaint::EncodedEvent& stored);

}  // namespace redress::group
