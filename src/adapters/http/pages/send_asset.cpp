// GET /assets/{asset}: the style sheet.

#include "adapters/http/handlers.hpp"
#include "adapters/http/pages/style.hpp"
#include "adapters/http/problem.hpp"
#include "base/bytes.hpp"
#include "base/hash.hpp"

namespace redress::embedded {
std::string_view style_css() noexcept;
}

namespace redress::http::pages {
namespace {

constexpr std::size_t kHashChars = 16;

}  // namespace

const std::string& style_path() {
  static const std::string kPath =
      "/assets/style-" + to_hex(view(sha256({embedded::style_css()}))).substr(0, kHashChars) + ".css";
  return kPath;
}

Task<Response> send_asset(Exchange& exchange) {
  if (exchange.request.path != style_path()) co_return problem("NOT_FOUND", exchange.caller.language);
  Response response;
  response.media_type = media::kCss;
  response.cache_control = cache::kForever;
  response.body = embedded::style_css();
  co_return response;
}

}  // namespace redress::http::pages
