#include "adapters/http/recognise.hpp"

#include <boost/beast/core/string.hpp>
#include <utility>

#include "adapters/http/cookie.hpp"

namespace redress::http {
namespace {

constexpr std::string_view kBearer = "Bearer";

void take(service::SignedIn signed_in, Caller& caller) {
  caller.user = std::move(signed_in.user);
  caller.permissions = signed_in.permissions;
  caller.must_change_password = signed_in.must_change_password;
}

}  // namespace

std::optional<std::string_view> credentials_in(std::string_view authorization, std::string_view scheme) noexcept {
  const auto space = authorization.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto named = authorization.substr(0, space);
  if (!boost::beast::iequals({named.data(), named.size()}, {scheme.data(), scheme.size()})) return std::nullopt;
  auto value = authorization.substr(space);
  while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
  if (value.empty()) return std::nullopt;
  return value;
}

void recognise(service::Office& office, const Request& request, Caller& caller, Recognition recognition) {
  if (caller.is_operator) return;
  if (!request.authorization.empty()) {
    const auto token = credentials_in(request.authorization, kBearer);
    if (!token) return;
    auto found = office.sign_in.find_token(*token);
    caller.token_refused = !found.has_value();
    if (found) take(std::move(*found), caller);
    return;
  }
  if (request.cookie.empty()) return;
  const auto id = cookie_in(request.cookie, session_cookie_name(caller.is_encrypted));
  if (!id) return;
  auto& desk = office.sign_in;
  auto found = recognition == Recognition::Use ? desk.find_session(*id) : desk.look_at_session(*id);
  if (!found) return;
  take(std::move(*found), caller);
  caller.session_id = *id;
}

}  // namespace redress::http
