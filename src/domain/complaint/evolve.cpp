#include "domain/complaint/fold_life.hpp"

namespace redress::complaint {
namespace {

/// One overload per event: a new event does not compile until it is folded.
class Fold : public FoldLife {
 public:
  using FoldLife::FoldLife;
  using FoldLife::operator();

  void operator()(const ComplaintFiled& filed) {
    state_.number = filed.number;
    state_.kind = filed.matter.kind;
    enter(Stage::Received);
    state_.channel = filed.channel;
    state_.medium = filed.medium;
    state_.customer_kind = filed.customer_kind;
    state_.language = filed.language;
    state_.anonymous = filed.anonymous;
    state_.read_back = filed.read_back;
    state_.received_at = filed.received_at;
    state_.received_at_estimated = filed.received_at_estimated;
    state_.registered_at = at_;
    if (filed.related) state_.related_number = filed.related->number;
  }
  void operator()(const InformationAdded& added) {
    if (added.by_complainant) ++state_.memory.additions;
    end_wait();
  }
  void operator()(const ComplaintWithdrawn&) { enter(Stage::Withdrawn); }
  void operator()(const ComplaintClosed& closed) {
    enter(Stage::Closed);
    state_.closed_at = at_;
    state_.close_code = closed.close_code;
    state_.outcome = closed.outcome;
  }
  void operator()(const ConvertedToComplaint&) { state_.kind = RecordKind::Complaint; }
  void operator()(const ReadBackConfirmed&) { state_.read_back = true; }
  void operator()(const ComplaintConfirmed&) { enter(Stage::Confirmed); }
  void operator()(const InformationRequested&) {
    enter_side(Stage::AwaitingInfo);
    state_.memory.was_asked = true;
    if (state_.memory.life->reminder_count > 0) state_.memory.life.edit().reminder_count = 0;
    ask();
  }
  void operator()(const RejectionProposed& proposed) {
    state_.memory.rejection = proposed;
    state_.rejection_seq = state_.memory.event_count;
  }
  void operator()(const RejectionDeclined&) { drop_rejection(); }
  // Neither of the two reviews what they decided (D5-3).
  void operator()(const ComplaintRejected& rejected) {
    auto& hands = state_.memory.life.edit().hands;
    if (state_.memory.rejection) hands.insert(state_.memory.rejection->by);
    hands.insert(rejected.by);
    enter(Stage::Rejected);
  }
  void operator()(const NoteAdded&) {}
  void operator()(const MessageSent&) { ask(); }
  // What is asked for is often a file: it is information too.
  void operator()(const AttachmentAdded& added) {
    state_.attachment_count = added.ordinal;
    end_wait();
  }

 private:
  void end_wait() { leave_side(Stage::AwaitingInfo); }
  void ask() { state_.memory.questions.push_back(state_.memory.event_count); }
};

}  // namespace

void evolve(State& state, const Event& event, Instant at) {
  ++state.memory.event_count;  // now the event's own seq
  std::visit(Fold(state, at), event);
}

}  // namespace redress::complaint
