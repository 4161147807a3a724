#include "service/groups.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "domain/group/codec.hpp"
#include "domain/group/number.hpp"

namespace redress::service {
namespace {

using organisation::Permission;
using organisation::Permissions;

/// One overload per act: a new command does not compile until it has a permission.
struct AllowedFor {
  Permissions operator()(const group::OpenGroup&) const { return {Permission::Classify, Permission::Coordinate}; }
  Permissions operator()(const group::AddMembers&) const { return {Permission::Classify, Permission::Coordinate}; }
  Permissions operator()(const group::RemoveMember&) const { return {Permission::Classify, Permission::Coordinate}; }
  Permissions operator()(const group::WriteToMembers&) const {
    return {Permission::SendResult, Permission::Coordinate};
  }
  Permissions operator()(const group::DraftResult&) const { return {Permission::Coordinate}; }
  Permissions operator()(const group::ApproveResult&) const { return {Permission::OwnEscalated, Permission::Legal}; }
  Permissions operator()(const group::CloseGroup&) const { return {Permission::Close}; }
};

Result<void> take_event(group::State& state, const StoredEvent& stored) {
  const auto envelope = ledger::parse_envelope(stored.sealed.envelope);
  if (!envelope) return Failure{FailureKind::Internal, envelope.error().message};
  complaint::EncodedEvent encoded{envelope->kind, envelope->version, {}};
  for (std::size_t i = 0; i < ledger::kPartCount; ++i) {
    if (stored.sealed.parts[i]) encoded.parts[i] = stored.sealed.parts[i]->data;
  }
  auto event = group::decode_group_event(encoded);
  if (!event) return event.error();
  group::evolve(state, *event, envelope->at);
  return {};
}

}  // namespace

Permissions allowed_for(const group::Command& command) { return std::visit(AllowedFor{}, command); }

Result<group::State> fold_group(std::string_view number, const std::vector<StoredEvent>& events) {
  group::State state;
  state.number = number;
  for (const auto& event : events) {
    if (auto taken = take_event(state, event); !taken) return taken.error();
  }
  return state;
}

Result<std::optional<group::State>> find_group(ReadSession& reader, std::string_view number) {
  if (!group::is_number(number)) return std::optional<group::State>();
  const auto events = reader.read_stream(number);
  if (!events) return events.error();
  if (events->empty()) return std::optional<group::State>();
  auto state = fold_group(number, *events);
  if (!state) return state.error();
  return std::optional<group::State>(std::move(*state));
}

Result<GroupPage> list_groups(ReadSession& reader, std::string_view after, std::size_t limit) {
  std::map<std::string, group::State, std::greater<>> groups;
  Result<void> taken;
  auto scanned = reader.scan_streams(group::kPrefix, [&](const StoredEvent& event) {
    auto& state = groups[event.stream];
    state.number = event.stream;
    taken = take_event(state, event);
    return taken.has_value();
  });
  if (!scanned) return scanned.error();
  if (!taken) return taken.error();
  GroupPage page;
  auto from = after.empty() ? groups.begin() : groups.upper_bound(std::string(after));
  for (; from != groups.end() && page.groups.size() < limit; ++from) page.groups.push_back(std::move(from->second));
  if (from != groups.end() && !page.groups.empty()) page.next = page.groups.back().number;
  return page;
}

}  // namespace redress::service
