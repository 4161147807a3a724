#include "service/letter_source.hpp"

#include <algorithm>

#include "service/aggregate.hpp"

namespace redress::service {
namespace {

using ledger::PartName;

Result<json::object> part_of(const StoredEvent& event, PartName name) {
  const auto& part = event.sealed.parts[static_cast<std::size_t>(name)];
  if (!part) return json::object{};
  auto value = parse_json(part->data);
  if (!value) return value.error();
  if (!value->is_object()) return Failure{FailureKind::Internal, "a stored part is not an object"};
  return std::move(value->get_object());
}

Result<ToldEvent> told_event(const StoredEvent& stored) {
  auto envelope = ledger::parse_envelope(stored.sealed.envelope);
  if (!envelope) return envelope.error();
  auto party = part_of(stored, PartName::Party);
  if (!party) return party.error();
  auto person = part_of(stored, PartName::Person);
  if (!person) return person.error();
  return ToldEvent{
      stored.seq,        stored.leaf,       envelope->at, std::move(envelope->kind), stored.sealed.commitment,
      std::move(*party), std::move(*person)};
}

/// How many events there are up to the newest that the letter tells of; 0 when there is none.
std::size_t end_of(const std::vector<ToldEvent>& events, const letters::Letter& letter) {
  const auto& kinds = letter.sent.on;
  for (auto end = events.size(); end > 0; --end) {
    if (std::find(kinds.begin(), kinds.end(), events[end - 1].kind) != kinds.end()) return end;
  }
  return 0;
}

}  // namespace

Result<LetterSource> letter_source(const std::vector<StoredEvent>& events, const letters::Letter& letter) {
  LetterSource source;
  for (const auto& stored : events) {
    auto event = told_event(stored);
    if (!event) return event.error();
    source.events.push_back(std::move(*event));
  }
  auto whole = fold_stream(events);
  if (!whole) return whole.error();
  source.state = std::move(whole->state);
  const auto end = end_of(source.events, letter);
  const bool is_result = end != 0 && source.events[end - 1].kind == complaint::ResultTold::kKind;
  // A result that was taken back, or that a group's took the place of, is none.
  const auto& life = *source.state.memory.life;
  if (end == 0 || (is_result && (!life.told || life.group_outcome))) return source;
  source.has_happened = true;
  if (end == events.size()) return source;
  auto then = fold_stream({events.begin(), events.begin() + static_cast<std::ptrdiff_t>(end)});
  if (!then) return then.error();
  source.state = std::move(then->state);
  source.events.resize(end);
  return source;
}

}  // namespace redress::service
