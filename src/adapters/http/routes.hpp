#pragma once
// The one table of routes.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "adapters/http/exchange.hpp"
#include "adapters/http/rights.hpp"

namespace redress::http {

/// How a route takes the body of its request, and whom it speaks to.
enum class Body : std::uint8_t {
  Buffered,  ///< whole; a POST must send JSON, and problems are problem documents
  Form,      ///< whole; a POST must send a form, and problems are pages for people
  FileForm,  ///< as Form; multipart/form-data is taken too, and comes piece by piece
  Streamed   ///< piece by piece from Exchange::body; the handler looks at the media type
};

/// Whether routes of this kind speak to people: their answers are pages, also when something is wrong.
[[nodiscard]] constexpr bool is_for_people(Body body) noexcept { return body == Body::Form || body == Body::FileForm; }

/// One route. `path` is the template of openapi.yaml: {number}, {group}, {seq}, {ordinal}, {id}, {user}, {role},
/// {token} and {asset} stand for one segment, {tile} for the rest.
struct Route {
  Method method = Method::Get;
  std::string_view path;
  Handler handler = nullptr;
  Access access = {};
  Body body = Body::Buffered;
};

/// All routes. HEAD is answered where GET is, or by a route of its own; OPTIONS everywhere.
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

/// What somebody who asks for pages gets of a problem document; any other answer as it is. `is_page` when the route
/// speaks to people whatever they ask for.
[[nodiscard]] Response for_reader(const Request& request, Language language, bool is_page, Response response);
/// See RequestLimits. `content_type` is for routes that take more than one form of body.
[[nodiscard]] bool is_streamed(Method method, std::string_view path, std::string_view content_type);

/// Handles one complete request: route, method, media type, handler. `peer` is whose connection it is.
struct Dispatch {
  Response response;
  std::string_view path_template;
};
[[nodiscard]] Task<Dispatch> dispatch(Exchange& exchange);

}  // namespace redress::http
