#include "adapters/http/pages/entry.hpp"

#include <utility>

#include "adapters/http/access.hpp"
#include "adapters/http/pages/controls.hpp"

namespace redress::http::pages {

Response show_pass_form(const Exchange& exchange, const FormData& typed, const Response* denied) {
  Frame frame;
  const Speaker title(exchange.caller.language);
  frame.title = (denied != nullptr ? title("error_prefix") : "") + title("look_heading");
  frame.status = denied != nullptr ? denied->status : 200;
  frame.path = "/track";
  const auto why = denied != nullptr ? sentence_of(*denied->problem, exchange.caller.language) : std::string();
  auto response = show_page(exchange, frame, [&](Html& html, const Speaker& say) {
    html.element("h1", say("look_heading"));
    write_error_summary(html, say, {}, why);
    html.element("p", {{"class", "lead"}}, say("look_lead"));
    html.element("form", {{"method", "post"}, at("/track")}, [&] {
      const FieldErrors none;
      Controls controls(html, say, typed, none);
      controls.line({.name = "number", .chars = 24, .required = true});
      controls.line({.name = "code", .chars = 12, .required = true});
      write_submit(html, say("look_submit"));
    });
  });
  if (denied != nullptr && denied->problem->wait_s > 0) {
    response.add_header("Retry-After", std::to_string(denied->problem->wait_s));
  }
  return response;
}

Entry enter(Exchange& exchange) {
  auto form = read_form(exchange);
  if (auto* wrong = std::get_if<Response>(&form)) return {{}, {}, std::move(*wrong)};
  return enter(exchange, std::move(std::get<FormData>(form)));
}

Entry enter(Exchange& exchange, FormData form) {
  Entry entry{std::move(form), {}, {}};
  entry.pass = pass_in(entry.form);
  exchange.number = entry.pass.number;
  const auto denied = check_code(exchange, entry.pass.code);
  if (denied) entry.denied = show_pass_form(exchange, entry.form, &*denied);
  exchange.number = {};
  return entry;
}

}  // namespace redress::http::pages
