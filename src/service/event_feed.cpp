#include "service/event_feed.hpp"

#include <algorithm>

#include "domain/complaint/number.hpp"
#include "service/aggregate.hpp"

namespace redress::service {

Result<FeedPiece> read_feed(ReadSession& reader, std::uint64_t first, std::uint64_t end) {
  FeedPiece piece;
  piece.next = std::min(end, first + kFeedLeavesMax);
  Result<void> inner;
  const auto visit = [&](const StoredEvent& stored) {
    if (!complaint::parse_number(stored.stream)) return true;
    auto kind = kind_of(stored);
    if (!kind) {
      inner = kind.error();
      return false;
    }
    piece.events.push_back({stored.leaf, stored.stream, stored.seq, std::move(*kind)});
    return true;
  };
  if (auto scanned = reader.scan_events(first, piece.next, visit); !scanned) return scanned.error();
  if (!inner) return inner.error();
  return piece;
}

}  // namespace redress::service
