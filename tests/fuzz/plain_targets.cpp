// Targets that read paths, bundles and JSON.

#include <algorithm>

#include "base/check.hpp"
#include "base/json.hpp"
#include "domain/ledger/tile.hpp"
#include "tests/fuzz/fuzz_targets.hpp"

namespace redress::fuzz {

bool tile_path(std::string_view bytes) {
  const auto request = ledger::parse_tile_path(bytes);
  if (!request) return false;
  const auto again = request->entries ? ledger::entries_path(request->tile.number, request->width)
                                      : ledger::tile_path(request->tile, request->width);
  REDRESS_CHECK(again == bytes);
  REDRESS_CHECK(ledger::tile_width(request->tile, ~std::uint64_t{0}) > 0);
  return true;
}

bool entries(std::string_view bytes) {
  const auto decoded = ledger::decode_entries(bytes);
  if (!decoded) return false;
  REDRESS_CHECK(ledger::encode_entries(*decoded) == bytes);
  REDRESS_CHECK(decoded->size() <= ledger::kTileWidth);
  return true;
}

bool json(std::string_view bytes) {
  const auto value = parse_json(bytes);
  if (is_jcs(bytes) && value) REDRESS_CHECK(to_jcs(*value) == bytes);
  if (!value) return false;
  // Escapes could hide a key that is not ASCII, which the canonical form does not take.
  const bool plain = bytes.find("\\u") == std::string_view::npos && std::all_of(bytes.begin(), bytes.end(), [](char c) {
                       return static_cast<unsigned char>(c) < 0x80;
                     });
  if (!plain) return true;
  const auto canonical = to_jcs(*value);
  REDRESS_CHECK(is_jcs(canonical));
  REDRESS_CHECK(to_jcs(parse_json(canonical).value()) == canonical);
  return true;
}

}  // namespace redress::fuzz
