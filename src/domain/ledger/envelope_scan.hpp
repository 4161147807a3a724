#pragma once
// The envelope's canonical form, read without a value tree: a verifier reads millions of them.

#include <optional>
#include <string_view>

#include "domain/ledger/event.hpp"

namespace redress::ledger {

/// The envelope, if `bytes` is canonical and its texts need no escapes; nothing otherwise, which says nothing yet: the
/// full reader then finds out what is wrong, or that an escape was needed.
[[nodiscard]] std::optional<Envelope> scan_envelope(std::string_view bytes);

}  // namespace redress::ledger
