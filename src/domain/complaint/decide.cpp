#include "domain/complaint/decide.hpp"

#include <utility>

#include "base/check.hpp"
#include "domain/complaint/acts.hpp"
#include "domain/complaint/check_fields.hpp"
#include "domain/complaint/confirming.hpp"
#include "domain/complaint/file_name.hpp"
#include "domain/complaint/filing_rules.hpp"
#include "domain/complaint/lifecycle.hpp"
#include "domain/complaint/rejecting.hpp"
#include "domain/complaint/talking.hpp"

namespace redress::complaint {
namespace {

std::vector<DemandKind> demands_or_default(std::vector<DemandKind> kinds) {
  if (kinds.empty()) kinds.push_back(DemandKind::Solve);
  return kinds;
}

ComplaintFiled filed_event(const FileComplaint& command, const Matter& matter, std::string number, const Facts& facts) {
  ComplaintFiled filed;
  filed.number = std::move(number);
  filed.matter = matter;
  if (matter.kind == RecordKind::Complaint) filed.matter.demand_kinds = demands_or_default(matter.demand_kinds);
  filed.channel = command.channel;
  filed.medium = command.medium;
  filed.recording_ref = command.recording_ref;
  filed.transcript = command.transcript;
  filed.read_back = command.read_back;
  filed.language = command.language;
  filed.customer_kind = command.customer_kind;
  filed.anonymous = command.contact.empty() && !command.agent;
  filed.contact = command.contact;
  filed.agent = command.agent;
  filed.received_at = command.received_at.value_or(facts.at);
  filed.received_at_estimated = command.received_at_estimated;
  filed.external_refs = command.external_refs;
  filed.import_key = command.import_key;
  return filed;
}

/// A new command does not compile until it is decided.
class Decide {
 public:
  Decide(const State& state, const Facts& facts) : state_(state), facts_(facts) {}

  Decision operator()(const AddInformation& command) const { return decide_information(state_, command, facts_); }

  Decision operator()(const WithdrawComplaint& command) const {
    if (facts_.actor.kind == ActorKind::Staff) return refuse(RefusalCode::ComplainantOnly);
    if (!is_open(state_.stage)) return refuse_closed(state_);
    auto found = obstacles(state_, Stage::Withdrawn);
    check_text(found, "/reason", command.reason, facts_.limits.text_chars_max);
    if (!found.empty()) return found;
    return std::vector<Event>{ComplaintWithdrawn{command.reason},
                              ComplaintClosed{CloseCode::Withdrawn, Outcome::Withdrawn}};
  }

  Decision operator()(const ConvertToComplaint& command) const {
    if (state_.kind == RecordKind::Complaint) return refuse(RefusalCode::AlreadyComplaint);
    if (state_.kind == RecordKind::Report) return refuse(RefusalCode::ReportNotConvertible);
    if (!is_open(state_.stage)) return refuse_closed(state_);
    Refusals found;
    check_demands(found, "", command.demand_kinds, command.claim);
    if (!found.empty()) return found;
    return std::vector<Event>{
        ConvertedToComplaint{state_.kind, demands_or_default(command.demand_kinds), command.claim}};
  }

  Decision operator()(const ConfirmReadBack&) const {
    if (!is_open(state_.stage)) return refuse_closed(state_);
    if (state_.medium != Medium::Oral) return refuse(RefusalCode::WrittenWithRecord);
    if (state_.read_back) return refuse(RefusalCode::ReadBackDone);
    return std::vector<Event>{ReadBackConfirmed{}};
  }

  Decision operator()(const ConfirmComplaint& command) const { return decide_confirmation(state_, command, facts_); }
  Decision operator()(const AskInformation& command) const { return decide_request(state_, command, facts_); }
  Decision operator()(const ProposeRejection& command) const { return decide_proposal(state_, command, facts_); }
  Decision operator()(const ApproveRejection& command) const { return decide_approval(state_, command, facts_); }
  Decision operator()(const DeclineRejection& command) const { return decide_refusal(state_, command, facts_); }
  Decision operator()(const AddNote& command) const { return decide_note(state_, command, facts_); }
  Decision operator()(const SendMessage& command) const { return decide_message(state_, command, facts_); }

  Decision operator()(const AddAttachments& command) const {
    REDRESS_CHECK(!command.files.empty());
    if (auto found = attachment_obstacles(state_, command.files.size(), facts_.limits); !found.empty()) return found;
    std::vector<Event> events;
    auto ordinal = state_.attachment_count;
    for (const auto& file : command.files) {
      AttachmentAdded added{++ordinal, file};
      added.file.name = clean_file_name(file.name);
      events.emplace_back(std::move(added));
    }
    return events;
  }

  /// The life: what its fields are, and then its stage's own rules.
  template <class C>
  Decision operator()(const C& command) const {
    Refusals found;
    check_fields(found, command, facts_);
    if (!found.empty()) return found;
    return decide_act(state_, command, facts_);
  }

 private:
  const State& state_;
  const Facts& facts_;
};

}  // namespace

Refusals attachment_obstacles(const State& state, std::size_t count, const FilingLimits& limits) {
  if (!is_open(state.stage)) return refuse_closed(state);
  if (state.attachment_count + count > limits.attachments_max) {
    return refuse(RefusalCode::TooManyAttachments, {}, std::to_string(limits.attachments_max));
  }
  return {};
}

std::size_t record_count(const FileComplaint& command) noexcept { return command.report ? 2 : 1; }

Decided<std::vector<FiledRecord>> decide_filing(const FileComplaint& command, const Facts& facts,
                                                const std::string (&numbers)[2]) {
  if (auto found = check_filing(command, facts); !found.empty()) return found;
  std::vector<FiledRecord> records;
  auto first = filed_event(command, command.matter, numbers[0], facts);
  if (!command.report) {
    records.push_back({numbers[0], {std::move(first)}});
    return records;
  }
  auto second = filed_event(command, *command.report, numbers[1], facts);
  first.related = RelatedRecord{numbers[1]};
  second.related = RelatedRecord{numbers[0]};
  records.push_back({numbers[0], {std::move(first)}});
  records.push_back({numbers[1], {std::move(second)}});
  return records;
}

// What the table of acts says comes first, of every act alike.
Decided<std::vector<Event>> decide(const State& state, const Command& command, const Facts& facts) {
  if (auto found = check_table(state, command, facts); !found.empty()) return found;
  return std::visit(Decide(state, facts), command);
}

}  // namespace redress::complaint
