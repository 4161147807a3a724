#include <algorithm>

#include "domain/group/state.hpp"

namespace redress::group {
namespace {

void add(std::vector<std::string>& members, const std::vector<std::string>& numbers) {
  members.insert(members.end(), numbers.begin(), numbers.end());
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
}

/// One overload per event: a new event does not compile until it is folded.
class Fold {
 public:
  Fold(State& state, Instant at) : state_(state), at_(at) {}

  void operator()(const GroupOpened& event) {
    state_.name = event.name;
    state_.opened_at = at_;
    add(state_.members, event.numbers);
  }
  // A draft was written for those who were in it.
  void operator()(const MembersAdded& event) {
    add(state_.members, event.numbers);
    state_.draft.reset();
  }
  void operator()(const MemberRemoved& event) { std::erase(state_.members, event.number); }
  void operator()(const MembersWritten&) {}
  void operator()(const ResultDrafted& event) {
    state_.draft = Draft{state_.event_count, event.outcome, event.text, event.by};
  }
  void operator()(const ResultApproved&) { state_.told_at = at_; }
  void operator()(const GroupClosed&) { state_.closed_at = at_; }

 private:
  State& state_;
  Instant at_;
};

}  // namespace

void evolve(State& state, const Event& event, Instant at) {
  ++state.event_count;  // now the event's own seq
  std::visit(Fold(state, at), event);
}

}  // namespace redress::group
