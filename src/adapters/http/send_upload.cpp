// HEAD, PATCH and DELETE /v1/complaints/{number}/uploads/{id}: how far an upload is, more of it, an end to it (tus).
//
// HEAD and PATCH take an upload over from a request that may hang on a broken connection. What a broken connection has
// brought is kept: the offset is what is durable.

#include <utility>

#include "adapters/http/byte_range.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/header_value.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/tus.hpp"

namespace redress::http {
namespace {

using Grip = service::Upload::Grip;

Task<Result<Grip>> take(Exchange& exchange, const UploadPointer& upload) {
  std::function<Result<Grip>()> taking = [&] { return upload->take(); };
  co_return co_await work<Grip>(exchange, std::move(taking));
}

Response with_offset(Response response, const service::Upload& upload, std::uint64_t offset) {
  add_upload_headers(response, upload, offset);
  return response;
}

Task<Response> show(Exchange& exchange) {
  if (auto denied = check_upload_request(exchange)) co_return std::move(*denied);
  auto found = find_upload(exchange);
  if (found.problem) co_return std::move(*found.problem);
  const auto grip = co_await take(exchange, found.upload);
  if (!grip) co_return upload_failed(exchange, grip.error());
  Response response;
  if (found.upload->stored()) {
    response = co_await conclude(exchange, found.upload);
    if (response.status == 204) response.status = 200;
    co_return response;
  }
  add_upload_headers(response, *found.upload, grip->offset);
  co_return response;
}

/// One PATCH: from the first piece of its body to what is answered.
class Sending {
 public:
  Sending(Exchange& exchange, UploadPointer upload, Grip grip)
      : exchange_(exchange), upload_(std::move(upload)), token_(grip.token), offset_(grip.offset) {}

  Task<Response> run() {
    for (;;) {
      const auto piece = co_await exchange_.body->next();
      if (piece.end != BodySource::End::None) co_return co_await end(piece);
      if (piece.bytes.size() > upload_->announced_bytes() - offset_) co_return co_await stop_too_long();
      std::function<Result<void>()> append = [&] { return upload_->append(token_, piece.bytes); };
      const auto appended = co_await work<void>(exchange_, std::move(append));
      if (!appended) co_return co_await stop_failed(appended.error());
      offset_ += piece.bytes.size();
    }
  }

 private:
  Task<Response> end(const BodySource::Piece& last) {
    const bool is_whole = offset_ == upload_->announced_bytes();
    if (is_whole && last.end != BodySource::End::Broken) co_return co_await finish();
    Response response;
    response.status = 204;
    if (last.end != BodySource::End::Complete) response = body_ended(exchange_, last);
    co_return co_await stop(std::move(response));
  }

  Task<Response> finish() {
    std::function<Result<service::BlobFacts>()> finishing = [&] { return upload_->finish(token_); };
    const auto stored = co_await work<service::BlobFacts>(exchange_, std::move(finishing));
    if (!stored) co_return upload_failed(exchange_, stored.error());
    co_return co_await conclude(exchange_, upload_);
  }

  Task<Response> stop_failed(const Failure& why) {
    auto response = upload_failed(exchange_, why);
    co_return co_await stop(std::move(response));
  }

  Task<Response> stop_too_long() {
    const auto said = std::to_string(upload_->announced_bytes());
    auto response = problem("UPLOAD_TOO_LONG", exchange_.caller.language, {{"bytes_max", said}});
    co_return co_await stop(std::move(response));
  }

  // What came is kept before anything is answered.
  Task<Response> stop(Response response) {
    std::function<Result<std::uint64_t>()> saving = [&] { return upload_->save(token_); };
    const auto saved = co_await work<std::uint64_t>(exchange_, std::move(saving));
    if (saved) co_return with_offset(std::move(response), *upload_, *saved);
    co_return response.status == 204 ? upload_failed(exchange_, saved.error()) : std::move(response);
  }

  Exchange& exchange_;
  UploadPointer upload_;
  std::uint64_t token_;
  std::uint64_t offset_;
};

std::optional<Response> check_patch(const Exchange& exchange) {
  const auto language = exchange.caller.language;
  const auto& request = exchange.request;
  const bool plain = request.content_encoding.empty() || request.content_encoding == "identity";
  if (!plain || lower_case(trim_blanks(request.content_type)) != "application/offset+octet-stream") {
    return problem("UNSUPPORTED_MEDIA_TYPE", language);
  }
  if (!parse_decimal(request.upload_offset)) return problem("INVALID_UPLOAD_OFFSET", language);
  return std::nullopt;
}

Task<Response> send(Exchange& exchange) {
  const auto language = exchange.caller.language;
  if (auto denied = check_upload_request(exchange)) co_return std::move(*denied);
  if (auto wrong = check_patch(exchange)) co_return std::move(*wrong);
  auto found = find_upload(exchange);
  if (found.problem) co_return std::move(*found.problem);
  const auto& upload = found.upload;
  const auto grip = co_await take(exchange, upload);
  if (!grip) co_return upload_failed(exchange, grip.error());
  if (*parse_decimal(exchange.request.upload_offset) != grip->offset) {
    co_return with_offset(problem("OFFSET_MISMATCH", language), *upload, grip->offset);
  }
  if (exchange.request.content_length.value_or(0) > upload->announced_bytes() - grip->offset) {
    const auto said = std::to_string(upload->announced_bytes());
    co_return with_offset(problem("UPLOAD_TOO_LONG", language, {{"bytes_max", said}}), *upload, grip->offset);
  }
  if (upload->stored()) co_return co_await conclude(exchange, upload);
  Sending sending(exchange, upload, *grip);
  co_return co_await sending.run();
}

Task<Response> end(Exchange& exchange) {
  const auto language = exchange.caller.language;
  if (auto denied = check_upload_request(exchange)) co_return std::move(*denied);
  auto found = find_upload(exchange);
  if (found.problem) co_return std::move(*found.problem);
  if (found.upload->stored()) {
    const auto settled = co_await settle(exchange, found.upload);
    if (!settled) co_return upload_failed(exchange, settled.error());
  }
  if (found.upload->place()) co_return problem("UPLOAD_FINISHED", language);
  std::function<Result<void>()> ending = [&]() -> Result<void> {
    auto discarded = found.upload->discard();
    if (discarded) exchange.office.attachments->uploads.end(*found.upload, false);
    return discarded;
  };
  const auto ended = co_await work<void>(exchange, std::move(ending));
  if (!ended) co_return upload_failed(exchange, ended.error());
  Response response;
  response.status = 204;
  co_return response;
}

}  // namespace

Task<Response> show_upload(Exchange& exchange) { return as_tus(show(exchange)); }
Task<Response> send_upload(Exchange& exchange) { return as_tus(send(exchange)); }
Task<Response> end_upload(Exchange& exchange) { return as_tus(end(exchange)); }

}  // namespace redress::http
