#include "domain/ledger/growth.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "domain/ledger/testing.hpp"

namespace redress::ledger {
namespace {

/// Roots of all prefixes, by definition.
std::vector<Hash> prefix_roots(std::span<const Hash> hashes) {
  std::vector<Hash> roots;
  for (std::size_t size = 0; size <= hashes.size(); ++size) roots.push_back(root_of(hashes.first(size)));
  return roots;
}

/// Everything that a Growth promises, checked against the definitions.
void expect_holds(const Growth& growth, std::span<const Hash> all, const Hash& root) {
  ASSERT_EQ(growth.root(), root) << growth.size();
  ASSERT_EQ(growth.edge().root(), root) << growth.size();
  for (auto index = growth.old_size(); index < growth.size(); ++index) {
    const auto found = root_from_inclusion(index, growth.size(), all[index], growth.prove(index));
    ASSERT_TRUE(found) << index << " of " << growth.size() << ": " << found.error().message;
    ASSERT_EQ(*found, root) << index << " of " << growth.size();
  }
}

void expect_full_tile_holds(const FullTile& full, std::span<const Hash> all) {
  const auto width = std::size_t{1} << (kTileHeight * full.tile.level);
  const auto first = static_cast<std::size_t>(full.tile.number * kTileWidth) * width;
  ASSERT_EQ(full.hashes.size(), kTileWidth);
  for (std::size_t i = 0; i < kTileWidth; ++i) {
    ASSERT_EQ(full.hashes[i], root_of(all.subspan(first + i * width, width))) << full.tile.level << "/" << i;
  }
  ASSERT_EQ(full.root, root_of(all.subspan(first, kTileWidth * width)));
}

void expect_partial_tiles_hold(const RightEdge& edge, std::span<const Hash> all) {
  for (unsigned level = 0; level <= kTileLevelMax; ++level) {
    const auto hashes = edge.partial_tile(level);
    const auto complete = edge.size() >> (kTileHeight * level);
    ASSERT_EQ(hashes.size(), complete % kTileWidth);
    const auto width = std::size_t{1} << (kTileHeight * level);
    for (std::size_t i = 0; i < hashes.size(); ++i) {
      const auto first = (complete / kTileWidth * kTileWidth + i) * width;
      ASSERT_EQ(hashes[i], root_of(all.subspan(first, width)));
    }
  }
}

/// The edge as a store would give it back.
RightEdge stored(const RightEdge& edge) {
  std::vector<std::vector<Hash>> tiles;
  for (unsigned level = 0; level <= kTileLevelMax; ++level) {
    const auto hashes = edge.partial_tile(level);
    tiles.emplace_back(hashes.begin(), hashes.end());
  }
  while (!tiles.empty() && tiles.back().empty()) tiles.pop_back();
  return RightEdge::from_partial_tiles(edge.size(), tiles).value();
}

class GrowthByBatch : public ::testing::TestWithParam<std::size_t> {};

TEST_P(GrowthByBatch, ProvesEveryLeafAtEverySize) {
  const auto all = sample::leaves(600);
  const auto roots = prefix_roots(all);
  RightEdge edge;
  while (edge.size() < all.size()) {
    const auto first = static_cast<std::size_t>(edge.size());
    const auto count = std::min(GetParam(), all.size() - first);
    const Growth growth(edge, std::span(all).subspan(first, count));
    expect_holds(growth, all, roots[first + count]);
    expect_partial_tiles_hold(growth.edge(), all);
    for (const auto& full : growth.full_tiles()) expect_full_tile_holds(full, all);
    edge = growth.edge();
  }
}

INSTANTIATE_TEST_SUITE_P(Batches, GrowthByBatch, ::testing::Values(1, 2, 3, 5, 7, 31, 64, 255, 256, 257, 600));

TEST(Growth, AnyTwoBatchesGiveTheSameTree) {
  const auto all = sample::leaves(300);
  const auto roots = prefix_roots(all);
  for (std::size_t split = 0; split <= all.size(); split += 3) {
    const Growth before(RightEdge{}, std::span(all).first(split));
    ASSERT_EQ(before.root(), roots[split]);
    for (const std::size_t size : {split, split + 1, split + 2, all.size()}) {
      if (size > all.size()) continue;
      expect_holds(Growth(before.edge(), std::span(all).subspan(split, size - split)), all, roots[size]);
    }
  }
}

TEST(Growth, SeededSplitsThroughStorageAgree) {
  const auto all = sample::leaves(1500);
  std::mt19937 random(20261123);
  for (int round = 0; round < 10; ++round) {
    RightEdge edge;
    while (edge.size() < all.size()) {
      const auto first = static_cast<std::size_t>(edge.size());
      const auto count = std::min<std::size_t>(1 + random() % 400, all.size() - first);
      const Growth growth(stored(edge), std::span(all).subspan(first, count));
      expect_holds(growth, all, root_of(std::span(all).first(first + count)));
      edge = growth.edge();
    }
  }
}

TEST(Growth, CompletesTilesOfTwoLevelsInOrder) {
  const auto all = sample::leaves(65536 + 300);
  const Growth before(RightEdge{}, std::span(all).first(65000));
  EXPECT_EQ(before.full_tiles().size(), 65000U / 256);
  const Growth growth(stored(before.edge()), std::span(all).subspan(65000));
  std::vector<TileId> tiles;
  for (const auto& full : growth.full_tiles()) {
    tiles.push_back(full.tile);
    expect_full_tile_holds(full, all);
  }
  EXPECT_EQ(tiles, (std::vector<TileId>{{0, 253}, {0, 254}, {0, 255}, {0, 256}, {1, 0}}));
  EXPECT_EQ(growth.edge().partial_tile(0).size(), 44U);
  EXPECT_EQ(growth.edge().partial_tile(1).size(), 1U);
  EXPECT_EQ(growth.edge().partial_tile(2).size(), 1U);
  EXPECT_TRUE(growth.edge().partial_tile(3).empty());
  expect_holds(growth, all, root_of(all));
}

TEST(Growth, AnEmptyBatchChangesNothing) {
  const Growth nothing(RightEdge{}, {});
  EXPECT_EQ(nothing.root(), empty_root());
  EXPECT_EQ(nothing.edge().root(), empty_root());
  EXPECT_EQ(nothing.size(), 0U);
  const auto all = sample::leaves(77);
  const Growth before(RightEdge{}, all);
  const Growth same(before.edge(), {});
  EXPECT_EQ(same.root(), before.root());
  EXPECT_EQ(same.size(), 77U);
  EXPECT_TRUE(same.full_tiles().empty());
}

TEST(GrowthDeathTest, ProvesOnlyItsOwnLeaves) {
  const auto all = sample::leaves(4);
  const Growth before(RightEdge{}, std::span(all).first(2));
  const Growth growth(before.edge(), std::span(all).subspan(2));
  EXPECT_DEATH(static_cast<void>(growth.prove(1)), "bug");
  EXPECT_DEATH(static_cast<void>(growth.prove(4)), "bug");
}

TEST(RightEdge, RefusesCountsThatDoNotFit) {
  const auto hashes = sample::leaves(10);
  EXPECT_FALSE(RightEdge::from_partial_tiles(11, {hashes}));
  EXPECT_FALSE(RightEdge::from_partial_tiles(10, {}));
  EXPECT_FALSE(RightEdge::from_partial_tiles(10, {hashes, hashes}));
  EXPECT_FALSE(RightEdge::from_partial_tiles(256, {{}, {}}));
  EXPECT_FALSE(RightEdge::from_partial_tiles(0, {hashes}));
  EXPECT_FALSE(RightEdge::from_partial_tiles(~std::uint64_t{0}, {}));
  EXPECT_EQ(RightEdge::from_partial_tiles(11, {hashes}).error().message,
            "the partial tile of level 0 holds 10 hashes, a tree of 11 leaves needs 11");
}

TEST(RightEdge, AcceptsTrailingLevelsLeftOutOrEmpty) {
  const auto hashes = sample::leaves(10);
  EXPECT_EQ(RightEdge::from_partial_tiles(10, {hashes})->root(), root_of(hashes));
  EXPECT_EQ(RightEdge::from_partial_tiles(10, {hashes, {}, {}, {}, {}, {}, {}, {}, {}})->root(), root_of(hashes));
  EXPECT_EQ(RightEdge::from_partial_tiles(0, {})->root(), empty_root());
  EXPECT_TRUE(RightEdge::from_partial_tiles(256, {{}, {hashes[0]}}));
}

}  // namespace
}  // namespace redress::ledger
