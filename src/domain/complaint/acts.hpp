#pragma once
// The decisions of the life, one file for each stage. Each is asked after the table of acts has let the act through
// and its fields were checked (decide.cpp). Pure and total.

#include "domain/complaint/act_rules.hpp"

namespace redress::complaint {

// classifying.cpp (2.2, 2.3, 3.1.3)
[[nodiscard]] Decision decide_act(const State& state, const ClassifyComplaint& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const AddPoint& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const LinkComplaint& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const DismissSuggestion& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const MarkAbuse& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const CheckIdentity& command, const Facts& facts);
// grading.cpp (D3, R2.2-02)
[[nodiscard]] Decision decide_act(const State& state, const ScoreSeverity& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const ApproveLowering& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const DeclineLowering& command, const Facts& facts);
// assigning.cpp (2.3, 3.3, D5-3)
[[nodiscard]] Decision decide_act(const State& state, const DeclareConflict& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const AssignOwner& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const AcceptOwnership& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const RefuseOwnership& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const AssignInvestigator& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const DecideInterimRemedy& command, const Facts& facts);
// investigating.cpp (3.1.4)
[[nodiscard]] Decision decide_act(const State& state, const PlanInvestigation& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const RecordCheck& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const RecordStatement& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const RecordFinding& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const RecordRootCause& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const ConcludeInvestigation& command, const Facts& facts);
// planning.cpp (3.1.5)
[[nodiscard]] Decision decide_act(const State& state, const MakePlan& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const TakeFastTrack& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const StepBack& command, const Facts& facts);
// approving.cpp (D5-2, D5-3)
[[nodiscard]] Decision decide_act(const State& state, const ApprovePlan& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const CosignPlan& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const RejectPlan& command, const Facts& facts);
// handling.cpp (3.1.6)
[[nodiscard]] Decision decide_act(const State& state, const PayInAdvance& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const CompleteAction& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const DraftDecision& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const ApproveDecision& command, const Facts& facts);
// feeding_back.cpp (3.1.7)
[[nodiscard]] Decision decide_act(const State& state, const SendResult& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const RecordDelivery& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const AcceptResult& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const RejectResult& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const SendReminder& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const EndWait& command, const Facts& facts);
// reviewing.cpp (R3.1.8-04)
[[nodiscard]] Decision decide_act(const State& state, const AskReview& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const TakeReview& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const DecideReview& command, const Facts& facts);
// closing.cpp (3.1.8)
[[nodiscard]] Decision decide_act(const State& state, const RecordFollowUp& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const DecideImprovement& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const CloseComplaint& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const ReopenComplaint& command, const Facts& facts);
// side_ways.cpp (B2)
[[nodiscard]] Decision decide_act(const State& state, const ReferComplaint& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const OpenExternal& command, const Facts& facts);
[[nodiscard]] Decision decide_act(const State& state, const EndExternal& command, const Facts& facts);

}  // namespace redress::complaint
