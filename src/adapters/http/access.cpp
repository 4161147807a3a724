#include "adapters/http/access.hpp"

#include "adapters/http/problem.hpp"
#include "adapters/http/recognise.hpp"
#include "domain/complaint/number.hpp"

namespace redress::http {
namespace {

constexpr std::string_view kScheme = "QueryCode";

Response code_missing(Language language) {
  auto response = problem("CODE_MISSING", language);
  response.add_header("WWW-Authenticate", kScheme);
  return response;
}

}  // namespace

std::optional<std::string_view> code_in(std::string_view authorization) noexcept {
  return credentials_in(authorization, kScheme);
}

std::optional<Response> check_access(const Exchange& exchange) {
  const auto& caller = exchange.caller;
  if (!complaint::parse_number(exchange.number)) return problem("INVALID_NUMBER", caller.language);
  // A user's permissions were checked by the table of routes; what they may see of this complaint, begin_reading
  // decides.
  if (caller.is_operator || !caller.user.empty()) return std::nullopt;
  const auto code = code_in(exchange.request.authorization);
  if (!code) return code_missing(caller.language);
  return check_code(exchange, *code);
}

std::optional<Response> check_code(const Exchange& exchange, std::string_view code) {
  const auto& caller = exchange.caller;
  if (!complaint::parse_number(exchange.number)) return problem("INVALID_NUMBER", caller.language);
  auto& office = exchange.office;
  const auto now_ms = office.clock.steady_ms();
  if (const auto wait_s = office.guess_limit.wait_s(caller.network, exchange.number, now_ms); wait_s > 0) {
    return problem_later("CODE_LOCKED", caller.language, wait_s);
  }
  if (office.codes.matches(exchange.number, code)) return std::nullopt;
  office.guess_limit.wrong(caller.network, exchange.number, now_ms);
  return problem("WRONG_CODE", caller.language);
}

Response no_such_complaint(const Exchange& exchange) {
  return problem(exchange.caller.is_operator || !exchange.caller.user.empty() ? "COMPLAINT_NOT_FOUND" : "WRONG_CODE",
                 exchange.caller.language);
}

}  // namespace redress::http
