#include "adapters/http/form.hpp"

#include "adapters/http/problem.hpp"
#include "base/text.hpp"

namespace redress::http {

std::variant<json::value, Response> read_json(const Exchange& exchange) {
  const auto language = exchange.caller.language;
  const auto body = exchange.request.body;
  if (is_blank(body)) return problem("EMPTY_BODY", language);
  if (!is_utf8(body)) return problem("INVALID_UTF8", language);
  auto value = parse_json(body, {.depth_max = exchange.options.limits.json_depth_max});
  if (!value) return problem("INVALID_JSON", language, {{"detail", value.error().message}});
  return std::move(*value);
}

}  // namespace redress::http
