#include "adapters/http/multipart_files.hpp"

#include <utility>

#include "adapters/http/answers.hpp"
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

}  // namespace

Task<std::optional<Response>> take_piece(Exchange& exchange, MultipartScanner& scanner, const MultipartIntake& intake,
                                         std::string_view bytes) {
  std::function<Result<void>()> feed = [&]() -> Result<void> {
    scanner.feed(bytes);
    return {};
  };
  const auto fed = co_await work<void>(exchange, std::move(feed));
  std::optional<Response> wrong;
  if (!fed)
    wrong = failed(exchange, fed.error());
  else if (scanner.progress() == Progress::Stopped)
    wrong = answer_trouble(exchange, intake.trouble());
  co_return wrong;
}

Task<std::optional<Response>> take_body(Exchange& exchange, MultipartScanner& scanner, const MultipartIntake& intake) {
  std::size_t rest_bytes = 0;
  std::optional<Response> wrong;
  while (!wrong && rest_bytes <= kRestBytesMax && scanner.progress() != Progress::Malformed) {
    const auto piece = co_await exchange.body->next();
    if (piece.end == BodySource::End::Complete) break;
    if (piece.end != BodySource::End::None)
      wrong = body_ended(exchange, piece);
    else if (scanner.progress() == Progress::Done)
      rest_bytes += piece.bytes.size();
    else
      wrong = co_await take_piece(exchange, scanner, intake, piece.bytes);
  }
  if (!wrong && (scanner.progress() != Progress::Done || rest_bytes > kRestBytesMax)) {
    wrong = problem("INVALID_MULTIPART", exchange.caller.language);
  }
  co_return wrong;
}

Task<> discard_files(Exchange& exchange, MultipartIntake& intake) {
  intake.abandon_all();  // the queue of the work may be full
  std::function<Result<void>()> discarding = [&]() -> Result<void> {
    intake.discard_all();
    return {};
  };
  (void)co_await work<void>(exchange, std::move(discarding));
}

Task<std::variant<service::Answer, Response>> attach_files(Exchange& exchange, MultipartIntake& intake,
                                                           std::optional<service::IdempotencyKey> key) {
  using Attached = std::variant<service::Answer, Response>;
  std::function<Result<void>()> claim = [&] { return intake.claim_all(); };
  const auto claimed = co_await work<void>(exchange, std::move(claim));
  if (!claimed) {
    co_await discard_files(exchange, intake);
    co_return Attached(failed(exchange, claimed.error()));
  }
  auto answer = co_await attach(exchange, intake.files(), key);
  co_return Attached(std::move(answer));
}

}  // namespace redress::http
