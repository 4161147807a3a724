// GET /: what this is, and where to go.

#include "adapters/http/handlers.hpp"
#include "adapters/http/pages/layout.hpp"

namespace redress::http::pages {
namespace {

void write_way(Html& html, const Speaker& say, Path path, std::string_view heading, std::string_view words) {
  html.element("li", [&] {
    html.element("h2", [&] { html.element("a", {to(path)}, say(heading)); });
    html.element("p", say(words));
  });
}

}  // namespace

Task<Response> show_start_page(Exchange& exchange) {
  Frame frame;
  frame.title = Speaker(exchange.caller.language)("title");
  frame.is_public = true;
  co_return show_page(exchange, frame, [&](Html& html, const Speaker& say) {
    html.element("h1", say("title"));
    html.element("p", {{"class", "lead"}}, say("what"));
    html.element("ul", {{"class", "ways"}}, [&] {
      write_way(html, say, "/file", "file_heading", "file_way");
      write_way(html, say, "/track", "look_heading", "look_way");
    });
    html.element("h2", say("promise_heading"));
    html.element("ul", [&] {
      for (const auto* promise : {"promise_free", "promise_anonymous", "promise_number", "promise_proof"}) {
        html.element("li", say(promise));
      }
    });
    if (!exchange.options.contact.empty()) {
      html.element("p", say("contact", {{"contact", exchange.options.contact}}));
    }
    html.element("p", [&] { html.element("a", {to("/developers")}, say("developers_heading")); });
  });
}

}  // namespace redress::http::pages
