// The one table of routes: path, handler, who may come in.

#include <array>

#include "adapters/http/handlers.hpp"
#include "adapters/http/routes.hpp"

namespace redress::http {
namespace {

using namespace pages;
using enum organisation::Permission;

constexpr Access kAnybody{Who::Anybody};
constexpr Access kFiler{Who::Filer, any_of({Register})};
constexpr Access kReadComplaint{Who::CodeOrStaff, any_of({ReadOwnScope, ReadAll}), "complaint"};
constexpr Access kReadByStaff{Who::Staff, any_of({ReadOwnScope, ReadAll}), "complaint"};
// What staff read around a complaint.
constexpr Access kReadTimeline{Who::Staff, any_of({ReadOwnScope, ReadAll}), "timeline"};
constexpr Access kReadRelated{Who::Staff, any_of({ReadOwnScope, ReadAll}), "related"};
constexpr Access kReadPrecedents{Who::Staff, any_of({ReadOwnScope, ReadAll}), "precedents"};
constexpr Access kReadLetter{Who::Staff, any_of({ReadOwnScope, ReadAll}), "letter"};
constexpr Access kReadReceipt{Who::Complainant, 0, "receipt"};
constexpr Access kRegister{Who::CodeOrStaff, any_of({Register, Confirm})};
constexpr Access kInform{Who::CodeOrStaff, any_of({Register, Confirm, AddEvidence})};
constexpr Access kAttach{Who::CodeOrStaff, any_of({Register, AddEvidence})};
constexpr Access kReadAttachment{Who::CodeOrStaff, any_of({ReadOwnScope, ReadAll}), "attachment"};
constexpr Access kWithdraw{Who::Complainant};  // their word alone: nobody ends a complaint in their name
constexpr Access kReadParameters{Who::Staff, any_of({ChangeParameters, Supervise, Audit})};
constexpr Access kChangeParameters{Who::Staff, any_of({ChangeParameters})};
// The acts of staff; service/staff_directory.cpp decides again, and the rules of the life after it.
constexpr Access kReadList{Who::Staff, any_of({ReadOwnScope, ReadAll}), "list"};
constexpr Access kConfirm{Who::Staff, any_of({Confirm})};
constexpr Access kReject{Who::Staff, any_of({Confirm, Legal})};
constexpr Access kWrite{Who::Staff, any_of({Confirm, SendResult, FollowUp})};
constexpr Access kNote{Who::Staff,
                       any_of({Register, Confirm, Classify, Investigate, Legal, DecideReview, DecidePersonal})};
// The life: what service/staff_directory.cpp asks of each act.
constexpr Access kByClassify{Who::Staff, any_of({Classify})};
constexpr Access kByClassifyInvestigatePlan{Who::Staff, any_of({Classify, Investigate, Plan})};
constexpr Access kByClassifyOwnEscalated{Who::Staff, any_of({Classify, OwnEscalated})};
constexpr Access kByClassifyConfirmLegal{Who::Staff, any_of({Classify, Confirm, Legal})};
constexpr Access kByClassifyConfirmInvestigateRegister{Who::Staff, any_of({Classify, Confirm, Investigate, Register})};
constexpr Access kByClassifyConfirmInvestigate{Who::Staff, any_of({Classify, Confirm, Investigate})};
constexpr Access kByConfirmRegister{Who::Staff, any_of({Confirm, Register})};
constexpr Access kByAnyHandler{Who::Staff,
                               any_of({Assign, Classify, Confirm, Investigate, ApprovePlan, DecideReview, Legal})};
constexpr Access kByAssignCoordinate{Who::Staff, any_of({Assign, Coordinate})};
constexpr Access kByPlan{Who::Staff, any_of({Plan})};
constexpr Access kByAssignPlan{Who::Staff, any_of({Assign, Plan})};
constexpr Access kByInvestigateClassify{Who::Staff, any_of({Investigate, Classify})};
constexpr Access kByInvestigate{Who::Staff, any_of({Investigate})};
constexpr Access kByApprovePlan{Who::Staff, any_of({ApprovePlan})};
constexpr Access kByApprovePlanLegal{Who::Staff, any_of({ApprovePlan, Legal})};
constexpr Access kByPlanOwnEscalated{Who::Staff, any_of({Plan, OwnEscalated})};
constexpr Access kByExecute{Who::Staff, any_of({Execute})};
constexpr Access kBySendResult{Who::Staff, any_of({SendResult})};
constexpr Access kByEitherFollowUpRegisterConfirm{Who::CodeOrStaff, any_of({FollowUp, Register, Confirm})};
constexpr Access kByFollowUpRegisterConfirm{Who::Staff, any_of({FollowUp, Register, Confirm})};
constexpr Access kByDecideReview{Who::Staff, any_of({DecideReview})};
constexpr Access kBySendResultConfirm{Who::Staff, any_of({SendResult, Confirm})};
constexpr Access kByFollowUp{Who::Staff, any_of({FollowUp})};
constexpr Access kByCloseImprove{Who::Staff, any_of({Close, Improve})};
constexpr Access kByClose{Who::Staff, any_of({Close})};
constexpr Access kByConfirmOwnEscalatedLegal{Who::Staff, any_of({Confirm, OwnEscalated, Legal})};
constexpr Access kByLegalConfirm{Who::Staff, any_of({Legal, Confirm})};
// Groups: what service/groups.cpp asks of each act.
constexpr Access kReadGroups{Who::Staff, any_of({Classify, Coordinate, OwnEscalated, Legal, DecideReview, Supervise})};
constexpr Access kGather{Who::Staff, any_of({Classify, Coordinate})};
constexpr Access kWriteToGroup{Who::Staff, any_of({SendResult, Coordinate})};
constexpr Access kByOwnEscalatedLegal{Who::Staff, any_of({OwnEscalated, Legal})};
constexpr Access kByCoordinate{Who::Staff, any_of({Coordinate})};
constexpr Access kSignedIn{Who::SignedIn};
constexpr Access kUser{Who::User};
constexpr Access kUnmask{Who::Staff, any_of({Unmask}), "complaint"};
constexpr Access kAdminister{Who::Staff, any_of({Administer})};

constexpr std::array kRoutes = {
    Route{Method::Post, "/v1/complaints", file_complaint, kFiler},
    Route{Method::Get, "/v1/complaints/{number}", read_complaint, kReadComplaint},
    Route{Method::Get, "/v1/complaints/{number}/receipts/{seq}", read_receipt, kReadReceipt},
    Route{Method::Post, "/v1/complaints/{number}/information", add_information, kInform},
    Route{Method::Post, "/v1/complaints/{number}/withdrawal", withdraw_complaint, kWithdraw},
    Route{Method::Post, "/v1/complaints/{number}/conversion", convert_record, kRegister},
    Route{Method::Post, "/v1/complaints/{number}/read-back", confirm_read_back, Access{Who::Operator}},
    Route{Method::Get, "/v1/complaints", list_complaints, kReadList},
    Route{Method::Post, "/v1/complaints/{number}/confirmation", do_act, kConfirm},
    Route{Method::Post, "/v1/complaints/{number}/information-requests", do_act, kConfirm},
    Route{Method::Post, "/v1/complaints/{number}/rejection", do_act, kReject},
    Route{Method::Post, "/v1/complaints/{number}/rejection/approval", do_act, kReject},
    Route{Method::Post, "/v1/complaints/{number}/rejection/refusal", do_act, kReject},
    Route{Method::Post, "/v1/complaints/{number}/messages", do_act, kWrite},
    Route{Method::Post, "/v1/complaints/{number}/notes", do_act, kNote},
    Route{Method::Post, "/v1/complaints/{number}/classification", do_act, kByClassify},
    Route{Method::Post, "/v1/complaints/{number}/points", do_act, kByClassifyInvestigatePlan},
    Route{Method::Post, "/v1/complaints/{number}/severity", do_act, kByClassify},
    Route{Method::Post, "/v1/complaints/{number}/severity/approval", do_act, kByClassifyOwnEscalated},
    Route{Method::Post, "/v1/complaints/{number}/severity/refusal", do_act, kByClassifyOwnEscalated},
    Route{Method::Post, "/v1/complaints/{number}/abuse-marks", do_act, kByClassifyConfirmLegal},
    Route{Method::Post, "/v1/complaints/{number}/links", do_act, kByClassifyConfirmInvestigateRegister},
    Route{Method::Post, "/v1/complaints/{number}/links/dismissal", do_act, kByClassifyConfirmInvestigate},
    Route{Method::Post, "/v1/complaints/{number}/identity-checks", do_act, kByConfirmRegister},
    Route{Method::Post, "/v1/complaints/{number}/conflicts", do_act, kByAnyHandler},
    Route{Method::Post, "/v1/complaints/{number}/owner", do_act, kByAssignCoordinate},
    Route{Method::Post, "/v1/complaints/{number}/owner/acceptance", do_act, kByPlan},
    Route{Method::Post, "/v1/complaints/{number}/owner/refusal", do_act, kByPlan},
    Route{Method::Post, "/v1/complaints/{number}/investigator", do_act, kByAssignPlan},
    Route{Method::Post, "/v1/complaints/{number}/interim-remedy", do_act, kByInvestigateClassify},
    Route{Method::Post, "/v1/complaints/{number}/investigation-plan", do_act, kByInvestigate},
    Route{Method::Post, "/v1/complaints/{number}/checks", do_act, kByInvestigate},
    Route{Method::Post, "/v1/complaints/{number}/statements", do_act, kByInvestigate},
    Route{Method::Post, "/v1/complaints/{number}/findings", do_act, kByInvestigate},
    Route{Method::Post, "/v1/complaints/{number}/root-cause", do_act, kByInvestigate},
    Route{Method::Post, "/v1/complaints/{number}/investigation/conclusion", do_act, kByInvestigate},
    Route{Method::Post, "/v1/complaints/{number}/plan", do_act, kByPlan},
    Route{Method::Post, "/v1/complaints/{number}/plan/approval", do_act, kByApprovePlan},
    Route{Method::Post, "/v1/complaints/{number}/plan/cosignature", do_act, kByApprovePlanLegal},
    Route{Method::Post, "/v1/complaints/{number}/plan/rejection", do_act, kByApprovePlanLegal},
    Route{Method::Post, "/v1/complaints/{number}/fast-track", do_act, kByPlan},
    Route{Method::Post, "/v1/complaints/{number}/step-back", do_act, kByPlanOwnEscalated},
    Route{Method::Post, "/v1/complaints/{number}/advance-payments", do_act, kByExecute},
    Route{Method::Post, "/v1/complaints/{number}/actions", do_act, kByExecute},
    Route{Method::Post, "/v1/complaints/{number}/decision", do_act, kBySendResult},
    Route{Method::Post, "/v1/complaints/{number}/decision/approval", do_act, kByApprovePlanLegal},
    Route{Method::Post, "/v1/complaints/{number}/result", do_act, kBySendResult},
    Route{Method::Post, "/v1/complaints/{number}/deliveries", do_act, kBySendResult},
    Route{Method::Post, "/v1/complaints/{number}/acceptance", do_act, kWithdraw},
    Route{Method::Post, "/v1/complaints/{number}/disagreement", do_act, kByEitherFollowUpRegisterConfirm},
    Route{Method::Post, "/v1/complaints/{number}/review", do_act, kByEitherFollowUpRegisterConfirm},
    Route{Method::Post, "/v1/complaints/{number}/review/taking", do_act, kByDecideReview},
    Route{Method::Post, "/v1/complaints/{number}/review/decision", do_act, kByDecideReview},
    Route{Method::Post, "/v1/complaints/{number}/reminders", do_act, kBySendResultConfirm},
    Route{Method::Post, "/v1/complaints/{number}/wait/end", do_act, kBySendResultConfirm},
    Route{Method::Post, "/v1/complaints/{number}/follow-ups", do_act, kByFollowUp},
    Route{Method::Post, "/v1/complaints/{number}/improvement", do_act, kByCloseImprove},
    Route{Method::Post, "/v1/complaints/{number}/closing", do_act, kByClose},
    Route{Method::Post, "/v1/complaints/{number}/reopening", do_act, kByEitherFollowUpRegisterConfirm},
    Route{Method::Post, "/v1/complaints/{number}/referral", do_act, kByConfirmOwnEscalatedLegal},
    Route{Method::Post, "/v1/complaints/{number}/external", do_act, kByLegalConfirm},
    Route{Method::Post, "/v1/complaints/{number}/external/end", do_act, kByLegalConfirm},
    Route{Method::Get, "/v1/complaints/{number}/timeline", read_timeline, kReadTimeline},
    Route{Method::Get, "/v1/complaints/{number}/related", list_related, kReadRelated},
    Route{Method::Get, "/v1/complaints/{number}/precedents", list_precedents, kReadPrecedents},
    Route{Method::Get, "/v1/classification", read_classification, kUser},
    Route{Method::Get, "/v1/letters/{template}", render_letter, kReadLetter},
    Route{Method::Get, "/v1/groups", list_groups, kReadGroups},
    Route{Method::Post, "/v1/groups", act_on_group, kGather},
    Route{Method::Get, "/v1/groups/{group}", read_group, kReadGroups},
    Route{Method::Post, "/v1/groups/{group}/members", act_on_group, kGather},
    Route{Method::Post, "/v1/groups/{group}/members/removal", act_on_group, kGather},
    Route{Method::Post, "/v1/groups/{group}/messages", act_on_group, kWriteToGroup},
    Route{Method::Post, "/v1/groups/{group}/result", act_on_group, kByCoordinate},
    Route{Method::Post, "/v1/groups/{group}/result/approval", act_on_group, kByOwnEscalatedLegal},
    Route{Method::Post, "/v1/groups/{group}/closing", act_on_group, kByClose},
    Route{Method::Get, "/v1/events/stream", stream_events, kReadList},
    Route{Method::Get, "/log/checkpoint", show_checkpoint, kAnybody},
    Route{Method::Get, "/log/key", show_key, kAnybody},
    Route{Method::Get, "/log/keys", show_keys, kAnybody},
    Route{Method::Get, "/log/tile/{tile}", show_tile, kAnybody},
    Route{Method::Get, "/healthz", show_health, kAnybody},
    Route{Method::Get, "/readyz", show_readiness, kAnybody},
    Route{Method::Get, "/metrics", show_metrics, kAnybody},
    Route{Method::Get, "/openapi.yaml", show_openapi, kAnybody},
    Route{Method::Post, "/v1/session", sign_in, Access{Who::Newcomer}},
    Route{Method::Get, "/v1/session", show_session, kSignedIn},
    Route{Method::Delete, "/v1/session", sign_out, kSignedIn},
    Route{Method::Post, "/v1/session/password", change_password, kSignedIn},
    Route{Method::Post, "/v1/complaints/{number}/unmasking", unmask_complaint, kUnmask},
    Route{Method::Get, "/v1/parameters", list_parameters, kReadParameters},
    Route{Method::Get, "/v1/parameters/{parameter}", read_parameter, kReadParameters},
    Route{Method::Post, "/v1/parameters/{parameter}/proposals", propose_parameter_change, kChangeParameters},
    Route{Method::Post, "/v1/parameters/{parameter}/proposals/{proposal}/approval", approve_parameter_change,
          kChangeParameters},
    Route{Method::Post, "/v1/parameters/{parameter}/proposals/{proposal}/refusal", decline_parameter_change,
          kChangeParameters},
    Route{Method::Get, "/v1/users", list_users, kAdminister},
    Route{Method::Post, "/v1/users", add_user, kAdminister},
    Route{Method::Get, "/v1/users/{user}", read_user, kAdminister},
    Route{Method::Post, "/v1/users/{user}/roles", grant_role, kAdminister},
    Route{Method::Delete, "/v1/users/{user}/roles/{role}", revoke_role, kAdminister},
    Route{Method::Post, "/v1/users/{user}/password", reset_password, kAdminister},
    Route{Method::Post, "/v1/users/{user}/disabling", disable_user, kAdminister},
    Route{Method::Post, "/v1/users/{user}/enabling", enable_user, kAdminister},
    Route{Method::Post, "/v1/users/{user}/tokens", issue_token, kUser},
    Route{Method::Delete, "/v1/users/{user}/tokens/{token}", revoke_token, kUser},
    Route{Method::Get, "/", show_start_page, kAnybody, Body::Form},
    Route{Method::Get, "/developers", show_developers_page, kAnybody, Body::Form},
    Route{Method::Get, "/file", show_filing_page, kAnybody, Body::Form},
    Route{Method::Post, "/file", file_by_page, kAnybody, Body::FileForm},
    Route{Method::Post, "/receipt", show_receipt_page, kAnybody, Body::Form},
    Route{Method::Post, "/receipt/file", send_receipt, kAnybody, Body::Form},
    Route{Method::Get, "/track", show_tracking_page, kAnybody, Body::Form},
    Route{Method::Post, "/track", track_by_page, kAnybody, Body::Form},
    Route{Method::Post, "/track/information", add_information_by_page, kAnybody, Body::Form},
    Route{Method::Post, "/track/withdrawal", withdraw_by_page, kAnybody, Body::Form},
    Route{Method::Post, "/track/acceptance", reply_by_page, kAnybody, Body::Form},
    Route{Method::Post, "/track/disagreement", reply_by_page, kAnybody, Body::Form},
    Route{Method::Post, "/track/review", reply_by_page, kAnybody, Body::Form},
    Route{Method::Post, "/track/reopening", reply_by_page, kAnybody, Body::Form},
    Route{Method::Post, "/track/attachments", attach_by_page, kAnybody, Body::FileForm},
    Route{Method::Post, "/track/attachment", send_attachment_by_page, kAnybody, Body::Form},
    Route{Method::Post, "/track/letter", show_result_letter, kAnybody, Body::Form},
    Route{Method::Post, "/track/receipts", send_all_receipts, kAnybody, Body::Form},
    Route{Method::Get, "/assets/{asset}", send_asset, kAnybody},
    Route{Method::Get, "/staff", show_sign_in_page, kAnybody, Body::Form},
    Route{Method::Post, "/staff", sign_in_by_page, Access{Who::Newcomer}, Body::Form},
    Route{Method::Get, "/staff/password", show_password_page, kSignedIn, Body::Form},
    Route{Method::Post, "/staff/password", change_password_by_page, kSignedIn, Body::Form},
    Route{Method::Post, "/staff/sign-out", sign_out_by_page, kSignedIn, Body::Form},
    Route{Method::Get, "/staff/groups", show_groups_page, kReadGroups, Body::Form},
    Route{Method::Post, "/staff/groups", act_on_group_by_page, kGather, Body::Form},
    Route{Method::Get, "/staff/groups/{group}", show_group_page, kReadGroups, Body::Form},
    Route{Method::Post, "/staff/groups/{group}/members", act_on_group_by_page, kGather, Body::Form},
    Route{Method::Post, "/staff/groups/{group}/members/removal", act_on_group_by_page, kGather, Body::Form},
    Route{Method::Post, "/staff/groups/{group}/messages", act_on_group_by_page, kWriteToGroup, Body::Form},
    Route{Method::Post, "/staff/groups/{group}/result", act_on_group_by_page, kByCoordinate, Body::Form},
    Route{Method::Post, "/staff/groups/{group}/result/approval", act_on_group_by_page, kByOwnEscalatedLegal,
          Body::Form},
    Route{Method::Post, "/staff/groups/{group}/closing", act_on_group_by_page, kByClose, Body::Form},
    Route{Method::Get, "/staff/complaints", show_inbox_page, kReadList, Body::Form},
    Route{Method::Get, "/staff/complaints/{number}", show_staff_complaint_page, kReadByStaff, Body::Form},
    Route{Method::Get, "/staff/complaints/{number}/timeline", show_timeline_page, kReadTimeline, Body::Form},
    Route{Method::Get, "/staff/complaints/{number}/related", show_related_page, kReadRelated, Body::Form},
    Route{Method::Get, "/staff/complaints/{number}/precedents", show_precedents_page, kReadPrecedents, Body::Form},
    Route{Method::Get, "/staff/complaints/{number}/letters/{template}", show_letter_page, kReadLetter, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/confirmation", act_by_page, kConfirm, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/information-requests", act_by_page, kConfirm, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/rejection", act_by_page, kReject, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/rejection/approval", act_by_page, kReject, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/rejection/refusal", act_by_page, kReject, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/messages", act_by_page, kWrite, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/notes", act_by_page, kNote, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/classification", act_by_page, kByClassify, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/points", act_by_page, kByClassifyInvestigatePlan, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/severity", act_by_page, kByClassify, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/severity/approval", act_by_page, kByClassifyOwnEscalated,
          Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/severity/refusal", act_by_page, kByClassifyOwnEscalated,
          Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/abuse-marks", act_by_page, kByClassifyConfirmLegal, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/links", act_by_page, kByClassifyConfirmInvestigateRegister,
          Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/links/dismissal", act_by_page, kByClassifyConfirmInvestigate,
          Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/identity-checks", act_by_page, kByConfirmRegister, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/conflicts", act_by_page, kByAnyHandler, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/owner", act_by_page, kByAssignCoordinate, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/owner/acceptance", act_by_page, kByPlan, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/owner/refusal", act_by_page, kByPlan, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/investigator", act_by_page, kByAssignPlan, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/interim-remedy", act_by_page, kByInvestigateClassify, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/investigation-plan", act_by_page, kByInvestigate, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/checks", act_by_page, kByInvestigate, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/statements", act_by_page, kByInvestigate, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/findings", act_by_page, kByInvestigate, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/root-cause", act_by_page, kByInvestigate, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/investigation/conclusion", act_by_page, kByInvestigate, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/plan", act_by_page, kByPlan, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/plan/approval", act_by_page, kByApprovePlan, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/plan/cosignature", act_by_page, kByApprovePlanLegal, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/plan/rejection", act_by_page, kByApprovePlanLegal, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/fast-track", act_by_page, kByPlan, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/step-back", act_by_page, kByPlanOwnEscalated, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/advance-payments", act_by_page, kByExecute, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/actions", act_by_page, kByExecute, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/decision", act_by_page, kBySendResult, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/decision/approval", act_by_page, kByApprovePlanLegal, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/result", act_by_page, kBySendResult, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/deliveries", act_by_page, kBySendResult, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/disagreement", act_by_page, kByFollowUpRegisterConfirm, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/review", act_by_page, kByFollowUpRegisterConfirm, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/review/taking", act_by_page, kByDecideReview, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/review/decision", act_by_page, kByDecideReview, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/reminders", act_by_page, kBySendResultConfirm, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/wait/end", act_by_page, kBySendResultConfirm, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/follow-ups", act_by_page, kByFollowUp, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/improvement", act_by_page, kByCloseImprove, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/closing", act_by_page, kByClose, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/reopening", act_by_page, kByFollowUpRegisterConfirm, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/referral", act_by_page, kByConfirmOwnEscalatedLegal, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/external", act_by_page, kByLegalConfirm, Body::Form},
    Route{Method::Post, "/staff/complaints/{number}/external/end", act_by_page, kByLegalConfirm, Body::Form},
    Route{Method::Post, "/v1/complaints/{number}/attachments", add_attachments, kAttach, Body::Streamed},
    Route{Method::Get, "/v1/complaints/{number}/attachments/{ordinal}", read_attachment, kReadAttachment},
    Route{Method::Options, "/v1/complaints/{number}/uploads", show_upload_options, kAnybody},
    Route{Method::Post, "/v1/complaints/{number}/uploads", create_upload, kAttach, Body::Streamed},
    Route{Method::Options, "/v1/complaints/{number}/uploads/{id}", show_upload_options, kAnybody},
    Route{Method::Head, "/v1/complaints/{number}/uploads/{id}", show_upload, kAttach},
    Route{Method::Patch, "/v1/complaints/{number}/uploads/{id}", send_upload, kAttach, Body::Streamed},
    Route{Method::Delete, "/v1/complaints/{number}/uploads/{id}", end_upload, kAttach},
};

}  // namespace

std::span<const Route> routes() { return kRoutes; }

}  // namespace redress::http
