// POST /v1/complaints/{number}/uploads: begins a resumable upload (tus creation). And what OPTIONS says of it.

#include <utility>

#include "adapters/http/answers.hpp"
#include "adapters/http/byte_range.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/tus.hpp"

namespace redress::http {
namespace {

/// An upload of no bytes is whole as soon as it begins.
Task<Response> finish_empty(Exchange& exchange, const UploadPointer& upload) {
  std::function<Result<void>()> finish = [&]() -> Result<void> {
    const auto grip = upload->take();
    if (!grip) return grip.error();
    const auto stored = upload->finish(grip->token);
    return stored ? Result<void>() : Result<void>(stored.error());
  };
  const auto finished = co_await work<void>(exchange, std::move(finish));
  if (!finished) co_return upload_failed(exchange, finished.error());
  co_return co_await conclude(exchange, upload);
}

Task<Response> answer_created(Exchange& exchange, UploadPointer upload) {
  Response response;
  response.status = 204;
  if (upload->announced_bytes() == 0)
    response = co_await finish_empty(exchange, upload);
  else
    add_upload_headers(response, *upload, 0);
  if (response.status != 204) co_return response;
  response.status = 201;
  response.body = "{}";
  response.add_header("Location", path_of(exchange.number) + "/uploads/" + upload->id());
  co_return response;
}

Task<Response> create(Exchange& exchange) {
  const auto language = exchange.caller.language;
  if (auto denied = check_upload_request(exchange)) co_return std::move(*denied);
  const auto length = parse_decimal(exchange.request.upload_length);
  if (!length) co_return problem("INVALID_UPLOAD_LENGTH", language);
  auto name = file_name_in(exchange.request.upload_metadata);
  if (!name) co_return problem("INVALID_UPLOAD_METADATA", language);
  auto& uploads = exchange.office.attachments->uploads;
  const auto bytes_max = uploads.limits().file_bytes_max;
  if (*length > bytes_max) {
    const auto said = std::to_string(bytes_max);
    co_return problem("FILE_TOO_LARGE", language, {{"bytes_max", said}});
  }
  if (auto limited = check_act_rate(exchange)) co_return std::move(*limited);
  auto wrong = co_await check_attachable(exchange, false);
  if (wrong) co_return std::move(*wrong);
  service::NewUpload wanted{std::string(exchange.number), std::move(*name), *length, true, limited_network(exchange)};
  std::function<Result<service::Uploads::Begun>()> begin = [&] { return uploads.begin(wanted); };
  auto begun = co_await work<service::Uploads::Begun>(exchange, std::move(begin));
  if (!begun) co_return failed(exchange, begun.error());
  if (const auto* lacking = std::get_if<service::NoRoom>(&*begun)) co_return no_room(exchange, *lacking);
  co_return co_await answer_created(exchange, std::get<UploadPointer>(*begun));
}

}  // namespace

Task<Response> create_upload(Exchange& exchange) { return as_tus(create(exchange)); }

Task<Response> show_upload_options(Exchange& exchange) {
  Response response;
  response.status = 204;
  response.add_header("Allow", exchange.tail.empty() ? "POST, OPTIONS" : "HEAD, PATCH, DELETE, OPTIONS");
  response.add_header("Tus-Version", kTusVersion);
  response.add_header("Tus-Resumable", kTusVersion);
  response.add_header("Tus-Extension", "creation,termination,expiration");
  if (const auto* attachments = exchange.office.attachments) {
    response.add_header("Tus-Max-Size", std::to_string(attachments->uploads.limits().file_bytes_max));
  }
  co_return response;
}

}  // namespace redress::http
