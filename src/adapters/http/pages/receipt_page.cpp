// POST /receipt: the receipt page again, in another language. POST /receipt/file: a receipt as a file.
//
// Number and code come in the body of a POST: a URL would leave them in histories, logs and Referer headers.

#include "adapters/http/pages/receipt_page.hpp"

#include <utility>

#include "adapters/http/access.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/look.hpp"
#include "adapters/http/pages/day.hpp"
#include "adapters/http/pages/entry.hpp"
#include "adapters/http/pages/files.hpp"
#include "adapters/http/receipt_file.hpp"
#include "domain/ledger/receipt.hpp"

namespace redress::http::pages {
namespace {

/// What the page shows of one filing, whether it was just registered or is looked at again.
struct Shown {
  unsigned status = 200;
  FilingSummary summary;
  std::string number;
  FilesTaken files = {};
};

void write_pair(Html& html, const Speaker& say, const std::string& number, const std::string& code) {
  html.element("dl", {{"class", "keep"}}, [&] {
    html.element("dt", say("number"));
    html.element("dd", [&] { html.element("strong", number); });
    html.element("dt", say("code"));
    html.element("dd", [&] { html.element("strong", code); });
  });
}

void write_record(Html& html, const Speaker& say, const Exchange& exchange, const std::string& number) {
  const auto code = exchange.office.codes.code_for(number);
  write_pair(html, say, number, code);
  html.element("div", {{"class", "buttons"}}, [&] {
    write_download(html, say, number, code, 1);
    html.element("form", {{"method", "post"}, at("/track")}, [&] {
      write_hidden(html, {{"number", number}, {"code", code}});
      html.element("button", {{"type", "submit"}, {"class", "quiet"}}, say("look_now"));
    });
  });
}

void write_files_outcome(Html& html, const Speaker& say, const FilesTaken& files) {
  if (files.trouble) {
    html.element("div", {{"class", "summary"}, {"role", "alert"}}, [&] {
      html.element("h2", say("files_refused"));
      html.element("p", sentence_of(*files.trouble->problem, say.language()));
      html.element("p", say("files_again"));
    });
  } else if (files.count > 0) {
    html.element("div", {{"class", "done"}, {"role", "status"}},
                 [&] { html.element("p", say("files_taken", {{"count", std::to_string(files.count)}})); });
  }
}

void write_notices(Html& html, const Speaker& say, const Exchange& exchange, const Shown& shown) {
  html.element("h2", say("know_heading"));
  html.element("ul", [&] {
    for (const auto& notice : notices_of(exchange, shown.summary, false)) {
      html.element("li", notice.text);
    }
  });
}

Response show(const Exchange& exchange, Shown shown) {
  shown.summary.language = exchange.caller.language;
  Frame frame;
  frame.title = Speaker(exchange.caller.language)("filed_heading");
  frame.status = shown.status;
  frame.path = "/receipt";
  const auto code = exchange.office.codes.code_for(shown.number);
  frame.repeat = {{{"number", shown.number}, {"code", code}}};
  return show_page(exchange, frame, [&](Html& html, const Speaker& say) {
    html.element("h1", say("filed_heading"));
    html.element("p", {{"class", "lead"}}, say("filed_lead"));
    write_files_outcome(html, say, shown.files);
    write_record(html, say, exchange, shown.number);
    html.element("h2", say("keep_heading"));
    html.element("p", say("keep_text"));
    write_file_form(html, say, exchange, {shown.number, code}, {});
    write_notices(html, say, exchange, shown);
    write_verification(html, say, exchange, shown.number);
  });
}

Looked<complaint::State> look_up(const Exchange& exchange, service::ReadSession& reader) {
  const auto row = reader.find_complaint(exchange.number);
  if (!row) return failed(exchange, row.error());
  if (!*row) return no_such_complaint(exchange);
  return (*row)->state;
}

Shown shown_of(const complaint::State& state) {
  Shown shown;
  shown.number = state.number;
  shown.summary.kind = state.kind;
  shown.summary.anonymous = state.anonymous;
  shown.summary.needs_read_back = state.medium == complaint::Medium::Oral && !state.read_back;
  return shown;
}

}  // namespace

Response show_receipt(const Exchange& exchange, const Filed& filed, const FilesTaken& files) {
  return show(exchange, {201, filed.summary, filed.record.number, files});
}

void write_verification(Html& html, const Speaker& say, const Exchange& exchange, std::string_view number) {
  const auto& key = exchange.office.log_keys.back();
  html.element("h2", say("verify_heading"));
  html.element("p", say("verify_text"));
  html.element("pre", {{"tabindex", "0"}}, [&] {
    html.element("code", "redress-verify receipt --key '" + key + "' " + ledger::receipt_file_name(number, 1));
  });
}

void write_download(Html& html, const Speaker& say, std::string_view number, std::string_view code, std::uint64_t seq) {
  const auto seq_text = std::to_string(seq);
  html.element("form", {{"method", "post"}, at("/receipt/file")}, [&] {
    write_hidden(html, {{"number", std::string(number)}, {"code", std::string(code)}, {"seq", seq_text}});
    html.element("button", {{"type", "submit"}}, say("download_receipt", {{"seq", seq_text}}));
  });
}

Task<Response> show_receipt_page(Exchange& exchange) {
  auto entry = enter(exchange);
  if (entry.denied) co_return std::move(*entry.denied);
  exchange.number = entry.pass.number;
  std::function<Looked<complaint::State>(service::ReadSession&)> reading = [&exchange](service::ReadSession& reader) {
    return look_up(exchange, reader);
  };
  const auto looked = co_await look<complaint::State>(exchange, std::move(reading));
  if (const auto* problem = std::get_if<Response>(&looked)) co_return *problem;
  co_return show(exchange, shown_of(std::get<complaint::State>(looked)));
}

Task<Response> send_receipt(Exchange& exchange) {
  auto entry = enter(exchange);
  if (entry.denied) co_return std::move(*entry.denied);
  exchange.number = entry.pass.number;
  co_return co_await answer_receipt(exchange, entry.form.value("seq"));
}

}  // namespace redress::http::pages
