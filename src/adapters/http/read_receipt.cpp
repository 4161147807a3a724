// GET /v1/complaints/{number}/receipts/{seq}: the receipt of one event, proven on the newest checkpoint.

#include <algorithm>
#include <charconv>
#include <optional>

#include "adapters/http/access.hpp"
#include "adapters/http/answers.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/receipt_file.hpp"
#include "domain/ledger/receipt.hpp"
#include "service/receipts.hpp"

namespace redress::http {
namespace {

std::optional<std::uint64_t> parse_seq(std::string_view text) {
  std::uint64_t seq = 0;
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const auto [stop, error] = std::from_chars(begin, end, seq);
  if (error != std::errc() || stop != end || seq == 0 || text.front() == '0') return std::nullopt;
  return seq;
}

Response show(const Exchange& exchange, std::uint64_t seq, std::string receipt, std::uint64_t tree_size) {
  Response response;
  response.media_type = media::kText;
  response.body = std::move(receipt);
  response.add_header("Content-Disposition",
                      "attachment; filename=\"" + ledger::receipt_file_name(exchange.number, seq) + "\"");
  add_position(response, tree_size);
  return response;
}

Response look_up(const Exchange& exchange, service::ReadSession& reader, std::uint64_t seq) {
  const auto snapshot = exchange.office.log.latest();
  const auto events = reader.read_stream(exchange.number);
  if (!events) return failed(exchange, events.error());
  if (events->empty()) return no_such_complaint(exchange);
  const auto event = std::find_if(events->begin(), events->end(), [&](const auto& e) { return e.seq == seq; });
  if (event == events->end() || event->leaf >= snapshot->edge.size()) {
    return problem("RECEIPT_NOT_FOUND", exchange.caller.language);
  }
  auto receipt = service::receipt_of(reader, *event, *snapshot);
  if (!receipt) return failed(exchange, receipt.error());
  return show(exchange, seq, std::move(*receipt), snapshot->edge.size());
}

}  // namespace

Task<Response> answer_receipt(Exchange& exchange, std::string_view seq_text) {
  const auto seq = parse_seq(seq_text);
  if (!seq) co_return problem("RECEIPT_NOT_FOUND", exchange.caller.language);
  ReadTask reading = [&exchange, seq](service::ReadSession& reader) { return look_up(exchange, reader, *seq); };
  co_return co_await read(exchange, std::move(reading));
}

Task<Response> read_receipt(Exchange& exchange) {
  if (auto denied = check_access(exchange)) co_return std::move(*denied);
  co_return co_await answer_receipt(exchange, exchange.tail);
}

}  // namespace redress::http
