#include "domain/complaint/lifecycle.hpp"

namespace redress::complaint {
namespace {

/// One overload per event: a new event does not compile until it is folded.
class Fold {
 public:
  Fold(State& state, Instant at) : state_(state), at_(at) {}

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
    const auto left = state_.stage == Stage::AwaitingInfo ? state_.left_stage : state_.stage;
    enter(Stage::AwaitingInfo);
    state_.left_stage = left;
    state_.memory.was_asked = true;
    ask();
  }
  void operator()(const RejectionProposed& proposed) {
    state_.memory.rejection = proposed;
    state_.rejection_seq = state_.memory.event_count;
  }
  void operator()(const RejectionDeclined&) { drop_proposal(); }
  void operator()(const ComplaintRejected&) { enter(Stage::Rejected); }
  void operator()(const NoteAdded&) {}
  void operator()(const MessageSent&) { ask(); }
  // What is asked for is often a file: it is information too.
  void operator()(const AttachmentAdded& added) {
    state_.attachment_count = added.ordinal;
    end_wait();
  }

 private:
  void enter(Stage stage) {
    state_.stage = stage;
    state_.stage_since = at_;
    state_.left_stage.reset();
    if (!is_open(stage)) drop_proposal();
  }
  void end_wait() {
    if (state_.stage == Stage::AwaitingInfo && state_.left_stage) enter(*state_.left_stage);
  }
  void ask() { state_.memory.questions.push_back(state_.memory.event_count); }
  void drop_proposal() {
    state_.memory.rejection.reset();
    state_.rejection_seq = 0;
  }

  State& state_;
  Instant at_;
};

}  // namespace

void evolve(State& state, const Event& event, Instant at) {
  ++state.memory.event_count;  // now the event's own seq
  std::visit(Fold(state, at), event);
}

}  // namespace redress::complaint
