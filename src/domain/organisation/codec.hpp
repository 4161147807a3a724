#pragma once
// User events and access events as the log stores them (docs/formats/events.md).

#include <string>

#include "domain/complaint/event_codec.hpp"
#include "domain/organisation/access.hpp"
#include "domain/organisation/events.hpp"

namespace redress::organisation {

/// `actor` is who acted, not whom it is about.
[[nodiscard]] complaint::EncodedEvent encode(const UserEvent& event, const complaint::Actor& actor);
[[nodiscard]] complaint::EncodedEvent encode(const Access& access);

/// The event of a stream "user/<id>". An erased `person_staff` part leaves names empty. Failure Internal for what this
/// program did not write.
[[nodiscard]] Result<Event> decode_user_event(const complaint::EncodedEvent& stored);

}  // namespace redress::organisation
