#pragma once
// Use case: a full pass over the stored log (B4-5, T-81). Recomputes every commitment, leaf, tile and the root from
// the stored events and names the first thing that does not hold.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/ledger/note.hpp"
#include "service/ports/event_store.hpp"

namespace redress::service {

/// What kind of thing does not hold.
enum class BreakKind {
  MissingEvent,     ///< no event at this leaf
  Envelope,         ///< the envelope is not canonical, or names another stream or seq than its row
  PartCommitment,   ///< a part does not match its commitment, or one of the two is missing
  EventCommitment,  ///< envelope and salt do not lead to the stored commitment
  Chain,            ///< `prev` is not the commitment of the stream's previous event
  Duplicate,        ///< two events with the same stream and seq
  Time,             ///< an event older than the one before it
  Tile,             ///< a stored tile differs from the one recomputed
  Root,             ///< the recomputed root is not the stored one
  Checkpoint        ///< the stored checkpoint is not signed by a log key, or is of another tree
};
constexpr auto words_of(BreakKind) {
  using enum BreakKind;
  return WordTable<BreakKind, 10>{{{MissingEvent, "missing_event"},
                                   {Envelope, "envelope"},
                                   {PartCommitment, "part_commitment"},
                                   {EventCommitment, "event_commitment"},
                                   {Chain, "chain"},
                                   {Duplicate, "duplicate"},
                                   {Time, "time"},
                                   {Tile, "tile"},
                                   {Root, "root"},
                                   {Checkpoint, "checkpoint"}}};
}

/// One break. `leaf` is zero-based; for a tile the first leaf that it covers, for root and checkpoint the log's size.
struct LogBreak {
  std::uint64_t leaf = 0;
  BreakKind kind = BreakKind::MissingEvent;
  std::string detail;
};

/// What the pass found.
struct LogVerdict {
  std::uint64_t size = 0;
  Hash root{};             ///< recomputed
  std::string checkpoint;  ///< stored
  std::uint64_t bytes_hashed = 0;
  std::optional<LogBreak> first_break;  ///< the one at the lowest leaf
};

struct VerifyLogOptions {
  unsigned threads = 1;
  /// Told now and then how many leaves are done; may be called from any thread, one at a time. May be empty.
  std::function<void(std::uint64_t done, std::uint64_t size)> progress;
};

/// Verifies all leaves up to the head that is stored when the pass begins. Fails only when the store cannot be read.
/// Memory: 8 bytes a leaf and one tile a thread.
[[nodiscard]] Result<LogVerdict> verify_log(EventStore& store, const VerifyLogOptions& options);

}  // namespace redress::service
