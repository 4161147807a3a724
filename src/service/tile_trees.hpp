#pragma once
// The inner nodes of full tiles above level 0, computed once: every proof passes through few of them.

#include <memory>
#include <mutex>
#include <span>
#include <unordered_map>
#include <vector>

#include "domain/ledger/tile.hpp"

namespace redress::service {

/// The nodes of one full tile, from its 256 hashes up to the two below its root.
class TileTree {
 public:
  /// `hashes` are the 256 of the tile.
  explicit TileTree(std::span<const Hash> hashes);
  /// Root over a run of hashes as ledger::slice_of names them.
  [[nodiscard]] const Hash& root_of(const ledger::TileSlice& slice) const noexcept;

 private:
  std::vector<std::vector<Hash>> levels_;  ///< levels_[k] holds the roots of runs of 2^k hashes
};

/// A bounded store of tile trees; full tiles never change, so neither do these. Thread-safe.
class TileTrees {
 public:
  [[nodiscard]] std::shared_ptr<const TileTree> find(ledger::TileId tile) const;
  void keep(ledger::TileId tile, std::shared_ptr<const TileTree> tree);

 private:
  static constexpr std::size_t kTreesMax = 1024;  ///< 16 KiB each; enough for 67 million leaves
  mutable std::mutex mutex_;
  std::unordered_map<std::uint64_t, std::shared_ptr<const TileTree>> trees_;
};

}  // namespace redress::service
