#include "adapters/http/routes.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "adapters/http/handlers.hpp"
#include "adapters/http/problem.hpp"

namespace redress::http {
namespace {

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
    Route{Method::Get, "/", show_page},
    Route{Method::Post, "/v1/complaints/{number}/attachments", add_attachments, Body::Streamed},
    Route{Method::Get, "/v1/complaints/{number}/attachments/{ordinal}", read_attachment},
    Route{Method::Options, "/v1/complaints/{number}/uploads", show_upload_options},
    Route{Method::Post, "/v1/complaints/{number}/uploads", create_upload, Body::Streamed},
    Route{Method::Options, "/v1/complaints/{number}/uploads/{id}", show_upload_options},
    Route{Method::Head, "/v1/complaints/{number}/uploads/{id}", show_upload},
    Route{Method::Patch, "/v1/complaints/{number}/uploads/{id}", send_upload, Body::Streamed},
    Route{Method::Delete, "/v1/complaints/{number}/uploads/{id}", end_upload},
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
    else if (wanted == "{seq}" || wanted == "{ordinal}" || wanted == "{id}")
      found.tail = segment;
    else if (wanted != segment)
      return std::nullopt;
    if (!wanted.empty() && segment.empty()) return std::nullopt;
  }
}

void allow(std::string& list, Method method) {
  if (method == Method::Options) return;  // named last, for every path
  if (!list.empty()) list += ", ";
  switch (method) {
    case Method::Get: list += "GET, HEAD"; break;
    case Method::Head: list += "HEAD"; break;
    case Method::Post: list += "POST"; break;
    case Method::Patch: list += "PATCH"; break;
    case Method::Delete: list += "DELETE"; break;
    case Method::Options:
    case Method::Other: break;
  }
}

// A path has a HEAD of its own, or a GET that answers it.
bool answers(const Route& route, Method method) {
  return route.method == method || (method == Method::Head && route.method == Method::Get);
}

bool is_json(std::string_view content_type) {
  std::string plain;
  for (const char c : content_type) {
    if (c != ' ' && c != '\t' && c != '"') plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return plain == "application/json" || plain == "application/json;charset=utf-8";
}

bool has_good_media_type(const Request& request) {
  const auto& encoding = request.content_encoding;
  return is_json(request.content_type) && (encoding.empty() || encoding == "identity");
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
  if (path == "*" && method == Method::Options) {
    found.path_known = true;
    found.path_template = "*";
    found.allow = "GET, HEAD, POST, PATCH, DELETE, OPTIONS";
    return found;
  }
  for (const auto& route : kRoutes) {
    const auto parameters = match_path(route.path, path);
    if (!parameters) continue;
    found.path_known = true;
    found.path_template = route.path;
    if (answers(route, method)) {
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

bool is_streamed(Method method, std::string_view path, std::string_view) {
  for (const auto& route : kRoutes) {
    if (route.method == method && route.body == Body::Streamed && match_path(route.path, path)) return true;
  }
  return false;
}

Task<Dispatch> dispatch(Exchange& exchange) {
  const auto found = match(exchange.request.method, exchange.request.path);
  Dispatch result;
  result.path_template = found.path_template;
  if (found.route == nullptr) {
    result.response = answer_no_route(exchange, found);
  } else if (found.route->method == Method::Post && found.route->body == Body::Buffered &&
             !has_good_media_type(exchange.request)) {
    result.response = problem("UNSUPPORTED_MEDIA_TYPE", exchange.caller.language);
  } else {
    exchange.number = found.number;
    exchange.tail = found.tail;
    result.response = co_await found.route->handler(exchange);
  }
  co_return result;
}

}  // namespace redress::http
