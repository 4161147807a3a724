// GET /log/…: the public files of the log (FORMATS.md 4), all from the published snapshot.

#include "adapters/http/handlers.hpp"
#include "adapters/http/problem.hpp"
#include "domain/ledger/tile.hpp"

namespace redress::http {
namespace {

Response text(std::string body) {
  Response response;
  response.media_type = media::kText;
  response.cache_control = cache::kRecheck;
  response.body = std::move(body);
  return response;
}

// A full tile never changes; a partial one is superseded when it fills, but its bytes do not change either. It is
// kept briefly only, since nobody asks for it again.
Response tile(std::string bytes, bool is_full) {
  Response response;
  response.media_type = media::kBytes;
  response.cache_control = is_full ? cache::kForever : cache::kRecheck;
  response.body = std::move(bytes);
  return response;
}

Response look_up(const Exchange& exchange, service::ReadSession& reader, const ledger::TileRequest& wanted) {
  const auto snapshot = exchange.office.log.published();
  auto bytes = service::read_tile_file(reader, *snapshot, wanted);
  if (!bytes) return failed(exchange, bytes.error());
  if (!*bytes) return problem("TILE_NOT_FOUND", exchange.caller.language);
  return tile(std::move(**bytes), wanted.width == ledger::kTileWidth);
}

}  // namespace

Task<Response> show_checkpoint(Exchange& exchange) { co_return text(exchange.office.log.published()->checkpoint); }

Task<Response> show_key(Exchange& exchange) { co_return text(exchange.office.log_keys.back() + "\n"); }

Task<Response> show_keys(Exchange& exchange) {
  std::string lines;
  for (const auto& key : exchange.office.log_keys) lines += key + "\n";
  co_return text(std::move(lines));
}

Task<Response> show_tile(Exchange& exchange) {
  const auto wanted = ledger::parse_tile_path(exchange.tail);
  if (!wanted) co_return problem("TILE_NOT_FOUND", exchange.caller.language);
  ReadTask reading = [&exchange, &wanted](service::ReadSession& reader) { return look_up(exchange, reader, *wanted); };
  co_return co_await read(exchange, std::move(reading));
}

}  // namespace redress::http
