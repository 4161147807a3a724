#include "domain/ledger/growth.hpp"

#include <bit>
#include <string>
#include <utility>

#include "base/check.hpp"
#include "domain/ledger/lines.hpp"

namespace redress::ledger {
namespace {

bool has_bit(std::uint64_t number, unsigned bit) noexcept { return ((number >> bit) & 1U) != 0; }

/// True if leaves stand right of the last complete node of `level`.
bool has_tail(std::uint64_t size, unsigned level) noexcept { return (size & ((std::uint64_t{1} << level) - 1)) != 0; }

unsigned bit_count(std::uint64_t number) noexcept { return static_cast<unsigned>(std::bit_width(number)); }

/// Tile levels that a tree of `size` leaves has.
unsigned tile_level_count(std::uint64_t size) noexcept { return (bit_count(size) + kTileHeight - 1) / kTileHeight; }

}  // namespace

Result<RightEdge> RightEdge::from_partial_tiles(std::uint64_t size, std::vector<std::vector<Hash>> partial_tiles) {
  if (size > kTreeSizeMax) return malformed("a tree of " + std::to_string(size) + " leaves is too large");
  const unsigned levels = tile_level_count(size);
  for (unsigned level = levels; level < partial_tiles.size(); ++level) {
    if (!partial_tiles[level].empty()) {
      return malformed("a tree of " + std::to_string(size) + " leaves has no tile level " + std::to_string(level));
    }
  }
  partial_tiles.resize(levels);
  for (unsigned level = 0; level < levels; ++level) {
    const auto wanted = (size >> (kTileHeight * level)) % kTileWidth;
    if (partial_tiles[level].size() == wanted) continue;
    return malformed("the partial tile of level " + std::to_string(level) + " holds " +
                     std::to_string(partial_tiles[level].size()) + " hashes, a tree of " + std::to_string(size) +
                     " leaves needs " + std::to_string(wanted));
  }
  RightEdge edge;
  edge.size_ = size;
  edge.partial_tiles_ = std::move(partial_tiles);
  edge.peaks_.resize(bit_count(size));
  for (const auto peak : peaks_of(size)) {
    const auto slice = slice_of(peak);
    edge.peaks_[peak.level] = perfect_root(edge.partial_tile(slice.tile.level).subspan(slice.begin, slice.count));
  }
  return edge;
}

Hash RightEdge::root() const {
  if (size_ == 0) return empty_root();
  auto level = static_cast<unsigned>(std::countr_zero(size_));
  Hash root = peaks_[level];
  for (++level; level < peaks_.size(); ++level) {
    if (has_bit(size_, level)) root = node_hash(peaks_[level], root);
  }
  return root;
}

std::span<const Hash> RightEdge::partial_tile(unsigned level) const noexcept {
  if (level >= partial_tiles_.size()) return {};
  return partial_tiles_[level];
}

Growth::Growth(const RightEdge& before, std::span<const Hash> leaf_hashes) : old_size_(before.size_) {
  REDRESS_CHECK(leaf_hashes.size() <= kTreeSizeMax - old_size_);
  edge_.size_ = old_size_ + leaf_hashes.size();
  grow_levels(before, leaf_hashes);
  fold_tails();
  grow_tiles(before);
}

// Each level starts with the old peak when there is one: it is the left sibling of the first new node. So every
// pair below gives a node that did not exist before.
void Growth::grow_levels(const RightEdge& before, std::span<const Hash> leaf_hashes) {
  levels_.resize(bit_count(size()));
  for (unsigned k = 0; k < levels_.size(); ++k) {
    auto& level = levels_[k];
    level.first = (old_size_ >> k) & ~std::uint64_t{1};
    level.nodes.reserve((size() >> k) - level.first);
    if (has_bit(old_size_, k)) level.nodes.push_back(before.peaks_[k]);
    if (k == 0) {
      level.nodes.insert(level.nodes.end(), leaf_hashes.begin(), leaf_hashes.end());
      continue;
    }
    const auto& below = levels_[k - 1].nodes;
    for (std::size_t i = 0; i + 1 < below.size(); i += 2) level.nodes.push_back(node_hash(below[i], below[i + 1]));
  }
}

void Growth::fold_tails() {
  edge_.peaks_.resize(levels_.size());
  tails_.resize(levels_.size() + 1);
  for (unsigned k = 0; k < levels_.size(); ++k) {
    tails_[k + 1] = tails_[k];
    if (!has_bit(size(), k)) continue;
    edge_.peaks_[k] = node(k, (size() >> k) - 1);
    tails_[k + 1] = has_tail(size(), k) ? node_hash(edge_.peaks_[k], tails_[k]) : edge_.peaks_[k];
  }
  root_ = size() == 0 ? empty_root() : tails_.back();
}

void Growth::grow_tiles(const RightEdge& before) {
  const unsigned tile_levels = tile_level_count(size());
  edge_.partial_tiles_.resize(tile_levels);
  for (unsigned l = 0; l < tile_levels; ++l) {
    const unsigned k = kTileHeight * l;
    const auto old_hashes = before.partial_tile(l);
    std::vector<Hash> hashes(old_hashes.begin(), old_hashes.end());
    for (std::uint64_t index = old_size_ >> k; index < size() >> k; ++index) {
      hashes.push_back(node(k, index));
      if (hashes.size() < kTileWidth) continue;
      const std::uint64_t number = index / kTileWidth;
      full_tiles_.push_back({{l, number}, std::exchange(hashes, {}), node(k + kTileHeight, number)});
    }
    edge_.partial_tiles_[l] = std::move(hashes);
  }
}

const Hash& Growth::node(unsigned level, std::uint64_t index) const {
  const auto& [first, nodes] = levels_[level];
  return nodes[index - first];
}

std::vector<Hash> Growth::prove(std::uint64_t index) const {
  REDRESS_CHECK(index >= old_size_ && index < size());
  std::vector<Hash> proof;
  const unsigned height = bit_count(size() - 1);
  proof.reserve(height);
  for (unsigned k = 0; k < height; ++k) {
    const std::uint64_t sibling = (index >> k) ^ 1U;
    const std::uint64_t complete = size() >> k;
    if (sibling < complete) {
      proof.push_back(node(k, sibling));
    } else if (sibling == complete && has_tail(size(), k)) {
      proof.push_back(tails_[k]);
    }
  }
  return proof;
}

}  // namespace redress::ledger
