#include "domain/ledger/tile.hpp"

#include <gtest/gtest.h>

#include "domain/ledger/testing.hpp"

namespace redress::ledger {
namespace {

TEST(TilePath, SpellsNumbersInGroupsOfThree) {
  EXPECT_EQ(tile_path({0, 0}), "0/000");
  EXPECT_EQ(tile_path({0, 999}), "0/999");
  EXPECT_EQ(tile_path({1, 1000}), "1/x001/000");
  EXPECT_EQ(tile_path({0, 1234067}), "0/x001/x234/067");
  EXPECT_EQ(tile_path({0, 1234067}, 112), "0/x001/x234/067.p/112");
  EXPECT_EQ(entries_path(1234067), "entries/x001/x234/067");
  EXPECT_EQ(entries_path(0, 2), "entries/000.p/2");
}

TEST(TilePath, ReadsBackWhatItWrites) {
  for (const std::uint64_t number : {std::uint64_t{0}, std::uint64_t{9}, std::uint64_t{999}, std::uint64_t{1000},
                                     std::uint64_t{1234067}, (std::uint64_t{1} << 48) - 1}) {
    for (const unsigned width : {1U, 99U, 255U, 256U}) {
      const auto tile = parse_tile_path(tile_path({1, number}, width));
      ASSERT_TRUE(tile) << number;
      EXPECT_FALSE(tile->entries);
      EXPECT_EQ(tile->tile, (TileId{1, number}));
      EXPECT_EQ(tile->width, width);
      const auto bundle = parse_tile_path(entries_path(number, width));
      ASSERT_TRUE(bundle) << number;
      EXPECT_TRUE(bundle->entries);
      EXPECT_EQ(bundle->tile, (TileId{0, number}));
      EXPECT_EQ(bundle->width, width);
    }
  }
}

TEST(TilePath, AcceptsTheLastTileOfEachLevelAndNoneBehind) {
  for (unsigned level = 0; level <= kTileLevelMax; ++level) {
    const auto end = std::uint64_t{1} << (56 - 8 * level);
    EXPECT_TRUE(parse_tile_path(tile_path({level, end - 1}))) << level;
    EXPECT_FALSE(parse_tile_path(tile_path({level, end}))) << level;
  }
}

TEST(TilePath, RefusesEveryOtherSpelling) {
  for (const auto* path : {"",
                           "/",
                           "0",
                           "0/",
                           "000",
                           "/0/000",
                           "0/0",
                           "0/00",
                           "0/0000",
                           "0/x000/000",
                           "0/x000/x001/000",
                           "0/001/000",
                           "0/x001",
                           "0/x001/",
                           "0/x001/x000",
                           "0/X001/000",
                           "0/x01/000",
                           "0/x0011/000",
                           "0/x001//000",
                           "0/000/",
                           "0/000.p",
                           "0/000.p/",
                           "0/000.p/0",
                           "0/000.p/01",
                           "0/000.p/256",
                           "0/000.p/1000",
                           "0/000.p/-1",
                           "0/000.p/+1",
                           "0/000.p/1 ",
                           "0/000.p/1/",
                           "0/000.p/1.p/1",
                           "0/000.P/1",
                           "8/000",
                           "9/000",
                           "00/000",
                           "01/000",
                           "10/000",
                           "63/000",
                           "-1/000",
                           "a/000",
                           "0/00a",
                           "0/ 00",
                           "0/000\n",
                           "0/000?x",
                           "entries",
                           "entries/",
                           "entries/0",
                           "entries/0/000",
                           "Entries/000",
                           "entries//000",
                           "0/../000",
                           "0/%30%30%30",
                           "0/x999/x999/x999/x999/x999/x999/x999/999"}) {
    EXPECT_FALSE(parse_tile_path(path)) << path;
  }
  EXPECT_FALSE(parse_tile_path(std::string_view("0/000\0", 6)));
  EXPECT_FALSE(parse_tile_path("0/x001/" + std::string(1 << 20, 'x')));
}

TEST(TileWidth, FollowsTheExampleOfSeventyThousand) {
  EXPECT_EQ(tile_width({0, 0}, 70000), 256U);
  EXPECT_EQ(tile_width({0, 272}, 70000), 256U);
  EXPECT_EQ(tile_width({0, 273}, 70000), 112U);
  EXPECT_EQ(tile_width({0, 274}, 70000), 0U);
  EXPECT_EQ(tile_width({1, 0}, 70000), 256U);
  EXPECT_EQ(tile_width({1, 1}, 70000), 17U);
  EXPECT_EQ(tile_width({1, 2}, 70000), 0U);
  EXPECT_EQ(tile_width({2, 0}, 70000), 1U);
  EXPECT_EQ(tile_width({3, 0}, 70000), 0U);
  EXPECT_EQ(tile_width({0, 0}, 0), 0U);
  EXPECT_EQ(tile_width({0, 1}, 256), 0U);
  EXPECT_EQ(tile_width({1, 0}, 256), 1U);
  EXPECT_EQ(tile_width({7, 0}, ~std::uint64_t{0}), 255U);
  EXPECT_EQ(tile_width({8, 0}, ~std::uint64_t{0}), 0U);
}

TEST(TileSlice, FindsTheRunThatANodeIsTheRootOf) {
  const auto expect = [](NodeId node, TileId tile, unsigned begin, unsigned count) {
    const auto slice = slice_of(node);
    EXPECT_EQ(slice.tile, tile);
    EXPECT_EQ(slice.begin, begin);
    EXPECT_EQ(slice.count, count);
  };
  expect({0, 0}, {0, 0}, 0, 1);
  expect({0, 257}, {0, 1}, 1, 1);
  expect({3, 32}, {0, 1}, 0, 8);
  expect({7, 3}, {0, 1}, 128, 128);
  expect({8, 3}, {1, 0}, 3, 1);
  expect({15, 1}, {1, 0}, 128, 128);
  expect({62, 3}, {7, 0}, 192, 64);
  expect({0, ~std::uint64_t{0}}, {0, (std::uint64_t{1} << 56) - 1}, 255, 1);
}

TEST(TileSlice, GivesEveryNodeOfATreeFromItsTiles) {
  const auto hashes = sample::leaves(1024);
  for (unsigned level = 0; level < 8; ++level) {
    for (std::uint64_t index = 0; index < hashes.size() >> level; ++index) {
      const auto slice = slice_of({level, index});
      const auto tile = std::span(hashes).subspan(slice.tile.number * kTileWidth, kTileWidth);
      const auto width = std::size_t{1} << level;
      ASSERT_EQ(perfect_root(tile.subspan(slice.begin, slice.count)),
                root_of(std::span(hashes).subspan(index * width, width)));
    }
  }
}

TEST(TileSliceDeathTest, PerfectRootNeedsAPowerOfTwo) {
  const auto hashes = sample::leaves(3);
  EXPECT_DEATH(static_cast<void>(perfect_root(hashes)), "bug");
  EXPECT_DEATH(static_cast<void>(perfect_root({})), "bug");
}

TEST(Entries, EncodesTheVector) {
  const std::vector<std::string> entries = {"one", "two"};
  EXPECT_EQ(to_hex(encode_entries(entries)), "00036f6e65000374776f");
  EXPECT_EQ(decode_entries(from_hex("00036f6e65000374776f").value()), entries);
}

TEST(Entries, RoundTrips) {
  for (const auto& entries : {std::vector<std::string>{}, std::vector<std::string>{""},
                              std::vector<std::string>{"", std::string(65535, 'x'), std::string("\0\n", 2)},
                              std::vector<std::string>(256, "e")}) {
    EXPECT_EQ(decode_entries(encode_entries(entries)), entries);
  }
}

TEST(Entries, RefusesWhatRunsOverTheEndOrIsTooMany) {
  const auto whole = from_hex("00036f6e65000374776f").value();
  for (std::size_t size = 1; size < whole.size(); ++size) {
    EXPECT_EQ(decode_entries(whole.substr(0, size)).has_value(), size == 5) << size;
  }
  EXPECT_FALSE(decode_entries(whole + "x"));
  EXPECT_FALSE(decode_entries("\xFF\xFF too short"));
  EXPECT_FALSE(decode_entries(encode_entries(std::vector<std::string>(257, "e"))));
  EXPECT_TRUE(decode_entries(std::string(512, '\0')));
  EXPECT_FALSE(decode_entries(std::string(514, '\0')));
}

TEST(TileFile, RoundTripsAndRefusesOtherSizes) {
  const auto hashes = sample::leaves(256);
  for (const std::size_t count : {std::size_t{1}, std::size_t{2}, std::size_t{255}, std::size_t{256}}) {
    const auto tile = std::vector(hashes.begin(), hashes.begin() + static_cast<std::ptrdiff_t>(count));
    EXPECT_EQ(encode_tile(tile).size(), 32 * count);
    EXPECT_EQ(decode_tile(encode_tile(tile)), tile);
  }
  for (const std::size_t size : std::initializer_list<std::size_t>{0, 1, 31, 33, 63, 8191, 8193, 8224}) {
    EXPECT_FALSE(decode_tile(std::string(size, 'x'))) << size;
  }
}

}  // namespace
}  // namespace redress::ledger
