#include "adapters/http/cookie.hpp"

namespace redress::http {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string cookie_of(std::string_view value, bool is_encrypted) {
  std::string cookie(session_cookie_name(is_encrypted));
  cookie.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Strict");
  if (is_encrypted) cookie += "; Secure";
  return cookie;
}

}  // namespace

std::string_view session_cookie_name(bool is_encrypted) noexcept {
  return is_encrypted ? "__Host-redress_session" : "redress_session";
}

std::optional<std::string_view> cookie_in(std::string_view header, std::string_view name) noexcept {
  std::optional<std::string_view> found;
  while (!header.empty()) {
    const auto end = header.find(';');
    const auto pair = trim(header.substr(0, end));
    header = end == std::string_view::npos ? std::string_view() : header.substr(end + 1);
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || trim(pair.substr(0, equals)) != name) continue;
    if (found) return std::nullopt;
    found = trim(pair.substr(equals + 1));
  }
  return found;
}

std::string set_session_cookie(std::string_view session_id, bool is_encrypted) {
  return cookie_of(session_id, is_encrypted);
}

std::string clear_session_cookie(bool is_encrypted) { return cookie_of("", is_encrypted) + "; Max-Age=0"; }

}  // namespace redress::http
