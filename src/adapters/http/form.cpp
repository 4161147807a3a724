#include "adapters/http/form.hpp"

#include "adapters/http/problem.hpp"
#include "base/json_fault.hpp"
#include "base/text.hpp"

namespace redress::http {
namespace {

std::string describe(const JsonFault& fault, Language language) {
  return Catalogue::builtin().fill("json_problem." + std::string(to_word(fault.problem)), language,
                                   {{"detail", fault.detail}});
}

}  // namespace

std::variant<json::value, Response> read_json(const Exchange& exchange) {
  const auto language = exchange.caller.language;
  const auto body = exchange.request.body;
  if (is_blank(body)) return problem("EMPTY_BODY", language);
  if (!is_utf8(body)) return problem("INVALID_UTF8", language);
  auto value = redress::read_json(body, {.depth_max = exchange.options.limits.json_depth_max});
  if (!value) return problem("INVALID_JSON", language, {{"detail", describe(value.error(), language)}});
  return std::move(*value);
}

}  // namespace redress::http
