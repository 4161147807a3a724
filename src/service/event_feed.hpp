#pragma once
// What staff see live: that something happened to a complaint, never what was said.

#include <string>

#include "service/ports/event_store.hpp"

namespace redress::service {

/// One event of a complaint.
struct FeedEvent {
  std::uint64_t leaf = 0;
  std::string number;
  std::uint64_t seq = 0;
  std::string kind;  ///< the real one, of internal events too
};

/// A piece of the log and where it ends.
struct FeedPiece {
  std::vector<FeedEvent> events;
  std::uint64_t next = 0;  ///< the first leaf that was not looked at
};

inline constexpr std::uint64_t kFeedLeavesMax = 256;

/// The events of complaints among leaves `first` … below `end`, of which at most kFeedLeavesMax are looked at.
[[nodiscard]] Result<FeedPiece> read_feed(ReadSession& reader, std::uint64_t first, std::uint64_t end);

}  // namespace redress::service
