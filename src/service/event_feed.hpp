#pragma once
// What staff see live: that something happened to a complaint, never what was said.

#include <functional>
#include <string>
#include <vector>

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

/// Whether the reader may know of a complaint in this state.
using MaySee = std::function<bool(const complaint::State&)>;

/// The events of complaints that may be seen, among leaves `first` … below `end`, of which at most kFeedLeavesMax are
/// looked at. What may be seen is asked of the complaint as it is now.
[[nodiscard]] Result<FeedPiece> read_feed(ReadSession& reader, std::uint64_t first, std::uint64_t end,
                                          const MaySee& may_see);

}  // namespace redress::service
