#pragma once
// Looks an attachment up in the stream of its complaint.

#include <optional>
#include <string_view>

#include "service/ports/event_store.hpp"

namespace redress::service {

/// One attachment and the event that added it.
struct FoundAttachment {
  std::uint64_t seq = 0;
  complaint::AttachmentAdded added;
};

/// Nothing if the complaint has no attachment of this ordinal.
[[nodiscard]] Result<std::optional<FoundAttachment>> find_attachment(ReadSession& reader, std::string_view number,
                                                                     std::uint64_t ordinal);
/// Nothing if the complaint has no attachment with this content.
[[nodiscard]] Result<std::optional<FoundAttachment>> find_attachment(ReadSession& reader, std::string_view number,
                                                                     std::string_view blob_id);

}  // namespace redress::service
