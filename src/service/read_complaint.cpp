#include "service/read_complaint.hpp"

#include "domain/complaint/lifecycle.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "service/aggregate.hpp"
#include "service/receipts.hpp"

namespace redress::service {
namespace {

using ledger::PartName;

Result<json::object> part_object(const StoredEvent& event, PartName name) {
  const auto& part = event.sealed.parts[static_cast<std::size_t>(name)];
  if (!part) return json::object{};
  auto value = parse_json(part->data);
  if (!value) return value.error();
  if (!value->is_object()) return Failure{FailureKind::Internal, "a stored part is not an object"};
  return std::move(value->get_object());
}

Result<HistoryEntry> entry_of(ReadSession& reader, const LogSnapshot& snapshot, const StoredEvent& event) {
  const auto envelope = ledger::parse_envelope(event.sealed.envelope);
  if (!envelope) return envelope.error();
  HistoryEntry entry{event.seq, event.leaf, envelope->at, envelope->kind, {}, {}, {}, {}, {}, {}};
  const std::pair<PartName, json::object*> parts[] = {{PartName::Party, &entry.party},
                                                      {PartName::Person, &entry.person},
                                                      {PartName::Staff, &entry.staff},
                                                      {PartName::PersonStaff, &entry.person_staff}};
  for (const auto& [name, into] : parts) {
    auto object = part_object(event, name);
    if (!object) return object.error();
    *into = std::move(*object);
  }
  auto kind = kind_of(event);
  if (!kind) return kind.error();
  entry.staff_kind = std::move(*kind);
  auto receipt = receipt_of(reader, event, snapshot);
  if (!receipt) return receipt.error();
  entry.receipt = std::move(*receipt);
  return entry;
}

// The stream may have grown past the snapshot between the two reads; what the snapshot does not hold is not shown.
void cut_to_snapshot(std::vector<StoredEvent>& events, const LogSnapshot& snapshot) {
  while (!events.empty() && events.back().leaf >= snapshot.edge.size()) events.pop_back();
}

}  // namespace

Result<std::optional<ComplaintView>> read_complaint(ReadSession& reader, const LogSnapshot& snapshot,
                                                    const ledger::Signer& status_signer, std::string_view number) {
  auto events = reader.read_stream(number);
  if (!events) return events.error();
  cut_to_snapshot(*events, snapshot);
  if (events->empty()) return std::optional<ComplaintView>();
  const auto aggregate = fold_stream(*events);
  if (!aggregate) return aggregate.error();
  ComplaintView shown;
  shown.row = row_of(*aggregate);
  shown.state = aggregate->state;
  shown.staff_needs = complaint::staff_needs(aggregate->state, complaint::Rules::defaults().legal_minor);
  for (const auto& need : complaint::needs(aggregate->state)) shown.needs.emplace_back(to_word(need.code));
  for (const auto& event : *events) {
    auto entry = entry_of(reader, snapshot, event);
    if (!entry) return entry.error();
    shown.history.push_back(std::move(*entry));
  }
  shown.tree_size = snapshot.edge.size();
  shown.status_note = ledger::sign_status(
      {std::string(number), aggregate->last_seq, aggregate->last_commitment, shown.tree_size}, status_signer);
  return std::optional(std::move(shown));
}

}  // namespace redress::service
