#include "domain/ledger/tile.hpp"

#include <algorithm>
#include <bit>
#include <cstdio>

#include "base/check.hpp"
#include "domain/ledger/lines.hpp"

namespace redress::ledger {
namespace {

constexpr std::size_t kEntryBytesMax = 0xFFFF;
constexpr std::string_view kEntriesPrefix = "entries/";
constexpr std::string_view kPartialInfix = ".p/";

/// How many tiles of this level a tree of 2^64 leaves has.
std::uint64_t number_end(unsigned level) noexcept { return std::uint64_t{1} << (56 - 8 * level); }

std::string number_path(std::uint64_t number) {
  char group[8];
  std::snprintf(group, sizeof group, "%03u", static_cast<unsigned>(number % 1000));
  std::string path = group;
  for (number /= 1000; number > 0; number /= 1000) {
    std::snprintf(group, sizeof group, "x%03u/", static_cast<unsigned>(number % 1000));
    path.insert(0, group);
  }
  return path;
}

std::string with_width(std::string path, unsigned width) {
  REDRESS_CHECK(width >= 1 && width <= kTileWidth);
  if (width < kTileWidth) path.append(kPartialInfix).append(std::to_string(width));
  return path;
}

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Adds a group of three digits to `number`; false for another form or a number of `end` and above.
bool take_group(std::string_view group, std::uint64_t end, std::uint64_t& number) noexcept {
  if (group.size() != 3 || !std::all_of(group.begin(), group.end(), is_digit)) return false;
  for (const char c : group) {
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
    if (number >= end) return false;
  }
  return true;
}

std::optional<std::uint64_t> parse_number(std::string_view path, std::uint64_t end) noexcept {
  std::uint64_t number = 0;
  for (bool first = true; path.size() >= 5 && path.front() == 'x' && path[4] == '/'; first = false) {
    if (!take_group(path.substr(1, 3), end, number) || (first && number == 0)) return std::nullopt;
    path.remove_prefix(5);
  }
  if (!take_group(path, end, number)) return std::nullopt;
  return number;
}

/// Cuts ".p/W" off the end of `path`; nothing if W is not canonical.
std::optional<unsigned> take_width(std::string_view& path) noexcept {
  const auto infix = path.find(kPartialInfix);
  if (infix == std::string_view::npos) return static_cast<unsigned>(kTileWidth);
  const auto width = parse_decimal(path.substr(infix + kPartialInfix.size()), kTileWidth - 1);
  if (!width || *width == 0) return std::nullopt;
  path = path.substr(0, infix);
  return static_cast<unsigned>(*width);
}

/// Cuts "entries/" or "<level>/" off the front of `path`.
bool take_kind(std::string_view& path, TileRequest& request) noexcept {
  if (path.starts_with(kEntriesPrefix)) {
    request.entries = true;
    path.remove_prefix(kEntriesPrefix.size());
    return true;
  }
  if (path.size() < 2 || path[1] != '/') return false;
  const auto level = parse_decimal(path.substr(0, 1), kTileLevelMax);
  if (!level) return false;
  request.tile.level = static_cast<unsigned>(*level);
  path.remove_prefix(2);
  return true;
}

}  // namespace

std::string tile_path(TileId tile, unsigned width) {
  return with_width(std::to_string(tile.level) + "/" + number_path(tile.number), width);
}

std::string entries_path(std::uint64_t number, unsigned width) {
  return with_width(std::string(kEntriesPrefix) + number_path(number), width);
}

std::optional<TileRequest> parse_tile_path(std::string_view path) {
  TileRequest request;
  if (!take_kind(path, request)) return std::nullopt;
  const auto width = take_width(path);
  if (!width) return std::nullopt;
  request.width = *width;
  const auto number = parse_number(path, number_end(request.tile.level));
  if (!number) return std::nullopt;
  request.tile.number = *number;
  return request;
}

unsigned tile_width(TileId tile, std::uint64_t size) noexcept {
  if (tile.level > kTileLevelMax) return 0;
  const std::uint64_t hashes = size >> (kTileHeight * tile.level);
  const std::uint64_t full = hashes / kTileWidth;
  if (tile.number < full) return static_cast<unsigned>(kTileWidth);
  return tile.number == full ? static_cast<unsigned>(hashes % kTileWidth) : 0;
}

TileSlice slice_of(NodeId node) noexcept {
  const unsigned height = node.level % kTileHeight;  // above the hashes of its tile
  const std::uint64_t nodes_per_tile = kTileWidth >> height;
  return {.tile = {node.level / kTileHeight, node.index / nodes_per_tile},
          .begin = static_cast<unsigned>(node.index % nodes_per_tile) << height,
          .count = 1U << height};
}

Hash perfect_root(std::span<const Hash> hashes) {
  REDRESS_CHECK(std::has_single_bit(hashes.size()));
  return root_of(hashes);
}

std::string encode_entries(std::span<const std::string> entries) {
  std::string bundle;
  for (const auto& entry : entries) {
    REDRESS_CHECK(entry.size() <= kEntryBytesMax);
    bundle += static_cast<char>(entry.size() >> 8U);
    bundle += static_cast<char>(entry.size() & 0xFFU);
    bundle += entry;
  }
  return bundle;
}

std::optional<std::vector<std::string>> decode_entries(std::string_view bundle) {
  std::vector<std::string> entries;
  while (!bundle.empty()) {
    if (bundle.size() < 2 || entries.size() == kTileWidth) return std::nullopt;
    const auto high = static_cast<unsigned char>(bundle[0]);
    const auto low = static_cast<unsigned char>(bundle[1]);
    const std::size_t length = std::size_t{high} << 8U | low;
    if (bundle.size() - 2 < length) return std::nullopt;
    entries.emplace_back(bundle.substr(2, length));
    bundle.remove_prefix(2 + length);
  }
  return entries;
}

std::optional<std::vector<Hash>> decode_tile(std::string_view bytes) {
  if (bytes.empty() || bytes.size() % sizeof(Hash) != 0 || bytes.size() > kTileWidth * sizeof(Hash)) {
    return std::nullopt;
  }
  std::vector<Hash> hashes;
  hashes.reserve(bytes.size() / sizeof(Hash));
  for (; !bytes.empty(); bytes.remove_prefix(sizeof(Hash))) {
    hashes.push_back(*hash_from_bytes(bytes.substr(0, sizeof(Hash))));
  }
  return hashes;
}

std::string encode_tile(std::span<const Hash> hashes) {
  REDRESS_CHECK(!hashes.empty() && hashes.size() <= kTileWidth);
  std::string bytes;
  bytes.reserve(hashes.size() * sizeof(Hash));
  for (const auto& hash : hashes) bytes.append(view(hash));
  return bytes;
}

}  // namespace redress::ledger
