#include "adapters/http/rights.hpp"

#include "adapters/http/problem.hpp"
#include "base/bytes.hpp"
#include "service/sessions.hpp"

namespace redress::http {
namespace {

Response challenge(std::string_view code, Language language) {
  auto response = problem(code, language);
  response.add_header("WWW-Authenticate", "Bearer");
  return response;
}

bool changes_state(Method method) {
  return method != Method::Get && method != Method::Head && method != Method::Options;
}

// What a browser sends by itself proves nothing about who wrote the page that made it send.
std::optional<Response> check_forgery(const Exchange& exchange) {
  const auto& caller = exchange.caller;
  if (caller.session_id.empty() || !changes_state(exchange.request.method)) return std::nullopt;
  if (!is_same_origin(exchange.request)) return problem("CROSS_SITE", caller.language);
  const auto wanted = service::csrf_token_of(caller.session_id);
  const auto& request = exchange.request;
  const std::string_view shown = request.csrf_token.empty() ? exchange.form_token : request.csrf_token;
  if (equal_constant_time(shown, wanted)) return std::nullopt;
  return problem("CSRF_TOKEN_NEEDED", caller.language);
}

std::optional<Response> check_permissions(const Exchange& exchange, const Access& access) {
  const auto& caller = exchange.caller;
  if (caller.must_change_password) return problem("PASSWORD_CHANGE_NEEDED", caller.language);
  if (access.who == Who::User) return std::nullopt;
  if (caller.permissions.has_any(permissions_in(access.permissions))) return std::nullopt;
  return problem("NOT_ALLOWED", caller.language, {{"permission", words_in(access.permissions)}});
}

std::optional<Response> check_newcomer(const Exchange& exchange) {
  if (is_same_origin(exchange.request)) return std::nullopt;
  return problem("CROSS_SITE", exchange.caller.language);
}

}  // namespace

organisation::Permissions permissions_in(std::uint32_t bits) {
  organisation::Permissions permissions;
  for (const auto& [permission, word] : words_of(organisation::Permission{})) {
    if ((bits & any_of({permission})) != 0) permissions.add(permission);
  }
  return permissions;
}

std::string words_in(std::uint32_t bits) {
  std::string words;
  for (const auto& [permission, word] : words_of(organisation::Permission{})) {
    if ((bits & any_of({permission})) == 0) continue;
    if (!words.empty()) words += ", ";
    words += word;
  }
  return words;
}

bool is_same_origin(const Request& request) {
  if (!request.sec_fetch_site.empty())
    return request.sec_fetch_site == "same-origin" || request.sec_fetch_site == "none";
  if (request.origin.empty()) return true;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (request.origin.starts_with(scheme)) return request.origin.substr(scheme.size()) == request.host;
  }
  return false;
}

std::optional<Response> check_rights(const Exchange& exchange, const Access& access) {
  const auto& caller = exchange.caller;
  if (access.who == Who::Anybody) return std::nullopt;
  if (access.who == Who::Newcomer) return check_newcomer(exchange);
  if (caller.is_operator && access.who != Who::SignedIn) return std::nullopt;
  if (access.who == Who::Operator) return problem("OPERATOR_ONLY", caller.language);
  if (caller.token_refused) return challenge("TOKEN_INVALID", caller.language);
  if (auto forged = check_forgery(exchange)) return forged;
  const bool is_public = access.who == Who::Filer || access.who == Who::CodeOrStaff || access.who == Who::Complainant;
  if (caller.user.empty()) {
    return is_public ? std::nullopt : std::optional(challenge("SIGN_IN_NEEDED", caller.language));
  }
  if (access.who == Who::SignedIn) return std::nullopt;
  if (access.who == Who::Complainant) return problem("COMPLAINANT_ONLY", caller.language);
  return check_permissions(exchange, access);
}

}  // namespace redress::http
