#include "service/staff_directory.hpp"

#include "domain/organisation/codec.hpp"

namespace redress::service {
namespace {

using organisation::Permission;
using organisation::Permissions;

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
  Permission operator()(const complaint::ConfirmComplaint&) const { return Permission::Confirm; }
  Permission operator()(const complaint::AskInformation&) const { return Permission::Confirm; }
  Permission operator()(const complaint::ProposeRejection&) const { return Permission::Confirm; }
  Permission operator()(const complaint::ApproveRejection&) const { return Permission::Confirm; }
  Permission operator()(const complaint::DeclineRejection&) const { return Permission::Confirm; }
  Permission operator()(const complaint::AddNote&) const { return Permission::Confirm; }
  Permission operator()(const complaint::SendMessage&) const { return Permission::Confirm; }
  Permission operator()(const complaint::AddAttachments&) const { return Permission::AddEvidence; }
};

/// One overload per act, as above.
struct AlsoAllowedFor {
  Permissions operator()(const complaint::AddInformation&) const {
    return {Permission::Confirm, Permission::AddEvidence};
  }
  Permissions operator()(const complaint::WithdrawComplaint&) const { return {}; }
  Permissions operator()(const complaint::ConvertToComplaint&) const { return {Permission::Confirm}; }
  Permissions operator()(const complaint::ConfirmReadBack&) const { return {Permission::Confirm}; }
  Permissions operator()(const complaint::ConfirmComplaint&) const { return {}; }
  Permissions operator()(const complaint::AskInformation&) const { return {}; }
  // A legal officer is one of the two on abuse (R2.1-08); on which reasons is decided with the rejection.
  Permissions operator()(const complaint::ProposeRejection&) const { return {Permission::Legal}; }
  Permissions operator()(const complaint::ApproveRejection&) const { return {Permission::Legal}; }
  Permissions operator()(const complaint::DeclineRejection&) const { return {Permission::Legal}; }
  // Everybody who works on complaints; a right to read is none to write, and supervisors and auditors change nothing.
  Permissions operator()(const complaint::AddNote&) const {
    using enum Permission;
    return {Register, Classify, Investigate, Legal, DecideReview, DecidePersonal};
  }
  Permissions operator()(const complaint::SendMessage&) const { return {Permission::SendResult, Permission::FollowUp}; }
  Permissions operator()(const complaint::AddAttachments&) const { return {Permission::Register}; }
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

organisation::Permissions also_allowed_for(const complaint::Command& command) {
  return std::visit(AlsoAllowedFor{}, command);
}

complaint::Standing standing_of(const organisation::Organisation& organisation, const organisation::RoleTable& roles,
                                std::string_view user, const std::optional<Permissions>& scope) {
  const auto* known = organisation.find(user);
  if (known == nullptr || known->disabled) return {};
  auto permissions = organisation::permissions_of(organisation, roles, user);
  if (scope) permissions.limit_to(*scope);
  complaint::Standing standing;
  standing.is_manager = permissions.has(Permission::OwnEscalated);
  standing.is_legal = permissions.has(Permission::Legal);
  for (const auto& code : known->roles) {
    const auto* role = roles.find(code);
    if (role != nullptr && role->may_reject && role->permissions.has(Permission::Confirm)) standing.may_reject = true;
  }
  standing.may_reject = standing.may_reject && permissions.has(Permission::Confirm);
  return standing;
}

}  // namespace redress::service
