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
[[nodiscard]] Task<Response> show_page(Exchange& exchange);           ///< GET  /

[[nodiscard]] Task<Response> add_attachments(Exchange& exchange);      ///< POST    /v1/complaints/{number}/attachments
[[nodiscard]] Task<Response> read_attachment(Exchange& exchange);      ///< GET     …/attachments/{ordinal}
[[nodiscard]] Task<Response> show_upload_options(Exchange& exchange);  ///< OPTIONS …/uploads and …/uploads/{id}
[[nodiscard]] Task<Response> create_upload(Exchange& exchange);        ///< POST    …/uploads
[[nodiscard]] Task<Response> show_upload(Exchange& exchange);          ///< HEAD    …/uploads/{id}
[[nodiscard]] Task<Response> send_upload(Exchange& exchange);          ///< PATCH   …/uploads/{id}
[[nodiscard]] Task<Response> end_upload(Exchange& exchange);           ///< DELETE  …/uploads/{id}

}  // namespace redress::http
