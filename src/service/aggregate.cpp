#include "service/aggregate.hpp"

#include "base/json.hpp"
#include "domain/complaint/event_codec.hpp"

namespace redress::service {
namespace {

Result<complaint::Event> decode_with(const ledger::Envelope& envelope, const StoredEvent& stored) {
  complaint::EncodedEvent encoded{envelope.kind, envelope.version, {}};
  for (std::size_t i = 0; i < ledger::kPartCount; ++i) {
    if (stored.sealed.parts[i]) encoded.parts[i] = stored.sealed.parts[i]->data;
  }
  return complaint::decode(encoded);
}

}  // namespace

Result<complaint::Event> decode_event(const StoredEvent& stored) {
  const auto envelope = ledger::parse_envelope(stored.sealed.envelope);
  if (!envelope)
    return Failure{FailureKind::Internal, "leaf " + std::to_string(stored.leaf) + ": " + envelope.error().message};
  return decode_with(*envelope, stored);
}

Result<std::string> kind_of(const StoredEvent& stored) {
  auto envelope = ledger::parse_envelope(stored.sealed.envelope);
  if (!envelope) return envelope.error();
  const auto& staff = stored.sealed.parts[static_cast<std::size_t>(ledger::PartName::Staff)];
  if (envelope->kind != "internal" || !staff) return std::move(envelope->kind);
  const auto value = parse_json(staff->data);
  if (!value) return value.error();
  const auto* object = value->if_object();
  const auto* kind = object != nullptr ? find_string(*object, "kind") : nullptr;
  return kind != nullptr ? std::string(text_of(*kind)) : std::move(envelope->kind);
}

Result<Aggregate> fold_stream(const std::vector<StoredEvent>& events) {
  Aggregate aggregate;
  for (const auto& stored : events) {
    const auto envelope = ledger::parse_envelope(stored.sealed.envelope);
    if (!envelope) return Failure{FailureKind::Internal, envelope.error().message};
    const auto event = decode_with(*envelope, stored);
    if (!event) return event.error();
    complaint::evolve(aggregate.state, *event, envelope->at);
    aggregate.last_seq = stored.seq;
    aggregate.last_commitment = stored.sealed.commitment;
  }
  return aggregate;
}

ComplaintRow row_of(const Aggregate& aggregate) {
  ComplaintRow row{aggregate.state, aggregate.last_seq, aggregate.last_commitment};
  row.state.memory = {};
  return row;
}

}  // namespace redress::service
