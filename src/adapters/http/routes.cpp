#include "adapters/http/routes.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "adapters/http/handlers.hpp"
#include "adapters/http/pages/layout.hpp"
#include "adapters/http/problem.hpp"

namespace redress::http {
namespace {

using namespace pages;

constexpr std::array kRoutes = {
    Route{Method::Post, "/v1/complaints", file_complaint},
    Route{Method::Get, "/v1/complaints/{number}", read_complaint},
    Route{Method::Get, "/v1/complaints/{number}/receipts/{seq}", read_receipt},
    Route{Method::Post, "/v1/complaints/{number}/information", add_information},
    Route{Method::Post, "/v1/complaints/{number}/withdrawal", withdraw_complaint},
    Route{Method::Post, "/v1/complaints/{number}/conversion", convert_record},
    Route{Method::Post, "/v1/complaints/{number}/read-back", confirm_read_back},
    Route{Method::Get, "/log/checkpoint", show_checkpoint},
    Route{Method::Get, "/log/key", show_key},
    Route{Method::Get, "/log/keys", show_keys},
    Route{Method::Get, "/log/tile/{tile}", show_tile},
    Route{Method::Get, "/healthz", show_health},
    Route{Method::Get, "/readyz", show_readiness},
    Route{Method::Get, "/metrics", show_metrics},
    Route{Method::Get, "/openapi.yaml", show_openapi},
    Route{Method::Get, "/", show_start_page, Body::Form},
    Route{Method::Get, "/developers", show_developers_page, Body::Form},
    Route{Method::Get, "/file", show_filing_page, Body::Form},
    Route{Method::Post, "/file", file_by_page, Body::Form},
    Route{Method::Post, "/receipt", show_receipt_page, Body::Form},
    Route{Method::Post, "/receipt/file", send_receipt, Body::Form},
    Route{Method::Get, "/track", show_tracking_page, Body::Form},
    Route{Method::Post, "/track", track_by_page, Body::Form},
    Route{Method::Post, "/track/information", add_information_by_page, Body::Form},
    Route{Method::Post, "/track/withdrawal", withdraw_by_page, Body::Form},
    Route{Method::Post, "/track/receipts", send_all_receipts, Body::Form},
    Route{Method::Get, "/assets/{asset}", send_asset},
};

struct Parameters {
  std::string_view number;
  std::string_view tail;
};

std::string_view take_segment(std::string_view& rest) {
  const auto slash = rest.find('/');
  const auto segment = rest.substr(0, slash);
  rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash);
  return segment;
}

// Template and path are walked together; both begin with "/".
std::optional<Parameters> match_path(std::string_view pattern, std::string_view path) {
  Parameters found;
  for (;;) {
    if (pattern.empty() || path.empty()) return pattern.empty() && path.empty() ? std::optional(found) : std::nullopt;
    if (path.front() != '/') return std::nullopt;
    pattern.remove_prefix(1);
    path.remove_prefix(1);
    const auto wanted = take_segment(pattern);
    if (wanted == "{tile}") {
      found.tail = path;
      return found;
    }
    const auto segment = take_segment(path);
    if (wanted == "{number}")
      found.number = segment;
    else if (wanted == "{seq}" || wanted == "{asset}")
      found.tail = segment;
    else if (wanted != segment)
      return std::nullopt;
    if (!wanted.empty() && segment.empty()) return std::nullopt;
  }
}

void allow(std::string& list, Method method) {
  if (!list.empty()) list += ", ";
  list += method == Method::Post ? "POST" : "GET, HEAD";
}

bool is_media_type(std::string_view content_type, std::string_view wanted) {
  std::string plain;
  for (const char c : content_type) {
    if (c != ' ' && c != '\t' && c != '"') plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return plain == wanted || plain == std::string(wanted) + ";charset=utf-8";
}

bool has_good_media_type(const Request& request, Body body) {
  const auto& encoding = request.content_encoding;
  if (!encoding.empty() && encoding != "identity") return false;
  switch (body) {
    case Body::Buffered: return is_media_type(request.content_type, "application/json");
    case Body::Form: return is_media_type(request.content_type, "application/x-www-form-urlencoded");
  }
  return false;
}

Response answer_options(const Match& found) {
  Response response;
  response.status = 204;
  response.add_header("Allow", found.allow);
  return response;
}

Response answer_no_route(const Exchange& exchange, const Match& found) {
  if (!found.path_known) return problem("NOT_FOUND", exchange.caller.language);
  if (exchange.request.method == Method::Options) return answer_options(found);
  auto response = problem("METHOD_NOT_ALLOWED", exchange.caller.language, {{"allow", found.allow}});
  response.add_header("Allow", found.allow);
  return response;
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

Match match(Method method, std::string_view path) {
  Match found;
  found.path_template = "other";
  const auto wanted = method == Method::Head ? Method::Get : method;
  if (path == "*" && method == Method::Options) {
    found.path_known = true;
    found.path_template = "*";
    found.allow = "GET, HEAD, POST, OPTIONS";
    return found;
  }
  for (const auto& route : kRoutes) {
    const auto parameters = match_path(route.path, path);
    if (!parameters) continue;
    found.path_known = true;
    found.path_template = route.path;
    if (route.method == wanted) {
      found.route = &route;
      found.number = parameters->number;
      found.tail = parameters->tail;
      return found;
    }
    allow(found.allow, route.method);
  }
  if (found.path_known) found.allow += ", OPTIONS";
  return found;
}

Response for_reader(const Request& request, Language language, bool is_page, Response response) {
  const bool wants_page = is_page || request.accept.find("text/html") != std::string_view::npos;
  return wants_page && response.problem ? pages::show_problem(language, response) : response;
}

Task<Dispatch> dispatch(Exchange& exchange) {
  const auto& request = exchange.request;
  const auto found = match(request.method, request.path);
  const bool is_page = found.route != nullptr && found.route->body == Body::Form;
  if (is_page || request.accept.find("text/html") != std::string_view::npos) pages::choose_language(exchange);
  Dispatch result;
  result.path_template = found.path_template;
  if (found.route == nullptr) {
    result.response = answer_no_route(exchange, found);
  } else if (found.route->method == Method::Post && !has_good_media_type(request, found.route->body)) {
    result.response = problem(is_page ? "NOT_A_FORM" : "UNSUPPORTED_MEDIA_TYPE", exchange.caller.language);
  } else {
    exchange.number = found.number;
    exchange.tail = found.tail;
    result.response = co_await found.route->handler(exchange);
  }
  result.response = for_reader(request, exchange.caller.language, is_page, std::move(result.response));
  co_return result;
}

}  // namespace redress::http
