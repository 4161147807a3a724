#pragma once
// How the log grows: the right edge of the tree in memory, and one step that
// adds a batch, hashing each new node once.

#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "domain/ledger/merkle.hpp"
#include "domain/ledger/tile.hpp"

namespace redress::ledger {

/// The hashes of the tree's partial tiles: all that is needed to grow it and to prove against it beside the
/// full tiles. A value; copying costs at most 8 KiB per tile level and 2 KiB.
class RightEdge {
 public:
  RightEdge() = default;
  /// From stored parts: `partial_tiles[l]` holds the (size >> 8l) mod 256 hashes of level l's partial tile.
  /// Levels at the end that have no partial tile may be left out. Malformed if a count does not fit `size`.
  [[nodiscard]] static Result<RightEdge> from_partial_tiles(std::uint64_t size,
                                                            std::vector<std::vector<Hash>> partial_tiles);

  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
  /// Root of the whole tree; hashes at most one path.
  [[nodiscard]] Hash root() const;
  /// Hashes of the partial tile at this tile level; empty when there is none.
  [[nodiscard]] std::span<const Hash> partial_tile(unsigned level) const noexcept;

 private:
  friend class Growth;
  std::uint64_t size_ = 0;
  std::vector<std::vector<Hash>> partial_tiles_;
  std::vector<Hash> peaks_;  ///< peaks_[k]: the perfect subtree of 2^k leaves, where bit k of size_ is set
};

/// A tile that a batch has completed: immutable from now on.
struct FullTile {
  TileId tile;
  std::vector<Hash> hashes;  ///< 256
  Hash root;                 ///< hash `tile.number % 256` of the tile above
};

/// One batch of leaves added to an edge: the new edge and root, the tiles completed, and the inclusion proof
/// of each leaf of the batch in the new tree without reading anything. Immutable once built; thread-safe.
class Growth {
 public:
  Growth(const RightEdge& before, std::span<const Hash> leaf_hashes);

  [[nodiscard]] const RightEdge& edge() const noexcept { return edge_; }
  [[nodiscard]] const Hash& root() const noexcept { return root_; }
  [[nodiscard]] std::uint64_t old_size() const noexcept { return old_size_; }
  [[nodiscard]] std::uint64_t size() const noexcept { return edge_.size(); }
  /// Completed tiles, in ascending level, then number.
  [[nodiscard]] const std::vector<FullTile>& full_tiles() const noexcept { return full_tiles_; }
  /// Inclusion proof of leaf `index`, old_size() <= index < size(), in the tree of size() leaves.
  [[nodiscard]] std::vector<Hash> prove(std::uint64_t index) const;

 private:
  /// The complete nodes of one tree level from `first` to the right end: those of the batch and, at the left
  /// boundary, the sibling taken from the edge.
  struct Level {
    std::uint64_t first = 0;
    std::vector<Hash> nodes;
  };

  void grow_levels(const RightEdge& before, std::span<const Hash> leaf_hashes);
  void fold_tails();
  void grow_tiles(const RightEdge& before);
  [[nodiscard]] const Hash& node(unsigned level, std::uint64_t index) const;

  std::uint64_t old_size_ = 0;
  RightEdge edge_;
  Hash root_{};
  std::vector<Level> levels_;
  std::vector<Hash> tails_;  ///< tails_[k]: root over the leaves right of the last complete node of level k, if any
  std::vector<FullTile> full_tiles_;
};

}  // namespace redress::ledger
