#include "adapters/http/handle_request.hpp"

#include <array>
#include <exception>

#include "adapters/http/pages/layout.hpp"
#include "adapters/http/problem.hpp"

namespace redress::http {
namespace {

std::string_view name_of(Method method) {
  static constexpr std::array<std::string_view, 7> kNames = {"GET",   "HEAD",   "POST", "OPTIONS",
                                                             "PATCH", "DELETE", "OTHER"};
  return kNames[static_cast<std::size_t>(method)];
}

void report(Worker& worker, Method method, std::string_view path_template, unsigned status, double seconds,
            std::uint64_t bytes) {
  worker.shared().metrics.count_request(path_template, status, seconds);
  const auto& on_request = worker.shared().options.on_request;
  if (on_request) on_request({name_of(method), path_template, status, seconds * 1000, bytes});
}

}  // namespace

Task<Dispatch> handle_request(Worker& worker, const Peer& peer, const Request& request, BodySource* body) {
  auto& shared = worker.shared();
  auto caller = identify(peer, request, shared.options.trusted_proxies);
  const auto language = caller.language;
  Exchange exchange{
      shared.office,     shared.options, shared.metrics, worker.mailbox(), request, std::move(caller), {}, {}, {},
      &worker.stopping()};
  exchange.body = body;
  std::string trouble;
  try {
    co_return co_await dispatch(exchange);
  } catch (const std::exception& error) {
    trouble = error.what();
  }
  if (shared.options.on_trouble) shared.options.on_trouble(trouble);
  Dispatch handled;
  const auto found = match(request.method, request.path);
  const bool is_page = found.route != nullptr && is_for_people(found.route->body);
  handled.response = for_reader(request, language, is_page, problem("INTERNAL_ERROR", language));
  handled.path_template = found.path_template;
  co_return handled;
}

Response broken_response(Worker& worker, const Request& request, std::string_view problem_code) {
  const auto language = pages::language_of(request).value_or(Language::English);
  const auto& limits = worker.shared().options.limits;
  const auto bytes_max =
      std::to_string(problem_code == "BODY_TOO_LARGE" ? limits.body_bytes_max : limits.header_bytes_max);
  auto response = problem(problem_code, language, {{"bytes_max", bytes_max}});
  response = for_reader(request, language, false, std::move(response));
  report(worker, request.method, "other", response.status, 0, response.body.size());
  return response;
}

void record(Worker& worker, const Request& request, const Dispatch& handled,
            std::chrono::steady_clock::time_point begun) {
  const auto took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  report(worker, request.method, handled.path_template, handled.response.status, took, handled.response.body_bytes());
}

}  // namespace redress::http
