#pragma once
// Tiles of C2SP tlog-tiles (FORMATS.md 4): 256 hashes of one tree level, by path.
//
// Hash i of tile (level, number) is node (8 * level, number * 256 + i) of the
// Merkle tree. A partial tile holds the first `width` hashes of the right edge.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "domain/ledger/merkle.hpp"

namespace redress::ledger {

constexpr unsigned kTileHeight = 8;
constexpr std::uint64_t kTileWidth = 256;
constexpr unsigned kTileLevelMax = 7;  ///< levels 0..7 hold 2^64 leaves

/// A tile's place, without its width.
struct TileId {
  unsigned level = 0;
  std::uint64_t number = 0;
  auto operator<=>(const TileId&) const = default;
};

/// What a tile path asks for.
struct TileRequest {
  bool entries = false;  ///< an entry bundle; then `tile.level` is 0
  TileId tile;
  unsigned width = kTileWidth;  ///< 1..256; 256 is the full tile
};

/// "0/x001/x234/067", with ".p/112" appended when width < 256.
[[nodiscard]] std::string tile_path(TileId tile, unsigned width = kTileWidth);
/// "entries/x001/x234/067", with ".p/N" likewise.
[[nodiscard]] std::string entries_path(std::uint64_t number, unsigned width = kTileWidth);
/// Parses what follows "/log/tile/"; nothing for any spelling but the canonical one.
[[nodiscard]] std::optional<TileRequest> parse_tile_path(std::string_view path);

/// Width of tile `tile` in a tree of `size` leaves: 256, or the partial width, or 0 when it does not exist.
[[nodiscard]] unsigned tile_width(TileId tile, std::uint64_t size) noexcept;

/// Where a perfect subtree lies: in which tile, and which run of its hashes it is the root of.
struct TileSlice {
  TileId tile;
  unsigned begin = 0;
  unsigned count = 1;  ///< a power of two up to 128
};
[[nodiscard]] TileSlice slice_of(NodeId node) noexcept;
/// Root over a run of hashes whose count is a power of two.
[[nodiscard]] Hash perfect_root(std::span<const Hash> hashes);

/// Entry bundle: big-endian uint16 length and bytes, repeated. Each entry at most 65,535 bytes.
[[nodiscard]] std::string encode_entries(std::span<const std::string> entries);
/// The inverse; nothing if a length runs over the end or the bundle holds more than 256 entries.
[[nodiscard]] std::optional<std::vector<std::string>> decode_entries(std::string_view bundle);

/// The hashes of a tile file: 32 bytes each; nothing if the size is not 32..8192 in steps of 32.
[[nodiscard]] std::optional<std::vector<Hash>> decode_tile(std::string_view bytes);
[[nodiscard]] std::string encode_tile(std::span<const Hash> hashes);

}  // namespace redress::ledger
