#include "service/read_timeline.hpp"

#include "base/json.hpp"
#include "service/aggregate.hpp"

namespace redress::service {
namespace {

Result<std::string> actor_of(const StoredEvent& event) {
  const auto& part = event.sealed.parts[static_cast<std::size_t>(ledger::PartName::Staff)];
  if (!part) return std::string();
  const auto value = parse_json(part->data);
  if (!value) return value.error();
  const auto* object = value->if_object();
  const auto* actor = object != nullptr ? find_string(*object, "actor") : nullptr;
  return actor != nullptr ? std::string(text_of(*actor)) : std::string();
}

Result<TimelineEntry> entry_of(const StoredEvent& event) {
  auto envelope = ledger::parse_envelope(event.sealed.envelope);
  if (!envelope) return envelope.error();
  auto kind = kind_of(event);
  if (!kind) return kind.error();
  auto actor = actor_of(event);
  if (!actor) return actor.error();
  return TimelineEntry{event.seq, envelope->at, std::move(envelope->kind), std::move(*kind), std::move(*actor)};
}

}  // namespace

Result<std::optional<Timeline>> read_timeline(ReadSession& reader, const LogSnapshot& snapshot,
                                              std::string_view number) {
  const auto events = reader.read_stream(number);
  if (!events) return events.error();
  Timeline timeline;
  timeline.tree_size = snapshot.edge.size();
  for (const auto& event : *events) {
    // The stream may have grown past the snapshot between the two reads.
    if (event.leaf >= timeline.tree_size) break;
    auto entry = entry_of(event);
    if (!entry) return entry.error();
    timeline.entries.push_back(std::move(*entry));
  }
  if (timeline.entries.empty()) return std::optional<Timeline>();
  return std::optional(std::move(timeline));
}

}  // namespace redress::service
