#include "service/tile_trees.hpp"

#include <bit>

namespace redress::service {
namespace {

std::uint64_t key_of(ledger::TileId tile) noexcept { return (std::uint64_t{tile.level} << 56U) | tile.number; }

}  // namespace

TileTree::TileTree(std::span<const Hash> hashes) {
  levels_.emplace_back(hashes.begin(), hashes.end());
  while (levels_.back().size() > 2) {
    const auto& below = levels_.back();
    std::vector<Hash> nodes;
    nodes.reserve(below.size() / 2);
    for (std::size_t i = 0; i + 1 < below.size(); i += 2) nodes.push_back(ledger::node_hash(below[i], below[i + 1]));
    levels_.push_back(std::move(nodes));
  }
}

const Hash& TileTree::root_of(const ledger::TileSlice& slice) const noexcept {
  const auto level = static_cast<std::size_t>(std::countr_zero(slice.count));
  return levels_[level][slice.begin >> level];
}

std::shared_ptr<const TileTree> TileTrees::find(ledger::TileId tile) const {
  const std::lock_guard lock(mutex_);
  const auto found = trees_.find(key_of(tile));
  return found == trees_.end() ? nullptr : found->second;
}

void TileTrees::keep(ledger::TileId tile, std::shared_ptr<const TileTree> tree) {
  const std::lock_guard lock(mutex_);
  if (trees_.size() >= kTreesMax) trees_.erase(trees_.begin());
  trees_.emplace(key_of(tile), std::move(tree));
}

}  // namespace redress::service
