#pragma once
// Events as the log stores them: kind, version and parts (FORMATS.md 1; the layout of each kind is in
// docs/formats/events.md). Old versions are upcast here and nowhere else.

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "domain/complaint/events.hpp"
#include "domain/ledger/event.hpp"

namespace redress::complaint {

/// An event in its stored form, without its place in the stream.
struct EncodedEvent {
  std::string kind;
  int version = 1;
  ledger::PerPart<std::optional<std::string>> parts;  ///< JCS
};

/// `number` is the record the event belongs to; `actor` who acted.
[[nodiscard]] EncodedEvent encode(const Event& event, std::string_view number, const Actor& actor);

/// The inverse. An erased `person` part leaves its fields empty. Failure Internal for an unknown kind or version or
/// parts that do not fit it: stored data that this program did not write.
[[nodiscard]] Result<Event> decode(const EncodedEvent& stored);

}  // namespace redress::complaint
