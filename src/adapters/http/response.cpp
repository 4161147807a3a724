#include "adapters/http/response.hpp"

#include <array>
#include <cstdio>
#include <ctime>

namespace redress::http {
namespace {

constexpr std::size_t kHeadBytes = 512;

constexpr std::string_view kSecurity =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "X-Frame-Options: DENY\r\n";
constexpr std::string_view kPolicy = "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";

}  // namespace

void Response::add_header(std::string_view name, std::string_view value) {
  headers += name;
  headers += ": ";
  headers += value;
  headers += "\r\n";
}

std::string_view reason_of(unsigned status) noexcept {
  switch (status) {
    case 100: return "Continue";
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 303: return "See Other";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return "Status";
  }
}

std::string format_head(const Response& response, const HeadOptions& options) {
  std::string head;
  head.reserve(kHeadBytes + response.headers.size());
  head += "HTTP/1.1 ";
  head += std::to_string(response.status);
  head += ' ';
  head += reason_of(response.status);
  head += "\r\nDate: ";
  head += options.date;
  if (response.status != 204) {
    head += "\r\nContent-Type: ";
    head += response.media_type;
    if (!response.endless) head += "\r\nContent-Length: " + std::to_string(response.body_bytes());
  }
  head += "\r\nCache-Control: ";
  head += response.cache_control;
  head += "\r\n";
  head += kSecurity;
  if (response.headers.find("Content-Security-Policy:") == std::string::npos) head += kPolicy;
  if (options.is_encrypted) head += "Strict-Transport-Security: max-age=31536000\r\n";
  head += response.headers;
  if (!options.keep_alive) head += "Connection: close\r\n";
  head += "\r\n";
  return head;
}

std::string format_http_date(std::int64_t unix_s) {
  static constexpr std::array kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t at = unix_s;
  std::tm utc{};
  gmtime_r(&at, &utc);
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", kDays[static_cast<std::size_t>(utc.tm_wday)],
                utc.tm_mday, kMonths[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                utc.tm_sec);
  return text;
}

}  // namespace redress::http
