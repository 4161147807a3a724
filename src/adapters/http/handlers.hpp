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
[[nodiscard]] Task<Response> send_all_receipts(Exchange& exchange);        ///< POST /track/receipts
[[nodiscard]] Task<Response> send_asset(Exchange& exchange);               ///< GET  /assets/{asset}

}  // namespace pages

}  // namespace redress::http
