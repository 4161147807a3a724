#pragma once
// From the files of one multipart body to attachments of a complaint.

#include <optional>
#include <variant>

#include "adapters/http/multipart_intake.hpp"

namespace redress::http {

/// Feeds the body to `scanner` until its last boundary or until its sink stops it. Nothing when it came to its end; a
/// sink that stopped it says why in `intake`.
[[nodiscard]] Task<std::optional<Response>> take_body(Exchange& exchange, MultipartScanner& scanner,
                                                      const MultipartIntake& intake);

/// Feeds one piece on a thread for long work, as storing needs.
[[nodiscard]] Task<std::optional<Response>> take_piece(Exchange& exchange, MultipartScanner& scanner,
                                                       const MultipartIntake& intake, std::string_view bytes);

/// Attaches the stored files to `exchange.number` in one act. `key` is bound to what was stored.
[[nodiscard]] Task<std::variant<service::Answer, Response>> attach_files(Exchange& exchange, MultipartIntake& intake,
                                                                         std::optional<service::IdempotencyKey> key);

/// Removes what an intake stored, when it leads to no attachment.
[[nodiscard]] Task<> discard_files(Exchange& exchange, MultipartIntake& intake);

}  // namespace redress::http
