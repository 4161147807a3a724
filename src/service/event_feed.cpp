#include "service/event_feed.hpp"

#include <algorithm>

#include "domain/complaint/number.hpp"
#include "service/aggregate.hpp"

namespace redress::service {
namespace {

Result<void> keep_seen(ReadSession& reader, const MaySee& may_see, std::vector<FeedEvent>& events) {
  std::vector<FeedEvent> seen;
  for (auto& event : events) {
    const auto row = reader.find_complaint(event.number);
    if (!row) return row.error();
    if (*row && may_see((*row)->state)) seen.push_back(std::move(event));
  }
  events = std::move(seen);
  return {};
}

}  // namespace

Result<FeedPiece> read_feed(ReadSession& reader, std::uint64_t first, std::uint64_t end, const MaySee& may_see) {
  FeedPiece piece;
  piece.next = std::min(end, first + kFeedLeavesMax);
  Result<void> inner;
  const auto visit = [&](const StoredEvent& stored) {
    if (!complaint::parse_number(stored.stream)) return true;  // of users or accesses
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
  if (auto kept = keep_seen(reader, may_see, piece.events); !kept) return kept.error();
  return piece;
}

}  // namespace redress::service
