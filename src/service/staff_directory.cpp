#include "service/staff_directory.hpp"

#include <algorithm>

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
  Permission operator()(const complaint::ClassifyComplaint&) const { return Permission::Classify; }
  Permission operator()(const complaint::AddPoint&) const { return Permission::Classify; }
  Permission operator()(const complaint::ScoreSeverity&) const { return Permission::Classify; }
  Permission operator()(const complaint::ApproveLowering&) const { return Permission::Classify; }
  Permission operator()(const complaint::DeclineLowering&) const { return Permission::Classify; }
  Permission operator()(const complaint::MarkAbuse&) const { return Permission::Classify; }
  Permission operator()(const complaint::LinkComplaint&) const { return Permission::Classify; }
  Permission operator()(const complaint::DismissSuggestion&) const { return Permission::Classify; }
  Permission operator()(const complaint::CheckIdentity&) const { return Permission::Confirm; }
  Permission operator()(const complaint::DeclareConflict&) const { return Permission::Assign; }
  Permission operator()(const complaint::AssignOwner&) const { return Permission::Assign; }
  Permission operator()(const complaint::AcceptOwnership&) const { return Permission::Plan; }
  Permission operator()(const complaint::RefuseOwnership&) const { return Permission::Plan; }
  Permission operator()(const complaint::AssignInvestigator&) const { return Permission::Assign; }
  Permission operator()(const complaint::DecideInterimRemedy&) const { return Permission::Investigate; }
  Permission operator()(const complaint::PlanInvestigation&) const { return Permission::Investigate; }
  Permission operator()(const complaint::RecordCheck&) const { return Permission::Investigate; }
  Permission operator()(const complaint::RecordStatement&) const { return Permission::Investigate; }
  Permission operator()(const complaint::RecordFinding&) const { return Permission::Investigate; }
  Permission operator()(const complaint::RecordRootCause&) const { return Permission::Investigate; }
  Permission operator()(const complaint::ConcludeInvestigation&) const { return Permission::Investigate; }
  Permission operator()(const complaint::MakePlan&) const { return Permission::Plan; }
  Permission operator()(const complaint::ApprovePlan&) const { return Permission::ApprovePlan; }
  Permission operator()(const complaint::CosignPlan&) const { return Permission::ApprovePlan; }
  Permission operator()(const complaint::RejectPlan&) const { return Permission::ApprovePlan; }
  Permission operator()(const complaint::TakeFastTrack&) const { return Permission::Plan; }
  Permission operator()(const complaint::StepBack&) const { return Permission::Plan; }
  Permission operator()(const complaint::PayInAdvance&) const { return Permission::Execute; }
  Permission operator()(const complaint::CompleteAction&) const { return Permission::Execute; }
  Permission operator()(const complaint::DraftDecision&) const { return Permission::SendResult; }
  Permission operator()(const complaint::ApproveDecision&) const { return Permission::ApprovePlan; }
  Permission operator()(const complaint::SendResult&) const { return Permission::SendResult; }
  Permission operator()(const complaint::RecordDelivery&) const { return Permission::SendResult; }
  Permission operator()(const complaint::AcceptResult&) const { return Permission::FollowUp; }
  Permission operator()(const complaint::RejectResult&) const { return Permission::FollowUp; }
  Permission operator()(const complaint::AskReview&) const { return Permission::FollowUp; }
  Permission operator()(const complaint::TakeReview&) const { return Permission::DecideReview; }
  Permission operator()(const complaint::DecideReview&) const { return Permission::DecideReview; }
  Permission operator()(const complaint::SendReminder&) const { return Permission::SendResult; }
  Permission operator()(const complaint::EndWait&) const { return Permission::SendResult; }
  Permission operator()(const complaint::RecordFollowUp&) const { return Permission::FollowUp; }
  Permission operator()(const complaint::DecideImprovement&) const { return Permission::Close; }
  Permission operator()(const complaint::CloseComplaint&) const { return Permission::Close; }
  Permission operator()(const complaint::ReopenComplaint&) const { return Permission::FollowUp; }
  Permission operator()(const complaint::ReferComplaint&) const { return Permission::Confirm; }
  Permission operator()(const complaint::OpenExternal&) const { return Permission::Legal; }
  Permission operator()(const complaint::EndExternal&) const { return Permission::Legal; }
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
  Permissions operator()(const complaint::ClassifyComplaint&) const { return {}; }
  Permissions operator()(const complaint::AddPoint&) const { return {Permission::Investigate, Permission::Plan}; }
  Permissions operator()(const complaint::ScoreSeverity&) const { return {}; }
  Permissions operator()(const complaint::ApproveLowering&) const { return {Permission::OwnEscalated}; }
  Permissions operator()(const complaint::DeclineLowering&) const { return {Permission::OwnEscalated}; }
  Permissions operator()(const complaint::MarkAbuse&) const { return {Permission::Confirm, Permission::Legal}; }
  Permissions operator()(const complaint::LinkComplaint&) const {
    return {Permission::Confirm, Permission::Investigate, Permission::Register};
  }
  Permissions operator()(const complaint::DismissSuggestion&) const {
    return {Permission::Confirm, Permission::Investigate};
  }
  Permissions operator()(const complaint::CheckIdentity&) const { return {Permission::Register}; }
  Permissions operator()(const complaint::DeclareConflict&) const {
    return {Permission::Classify,    Permission::Confirm,      Permission::Investigate,
            Permission::ApprovePlan, Permission::DecideReview, Permission::Legal};
  }
  Permissions operator()(const complaint::AssignOwner&) const { return {Permission::Coordinate}; }
  Permissions operator()(const complaint::AcceptOwnership&) const { return {}; }
  Permissions operator()(const complaint::RefuseOwnership&) const { return {}; }
  Permissions operator()(const complaint::AssignInvestigator&) const { return {Permission::Plan}; }
  Permissions operator()(const complaint::DecideInterimRemedy&) const { return {Permission::Classify}; }
  Permissions operator()(const complaint::PlanInvestigation&) const { return {}; }
  Permissions operator()(const complaint::RecordCheck&) const { return {}; }
  Permissions operator()(const complaint::RecordStatement&) const { return {}; }
  Permissions operator()(const complaint::RecordFinding&) const { return {}; }
  Permissions operator()(const complaint::RecordRootCause&) const { return {}; }
  Permissions operator()(const complaint::ConcludeInvestigation&) const { return {}; }
  Permissions operator()(const complaint::MakePlan&) const { return {}; }
  Permissions operator()(const complaint::ApprovePlan&) const { return {}; }
  Permissions operator()(const complaint::CosignPlan&) const { return {Permission::Legal}; }
  Permissions operator()(const complaint::RejectPlan&) const { return {Permission::Legal}; }
  Permissions operator()(const complaint::TakeFastTrack&) const { return {}; }
  Permissions operator()(const complaint::StepBack&) const { return {Permission::OwnEscalated}; }
  Permissions operator()(const complaint::PayInAdvance&) const { return {}; }
  Permissions operator()(const complaint::CompleteAction&) const { return {}; }
  Permissions operator()(const complaint::DraftDecision&) const { return {}; }
  Permissions operator()(const complaint::ApproveDecision&) const { return {Permission::Legal}; }
  Permissions operator()(const complaint::SendResult&) const { return {}; }
  Permissions operator()(const complaint::RecordDelivery&) const { return {}; }
  Permissions operator()(const complaint::AcceptResult&) const { return {}; }
  Permissions operator()(const complaint::RejectResult&) const { return {Permission::Register, Permission::Confirm}; }
  Permissions operator()(const complaint::AskReview&) const { return {Permission::Register, Permission::Confirm}; }
  Permissions operator()(const complaint::TakeReview&) const { return {}; }
  Permissions operator()(const complaint::DecideReview&) const { return {}; }
  Permissions operator()(const complaint::SendReminder&) const { return {Permission::Confirm}; }
  Permissions operator()(const complaint::EndWait&) const { return {Permission::Confirm}; }
  Permissions operator()(const complaint::RecordFollowUp&) const { return {}; }
  Permissions operator()(const complaint::DecideImprovement&) const { return {Permission::Improve}; }
  Permissions operator()(const complaint::CloseComplaint&) const { return {}; }
  Permissions operator()(const complaint::ReopenComplaint&) const {
    return {Permission::Register, Permission::Confirm};
  }
  Permissions operator()(const complaint::ReferComplaint&) const {
    return {Permission::OwnEscalated, Permission::Legal};
  }
  Permissions operator()(const complaint::OpenExternal&) const { return {Permission::Confirm}; }
  Permissions operator()(const complaint::EndExternal&) const { return {Permission::Confirm}; }
};

void widen(std::int64_t& limit, std::int64_t more) { limit = limit < 0 || more < 0 ? -1 : std::max(limit, more); }

void add_severities(std::vector<taxonomy::Severity>& closes, const std::vector<std::string>& words) {
  for (const auto& word : words) {
    const auto severity = parse_word<taxonomy::Severity>(word);
    if (severity && std::find(closes.begin(), closes.end(), *severity) == closes.end()) closes.push_back(*severity);
  }
}

// The limits of the roles that this request may use (D5-2). Finance's is a signature beside an approval, not one.
void add_limits(complaint::Standing& standing, const organisation::User& user, const organisation::RoleTable& roles,
                const Permissions& permissions) {
  for (const auto& code : user.roles) {
    const auto* role = roles.find(code);
    if (role == nullptr) continue;
    if (permissions.has(Permission::ApprovePlan) && role->permissions.has(Permission::ApprovePlan)) {
      const bool finance = role->reads == organisation::ReadScope::Money;
      widen(finance ? standing.finance_minor_max : standing.approve_minor_max, role->approve_minor_max);
    }
    if (permissions.has(Permission::Close)) add_severities(standing.closes, role->close_severities);
  }
}

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
  standing.may_coordinate = permissions.has(Permission::Coordinate);
  standing.department = known->department;
  add_limits(standing, *known, roles, permissions);
  return standing;
}

}  // namespace redress::service
