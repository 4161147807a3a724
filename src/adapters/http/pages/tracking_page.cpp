// GET and POST /track and what can be done there: look, add information and files, withdraw.
//
// The pass is typed once and then travels in hidden fields of the forms on the page: no cookie holds it, so nothing is
// left on a shared computer when the page is closed, and a forged form, which does not know the code, can do nothing.

#include <utility>

#include "adapters/http/act.hpp"
#include "adapters/http/attachment_file.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/idempotency.hpp"
#include "adapters/http/pages/complaint_page.hpp"
#include "adapters/http/pages/entry.hpp"
#include "adapters/http/pages/file_form.hpp"
#include "adapters/http/pages/filing_fields.hpp"
#include "adapters/http/pages/track_acts.hpp"
#include "adapters/http/problem.hpp"
#include "service/act_forms.hpp"
#include "service/filing_form.hpp"

namespace redress::http::pages {
namespace {

constexpr std::string_view kWithdrawal = "withdrawal";

/// One act, ready to be submitted.
struct ActOfForm {
  complaint::Decided<complaint::Command> command;
  std::string_view name;  ///< last word of the route
  std::string body;       ///< canonical, for the idempotency key
  std::string_view done;  ///< text that says that it is done
};

// What was refused comes back with what was typed.
Visit refused_visit(const Entry& entry, const complaint::Refusals& refusals, const Speaker& say) {
  Visit visit{entry.pass, status_of("INVALID_FIELDS"), {}, {}, errors_of(refusals, say), entry.form, {}};
  visit.key = entry.form.value("key");
  for (const auto& refusal : refusals) {
    if (!refusal.pointer.empty()) continue;
    visit.general = sentence_of(refusal, say);
    visit.status = status_of("ACT_REFUSED");
  }
  return visit;
}

Visit limited_visit(const Entry& entry, const Response& limited, const Speaker& say) {
  const auto& problem = *limited.problem;
  Visit visit{entry.pass, limited.status, {}, sentence_of(problem, say.language()), {}, entry.form, {}};
  visit.key = entry.form.value("key");
  visit.wait_s = problem.wait_s;
  return visit;
}

/// `refused` is why the page comes again, or an untouched visit.
Response ask_withdrawal(const Exchange& exchange, const Entry& entry, const Visit& refused) {
  const Speaker title(exchange.caller.language);
  const auto& errors = refused.errors;
  Frame frame;
  frame.title = (refused.status == 200 ? "" : title("error_prefix")) + title("withdraw_heading");
  frame.status = refused.status;
  frame.path = "/track/withdrawal";
  frame.repeat = entry.pass.fields();
  auto response = show_page(exchange, frame, [&](Html& html, const Speaker& say) {
    html.element("h1", say("withdraw_sure", {{"number", entry.pass.number}}));
    write_error_summary(html, say, errors, refused.general);
    html.element("p", say("withdraw_what"));
    html.element("form", {{"method", "post"}, at("/track/withdrawal")}, [&] {
      write_hidden(html, entry.pass.fields());
      write_hidden(html, {{"key", new_key()}, {"sure", "yes"}});
      Controls(html, say, entry.form, errors).lines("reason", 3);
      write_submit(html, say("withdraw_submit"));
    });
    html.element("form", {{"method", "post"}, at("/track")}, [&] {
      write_hidden(html, entry.pass.fields());
      write_submit(html, say("withdraw_keep"), "quiet");
    });
  });
  if (refused.wait_s > 0) response.add_header("Retry-After", std::to_string(refused.wait_s));
  return response;
}

Task<Response> do_act(Exchange& exchange, Entry entry, ActOfForm act) {
  const Speaker say(exchange.caller.language);
  const std::string key_text(entry.form.value("key"));
  if (!key_text.empty() && !is_idempotency_key(key_text, false)) {
    co_return problem("INVALID_IDEMPOTENCY_KEY", say.language());
  }
  if (const auto limited = check_act_rate(exchange)) {
    auto visit = limited_visit(entry, *limited, say);
    if (act.name == kWithdrawal) co_return ask_withdrawal(exchange, entry, visit);
    co_return co_await show_complaint(exchange, std::move(visit));
  }
  if (!act.command) {
    auto visit = refused_visit(entry, act.command.error(), say);
    co_return co_await show_complaint(exchange, std::move(visit));
  }
  std::optional<service::IdempotencyKey> key;
  const auto route = "POST /track/" + std::string(act.name) + " " + entry.pass.number;
  if (!key_text.empty()) key = bind_key("public", route, key_text, act.body);
  exchange.number = entry.pass.number;
  const auto answer = co_await submit_command(exchange, std::move(*act.command), key);
  Visit visit{entry.pass, 200, act.done, {}, {}, {}, {}};
  if (const auto* refusals = std::get_if<complaint::Refusals>(&answer)) {
    visit = refused_visit(entry, *refusals, say);
    // The reason stands on the page that asks, not on that of the complaint.
    if (act.name == kWithdrawal && !visit.errors.empty()) co_return ask_withdrawal(exchange, entry, visit);
  } else if (std::holds_alternative<service::KeyReused>(answer)) {
    visit = {entry.pass, status_of("IDEMPOTENCY_KEY_REUSED"), {}, say("sent_already"), {}, entry.form, {}};
  } else if (auto problem = why_not_done(exchange, answer)) {
    co_return std::move(*problem);
  }
  co_return co_await show_complaint(exchange, std::move(visit));
}

// A form without a file is a mistake that its field tells.
Visit after_files(const Entry& entry, const FilesTaken& taken, const Speaker& say) {
  Visit visit;
  visit.pass = entry.pass;
  if (taken.trouble) {
    visit.status = taken.trouble->status;
    visit.general = sentence_of(*taken.trouble->problem, say.language());
  } else if (taken.count == 0) {
    visit.status = status_of("NO_FILE");
    visit.errors = {{"files", say("files_none")}};
  } else {
    visit.done = "files_done";
  }
  return visit;
}

json::value text_member(std::string_view name, const std::string& text) {
  json::object body;
  if (!text.empty()) body[{name.data(), name.size()}] = text;
  return body;
}

// Errors name the fields of the act's own form.
Visit refused_reply(const Entry& entry, const TrackAct& act, const complaint::Refusals& refusals, const Speaker& say) {
  auto visit = refused_visit(entry, refusals, say);
  visit.errors.clear();
  for (const auto& refusal : refusals) {
    if (!refusal.pointer.empty()) visit.errors.push_back({field_of_act(act), sentence_of(refusal, say)});
  }
  return visit;
}

}  // namespace

Task<Response> reply_by_page(Exchange& exchange) {
  auto entry = enter(exchange);
  if (entry.denied) co_return std::move(*entry.denied);
  const Speaker say(exchange.caller.language);
  const auto* act = find_track_act(exchange.request.path.substr(std::string_view("/track/").size()));
  if (act == nullptr) co_return problem("NOT_FOUND", say.language());
  const auto body = text_member(act->member, entry.form.lines(field_of_act(*act)));
  auto command = service::read_act_form(act->route, body);
  if (!command) {
    auto visit = refused_reply(entry, *act, command.error(), say);
    co_return co_await show_complaint(exchange, std::move(visit));
  }
  const auto done = "track_" + std::string(act->route) + "_done";
  ActOfForm ready{std::move(command), act->route, to_jcs(body), done};
  co_return co_await do_act(exchange, std::move(entry), std::move(ready));
}

Task<Response> show_tracking_page(Exchange& exchange) {
  const FormData untouched;
  co_return show_pass_form(exchange, untouched, nullptr);
}

Task<Response> track_by_page(Exchange& exchange) {
  auto entry = enter(exchange);
  if (entry.denied) co_return std::move(*entry.denied);
  Visit visit;
  visit.pass = std::move(entry.pass);
  co_return co_await show_complaint(exchange, std::move(visit));
}

Task<Response> add_information_by_page(Exchange& exchange) {
  auto entry = enter(exchange);
  if (entry.denied) co_return std::move(*entry.denied);
  const auto body = text_member("text", entry.form.lines("text"));
  ActOfForm act{as_command<complaint::AddInformation, service::read_information_form>(body), "information",
                to_jcs(body), "add_done"};
  co_return co_await do_act(exchange, std::move(entry), std::move(act));
}

Task<Response> attach_by_page(Exchange& exchange) {
  const Speaker say(exchange.caller.language);
  FileForm form(exchange);
  auto wrong = co_await form.read_fields();
  if (wrong) co_return std::move(*wrong);
  auto entry = enter(exchange, form.fields());
  const auto key = std::string(entry.form.value("key"));
  if (!entry.denied && !is_idempotency_key(key, false)) {
    entry.denied = problem("INVALID_IDEMPOTENCY_KEY", say.language());
  }
  if (entry.denied) {
    co_await form.skip_files();
    co_return std::move(*entry.denied);
  }
  exchange.number = entry.pass.number;
  if (const auto limited = check_act_rate(exchange)) {
    co_await form.skip_files();
    auto visit = limited_visit(entry, *limited, say);
    visit.key.clear();  // of the form with files; the other form gets its own
    co_return co_await show_complaint(exchange, std::move(visit));
  }
  const auto taken = co_await form.take_files("POST /track/attachments " + entry.pass.number, key);
  auto visit = after_files(entry, taken, say);
  co_return co_await show_complaint(exchange, std::move(visit));
}

Task<Response> send_attachment_by_page(Exchange& exchange) {
  auto entry = enter(exchange);
  if (entry.denied) co_return std::move(*entry.denied);
  exchange.number = entry.pass.number;
  co_return co_await answer_attachment(exchange, entry.form.value("ordinal"));
}

Task<Response> withdraw_by_page(Exchange& exchange) {
  auto entry = enter(exchange);
  if (entry.denied) co_return std::move(*entry.denied);
  if (!entry.form.has("sure")) co_return ask_withdrawal(exchange, entry, Visit{});
  const auto body = text_member("reason", entry.form.lines("reason"));
  ActOfForm act{as_command<complaint::WithdrawComplaint, service::read_withdrawal_form>(body), kWithdrawal,
                to_jcs(body), "withdraw_done"};
  co_return co_await do_act(exchange, std::move(entry), std::move(act));
}

}  // namespace redress::http::pages
