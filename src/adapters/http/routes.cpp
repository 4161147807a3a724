#include "adapters/http/routes.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "adapters/http/access_event.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/multipart.hpp"
#include "adapters/http/pages/layout.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/recognise.hpp"

namespace redress::http {
namespace {

struct Parameters {
  std::string_view number;
  std::string_view tail;
  std::string_view user;
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
    if (wanted == "{number}" || wanted == "{parameter}" || wanted == "{group}")
      found.number = segment;
    else if (wanted == "{seq}" || wanted == "{role}" || wanted == "{token}" || wanted == "{proposal}" ||
             wanted == "{asset}" || wanted == "{ordinal}" || wanted == "{id}" || wanted == "{template}")
      found.tail = segment;
    else if (wanted == "{user}")
      found.user = segment;
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

bool is_media_type(std::string_view content_type, std::string_view wanted) {
  std::string plain;
  for (const char c : content_type) {
    if (c != ' ' && c != '\t' && c != '"') plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return plain == wanted || plain == std::string(wanted) + ";charset=utf-8";
}

// A server without attachments takes no form with files.
bool is_file_form(const Exchange& exchange) {
  return exchange.body != nullptr && exchange.office.attachments != nullptr &&
         multipart_boundary(exchange.request.content_type).has_value();
}

bool has_good_media_type(const Exchange& exchange, Body body) {
  if (body == Body::Streamed) return true;  // the handler looks
  const auto& request = exchange.request;
  const auto& encoding = request.content_encoding;
  if (!encoding.empty() && encoding != "identity") return false;
  switch (body) {
    case Body::Buffered: return is_media_type(request.content_type, "application/json");
    case Body::FileForm:
      if (is_file_form(exchange)) return true;
      [[fallthrough]];
    case Body::Form: return is_media_type(request.content_type, "application/x-www-form-urlencoded");
    case Body::Streamed: break;
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

// Only where it matters: most routes of the log and the monitoring are asked by machines, often.
void recognise_for(Exchange& exchange, const Access& access) {
  if (access.who != Who::Anybody) recognise(exchange.office, exchange.request, exchange.caller);
}

// A refused read is told to the log before it is told to the reader.
Task<Response> deny(Exchange& exchange, const Access& access, Response denied) {
  if (access.reads.empty() || exchange.caller.user.empty() || denied.status != 403) co_return denied;
  auto refused = refused_read(exchange, access.reads);
  auto trouble = co_await submit_access(exchange, std::move(refused));
  co_return trouble ? std::move(*trouble) : std::move(denied);
}

// Browsers name it when somebody opens an address; programs that ask for anything do not.
bool wants_page(const Request& request) { return request.accept.find("text/html") != std::string_view::npos; }

Task<Response> handle(Exchange& exchange, const Route& route) {
  recognise_for(exchange, route.access);
  const bool is_page = is_for_people(route.body);
  if (is_page && !exchange.caller.session_id.empty()) exchange.form_token = pages::token_in_form(exchange.request.body);
  if (auto denied = check_rights(exchange, route.access)) {
    auto answer = co_await deny(exchange, route.access, std::move(*denied));
    if (is_page) co_return pages::show_way_in(exchange, std::move(answer));
    co_return answer;
  }
  if (route.method == Method::Post && !has_good_media_type(exchange, route.body)) {
    co_return problem(is_page ? "NOT_A_FORM" : "UNSUPPORTED_MEDIA_TYPE", exchange.caller.language);
  }
  co_return co_await route.handler(exchange);
}

}  // namespace

Match match(Method method, std::string_view path) {
  Match found;
  found.path_template = "other";
  if (path == "*" && method == Method::Options) {
    found.path_known = true;
    found.path_template = "*";
    found.allow = "GET, HEAD, POST, PATCH, DELETE, OPTIONS";
    return found;
  }
  for (const auto& route : routes()) {
    const auto parameters = match_path(route.path, path);
    if (!parameters) continue;
    found.path_known = true;
    found.path_template = route.path;
    if (answers(route, method)) {
      found.route = &route;
      found.number = parameters->number;
      found.tail = parameters->tail;
      found.user = parameters->user;
      return found;
    }
    allow(found.allow, route.method);
  }
  if (found.path_known) found.allow += ", OPTIONS";
  return found;
}

Response for_reader(const Request& request, Language language, bool is_page, Response response) {
  if ((is_page || wants_page(request)) && response.problem) return pages::show_problem(language, response);
  return response;
}

bool is_streamed(Method method, std::string_view path, std::string_view content_type) {
  for (const auto& route : routes()) {
    const bool may_stream = route.body == Body::Streamed || route.body == Body::FileForm;
    if (route.method != method || !may_stream || !match_path(route.path, path)) continue;
    return route.body == Body::Streamed || multipart_boundary(content_type).has_value();
  }
  return false;
}

Task<Dispatch> dispatch(Exchange& exchange) {
  const auto& request = exchange.request;
  const auto found = match(request.method, request.path);
  const bool is_page = found.route != nullptr && is_for_people(found.route->body);
  if (is_page || wants_page(request)) pages::choose_language(exchange);
  Dispatch result;
  result.path_template = found.path_template;
  if (found.route == nullptr) {
    result.response = answer_no_route(exchange, found);
  } else {
    exchange.number = found.number;
    exchange.tail = found.tail;
    exchange.user = found.user;
    result.response = co_await handle(exchange, *found.route);
  }
  result.response = for_reader(request, exchange.caller.language, is_page, std::move(result.response));
  co_return result;
}

}  // namespace redress::http
