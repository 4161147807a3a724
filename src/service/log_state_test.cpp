#include "service/log_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "service/testing.hpp"

namespace redress::service {
namespace {

using sample::MemoryLog;
using testing::HasSubstr;

constexpr std::uint64_t kSizes[] = {1, 2, 3, 255, 256, 257, 511, 512, 513, 1000, 65'535, 65'536, 65'537, 66'000};

LogSnapshot snapshot_of(MemoryLog& log) {
  const auto head = log.true_head();
  auto edge = load_right_edge(log, head);
  EXPECT_TRUE(edge) << edge.error().message;
  return {std::move(*edge), head.root, ""};
}

/// Leaves at and around every boundary of the tree, and some between.
std::set<std::uint64_t> leaves_of(std::uint64_t size) {
  std::set<std::uint64_t> chosen;
  for (const std::uint64_t at : {std::uint64_t{0}, std::uint64_t{255}, std::uint64_t{256}, std::uint64_t{511}, size / 2,
                                 size / 3, std::uint64_t{65'535}, std::uint64_t{65'536}, size - 1}) {
    if (at < size) chosen.insert(at);
  }
  return chosen;
}

TEST(LogState, LoadsTheRightEdgeOfAnySize) {
  for (const auto size : kSizes) {
    MemoryLog log(size);
    const auto snapshot = snapshot_of(log);
    EXPECT_EQ(snapshot.edge.size(), size);
    EXPECT_EQ(snapshot.edge.root(), log.true_head().root);
  }
}

TEST(LogState, AnEmptyLogHasAnEmptyEdge) {
  MemoryLog log(0);
  Head head;
  head.root = ledger::empty_root();
  const auto edge = load_right_edge(log, head);
  ASSERT_TRUE(edge);
  EXPECT_EQ(edge->size(), 0U);
}

TEST(LogState, ProvesInclusionOfEveryChosenLeafWithFewTileReads) {
  for (const auto size : kSizes) {
    MemoryLog log(size);
    const auto snapshot = snapshot_of(log);
    const auto leaves = log.leaf_hashes();
    for (const auto index : leaves_of(size)) {
      log.tiles_read = 0;
      const auto proof = prove_inclusion(log, snapshot, index);
      ASSERT_TRUE(proof) << proof.error().message;
      const auto root = ledger::root_from_inclusion(index, size, leaves[index], *proof);
      ASSERT_TRUE(root) << index << " of " << size << ": " << root.error().message;
      EXPECT_EQ(*root, snapshot.root) << index << " of " << size;
      EXPECT_LE(log.tiles_read, 3);
    }
  }
}

TEST(LogState, RefusesAProofOfALeafThatIsNotThere) {
  MemoryLog log(300);
  EXPECT_FALSE(prove_inclusion(log, snapshot_of(log), 300));
}

TEST(LogState, KnowsTheRootOfEverySmallerSize) {
  MemoryLog log(66'000);
  const auto snapshot = snapshot_of(log);
  const auto leaves = log.leaf_hashes();
  for (const auto size : kSizes) {
    const auto root = root_at(log, snapshot, size);
    ASSERT_TRUE(root) << root.error().message;
    EXPECT_EQ(*root, ledger::root_of(std::span(leaves).first(size))) << size;
  }
  EXPECT_EQ(root_at(log, snapshot, 0).value(), ledger::empty_root());
  EXPECT_EQ(root_at(log, snapshot, 66'001).error().kind, FailureKind::NotFound);
}

TEST(LogState, ServesFullPartialAndEntryTiles) {
  MemoryLog log(700);
  const auto snapshot = snapshot_of(log);
  const auto leaves = log.leaf_hashes();
  const auto file = [&](ledger::TileRequest request) { return read_tile_file(log, snapshot, request).value(); };
  const auto hashes = [&](std::size_t from, std::size_t count) {
    return ledger::encode_tile(std::span(leaves).subspan(from, count));
  };
  EXPECT_EQ(file({false, {0, 1}, 256}), hashes(256, 256));
  EXPECT_EQ(file({false, {0, 2}, 188}), hashes(512, 188));
  EXPECT_EQ(file({false, {0, 2}, 7}), hashes(512, 7)) << "an older, narrower tile is sliced";
  EXPECT_EQ(file({false, {0, 1}, 100}), hashes(256, 100)) << "also from a tile that is full by now";
  EXPECT_FALSE(file({false, {0, 2}, 189}));
  EXPECT_FALSE(file({false, {0, 3}, 1}));
  EXPECT_FALSE(file({false, {2, 0}, 1}));
  const auto roots = file({false, {1, 0}, 2});
  EXPECT_EQ(roots, ledger::encode_tile(std::vector{ledger::root_of(std::span(leaves).first(256)),
                                                   ledger::root_of(std::span(leaves).subspan(256, 256))}));
  const auto entries = ledger::decode_entries(file({true, {0, 2}, 188}).value());
  ASSERT_TRUE(entries);
  ASSERT_EQ(entries->size(), 188U);
  EXPECT_EQ(entries->front(), ledger::entry_of(log.commitments[512]));
  EXPECT_FALSE(file({true, {0, 2}, 189}));
}

TEST(LogState, SaysWhenWhatIsStoredContradictsItself) {
  const auto loading_fails = [](std::uint64_t size, const std::function<void(MemoryLog&)>& spoil) {
    MemoryLog log(size);
    const auto head = log.true_head();
    spoil(log);
    const auto edge = load_right_edge(log, head);
    return edge ? std::string("loaded") : edge.error().message;
  };
  EXPECT_THAT(loading_fails(300, [](auto& log) { log.commitments.pop_back(); }), HasSubstr("tile level 0"));
  EXPECT_THAT(loading_fails(600, [](auto& log) { log.tiles.erase({0, 1}); }), HasSubstr("tile level 1"));
  EXPECT_THAT(loading_fails(300, [](auto& log) { log.commitments[299][0] ^= 1; }), HasSubstr("stored root"));
  EXPECT_THAT(loading_fails(300, [](auto& log) { log.tiles[{0, 0}].root[0] ^= 1; }), HasSubstr("stored root"));
}

TEST(LogState, SaysWhenATileIsMissingOrDamaged) {
  MemoryLog log(1000);
  const auto snapshot = snapshot_of(log);
  log.tiles[{0, 0}].bytes.pop_back();
  EXPECT_EQ(prove_inclusion(log, snapshot, 7).error().kind, FailureKind::Internal);
  EXPECT_THAT(prove_inclusion(log, snapshot, 7).error().message, HasSubstr("0/000 is damaged"));
  log.tiles.erase({0, 0});
  EXPECT_THAT(prove_inclusion(log, snapshot, 7).error().message, HasSubstr("0/000 is missing"));
  EXPECT_FALSE(read_tile_file(log, snapshot, {false, {0, 0}, 256}));
}

TEST(LogState, PublishesOnlyWhatItIsTold) {
  const auto first = std::make_shared<LogSnapshot>();
  const auto second = std::make_shared<LogSnapshot>();
  LogState log(first);
  log.committed(second);
  EXPECT_EQ(log.latest(), second);
  EXPECT_EQ(log.published(), first);
  log.publish(second);
  EXPECT_EQ(log.published(), second);
}

}  // namespace
}  // namespace redress::service
