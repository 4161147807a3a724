#pragma once
// From stored uploads to attachments of a complaint, and what is answered when uploads may not begin.

#include <memory>
#include <optional>
#include <vector>

#include "adapters/http/act.hpp"

namespace redress::http {

using UploadPointer = std::shared_ptr<service::Upload>;

/// Submits one command for all of `uploads`, which are stored and claimed, and brings them to their end: attached, or
/// discarded when that was refused. When the outcome is not known they stay, and are settled later.
[[nodiscard]] Task<service::Answer> attach(Exchange& exchange, const std::vector<UploadPointer>& uploads,
                                           std::optional<service::IdempotencyKey> key);

/// `"attachments":[{"ordinal":…,"seq":…,"name":…,"size_bytes":…,"sha256":…,"path":…}]`
[[nodiscard]] AppendMore append_attachments(const Exchange& exchange);

/// "/v1/complaints/<number>/attachments/<ordinal>"
[[nodiscard]] std::string attachment_path_of(std::string_view number, std::uint64_t ordinal);

/// Nothing when one more file may be attached to the complaint as it is now; else why not. Asked before bytes come.
/// An act that may be a replay has perhaps filled the complaint itself, or it was closed since: then it need only
/// exist.
[[nodiscard]] Task<std::optional<Response>> check_attachable(Exchange& exchange, bool may_be_replay);

/// 404 where no attachments are served, else as check_access.
[[nodiscard]] std::optional<Response> check_attachment_access(const Exchange& exchange);

/// 429 TOO_MANY_UPLOADS, 503 UPLOADS_FULL or NO_SPACE.
[[nodiscard]] Response no_room(const Exchange& exchange, service::NoRoom why);

/// What is answered when a body did not come to its end.
[[nodiscard]] Response body_ended(const Exchange& exchange, const BodySource::Piece& last);

/// The caller's network for limits; empty when none hold.
[[nodiscard]] std::string limited_network(const Exchange& exchange);

}  // namespace redress::http
