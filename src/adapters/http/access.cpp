#include "adapters/http/access.hpp"

#include <boost/beast/core/string.hpp>
#include <string>

#include "adapters/http/problem.hpp"
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
  const auto space = authorization.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto scheme = authorization.substr(0, space);
  if (!boost::beast::iequals({scheme.data(), scheme.size()}, {kScheme.data(), kScheme.size()})) return std::nullopt;
  auto code = authorization.substr(space);
  while (!code.empty() && code.front() == ' ') code.remove_prefix(1);
  if (code.empty()) return std::nullopt;
  return code;
}

std::optional<Response> check_access(const Exchange& exchange) {
  const auto& caller = exchange.caller;
  if (!complaint::parse_number(exchange.number)) return problem("INVALID_NUMBER", caller.language);
  if (caller.is_operator) return std::nullopt;
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
  return problem(exchange.caller.is_operator ? "COMPLAINT_NOT_FOUND" : "WRONG_CODE", exchange.caller.language);
}

}  // namespace redress::http
