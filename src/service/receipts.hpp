#pragma once
// Receipts as callers get them: what a holder may see of an event, with its proof.

#include <string>
#include <vector>

#include "domain/ledger/receipt.hpp"
#include "service/commit_loop.hpp"
#include "service/log_state.hpp"

namespace redress::service {

/// What the complainant may see: the envelope always, `party` and their own `person` opened (FORMATS.md 1).
[[nodiscard]] ledger::Opening opening_for_complainant(const StoredEvent& event);

/// Receipt from the batch that wrote the event; reads nothing.
[[nodiscard]] std::string receipt_of(const StoredEvent& event, const BatchProof& proof);

/// Receipt of a stored event against a snapshot.
[[nodiscard]] Result<std::string> receipt_of(ReadSession& reader, const StoredEvent& event,
                                             const LogSnapshot& snapshot);

}  // namespace redress::service
