#pragma once
// The keys of attachments, one a complaint, kept and backed up apart from the data (DESIGN.md 4).

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.hpp"

namespace redress::service {

/// Secret; from it the key of each blob is derived.
using AttachmentKey = std::array<std::uint8_t, 32>;

/// Thread-safe.
class AttachmentKeys {
 public:
  virtual ~AttachmentKeys() = default;
  /// Nothing if the complaint has no key: it never had an attachment, or they were forgotten.
  [[nodiscard]] virtual Result<std::optional<AttachmentKey>> find(std::string_view number) = 0;
  /// Draws a key if there is none; durable when it returns.
  [[nodiscard]] virtual Result<AttachmentKey> find_or_create(std::string_view number) = 0;
  /// Deletes the key, so that all attachments of the complaint are unreadable for good. Durable when it returns; the
  /// key's bytes are in no file of the table any more. No failure if there is none.
  [[nodiscard]] virtual Result<void> forget(std::string_view number) = 0;
};

}  // namespace redress::service
