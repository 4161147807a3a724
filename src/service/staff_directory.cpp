#include "service/staff_directory.hpp"

#include "domain/organisation/codec.hpp"

namespace redress::service {
namespace {

using organisation::Permission;

Result<void> take_event(organisation::Organisation& organisation, const StoredEvent& stored) {
  const auto envelope = ledger::parse_envelope(stored.sealed.envelope);
  if (!envelope) return Failure{FailureKind::Internal, envelope.error().message};
  complaint::EncodedEvent encoded{envelope->kind, envelope->version, {}};
  for (std::size_t i = 0; i < ledger::kPartCount; ++i) {
    if (stored.sealed.parts[i]) encoded.parts[i] = stored.sealed.parts[i]->data;
  }
  auto event = organisation::decode_user_event(encoded);
  if (!event) return event.error();
  const std::string user(organisation::user_of_stream(stored.stream));
  organisation::evolve(organisation, {user, std::move(*event)}, envelope->at);
  return {};
}

/// One overload per act: a new command does not compile until it has a permission.
struct PermissionFor {
  Permission operator()(const complaint::AddInformation&) const { return Permission::Register; }
  Permission operator()(const complaint::WithdrawComplaint&) const { return Permission::Confirm; }
  Permission operator()(const complaint::ConvertToComplaint&) const { return Permission::Register; }
  Permission operator()(const complaint::ConfirmReadBack&) const { return Permission::Register; }
  Permission operator()(const complaint::AddAttachments&) const { return Permission::Register; }
};

}  // namespace

Result<organisation::Organisation> load_organisation(ReadSession& reader) {
  organisation::Organisation organisation;
  Result<void> inner;
  auto scanned = reader.scan_streams(organisation::kUserStreams, [&](const StoredEvent& stored) {
    inner = take_event(organisation, stored);
    return inner.has_value();
  });
  if (!scanned) return scanned.error();
  if (!inner) return inner.error();
  return organisation;
}

organisation::Permission permission_for(const complaint::Command& command) {
  return std::visit(PermissionFor{}, command);
}

}  // namespace redress::service
