// GET and POST /staff: signing in. GET and POST /staff/password: a password of one's own. POST /staff/sign-out.

#include <utility>

#include "adapters/http/cookie.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/pages/filing_fields.hpp"
#include "adapters/http/pages/staff_frame.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/signing_in.hpp"

namespace redress::http::pages {
namespace {

constexpr std::string_view kInbox = "/staff/complaints";

/// What is wrong with a form that comes back.
struct Trouble {
  unsigned status = 200;
  std::string general;
  FieldErrors errors;
  unsigned wait_s = 0;
};

Trouble trouble_of(const Response& problem, Language language) {
  return {problem.status, sentence_of(*problem.problem, language), {}, problem.problem->wait_s};
}

Trouble trouble_of(const complaint::Refusals& refusals, const Speaker& say) {
  return {status_of("INVALID_FIELDS"), {}, errors_of(refusals, say), 0};
}

// A password that was typed does not come back.
Response show_sign_in(const Exchange& exchange, const std::string& login, const Trouble& trouble) {
  const Speaker title(exchange.caller.language);
  Frame frame;
  frame.title = (trouble.status < 400 ? "" : title("error_prefix")) + title("sign_in_heading");
  frame.status = trouble.status;
  frame.path = "/staff";
  auto response = show_page(exchange, frame, [&](Html& html, const Speaker& say) {
    html.element("h1", say("sign_in_heading"));
    write_error_summary(html, say, trouble.errors, trouble.general);
    html.element("p", {{"class", "lead"}}, say("sign_in_lead"));
    html.element("form", {{"method", "post"}, at("/staff")}, [&] {
      const FormData typed(std::vector<std::pair<std::string, std::string>>{{"login", login}});
      Controls controls(html, say, typed, trouble.errors);
      controls.line({.name = "login", .autocomplete = "username", .chars = 20, .required = true});
      controls.line(
          {.name = "password", .type = "password", .autocomplete = "current-password", .chars = 20, .required = true});
      write_submit(html, say("sign_in_submit"));
    });
  });
  if (trouble.wait_s > 0) response.add_header("Retry-After", std::to_string(trouble.wait_s));
  return response;
}

Response show_password(const Exchange& exchange, const Trouble& trouble) {
  const Speaker title(exchange.caller.language);
  auto frame = staff_frame(exchange, title("password_heading"), "/staff/password");
  frame.status = trouble.status;
  return show_page(exchange, frame, [&](Html& html, const Speaker& say) {
    html.element("h1", say("password_heading"));
    write_error_summary(html, say, trouble.errors, trouble.general);
    if (exchange.caller.must_change_password) html.element("p", {{"class", "lead"}}, say("password_first"));
    html.element("form", {{"method", "post"}, at("/staff/password")}, [&] {
      write_hidden(html, {forgery_token(exchange)});
      const FormData untouched;
      Controls controls(html, say, untouched, trouble.errors);
      controls.line({.name = "old_password",
                     .type = "password",
                     .autocomplete = "current-password",
                     .chars = 20,
                     .required = true});
      controls.line(
          {.name = "new_password", .type = "password", .autocomplete = "new-password", .chars = 20, .required = true});
      write_submit(html, say("password_submit"));
    });
  });
}

Response let_in(const Exchange& exchange, const OpenedSession& opened) {
  auto response = go_to(kInbox);
  response.add_header("Set-Cookie", set_session_cookie(opened.id, exchange.caller.is_encrypted));
  return response;
}

}  // namespace

Task<Response> show_sign_in_page(Exchange& exchange) { co_return show_sign_in(exchange, {}, {}); }

Task<Response> sign_in_by_page(Exchange& exchange) {
  const Speaker say(exchange.caller.language);
  auto form = read_form(exchange);
  if (auto* wrong = std::get_if<Response>(&form)) co_return std::move(*wrong);
  const auto& sent = std::get<FormData>(form);
  Credentials credentials{std::string(sent.value("login")), std::string(sent.value("password"))};
  const auto login = credentials.login;
  const auto refusals = check_credentials(exchange, credentials);
  if (!refusals.empty()) co_return show_sign_in(exchange, login, trouble_of(refusals, say));
  const auto outcome = co_await sign_in_with(exchange, std::move(credentials));
  if (const auto* denied = std::get_if<Response>(&outcome)) {
    co_return show_sign_in(exchange, login, trouble_of(*denied, say.language()));
  }
  co_return let_in(exchange, std::get<OpenedSession>(outcome));
}

Task<Response> show_password_page(Exchange& exchange) { co_return show_password(exchange, {}); }

Task<Response> change_password_by_page(Exchange& exchange) {
  const Speaker say(exchange.caller.language);
  if (exchange.caller.session_id.empty()) co_return problem("SESSION_ONLY", say.language());
  auto form = read_form(exchange);
  if (auto* wrong = std::get_if<Response>(&form)) co_return std::move(*wrong);
  const auto& sent = std::get<FormData>(form);
  PasswordChange change{std::string(sent.value("old_password")), std::string(sent.value("new_password"))};
  const auto wrong = check_passwords(exchange, change);
  if (!wrong.empty()) co_return show_password(exchange, trouble_of(wrong, say));
  const auto outcome = co_await change_password_with(exchange, std::move(change));
  if (const auto* denied = std::get_if<Response>(&outcome)) {
    co_return show_password(exchange, trouble_of(*denied, say.language()));
  }
  if (const auto* refusals = std::get_if<complaint::Refusals>(&outcome)) {
    co_return show_password(exchange, trouble_of(*refusals, say));
  }
  co_return let_in(exchange, std::get<OpenedSession>(outcome));
}

Task<Response> sign_out_by_page(Exchange& exchange) {
  exchange.office.sign_in.close_session(exchange.caller.session_id);
  auto response = go_to("/staff");
  response.add_header("Set-Cookie", clear_session_cookie(exchange.caller.is_encrypted));
  co_return response;
}

}  // namespace redress::http::pages
