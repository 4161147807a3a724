#pragma once
// What the resumable uploads (tus 1.0.0: core, creation, termination, expiration) have in common.

#include <optional>
#include <string>
#include <string_view>

#include "adapters/http/attach.hpp"

namespace redress::http {

constexpr std::string_view kTusVersion = "1.0.0";

/// The file's name in an Upload-Metadata value: the pair "filename", else "name"; empty if it names none. Nothing
/// when the value is malformed.
[[nodiscard]] std::optional<std::string> file_name_in(std::string_view upload_metadata);

/// Nothing when the request may go on: it speaks our version (else 412) and may see the complaint.
[[nodiscard]] std::optional<Response> check_upload_request(const Exchange& exchange);

/// The upload of the path, or 404 UPLOAD_NOT_FOUND, or 410 UPLOAD_EXPIRED.
struct UploadOfPath {
  UploadPointer upload;
  std::optional<Response> problem;
};
[[nodiscard]] UploadOfPath find_upload(const Exchange& exchange);

/// Upload-Offset, Upload-Length and Upload-Expires; and of one that is attached, where it stands.
void add_upload_headers(Response& response, const service::Upload& upload, std::uint64_t offset);

/// Brings an upload whose content is whole to its event: 204 with the place in headers, or why not.
[[nodiscard]] Task<Response> conclude(Exchange& exchange, const UploadPointer& upload);

/// Looks whether the event of a stored upload is in the log, as after a commit of unknown outcome, and says so in the
/// upload. To be asked before it is submitted again, or removed. Conflict while somebody else submits it.
[[nodiscard]] Task<Result<void>> settle(Exchange& exchange, const UploadPointer& upload);

/// The answer to a failed step of an upload: 409 UPLOAD_TAKEN_OVER for Conflict, 404 for NotFound, else as failed().
[[nodiscard]] Response upload_failed(const Exchange& exchange, const Failure& why);

/// Every answer of these routes names the version.
[[nodiscard]] Task<Response> as_tus(Task<Response> answering);

}  // namespace redress::http
