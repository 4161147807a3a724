#pragma once
// The one table of routes.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "adapters/http/exchange.hpp"
#include "adapters/http/rights.hpp"

namespace redress::http {

/// One route. `path` is the template of openapi.yaml: {number}, {seq}, {user}, {role} and {token} stand for one
/// segment, {tile} for the rest.
struct Route {
  Method method = Method::Get;
  std::string_view path;
  Handler handler = nullptr;
  Access access = {};
};

/// All routes. HEAD is answered where GET is, OPTIONS everywhere.
[[nodiscard]] std::span<const Route> routes();

/// What a path and method lead to.
struct Match {
  const Route* route = nullptr;  ///< null when the method is not among those of the path, or the path is unknown
  bool path_known = false;
  std::string_view path_template;  ///< of the path, whatever the method; "other" when unknown
  std::string allow;               ///< methods of the path, for Allow; filled when route is null
  std::string_view number;
  std::string_view tail;
  std::string_view user;
};
[[nodiscard]] Match match(Method method, std::string_view path);

/// Handles one complete request: route, method, media type, handler. `peer` is whose connection it is.
struct Dispatch {
  Response response;
  std::string_view path_template;
};
[[nodiscard]] Task<Dispatch> dispatch(Exchange& exchange);

}  // namespace redress::http
