#pragma once
// Folds the events of the life; evolve.cpp adds those of intake. Total: what has happened is taken in any state.

#include "domain/complaint/state.hpp"

namespace redress::complaint {

/// One overload per event: a new event does not compile until it is folded.
class FoldLife {
 public:
  FoldLife(State& state, Instant at) : state_(state), at_(at) {}

  // fold_handling.cpp: from the classification to the decision
  void operator()(const ComplaintClassified& event);
  void operator()(const PointAdded& event);
  void operator()(const SeverityChanged& event);
  void operator()(const LoweringProposed& event);
  void operator()(const LoweringDeclined& event);
  void operator()(const DuplicateSuggested& event);
  void operator()(const SuggestionDismissed& event);
  void operator()(const ComplaintLinked& event);
  void operator()(const AbuseMarked& event);
  void operator()(const IdentityChecked& event);
  void operator()(const ConflictDeclared& event);
  void operator()(const OwnerAssigned& event);
  void operator()(const OwnershipAccepted& event);
  void operator()(const OwnershipRefused& event);
  void operator()(const InvestigatorAssigned& event);
  void operator()(const InterimRemedyDecided& event);
  void operator()(const InvestigationPlanned& event);
  void operator()(const CheckRecorded& event);
  void operator()(const StatementRecorded& event);
  void operator()(const FindingRecorded& event);
  void operator()(const RootCauseRecorded& event);
  void operator()(const InvestigationConcluded& event);

  // fold_planning.cpp
  void operator()(const PlanMade& event);
  void operator()(const PlanApproved& event);
  void operator()(const PlanCosigned& event);
  void operator()(const PlanRejected& event);
  void operator()(const PlanAdopted& event);
  void operator()(const FastTrackTaken& event);
  void operator()(const SteppedBack& event);
  void operator()(const AdvancePaid& event);
  void operator()(const ActionCompleted& event);
  void operator()(const DecisionDrafted& event);
  void operator()(const DecisionApproved& event);

  // fold_result.cpp: from the result to the close, and the side ways
  void operator()(const ResultTold& event);
  void operator()(const DeliveryRecorded& event);
  void operator()(const ResultAccepted& event);
  void operator()(const ResultRejected& event);
  void operator()(const ReviewAsked& event);
  void operator()(const ReviewTaken& event);
  void operator()(const ReviewDecided& event);
  void operator()(const ReminderSent& event);
  void operator()(const WaitEnded& event);
  void operator()(const FollowUpRecorded& event);
  void operator()(const ImprovementDecided& event);
  void operator()(const ChecklistRecorded& event);
  void operator()(const ComplaintReopened& event);
  void operator()(const ComplaintReferred& event);
  void operator()(const ExternalOpened& event);
  void operator()(const ExternalEnded& event);
  void operator()(const GroupJoined& event);
  void operator()(const GroupLeft& event);
  void operator()(const GroupResultTold& event);

 protected:
  void enter(Stage stage);
  /// Enters a side state that leads back to where it was left (B2 rule f). What waits for information waits no more.
  void enter_side(Stage stage);
  void leave_side(Stage stage);
  void drop_rejection();
  void drop_lowering();
  void drop_proposals();

  State& state_;
  Instant at_;

 private:
  [[nodiscard]] Life& life() { return state_.memory.life.edit(); }
  [[nodiscard]] std::uint64_t seq() const { return state_.memory.event_count; }
  void release_owner();
  void give_up_plan();
  void take_up_actions();
  /// What somebody signed that waits still is signed by others.
  void take_back_signatures(const std::string& user);
  void forget_approval();
};

}  // namespace redress::complaint
