// GET and POST /file: the filing form. It is filed only when all is right; else it comes back with what was typed.
//
// There is no token against forged posts: nobody is signed in here, so a forged form can do nothing that its author
// could not do alone.

#include <utility>

#include "adapters/http/filing.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/idempotency.hpp"
#include "adapters/http/pages/complaint_page.hpp"
#include "adapters/http/pages/file_form.hpp"
#include "adapters/http/pages/files.hpp"
#include "adapters/http/pages/filing_fields.hpp"
#include "adapters/http/pages/receipt_page.hpp"
#include "adapters/http/problem.hpp"
#include "service/filing_form.hpp"

namespace redress::http::pages {
namespace {

/// What is wrong with a form that comes back.
struct Trouble {
  unsigned status = 200;
  std::string general;  ///< sentence that belongs to no field
  FieldErrors errors;
  std::string retry_after;
};

// A form that comes back keeps its key, so that sending it twice files once; one that was never sent gets a new one.
Response show_form(const Exchange& exchange, const FormData& typed, const Trouble& trouble, const std::string& key) {
  Frame frame;
  const Speaker title(exchange.caller.language);
  frame.title = (trouble.status < 400 ? "" : title("error_prefix")) + title("file_heading");
  frame.status = trouble.status;
  frame.path = "/file";
  auto response = show_page(exchange, frame, [&](Html& html, const Speaker& say) {
    html.element("h1", say("file_heading"));
    write_error_summary(html, say, trouble.errors, trouble.general);
    html.element("p", {{"class", "lead"}}, say("file_lead"));
    const bool takes_files = exchange.office.attachments != nullptr;
    const std::string_view encoding = takes_files ? "multipart/form-data" : "application/x-www-form-urlencoded";
    html.element("form", {{"method", "post"}, at("/file"), {"enctype", encoding}, {"novalidate", true}}, [&] {
      write_hidden(html, {{"key", key}});
      Controls controls(html, say, typed, trouble.errors);
      write_filing_fields(controls, html, say, typed);
      // Behind all fields: they are decided before the first file is taken.
      if (takes_files) write_file_control(html, say, exchange, controls);
      html.element("p", {{"class", "hint"}}, say("file_privacy"));
      write_submit(html, say("file_submit"));
    });
  });
  if (!trouble.retry_after.empty()) response.add_header("Retry-After", trouble.retry_after);
  return response;
}

Trouble trouble_of(const Response& problem, Language language) {
  Trouble trouble{problem.status, sentence_of(*problem.problem, language), {}, {}};
  if (problem.problem->wait_s > 0) trouble.retry_after = std::to_string(problem.problem->wait_s);
  return trouble;
}

Trouble trouble_of(const complaint::Refusals& refusals, const Speaker& say) {
  Trouble trouble{status_of("INVALID_FIELDS"), {}, errors_of(refusals, say), {}};
  for (const auto& refusal : refusals) {
    if (refusal.pointer.empty()) trouble.general = sentence_of(refusal, say);
  }
  return trouble;
}

/// One form that was sent.
struct Sent {
  FormData typed;
  std::string key;  ///< empty when the form carries none
};

// Somebody who goes back, changes the form and sends it again wants a second complaint, or to change the first: they
// are asked.
Response show_key_reused(const Exchange& exchange, const Sent& sent) {
  const Speaker say(exchange.caller.language);
  const Trouble trouble{status_of("IDEMPOTENCY_KEY_REUSED"), say("sent_already"), {}, {}};
  return show_form(exchange, sent.typed, trouble, new_key());
}

Response show_refused(const Exchange& exchange, const Sent& sent, const FilingOutcome& outcome) {
  const auto language = exchange.caller.language;
  if (std::holds_alternative<service::KeyReused>(outcome)) return show_key_reused(exchange, sent);
  if (const auto* refusals = std::get_if<complaint::Refusals>(&outcome)) {
    return show_form(exchange, sent.typed, trouble_of(*refusals, Speaker(language)), sent.key);
  }
  if (const auto* problem = std::get_if<Response>(&outcome)) {
    return show_form(exchange, sent.typed, trouble_of(*problem, language), sent.key);
  }
  return failed(exchange, {FailureKind::Internal, "a form is no import"});
}

/// The complaint that a form makes, or the form again with what is wrong.
struct Draft {
  complaint::FileComplaint filing;
  std::optional<service::IdempotencyKey> key;
};
std::variant<Draft, Response> read_draft(const Exchange& exchange, const Sent& sent) {
  const Speaker say(exchange.caller.language);
  if (!sent.key.empty() && !is_idempotency_key(sent.key, false)) {
    return problem("INVALID_IDEMPOTENCY_KEY", say.language());
  }
  if (const auto denied = check_filing_rate(exchange)) {
    return show_form(exchange, sent.typed, trouble_of(*denied, say.language()), sent.key);
  }
  const auto read = read_filing(sent.typed, say, exchange.office.clock);
  if (const auto* errors = std::get_if<FieldErrors>(&read)) {
    return show_form(exchange, sent.typed, {status_of("INVALID_FIELDS"), {}, *errors, {}}, sent.key);
  }
  const json::value body(std::get<json::object>(read));
  auto filing = service::read_filing_form(body, tag_of(say.language()));
  if (!filing) return show_form(exchange, sent.typed, trouble_of(filing.error(), say), sent.key);
  Draft draft{std::move(*filing), std::nullopt};
  if (!sent.key.empty()) draft.key = bind_key("public", "POST /file", sent.key, to_jcs(body));
  return draft;
}

}  // namespace

Task<Response> show_filing_page(Exchange& exchange) {
  const FormData untouched(std::vector<std::pair<std::string, std::string>>{{"claim_currency", "CNY"}});
  co_return show_form(exchange, untouched, {}, new_key());
}

// The filing is registered before its files are read: a file that is refused, or cut, takes nothing back.
Task<Response> file_by_page(Exchange& exchange) {
  FileForm form(exchange);
  auto wrong = co_await form.read_fields();
  if (wrong) co_return std::move(*wrong);
  const Sent sent{form.fields(), std::string(form.fields().value("key"))};
  auto draft = read_draft(exchange, sent);
  if (auto* denied = std::get_if<Response>(&draft)) {
    co_await form.skip_files();
    co_return std::move(*denied);
  }
  auto& [filing, key] = std::get<Draft>(draft);
  const auto outcome = co_await submit_filing(exchange, std::move(filing), key);
  const auto* filed = std::get_if<Filed>(&outcome);
  if (filed == nullptr) {
    co_await form.skip_files();
    co_return show_refused(exchange, sent, outcome);
  }
  exchange.number = filed->record.number;
  const auto files = co_await form.take_files("POST /file/attachments", sent.key);
  co_return show_receipt(exchange, *filed, files);
}

}  // namespace redress::http::pages
