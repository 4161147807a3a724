#pragma once
// What must hold of any store at any time, checked from the definitions and not by the code under test.

#include <string>
#include <string_view>

#include "domain/ledger/note.hpp"
#include "service/ports/event_store.hpp"

namespace redress::test {

/// The first thing that is wrong with the log and its views, or an empty text: every leaf from 0 to the head's size,
/// commitments, chains and times, the root by the recursive definition, full tiles, the checkpoint's signature, and
/// each complaint's row as the fold of its events. For logs of a few thousand leaves.
[[nodiscard]] std::string log_problem(service::EventStore& store, const ledger::VerifierKey& key);

/// What is wrong with a receipt of the event (`stream`, `seq`), or an empty text. With `store`, the event must be in it
/// and the receipt's tree must be a prefix of the store's.
[[nodiscard]] std::string receipt_problem(std::string_view receipt, const ledger::VerifierKey& key,
                                          std::string_view stream, std::uint64_t seq,
                                          service::EventStore* store = nullptr);

}  // namespace redress::test
