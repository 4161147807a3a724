#include "adapters/http/request_reader.hpp"

#include <algorithm>
#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/verb.hpp>
#include <initializer_list>
#include <iterator>
#include <optional>

namespace redress::http {
namespace {

namespace beast = boost::beast;
using beast::http::field;

/// A body in a string, like Beast's own, but memory is not taken on the word of a Content-Length.
struct PieceBody {
  using value_type = std::string;
  static constexpr std::size_t kReserveMax = std::size_t{256} * 1024;
  static std::uint64_t size(const value_type& body) { return body.size(); }

  class reader {
   public:
    template <bool kIsRequest, class Fields>
    reader(beast::http::header<kIsRequest, Fields>&, value_type& body) : body_(body) {}
    void init(const boost::optional<std::uint64_t>& length, boost::system::error_code& error) {
      if (length) body_.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(*length, kReserveMax)));
      error = {};
    }
    template <class Buffers>
    std::size_t put(const Buffers& buffers, boost::system::error_code& error) {
      std::size_t count = 0;
      for (const auto buffer : beast::buffers_range_ref(buffers)) {
        body_.append(static_cast<const char*>(buffer.data()), buffer.size());
        count += buffer.size();
      }
      error = {};
      return count;
    }
    void finish(boost::system::error_code& error) { error = {}; }

   private:
    value_type& body_;
  };
};
using HttpParser = beast::http::request_parser<PieceBody>;

constexpr std::size_t kKeptBufferBytes = std::size_t{32} * 1024;

std::string_view text(boost::beast::string_view view) { return {view.data(), view.size()}; }
std::string_view text(boost::asio::const_buffer buffer) {
  return {static_cast<const char*>(buffer.data()), buffer.size()};
}

Method method_of(beast::http::verb verb) {
  switch (verb) {
    case beast::http::verb::get: return Method::Get;
    case beast::http::verb::head: return Method::Head;
    case beast::http::verb::post: return Method::Post;
    case beast::http::verb::options: return Method::Options;
    case beast::http::verb::patch: return Method::Patch;
    case beast::http::verb::delete_: return Method::Delete;
    default: return Method::Other;
  }
}

std::string_view problem_of(const boost::system::error_code& code) {
  using beast::http::error;
  for (const auto limit : {error::header_limit, error::buffer_overflow}) {
    if (code == limit) return "HEADERS_TOO_LARGE";
  }
  for (const auto framing : {error::bad_content_length, error::multiple_content_length, error::bad_transfer_encoding,
                             error::bad_chunk, error::bad_chunk_extension}) {
    if (code == framing) return "INVALID_FRAMING";
  }
  return "MALFORMED_REQUEST";
}

// A server accepts the form that is meant for proxies too (RFC 9112 section 3.2.2).
std::string_view origin_form(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const auto slash = target.find('/', scheme.size());
    return slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
  }
  return target;
}

// Continuation lines are deprecated, and read differently by different programs (RFC 9112 section 5.2).
bool has_folded_line(std::string_view bytes) {
  const auto head = bytes.substr(0, bytes.find("\r\n\r\n"));
  return head.find("\r\n ") != std::string_view::npos || head.find("\r\n\t") != std::string_view::npos;
}

template <class Fields>
std::size_t count_fields(const Fields& fields) {
  return static_cast<std::size_t>(std::distance(fields.begin(), fields.end()));
}

}  // namespace

struct RequestReader::Parser {
  beast::flat_buffer buffer;
  std::optional<HttpParser> http;
  std::size_t header_fields = 0;
  bool continue_sent = false;
};

RequestReader::RequestReader(RequestLimits limits) : limits_(limits), parser_(std::make_unique<Parser>()) { begin(); }
RequestReader::~RequestReader() = default;

void RequestReader::begin() {
  auto& http = parser_->http.emplace();
  http.header_limit(static_cast<std::uint32_t>(limits_.header_bytes_max));
  http.body_limit(boost::none);  // checked here, since it depends on the route
  // A streamed body has made the buffer large; a connection that idles does not keep it.
  if (parser_->buffer.capacity() > kKeptBufferBytes) parser_->buffer.shrink_to_fit();
  parser_->continue_sent = false;
  header_checked_ = false;
  is_streamed_ = false;
  request_ = {};
  problem_ = {};
}

RequestReader::Room RequestReader::room(std::size_t bytes) {
  const auto prepared = parser_->buffer.prepare(bytes);
  return {static_cast<char*>(prepared.data()), prepared.size()};
}

void RequestReader::received(std::size_t count) { parser_->buffer.commit(count); }

bool RequestReader::is_inside_request() const { return has_bytes() || parser_->http->got_some(); }
bool RequestReader::is_reading_body() const { return parser_->http->is_header_done(); }
bool RequestReader::has_bytes() const { return parser_->buffer.size() > 0; }

RequestReader::Progress RequestReader::broken(std::string_view problem) {
  problem_ = problem;
  take_request();
  return Progress::Broken;
}

void RequestReader::give_up() { take_request(); }

RequestReader::Progress RequestReader::advance() {
  const auto progress = parse();
  if (progress == Progress::Done) take_request();
  return progress;
}

RequestReader::Progress RequestReader::advance_body() { return parse(); }

std::string& RequestReader::piece() noexcept { return parser_->http->get().body(); }

RequestReader::Progress RequestReader::parse() {
  auto& http = *parser_->http;
  while (!http.is_done()) {
    if (parser_->buffer.size() == 0) break;
    if (!http.is_header_done() && has_folded_line(text(parser_->buffer.data()))) return broken("MALFORMED_REQUEST");
    boost::system::error_code error;
    const auto used = http.put(parser_->buffer.data(), error);
    parser_->buffer.consume(used);
    if (error == beast::http::error::need_more) break;
    if (error) return broken(problem_of(error));
    // Before the body, whose trailer could add fields.
    if (http.is_header_done() && !header_checked_) {
      if (!check_header()) return broken(problem_);
      if (is_streamed_) {
        take_request();
        return Progress::Streams;
      }
    }
    if (!is_streamed_ && http.get().body().size() > limits_.body_bytes_max) return broken("BODY_TOO_LARGE");
  }
  if (!http.is_done()) {
    // What waits to be parsed is a header, or the line or trailer of a chunk: none may grow without end.
    if (parser_->buffer.size() > limits_.header_bytes_max) {
      return broken(http.is_header_done() ? "INVALID_FRAMING" : "HEADERS_TOO_LARGE");
    }
    const bool waits =
        http.is_header_done() && !parser_->continue_sent && beast::iequals(http.get()[field::expect], "100-continue");
    if (!waits) return Progress::NeedMore;
    parser_->continue_sent = true;
    return Progress::WantContinue;
  }
  // Fields that follow the body could contradict what was checked before it.
  if (http.chunked() && count_fields(http.get()) != parser_->header_fields) return broken("INVALID_FRAMING");
  return Progress::Done;
}

bool RequestReader::check_header() {
  header_checked_ = true;
  const auto& http = *parser_->http;
  const auto& fields = http.get();
  parser_->header_fields = count_fields(fields);
  const auto wrong = [this](std::string_view problem) { return problem_ = problem, false; };
  if (fields.version() >= 11 && fields.count(field::host) != 1) return wrong("INVALID_HOST");
  const auto lengths = fields.equal_range(field::content_length);
  if (std::distance(lengths.first, lengths.second) > 1) return wrong("INVALID_FRAMING");
  if (text(fields[field::content_length]).find(',') != std::string_view::npos) return wrong("INVALID_FRAMING");
  if (fields.count(field::transfer_encoding) > 0) {
    const bool plain = fields.count(field::transfer_encoding) == 1 && fields.version() >= 11 &&
                       beast::iequals(fields[field::transfer_encoding], "chunked");
    if (!plain) return wrong("INVALID_FRAMING");
  }
  if (fields.count(field::expect) > 0 && !beast::iequals(fields[field::expect], "100-continue")) {
    return wrong("UNKNOWN_EXPECTATION");
  }
  return check_length();
}

bool RequestReader::check_length() {
  const auto& http = *parser_->http;
  const auto& message = http.get();
  const auto target = origin_form(text(message.target()));
  is_streamed_ = limits_.is_streamed != nullptr &&
                 limits_.is_streamed(method_of(message.method()), target.substr(0, target.find('?')),
                                     text(message[field::content_type]));
  const auto length = http.content_length();
  if (is_streamed_ || !length || *length <= limits_.body_bytes_max) return true;
  problem_ = "BODY_TOO_LARGE";
  return false;
}

void RequestReader::take_request() {
  const auto& message = parser_->http->get();
  request_.method = method_of(message.method());
  request_.method_text = text(message.method_string());
  const auto target = origin_form(text(message.target()));
  const auto mark = target.find('?');
  request_.path = target.substr(0, mark);
  request_.query = mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
  request_.host = text(message[field::host]);
  request_.accept = text(message[field::accept]);
  request_.accept_language = text(message[field::accept_language]);
  request_.authorization = text(message[field::authorization]);
  request_.last_event_id = text(message["Last-Event-ID"]);
  if (message.count(field::cookie) == 1) request_.cookie = text(message[field::cookie]);
  request_.csrf_token = text(message["X-CSRF-Token"]);
  request_.origin = text(message[field::origin]);
  request_.sec_fetch_site = text(message["Sec-Fetch-Site"]);
  request_.content_type = text(message[field::content_type]);
  request_.content_encoding = text(message[field::content_encoding]);
  if (const auto key = message.find("Idempotency-Key"); key != message.end()) {
    request_.has_idempotency_key = true;
    request_.idempotency_key = text(key->value());
  }
  for (auto [line, end] = message.equal_range("X-Forwarded-For"); line != end; ++line) {
    request_.forwarded_for = text(line->value());
  }
  request_.is_forwarded = !request_.forwarded_for.empty() || message.count(field::forwarded) > 0 ||
                          message.count("X-Real-IP") > 0 || message.count(field::via) > 0;
  if (!is_streamed_) request_.body = message.body();
  if (is_streamed_ || request_.method != Method::Post) take_upload_fields();
  // An HTTP/1.0 client is answered and let go.
  const bool has_header = parser_->http->is_header_done();
  if (const auto length = has_header ? parser_->http->content_length() : boost::none) request_.content_length = *length;
  request_.keep_alive = has_header && message.version() >= 11 && parser_->http->keep_alive();
}

void RequestReader::take_upload_fields() {
  const auto& message = parser_->http->get();
  request_.range = text(message[field::range]);
  request_.if_range = text(message[field::if_range]);
  request_.tus_resumable = text(message["Tus-Resumable"]);
  request_.upload_length = text(message["Upload-Length"]);
  request_.upload_offset = text(message["Upload-Offset"]);
  request_.upload_metadata = text(message["Upload-Metadata"]);
}

}  // namespace redress::http
