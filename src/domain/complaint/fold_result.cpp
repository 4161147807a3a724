// From the result to the close, and the side ways.

#include "domain/complaint/fold_life.hpp"

namespace redress::complaint {

void FoldLife::operator()(const ResultTold& event) {
  auto& kept = life();
  kept.told = Told{at_, event.outcome, 0, false, Reply::None};
  kept.recheck_failed = false;
  ++kept.decision_count;
  kept.reminder_count = 0;
  enter(Stage::Feedback);
}

void FoldLife::operator()(const DeliveryRecorded& event) {
  auto& told = life().told;
  if (!told) return;
  const bool delivered = event.result == DeliveryResult::Delivered;
  told->delivered = told->delivered || delivered;
  told->failed_count = delivered ? 0 : told->failed_count + 1;
}

void FoldLife::operator()(const ResultAccepted&) {
  if (life().told) life().told->reply = Reply::Accepted;
  enter(Stage::FollowUp);
}

void FoldLife::operator()(const ResultRejected&) {
  ++state_.memory.additions;
  if (life().told) life().told->reply = Reply::Rejected;
}

void FoldLife::operator()(const ReviewAsked&) {
  life().review = Review{};
  if (life().told) life().told->reply = Reply::Rejected;
  enter(Stage::UnderReview);
}

void FoldLife::operator()(const ReviewTaken& event) {
  if (life().review) life().review->reviewer = event.by;
}

void FoldLife::operator()(const ReviewDecided& event) {
  auto& kept = life();
  if (kept.review) kept.review->decided = true;
  kept.hands.insert(event.by);
  kept.told = Told{at_, event.outcome, 0, false, Reply::None};
  kept.reminder_count = 0;
  kept.followed_up = false;
  if (!event.answers.empty()) {
    Plan plan;
    plan.seq = seq();
    plan.by = event.by;
    plan.answers = event.answers;
    plan.of_review = true;
    for (const auto& answer : event.answers) {
      for (const auto& remedy : answer.remedies) plan.total_minor += remedy.amount_minor;
    }
    state_.compensation_minor += plan.total_minor;
    kept.plan = std::move(plan);
  }
  enter(Stage::Feedback);
}

void FoldLife::operator()(const ReminderSent&) { ++life().reminder_count; }

void FoldLife::operator()(const WaitEnded&) {
  if (state_.stage == Stage::Feedback) return enter(Stage::FollowUp);
  leave_side(Stage::AwaitingInfo);
}

void FoldLife::operator()(const FollowUpRecorded&) { life().followed_up = true; }

void FoldLife::operator()(const ImprovementDecided& event) { life().improvement = event.needed; }
void FoldLife::operator()(const ChecklistRecorded&) {}

// A new round: what was found is found anew, what was done stays done.
void FoldLife::operator()(const ComplaintReopened&) {
  give_up_plan();
  auto& kept = life();
  ++kept.reopen_count;
  kept.told.reset();
  kept.group_outcome.reset();
  state_.group.clear();
  kept.review.reset();
  kept.followed_up = false;
  kept.improvement.reset();
  kept.accepted = false;
  kept.recheck_failed = false;
  for (auto& point : kept.points) {
    point.finding.reset();
    point.against_us = false;
  }
  enter(Stage::Reopened);
}

void FoldLife::operator()(const ComplaintReferred&) { enter(Stage::Referred); }
void FoldLife::operator()(const ExternalOpened&) {
  life().was_external = true;
  enter_side(Stage::External);
}
void FoldLife::operator()(const ExternalEnded&) { leave_side(Stage::External); }

void FoldLife::operator()(const GroupJoined& event) {
  enter_side(Stage::Merged);
  state_.group = event.group;
}

void FoldLife::operator()(const GroupLeft&) {
  leave_side(Stage::Merged);
  state_.group.clear();
  life().group_outcome.reset();
}

// It is a result as any other: whoever disagrees may ask for the review, by others than these two.
// A plan that waited for its signatures waits no more.
void FoldLife::operator()(const GroupResultTold& event) {
  give_up_plan();
  auto& kept = life();
  kept.group_outcome = event.outcome;
  kept.told = Told{at_, event.outcome, 0, false, Reply::None};
  kept.hands.insert({event.drafted_by, event.by});
}

}  // namespace redress::complaint
