// POST /v1/complaints/{number}/attachments: one or several files as multipart/form-data, all or none.

#include <utility>

#include "adapters/http/answers.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/idempotency.hpp"
#include "adapters/http/multipart_intake.hpp"
#include "adapters/http/problem.hpp"
#include "domain/complaint/refusal.hpp"

namespace redress::http {
namespace {

using Progress = MultipartScanner::Progress;

constexpr std::size_t kRestBytesMax = 65'536;  // behind the last boundary, which is ignored

Response answer_trouble(const Exchange& exchange, const IntakeTrouble& trouble) {
  const auto language = exchange.caller.language;
  const auto& attachments = *exchange.office.attachments;
  if (trouble.no_room) return no_room(exchange, *trouble.no_room);
  if (trouble.failure) return failed(exchange, *trouble.failure);
  if (trouble.too_many) {
    return refused(
        complaint::refuse(complaint::RefusalCode::TooManyAttachments, {}, std::to_string(attachments.files_max)),
        language);
  }
  const auto bytes_max = std::to_string(attachments.uploads.limits().file_bytes_max);
  return problem(trouble.problem, language, {{"bytes_max", bytes_max}});
}

/// Takes the whole body in; nothing when every part is stored.
Task<std::optional<Response>> take_in(Exchange& exchange, MultipartScanner& scanner, const MultipartIntake& intake) {
  std::size_t rest_bytes = 0;
  while (rest_bytes <= kRestBytesMax) {
    const auto piece = co_await exchange.body->next();
    if (piece.end == BodySource::End::Complete) break;
    if (piece.end != BodySource::End::None) co_return std::optional<Response>(body_ended(exchange, piece));
    if (scanner.progress() == Progress::Done) {
      rest_bytes += piece.bytes.size();
      continue;
    }
    std::function<Result<void>()> feed = [&]() -> Result<void> {
      scanner.feed(piece.bytes);
      return {};
    };
    const auto fed = co_await work<void>(exchange, std::move(feed));
    if (!fed) co_return std::optional<Response>(failed(exchange, fed.error()));
    if (scanner.progress() == Progress::Stopped) {
      co_return std::optional<Response>(answer_trouble(exchange, intake.trouble()));
    }
    if (scanner.progress() == Progress::Malformed) break;
  }
  const auto language = exchange.caller.language;
  if (scanner.progress() != Progress::Done || rest_bytes > kRestBytesMax)
    co_return std::optional<Response>(problem("INVALID_MULTIPART", language));
  if (intake.files().empty()) co_return std::optional<Response>(problem("NO_FILE", language));
  co_return std::nullopt;
}

Task<> discard(Exchange& exchange, MultipartIntake& intake) {
  std::function<Result<void>()> discarding = [&]() -> Result<void> {
    intake.discard_all();
    return {};
  };
  (void)co_await work<void>(exchange, std::move(discarding));
}

std::optional<service::IdempotencyKey> key_of(const Exchange& exchange, const MultipartIntake& intake) {
  if (!exchange.request.has_idempotency_key) return std::nullopt;
  return bind_key(key_scope_of(exchange.caller), "POST " + path_of(exchange.number) + "/attachments",
                  exchange.request.idempotency_key, intake.fingerprint());
}

bool has_identity_encoding(const Request& request) {
  return request.content_encoding.empty() || request.content_encoding == "identity";
}

}  // namespace

Task<Response> add_attachments(Exchange& exchange) {
  const auto language = exchange.caller.language;
  if (auto denied = check_attachment_access(exchange)) co_return std::move(*denied);
  const auto boundary = multipart_boundary(exchange.request.content_type);
  if (!boundary || !has_identity_encoding(exchange.request)) co_return problem("UNSUPPORTED_MEDIA_TYPE", language);
  if (exchange.request.has_idempotency_key &&
      !is_idempotency_key(exchange.request.idempotency_key, exchange.caller.is_operator)) {
    co_return problem("INVALID_IDEMPOTENCY_KEY", language);
  }
  // A replay of an act that has filled the complaint, or closed it, must still be answered.
  if (!exchange.request.has_idempotency_key) {
    auto wrong = co_await check_attachable(exchange);
    if (wrong) co_return std::move(*wrong);
  }
  MultipartIntake intake(*exchange.office.attachments, std::string(exchange.number), limited_network(exchange));
  MultipartScanner scanner(*boundary, intake);
  auto wrong = co_await take_in(exchange, scanner, intake);
  if (!wrong) {
    std::function<Result<void>()> claim = [&] { return intake.claim_all(); };
    const auto claimed = co_await work<void>(exchange, std::move(claim));
    if (!claimed) wrong = failed(exchange, claimed.error());
  }
  if (wrong) {
    co_await discard(exchange, intake);
    co_return std::move(*wrong);
  }
  const auto answer = co_await attach(exchange, intake.files(), key_of(exchange, intake));
  co_return co_await answer_act(exchange, answer, append_attachments(exchange), intake.files().size());
}

}  // namespace redress::http
