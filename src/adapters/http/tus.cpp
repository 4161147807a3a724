#include "adapters/http/tus.hpp"

#include <utility>

#include "adapters/http/answers.hpp"
#include "adapters/http/header_value.hpp"
#include "adapters/http/problem.hpp"
#include "service/find_attachment.hpp"

namespace redress::http {
namespace {

constexpr std::size_t kMetadataPairsMax = 32;

/// Where the upload's event stands already, if a crash or an unknown outcome lies behind it.
Task<Result<std::optional<service::AttachmentPlace>>> find_place(Exchange& exchange, const service::Upload& upload) {
  Result<std::optional<service::AttachmentPlace>> place = std::optional<service::AttachmentPlace>();
  const auto blob = upload.stored();
  ReadTask reading = [&](service::ReadSession& reader) {
    const auto found = service::find_attachment(reader, upload.number(), blob->id);
    if (!found)
      place = found.error();
    else if (*found)
      place = std::optional(service::AttachmentPlace{(*found)->added.ordinal, (*found)->seq});
    return Response{};
  };
  const auto done = co_await read(exchange, std::move(reading));
  if (done.status != 200) place = Failure{FailureKind::Unavailable, "the queue of reads is full"};
  co_return place;
}

Task<Result<void>> mark(Exchange& exchange, const UploadPointer& upload, service::AttachmentPlace place) {
  std::function<Result<void>()> marking = [&]() -> Result<void> {
    auto marked = upload->attached(place);
    exchange.office.attachments->uploads.end(*upload, true);
    return marked;
  };
  co_return co_await work<void>(exchange, std::move(marking));
}

Response concluded(const service::Upload& upload) {
  Response response;
  response.status = 204;
  add_upload_headers(response, upload, upload.stored()->size_bytes);
  return response;
}

}  // namespace

std::optional<std::string> file_name_in(std::string_view upload_metadata) {
  std::string name;
  bool is_file_name = false;
  for (std::size_t pairs = 0; !upload_metadata.empty(); ++pairs) {
    const auto comma = upload_metadata.find(',');
    const auto pair = trim_blanks(upload_metadata.substr(0, comma));
    upload_metadata.remove_prefix(comma == std::string_view::npos ? upload_metadata.size() : comma + 1);
    const auto space = pair.find(' ');
    const auto key = pair.substr(0, space);
    const auto value = from_base64(space == std::string_view::npos ? std::string_view() : pair.substr(space + 1));
    if (key.empty() || !value || pairs == kMetadataPairsMax) return std::nullopt;
    if (key == "filename" || (key == "name" && !is_file_name)) name = *value;
    is_file_name = is_file_name || key == "filename";
  }
  return name;
}

std::optional<Response> check_upload_request(const Exchange& exchange) {
  if (exchange.request.tus_resumable != kTusVersion) {
    auto response = problem("TUS_VERSION", exchange.caller.language, {{"detail", kTusVersion}});
    response.add_header("Tus-Version", kTusVersion);
    return response;
  }
  return check_attachment_access(exchange);
}

UploadOfPath find_upload(const Exchange& exchange) {
  const auto language = exchange.caller.language;
  const auto expires_at = service::expiry_in(exchange.tail);
  if (!expires_at) return {nullptr, problem("UPLOAD_NOT_FOUND", language)};
  if (*expires_at <= exchange.office.clock.now()) return {nullptr, problem("UPLOAD_EXPIRED", language)};
  auto upload = exchange.office.attachments->uploads.find(exchange.number, exchange.tail);
  if (!upload) return {nullptr, problem("UPLOAD_NOT_FOUND", language)};
  return {std::move(upload), std::nullopt};
}

void add_upload_headers(Response& response, const service::Upload& upload, std::uint64_t offset) {
  response.add_header("Upload-Offset", std::to_string(offset));
  response.add_header("Upload-Length", std::to_string(upload.announced_bytes()));
  response.add_header("Upload-Expires", format_http_date(upload.expires_at().unix_ms / 1000));
  const auto place = upload.place();
  const auto stored = upload.stored();
  if (!place || !stored) return;
  response.add_header("Content-Location", attachment_path_of(upload.number(), place->ordinal));
  response.add_header("Redress-Attachment", std::to_string(place->ordinal));
  response.add_header("Redress-Receipt", receipt_path_of(upload.number(), place->seq));
  response.add_header("Redress-Digest", "sha-256=:" + to_base64(view(stored->sha256)) + ":");
}

Response upload_failed(const Exchange& exchange, const Failure& why) {
  if (why.kind == FailureKind::Conflict) return problem("UPLOAD_TAKEN_OVER", exchange.caller.language);
  if (why.kind == FailureKind::NotFound) return problem("UPLOAD_NOT_FOUND", exchange.caller.language);
  return failed(exchange, why);
}

Task<Result<void>> settle(Exchange& exchange, const UploadPointer& upload) {
  if (upload->place()) co_return Result<void>();
  std::function<Result<void>()> claim = [&] { return upload->claim(); };
  auto claimed = co_await work<void>(exchange, std::move(claim));
  if (!claimed) co_return claimed;
  const auto known = co_await find_place(exchange, *upload);
  if (known && *known) co_return co_await mark(exchange, upload, **known);
  upload->release();
  co_return known ? Result<void>() : Result<void>(known.error());
}

Task<Response> conclude(Exchange& exchange, const UploadPointer& upload) {
  auto ready = co_await settle(exchange, upload);
  if (ready && !upload->place()) {
    std::function<Result<void>()> claim = [&] { return upload->claim(); };
    ready = co_await work<void>(exchange, std::move(claim));
  }
  if (!ready) co_return upload_failed(exchange, ready.error());
  if (upload->place()) co_return concluded(*upload);
  const std::vector<UploadPointer> uploads = {upload};
  const auto answer = co_await attach(exchange, uploads, std::nullopt);
  if (std::holds_alternative<service::Accepted>(answer)) co_return concluded(*upload);
  co_return co_await answer_act(exchange, answer);
}

Task<Response> as_tus(Task<Response> answering) {
  auto response = co_await std::move(answering);
  response.add_header("Tus-Resumable", kTusVersion);
  co_return response;
}

}  // namespace redress::http
