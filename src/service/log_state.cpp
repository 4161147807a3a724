#include "service/log_state.hpp"

#include <utility>

namespace redress::service {
namespace {

using ledger::kTileWidth;
using ledger::NodeId;

Failure contradiction(const std::string& what) {
  return {FailureKind::Internal, "the stored log contradicts itself: " + what};
}

// Hashes of level `level`'s partial tile: leaf hashes from commitments, or the roots of the full tiles below.
Result<std::vector<Hash>> read_partial(ReadSession& reader, unsigned level, std::uint64_t complete) {
  const auto count = complete % kTileWidth;
  const auto first = complete - count;
  if (count == 0) return std::vector<Hash>{};
  auto read = level == 0 ? reader.read_commitments(first, count) : reader.read_tile_roots(level - 1, first, count);
  if (!read) return read.error();
  if (read->size() != count)
    return contradiction("rows are missing at the right edge of tile level " + std::to_string(level));
  if (level > 0) return read;
  for (auto& hash : *read) hash = ledger::leaf_hash(ledger::entry_of(hash));
  return read;
}

Result<std::vector<Hash>> read_full_tile(ReadSession& reader, ledger::TileId tile) {
  auto bytes = reader.read_tile(tile);
  if (!bytes) return bytes.error();
  if (!*bytes) return contradiction("tile " + ledger::tile_path(tile) + " is missing");
  auto hashes = ledger::decode_tile(**bytes);
  if (!hashes || hashes->size() != kTileWidth) return contradiction("tile " + ledger::tile_path(tile) + " is damaged");
  return std::move(*hashes);
}

/// Reads perfect subtrees of a snapshot, keeping the tile read last.
class NodeReader {
 public:
  NodeReader(ReadSession& reader, const LogSnapshot& snapshot) : reader_(reader), snapshot_(snapshot) {}

  Result<Hash> read(NodeId node) {
    const auto slice = ledger::slice_of(node);
    const auto complete = snapshot_.edge.size() >> (ledger::kTileHeight * slice.tile.level);
    if (slice.tile.number * kTileWidth + kTileWidth > complete) return fold_edge(slice);
    if (!tree_ || tile_ != slice.tile) {
      if (auto loaded = load(slice.tile); !loaded) return loaded.error();
    }
    return tree_->root_of(slice);
  }

  Result<std::vector<Hash>> read_all(const std::vector<NodeId>& nodes) {
    std::vector<Hash> hashes;
    hashes.reserve(nodes.size());
    for (const auto node : nodes) {
      auto hash = read(node);
      if (!hash) return hash.error();
      hashes.push_back(*hash);
    }
    return hashes;
  }

 private:
  Result<Hash> fold_edge(const ledger::TileSlice& slice) const {
    const auto hashes = snapshot_.edge.partial_tile(slice.tile.level);
    if (slice.begin + slice.count > hashes.size()) return contradiction("a tile is narrower than its tree");
    return ledger::perfect_root(hashes.subspan(slice.begin, slice.count));
  }

  // A tile of level 0 is met once in many proofs; those above are met again and again.
  Result<void> load(ledger::TileId tile) {
    tree_ = tile.level > 0 ? snapshot_.trees->find(tile) : nullptr;
    if (!tree_) {
      auto hashes = read_full_tile(reader_, tile);
      if (!hashes) return hashes.error();
      tree_ = std::make_shared<const TileTree>(*hashes);
      if (tile.level > 0) snapshot_.trees->keep(tile, tree_);
    }
    tile_ = tile;
    return {};
  }

  ReadSession& reader_;
  const LogSnapshot& snapshot_;
  ledger::TileId tile_;
  std::shared_ptr<const TileTree> tree_;
};

Result<std::optional<std::string>> read_entries(ReadSession& reader, const ledger::TileRequest& request) {
  const auto commitments = reader.read_commitments(request.tile.number * kTileWidth, request.width);
  if (!commitments) return commitments.error();
  if (commitments->size() != request.width) return contradiction("entries are missing");
  std::vector<std::string> entries;
  entries.reserve(commitments->size());
  for (const auto& commitment : *commitments) entries.push_back(ledger::entry_of(commitment));
  return std::optional(ledger::encode_entries(entries));
}

}  // namespace

Result<ledger::RightEdge> load_right_edge(ReadSession& reader, const Head& head) {
  std::vector<std::vector<Hash>> partial_tiles;
  for (unsigned level = 0; head.size >> (ledger::kTileHeight * level) > 0; ++level) {
    auto hashes = read_partial(reader, level, head.size >> (ledger::kTileHeight * level));
    if (!hashes) return hashes.error();
    partial_tiles.push_back(std::move(*hashes));
  }
  auto edge = ledger::RightEdge::from_partial_tiles(head.size, std::move(partial_tiles));
  if (!edge) return edge.error();
  if (edge->root() != head.root) return contradiction("the right edge does not lead to the stored root");
  return edge;
}

Result<std::shared_ptr<const LogSnapshot>> load_snapshot(ReadSession& reader) {
  auto head = reader.head();
  if (!head) return head.error();
  auto edge = load_right_edge(reader, *head);
  if (!edge) return edge.error();
  return std::make_shared<const LogSnapshot>(LogSnapshot{std::move(*edge), head->root, head->checkpoint});
}

Result<std::vector<Hash>> prove_inclusion(ReadSession& reader, const LogSnapshot& snapshot, std::uint64_t index) {
  const auto plan = ledger::plan_inclusion(index, snapshot.edge.size());
  if (!plan) return plan.error();
  const auto hashes = NodeReader(reader, snapshot).read_all(plan->nodes);
  if (!hashes) return hashes.error();
  return ledger::fold_proof(*plan, *hashes);
}

Result<Hash> root_at(ReadSession& reader, const LogSnapshot& snapshot, std::uint64_t size) {
  if (size > snapshot.edge.size())
    return Failure{FailureKind::NotFound, "the log is shorter than " + std::to_string(size)};
  if (size == 0) return ledger::empty_root();
  auto hashes = NodeReader(reader, snapshot).read_all(ledger::peaks_of(size));
  if (!hashes) return hashes.error();
  Hash root = hashes->back();
  for (auto peak = hashes->rbegin() + 1; peak != hashes->rend(); ++peak) root = ledger::node_hash(*peak, root);
  return root;
}

Result<std::optional<std::string>> read_tile_file(ReadSession& reader, const LogSnapshot& snapshot,
                                                  const ledger::TileRequest& request) {
  // A partial tile of a tile that has become full since is sliced from the full one.
  const unsigned width = ledger::tile_width(request.tile, snapshot.edge.size());
  if (request.width > width) return std::optional<std::string>();
  if (request.entries) return read_entries(reader, request);
  if (width < kTileWidth) {
    const auto hashes = snapshot.edge.partial_tile(request.tile.level).first(request.width);
    return std::optional(ledger::encode_tile(hashes));
  }
  auto hashes = read_full_tile(reader, request.tile);
  if (!hashes) return hashes.error();
  return std::optional(ledger::encode_tile(std::span(*hashes).first(request.width)));
}

}  // namespace redress::service
