// GET /openapi.yaml: the description of these routes, as it was built in.

#include <string_view>

#include "adapters/http/handlers.hpp"

namespace redress::embedded {
std::string_view openapi_yaml() noexcept;
}

namespace redress::http {

Task<Response> show_openapi(Exchange&) {
  Response response;
  response.media_type = media::kYaml;
  response.cache_control = cache::kRecheck;
  response.body = embedded::openapi_yaml();
  co_return response;
}

}  // namespace redress::http
