#pragma once
// One answer, and the bytes that it becomes.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace redress::http {

namespace media {
inline constexpr std::string_view kJson = "application/json";
inline constexpr std::string_view kProblem = "application/problem+json";
inline constexpr std::string_view kText = "text/plain; charset=utf-8";
inline constexpr std::string_view kHtml = "text/html; charset=utf-8";
inline constexpr std::string_view kCss = "text/css; charset=utf-8";
inline constexpr std::string_view kYaml = "application/yaml";
inline constexpr std::string_view kZip = "application/zip";
inline constexpr std::string_view kBytes = "application/octet-stream";
inline constexpr std::string_view kEvents = "text/event-stream";
inline constexpr std::string_view kMetrics = "text/plain; version=0.0.4; charset=utf-8";
}  // namespace media

namespace cache {
inline constexpr std::string_view kNever = "no-store";
inline constexpr std::string_view kRecheck = "no-cache";
inline constexpr std::string_view kForever = "public, max-age=31536000, immutable";
}  // namespace cache

/// A body that is made while it is sent (body_stream.hpp).
class BodyProducer;

/// What a problem document says, for those who show it in another form.
struct Problem {
  std::string code;
  std::string title;
  std::string detail;
  unsigned wait_s = 0;  ///< after which trying again makes sense; 0 when that does not help
};

/// What a handler answers.
struct Response {
  unsigned status = 200;
  std::string_view media_type = media::kJson;      ///< static text
  std::string_view cache_control = cache::kNever;  ///< static text
  std::string headers;                             ///< further header lines, each ended with CR LF
  std::string body;
  std::shared_ptr<BodyProducer> stream;    ///< takes the place of body
  std::uint64_t stream_bytes = 0;          ///< what it will make
  bool endless = false;                    ///< nobody knows how much it will make: the end of the connection ends it
  bool close = false;                      ///< end the connection after it
  std::shared_ptr<const Problem> problem;  ///< what the body says, when it is a problem document

  /// Adds a header line. Name and value must hold no CR or LF; what comes from a request never goes here.
  void add_header(std::string_view name, std::string_view value);
  [[nodiscard]] std::uint64_t body_bytes() const noexcept { return stream ? stream_bytes : body.size(); }
};

/// Standard reason phrase.
[[nodiscard]] std::string_view reason_of(unsigned status) noexcept;

/// Status line and header block of `response`, with the security headers that every answer carries.
struct HeadOptions {
  bool keep_alive = true;
  bool is_encrypted = false;
  std::string_view date;  ///< IMF-fixdate
};
[[nodiscard]] std::string format_head(const Response& response, const HeadOptions& options);

/// "Mon, 23 Nov 2026 02:00:00 GMT" (RFC 9110 section 5.6.7).
[[nodiscard]] std::string format_http_date(std::int64_t unix_s);

}  // namespace redress::http
