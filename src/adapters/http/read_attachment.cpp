// GET /v1/complaints/{number}/attachments/{ordinal}: the plain bytes, as a download and nothing else.
//
// Whatever a stranger has attached is never shown by this server: it is octets, has no sniffed type, a name that is a
// label, and a policy under which no browser runs anything in it (R2.1-02).
//
// Contents cannot be masked, so only those of the operator who see the words unmasked read them. That they do is an
// event of the log before the first byte goes out, also when there turns out to be nothing to read (B5, T-84).

#include <algorithm>
#include <utility>

#include "adapters/http/access.hpp"
#include "adapters/http/attach.hpp"
#include "adapters/http/attachment_file.hpp"
#include "adapters/http/byte_range.hpp"
#include "adapters/http/download_name.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/staff_reading.hpp"
#include "service/find_attachment.hpp"

namespace redress::http {
namespace {

using Reader = std::shared_ptr<service::BlobReader>;

constexpr std::size_t kPieceBytes = std::size_t{1} << 18;  // a segment; a client must take one within write_ms_max

/// Decrypts on threads for long work while the piece before is sent.
class Download final : public BodyProducer {
 public:
  Download(service::Attachments& attachments, Mailbox& mailbox, Reader reader, ByteRange range)
      : attachments_(attachments), mailbox_(mailbox), reader_(std::move(reader)), range_(range) {}

  Task<Result<std::string>> next() override {
    if (range_.count == 0) co_return std::string();
    // Whole pieces from here on: a segment is decrypted once.
    const auto wanted = std::min<std::uint64_t>(range_.count, kPieceBytes - range_.first % kPieceBytes);
    std::function<void(std::function<void(Result<std::string>)>)> start = [&](const auto& done) {
      auto reading = [this, done, wanted] { done(reader_->read(range_.first, static_cast<std::size_t>(wanted))); };
      if (attachments_.pool.submit(std::move(reading))) return;
      done(Failure{FailureKind::Unavailable, "the queue of long work is full"});
    };
    auto piece = co_await wait_elsewhere<Result<std::string>>(mailbox_, std::move(start));
    if (!piece) co_return piece;
    range_.first += piece->size();
    range_.count -= piece->size();
    co_return piece;
  }

 private:
  service::Attachments& attachments_;
  Mailbox& mailbox_;
  Reader reader_;
  ByteRange range_;
};

/// The event's attachment, or what to answer instead.
struct Looked {
  std::optional<complaint::AttachmentAdded> added;
  Response otherwise;
};

Task<Looked> look_up(Exchange& exchange, std::uint64_t ordinal) {
  Looked looked;
  ReadTask reading = [&](service::ReadSession& reader) {
    const auto row = reader.find_complaint(exchange.number);
    if (!row) return failed(exchange, row.error());
    if (!*row) return no_such_complaint(exchange);
    auto found = service::find_attachment(reader, exchange.number, ordinal);
    if (!found) return failed(exchange, found.error());
    if (!*found) return problem("ATTACHMENT_NOT_FOUND", exchange.caller.language);
    looked.added = std::move((*found)->added);
    return Response{};
  };
  looked.otherwise = co_await read(exchange, std::move(reading));
  co_return looked;
}

std::string tag_of_content(const complaint::AttachedFile& file) { return "\"" + file.sha256 + "\""; }

/// The headers that do not depend on the range.
void add_content_headers(Response& response, const complaint::AttachmentAdded& added) {
  response.media_type = media::kBytes;
  response.add_header("Content-Disposition",
                      content_disposition(added.file.name, "attachment-" + std::to_string(added.ordinal)));
  response.add_header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
  response.add_header("Cross-Origin-Resource-Policy", "same-origin");
  response.add_header("Accept-Ranges", "bytes");
  response.add_header("ETag", tag_of_content(added.file));
  const auto digest = from_hex(added.file.sha256);
  if (digest) response.add_header("Repr-Digest", "sha-256=:" + to_base64(*digest) + ":");
}

WantedRange range_of(const Request& request, const complaint::AttachedFile& file) {
  const bool same = request.if_range.empty() || request.if_range == tag_of_content(file);
  return same ? parse_range(request.range, file.size_bytes) : WantedRange{};
}

Response unsatisfiable(const Exchange& exchange, std::uint64_t size) {
  const auto said = std::to_string(size);
  auto response = problem("RANGE_NOT_SATISFIABLE", exchange.caller.language, {{"bytes_max", said}});
  response.add_header("Content-Range", "bytes */" + said);
  return response;
}

Response download(Exchange& exchange, const complaint::AttachmentAdded& added, Reader reader) {
  const auto size = added.file.size_bytes;
  const auto wanted = range_of(exchange.request, added.file);
  if (wanted.kind == WantedRange::Kind::Unsatisfiable) return unsatisfiable(exchange, size);
  Response response;
  add_content_headers(response, added);
  ByteRange range{0, size};
  if (wanted.kind == WantedRange::Kind::Part) {
    range = wanted.range;
    response.status = 206;
    response.add_header("Content-Range", "bytes " + std::to_string(range.first) + "-" +
                                             std::to_string(range.first + range.count - 1) + "/" +
                                             std::to_string(size));
  }
  response.stream_bytes = range.count;
  response.stream =
      std::make_shared<Download>(*exchange.office.attachments, exchange.mailbox, std::move(reader), range);
  return response;
}

}  // namespace

Task<Response> read_attachment(Exchange& exchange) {
  if (auto denied = check_attachment_access(exchange)) co_return std::move(*denied);
  auto reading = co_await begin_reading_contents(exchange, "attachment");
  if (reading.denied) co_return std::move(*reading.denied);
  co_return co_await answer_attachment(exchange, exchange.tail);
}

Task<Response> answer_attachment(Exchange& exchange, std::string_view ordinal_text) {
  const auto language = exchange.caller.language;
  if (exchange.office.attachments == nullptr) co_return problem("ATTACHMENT_NOT_FOUND", language);
  const auto ordinal = parse_decimal(ordinal_text);
  if (!ordinal) co_return problem("ATTACHMENT_NOT_FOUND", language);
  auto looked = co_await look_up(exchange, *ordinal);
  if (!looked.added) co_return std::move(looked.otherwise);
  std::function<Result<Reader>()> opening = [&]() -> Result<Reader> {
    auto opened = exchange.office.attachments->open(exchange.number, looked.added->file);
    if (!opened) return opened.error();
    return Reader(std::move(*opened));
  };
  auto reader = co_await work<Reader>(exchange, std::move(opening));
  if (!reader && reader.error().kind == FailureKind::NotFound) co_return problem("ATTACHMENT_ERASED", language);
  if (!reader) co_return failed(exchange, reader.error());
  co_return download(exchange, *looked.added, std::move(*reader));
}

}  // namespace redress::http
