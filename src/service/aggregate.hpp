#pragma once
// A complaint folded from its stream, with the tail that the next event is chained to.

#include <string_view>
#include <vector>

#include "service/ports/event_store.hpp"

namespace redress::service {

/// State and tail; last_seq 0 means that no event exists.
struct Aggregate {
  complaint::State state;
  std::uint64_t last_seq = 0;
  Hash last_commitment{};
};

/// The event inside a stored one. Failure Internal when it cannot be read.
[[nodiscard]] Result<complaint::Event> decode_event(const StoredEvent& stored);

/// The kind of a stored event as staff know it: of an internal event the real one, which stands in its `staff` part.
[[nodiscard]] Result<std::string> kind_of(const StoredEvent& stored);

/// Folds a stream from its first event.
[[nodiscard]] Result<Aggregate> fold_stream(const std::vector<StoredEvent>& events);

/// The row that screens read; a pure function of the aggregate.
[[nodiscard]] ComplaintRow row_of(const Aggregate& aggregate);

}  // namespace redress::service
