// POST /track/receipts: all receipts and the status note in one file, as `redress-verify file` takes them.

#include <utility>

#include "adapters/http/access.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/pages/archive.hpp"
#include "adapters/http/pages/entry.hpp"
#include "domain/ledger/receipt.hpp"
#include "service/read_complaint.hpp"

namespace redress::http::pages {
namespace {

constexpr std::int64_t kSecond_ms = 1'000;

std::vector<ArchivedFile> files_of(const service::ComplaintView& view, const std::string& number) {
  std::vector<ArchivedFile> files;
  for (const auto& entry : view.history) {
    files.push_back({number + "/" + ledger::receipt_file_name(number, entry.seq), entry.receipt});
  }
  files.push_back({number + "/status.note", view.status_note});
  return files;
}

Response pack(const Exchange& exchange, service::ReadSession& reader) {
  const auto& office = exchange.office;
  const std::string number(exchange.number);
  const auto view = service::read_complaint(reader, *office.log.latest(), office.status_signer, number);
  if (!view) return failed(exchange, view.error());
  if (!*view) return no_such_complaint(exchange);
  auto zip = make_zip(files_of(**view, number), office.clock.now().unix_ms / kSecond_ms);
  if (!zip) return failed(exchange, zip.error());
  Response response;
  response.media_type = media::kZip;
  response.body = std::move(*zip);
  response.add_header("Content-Disposition", "attachment; filename=\"" + number + ".zip\"");
  return response;
}

}  // namespace

Task<Response> send_all_receipts(Exchange& exchange) {
  auto entry = enter(exchange);
  if (entry.denied) co_return std::move(*entry.denied);
  exchange.number = entry.pass.number;
  ReadTask reading = [&exchange](service::ReadSession& reader) { return pack(exchange, reader); };
  co_return co_await read(exchange, std::move(reading));
}

}  // namespace redress::http::pages
