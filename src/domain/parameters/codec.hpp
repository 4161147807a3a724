#pragma once
// Parameter events as the log stores them (docs/formats/events.md).

#include "domain/complaint/event_codec.hpp"
#include "domain/parameters/state.hpp"

namespace redress::parameters {

[[nodiscard]] complaint::EncodedEvent encode(const ActedEvent& acted);

/// An event of the stream "parameters". Needs no definitions: a value tells its kind. An erased `person_staff` part
/// leaves reasons empty. Failure Internal for what this program did not write.
[[nodiscard]] Result<ActedEvent> decode(const complaint::EncodedEvent& stored);

}  // namespace redress::parameters
