#pragma once
// The handlers of the routes, one file for each use case.

#include "adapters/http/exchange.hpp"

namespace redress::http {

[[nodiscard]] Task<Response> file_complaint(Exchange& exchange);      ///< POST /v1/complaints
[[nodiscard]] Task<Response> read_complaint(Exchange& exchange);      ///< GET  /v1/complaints/{number}
[[nodiscard]] Task<Response> read_receipt(Exchange& exchange);        ///< GET  /v1/complaints/{number}/receipts/{seq}
[[nodiscard]] Task<Response> add_information(Exchange& exchange);     ///< POST /v1/complaints/{number}/information
[[nodiscard]] Task<Response> withdraw_complaint(Exchange& exchange);  ///< POST /v1/complaints/{number}/withdrawal
[[nodiscard]] Task<Response> convert_record(Exchange& exchange);      ///< POST /v1/complaints/{number}/conversion
[[nodiscard]] Task<Response> confirm_read_back(Exchange& exchange);   ///< POST /v1/complaints/{number}/read-back
[[nodiscard]] Task<Response> show_checkpoint(Exchange& exchange);     ///< GET  /log/checkpoint
[[nodiscard]] Task<Response> show_key(Exchange& exchange);            ///< GET  /log/key
[[nodiscard]] Task<Response> show_keys(Exchange& exchange);           ///< GET  /log/keys
[[nodiscard]] Task<Response> show_tile(Exchange& exchange);           ///< GET  /log/tile/{tile}
[[nodiscard]] Task<Response> show_health(Exchange& exchange);         ///< GET  /healthz
[[nodiscard]] Task<Response> show_readiness(Exchange& exchange);      ///< GET  /readyz
[[nodiscard]] Task<Response> show_metrics(Exchange& exchange);        ///< GET  /metrics
[[nodiscard]] Task<Response> show_openapi(Exchange& exchange);        ///< GET  /openapi.yaml

namespace pages {

[[nodiscard]] Task<Response> show_start_page(Exchange& exchange);          ///< GET  /
[[nodiscard]] Task<Response> show_developers_page(Exchange& exchange);     ///< GET  /developers
[[nodiscard]] Task<Response> show_filing_page(Exchange& exchange);         ///< GET  /file
[[nodiscard]] Task<Response> file_by_page(Exchange& exchange);             ///< POST /file
[[nodiscard]] Task<Response> show_receipt_page(Exchange& exchange);        ///< POST /receipt
[[nodiscard]] Task<Response> send_receipt(Exchange& exchange);             ///< POST /receipt/file
[[nodiscard]] Task<Response> show_tracking_page(Exchange& exchange);       ///< GET  /track
[[nodiscard]] Task<Response> track_by_page(Exchange& exchange);            ///< POST /track
[[nodiscard]] Task<Response> add_information_by_page(Exchange& exchange);  ///< POST /track/information
[[nodiscard]] Task<Response> withdraw_by_page(Exchange& exchange);         ///< POST /track/withdrawal
[[nodiscard]] Task<Response> reply_by_page(Exchange& exchange);            ///< POST /track/acceptance, disagreement, …
[[nodiscard]] Task<Response> attach_by_page(Exchange& exchange);           ///< POST /track/attachments
[[nodiscard]] Task<Response> send_attachment_by_page(Exchange& exchange);  ///< POST /track/attachment
[[nodiscard]] Task<Response> send_all_receipts(Exchange& exchange);        ///< POST /track/receipts
[[nodiscard]] Task<Response> show_result_letter(Exchange& exchange);       ///< POST /track/letter
[[nodiscard]] Task<Response> send_asset(Exchange& exchange);               ///< GET  /assets/{asset}

[[nodiscard]] Task<Response> show_sign_in_page(Exchange& exchange);          ///< GET  /staff
[[nodiscard]] Task<Response> sign_in_by_page(Exchange& exchange);            ///< POST /staff
[[nodiscard]] Task<Response> show_password_page(Exchange& exchange);         ///< GET  /staff/password
[[nodiscard]] Task<Response> change_password_by_page(Exchange& exchange);    ///< POST /staff/password
[[nodiscard]] Task<Response> sign_out_by_page(Exchange& exchange);           ///< POST /staff/sign-out
[[nodiscard]] Task<Response> show_inbox_page(Exchange& exchange);            ///< GET  /staff/complaints
[[nodiscard]] Task<Response> show_staff_complaint_page(Exchange& exchange);  ///< GET  /staff/complaints/{number}
[[nodiscard]] Task<Response> show_timeline_page(Exchange& exchange);         ///< GET  …/{number}/timeline
[[nodiscard]] Task<Response> show_related_page(Exchange& exchange);          ///< GET  …/{number}/related
[[nodiscard]] Task<Response> show_precedents_page(Exchange& exchange);       ///< GET  …/{number}/precedents
[[nodiscard]] Task<Response> show_letter_page(Exchange& exchange);           ///< GET  …/{number}/letters/{template}
[[nodiscard]] Task<Response> act_by_page(Exchange& exchange);                ///< POST /staff/complaints/{number}/…
[[nodiscard]] Task<Response> show_groups_page(Exchange& exchange);           ///< GET  /staff/groups
[[nodiscard]] Task<Response> show_group_page(Exchange& exchange);            ///< GET  /staff/groups/{group}
[[nodiscard]] Task<Response> act_on_group_by_page(Exchange& exchange);       ///< POST /staff/groups and …/{group}/…

}  // namespace pages

[[nodiscard]] Task<Response> sign_in(Exchange& exchange);          ///< POST   /v1/session
[[nodiscard]] Task<Response> show_session(Exchange& exchange);     ///< GET    /v1/session
[[nodiscard]] Task<Response> sign_out(Exchange& exchange);         ///< DELETE /v1/session
[[nodiscard]] Task<Response> change_password(Exchange& exchange);  ///< POST   /v1/session/password

[[nodiscard]] Task<Response> unmask_complaint(Exchange& exchange);          ///< POST /v1/complaints/{number}/unmasking
[[nodiscard]] Task<Response> list_parameters(Exchange& exchange);           ///< GET  /v1/parameters
[[nodiscard]] Task<Response> read_parameter(Exchange& exchange);            ///< GET  /v1/parameters/{parameter}
[[nodiscard]] Task<Response> propose_parameter_change(Exchange& exchange);  ///< POST …/proposals
[[nodiscard]] Task<Response> approve_parameter_change(Exchange& exchange);  ///< POST …/proposals/{proposal}/approval
[[nodiscard]] Task<Response> decline_parameter_change(Exchange& exchange);  ///< POST …/proposals/{proposal}/refusal
[[nodiscard]] Task<Response> list_users(Exchange& exchange);                ///< GET    /v1/users
[[nodiscard]] Task<Response> add_user(Exchange& exchange);                  ///< POST   /v1/users
[[nodiscard]] Task<Response> read_user(Exchange& exchange);                 ///< GET    /v1/users/{user}
[[nodiscard]] Task<Response> grant_role(Exchange& exchange);                ///< POST   /v1/users/{user}/roles
[[nodiscard]] Task<Response> revoke_role(Exchange& exchange);               ///< DELETE /v1/users/{user}/roles/{role}
[[nodiscard]] Task<Response> reset_password(Exchange& exchange);            ///< POST   /v1/users/{user}/password
[[nodiscard]] Task<Response> disable_user(Exchange& exchange);              ///< POST   /v1/users/{user}/disabling
[[nodiscard]] Task<Response> enable_user(Exchange& exchange);               ///< POST   /v1/users/{user}/enabling
[[nodiscard]] Task<Response> issue_token(Exchange& exchange);               ///< POST   /v1/users/{user}/tokens
[[nodiscard]] Task<Response> revoke_token(Exchange& exchange);              ///< DELETE /v1/users/{user}/tokens/{token}

[[nodiscard]] Task<Response> read_timeline(Exchange& exchange);        ///< GET /v1/complaints/{number}/timeline
[[nodiscard]] Task<Response> list_related(Exchange& exchange);         ///< GET /v1/complaints/{number}/related
[[nodiscard]] Task<Response> list_precedents(Exchange& exchange);      ///< GET /v1/complaints/{number}/precedents
[[nodiscard]] Task<Response> read_classification(Exchange& exchange);  ///< GET /v1/classification
[[nodiscard]] Task<Response> render_letter(Exchange& exchange);        ///< GET /v1/letters/{template}

[[nodiscard]] Task<Response> list_complaints(Exchange& exchange);  ///< GET  /v1/complaints
/// POST /v1/complaints/{number}/<act>: every act of domain/complaint/act_table.hpp that is a form
[[nodiscard]] Task<Response> do_act(Exchange& exchange);
[[nodiscard]] Task<Response> list_groups(Exchange& exchange);    ///< GET  /v1/groups
[[nodiscard]] Task<Response> read_group(Exchange& exchange);     ///< GET  /v1/groups/{group}
[[nodiscard]] Task<Response> act_on_group(Exchange& exchange);   ///< POST /v1/groups and /v1/groups/{group}/…
[[nodiscard]] Task<Response> stream_events(Exchange& exchange);  ///< GET  /v1/events/stream

[[nodiscard]] Task<Response> add_attachments(Exchange& exchange);      ///< POST    /v1/complaints/{number}/attachments
[[nodiscard]] Task<Response> read_attachment(Exchange& exchange);      ///< GET     …/attachments/{ordinal}
[[nodiscard]] Task<Response> show_upload_options(Exchange& exchange);  ///< OPTIONS …/uploads and …/uploads/{id}
[[nodiscard]] Task<Response> create_upload(Exchange& exchange);        ///< POST    …/uploads
[[nodiscard]] Task<Response> show_upload(Exchange& exchange);          ///< HEAD    …/uploads/{id}
[[nodiscard]] Task<Response> send_upload(Exchange& exchange);          ///< PATCH   …/uploads/{id}
[[nodiscard]] Task<Response> end_upload(Exchange& exchange);           ///< DELETE  …/uploads/{id}

}  // namespace redress::http
