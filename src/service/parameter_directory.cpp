#include "service/parameter_directory.hpp"

#include "domain/parameters/codec.hpp"

namespace redress::service {
namespace {

Result<void> take_event(parameters::State& state, const StoredEvent& stored) {
  const auto envelope = ledger::parse_envelope(stored.sealed.envelope);
  if (!envelope) return Failure{FailureKind::Internal, envelope.error().message};
  complaint::EncodedEvent encoded{envelope->kind, envelope->version, {}};
  for (std::size_t i = 0; i < ledger::kPartCount; ++i) {
    if (stored.sealed.parts[i]) encoded.parts[i] = stored.sealed.parts[i]->data;
  }
  const auto acted = parameters::decode(encoded);
  if (!acted) return acted.error();
  parameters::evolve(state, *acted, envelope->at);
  return {};
}

}  // namespace

Result<parameters::State> load_parameters(ReadSession& reader) {
  const auto events = reader.read_stream(parameters::kParameterStream);
  if (!events) return events.error();
  parameters::State state;
  for (const auto& stored : *events) {
    if (auto taken = take_event(state, stored); !taken) return taken.error();
  }
  return state;
}

}  // namespace redress::service
