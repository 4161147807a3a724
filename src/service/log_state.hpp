#pragma once
// The log as readers see it: the newest committed tree head with its right edge, and the one that is published.

#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "domain/ledger/growth.hpp"
#include "service/ports/event_store.hpp"
#include "service/tile_trees.hpp"

namespace redress::service {

/// One tree head: everything needed to prove against it, beside the full tiles in the store. Immutable.
struct LogSnapshot {
  ledger::RightEdge edge;
  Hash root{};
  std::string checkpoint;  ///< signed note for the edge's size and root
  /// What is known of the full tiles: shared by all snapshots of one log.
  std::shared_ptr<TileTrees> trees = std::make_shared<TileTrees>();
};

/// Two snapshots, newest first: `latest` moves with every commit, `published` at most once a second and only after
/// the high-water mark holds it. Thread-safe.
class LogState {
 public:
  explicit LogState(const std::shared_ptr<const LogSnapshot>& first) : latest_(first), published_(first) {}

  [[nodiscard]] std::shared_ptr<const LogSnapshot> latest() const { return read(latest_); }
  [[nodiscard]] std::shared_ptr<const LogSnapshot> published() const { return read(published_); }
  void committed(std::shared_ptr<const LogSnapshot> snapshot) { write(latest_, std::move(snapshot)); }
  void publish(std::shared_ptr<const LogSnapshot> snapshot) { write(published_, std::move(snapshot)); }

 private:
  using Pointer = std::shared_ptr<const LogSnapshot>;
  [[nodiscard]] Pointer read(const Pointer& pointer) const {
    const std::lock_guard lock(mutex_);
    return pointer;
  }
  // The old snapshot is let go after the lock.
  void write(Pointer& pointer, Pointer snapshot) {
    const std::lock_guard lock(mutex_);
    pointer.swap(snapshot);
  }

  // Not std::atomic<std::shared_ptr>: that of libstdc++ 12 unlocks a load without order, a data race.
  mutable std::mutex mutex_;
  Pointer latest_;
  Pointer published_;
};

/// The right edge of the stored log, read from commitments and tile roots: at most 255 rows a level.
/// Failure Internal when what is stored does not lead to the head's root.
[[nodiscard]] Result<ledger::RightEdge> load_right_edge(ReadSession& reader, const Head& head);

/// The stored head with its right edge. Failures as above, and NotFound where no log is founded.
[[nodiscard]] Result<std::shared_ptr<const LogSnapshot>> load_snapshot(ReadSession& reader);

/// Inclusion proof of leaf `index` in the snapshot's tree; reads at most one full tile a level.
[[nodiscard]] Result<std::vector<Hash>> prove_inclusion(ReadSession& reader, const LogSnapshot& snapshot,
                                                        std::uint64_t index);

/// Root of the first `size` leaves, size <= the snapshot's.
[[nodiscard]] Result<Hash> root_at(ReadSession& reader, const LogSnapshot& snapshot, std::uint64_t size);

/// The bytes of a tile or entry bundle of the snapshot's tree; nothing if the tree has no such tile.
[[nodiscard]] Result<std::optional<std::string>> read_tile_file(ReadSession& reader, const LogSnapshot& snapshot,
                                                                const ledger::TileRequest& request);

}  // namespace redress::service
