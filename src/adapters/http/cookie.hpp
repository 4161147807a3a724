#pragma once
// The session's cookie (RFC 6265).

#include <optional>
#include <string>
#include <string_view>

namespace redress::http {

/// "__Host-redress_session" on an encrypted connection, where no other host can have set it; else "redress_session".
[[nodiscard]] std::string_view session_cookie_name(bool is_encrypted) noexcept;

/// The value of the cookie `name` in a Cookie header; nothing when it is not there, or there twice: then somebody else
/// may have set one of them.
[[nodiscard]] std::optional<std::string_view> cookie_in(std::string_view header, std::string_view name) noexcept;

/// Value of Set-Cookie that hands out a session, and one that takes it back. `session_id` is hex digits.
[[nodiscard]] std::string set_session_cookie(std::string_view session_id, bool is_encrypted);
[[nodiscard]] std::string clear_session_cookie(bool is_encrypted);

}  // namespace redress::http
