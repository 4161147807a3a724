// POST /v1/complaints/{number}/attachments: one or several files as multipart/form-data, all or none.

#include <utility>

#include "adapters/http/answers.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/idempotency.hpp"
#include "adapters/http/multipart_files.hpp"
#include "adapters/http/problem.hpp"

namespace redress::http {
namespace {

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
  if (auto limited = check_act_rate(exchange)) co_return std::move(*limited);
  auto unfit = co_await check_attachable(exchange, exchange.request.has_idempotency_key);
  if (unfit) co_return std::move(*unfit);
  MultipartIntake intake(*exchange.office.attachments, std::string(exchange.number), limited_network(exchange));
  MultipartScanner scanner(*boundary, intake);
  auto wrong = co_await take_body(exchange, scanner, intake);
  if (!wrong && intake.files().empty()) wrong = problem("NO_FILE", language);
  if (wrong) {
    co_await discard_files(exchange, intake);
    co_return std::move(*wrong);
  }
  const auto attached = co_await attach_files(exchange, intake, key_of(exchange, intake));
  if (const auto* failure = std::get_if<Response>(&attached)) co_return *failure;
  co_return co_await answer_act(exchange, std::get<service::Answer>(attached), append_attachments(exchange),
                                intake.files().size());
}

}  // namespace redress::http
