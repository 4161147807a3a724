// GET /v1/complaints: what staff work from. Codes, numbers and times; no text of anybody.

#include "adapters/http/answers.hpp"
#include "adapters/http/complaint_list.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/labels.hpp"
#include "adapters/http/life_members.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/query.hpp"
#include "adapters/http/staff_reading.hpp"
#include "service/list_form.hpp"

namespace redress::http {
namespace {

void append_row(std::string& out, const complaint::State& state, Language language) {
  append_text(out, "number", state.number);
  append_text(out, "record_kind", to_word(state.kind));
  append_text(out, "record_kind_label", label("record_kind", to_word(state.kind), language));
  append_text(out, "stage", to_word(state.stage));
  append_text(out, "stage_label", label("stage", to_word(state.stage), language));
  append_text(out, "stage_since", to_string(state.stage_since));
  append_text(out, "channel", to_word(state.channel));
  append_text(out, "channel_label", label("channel", to_word(state.channel), language));
  append_text(out, "language", state.language);
  append_text(out, "received_at", to_string(state.received_at));
  append_text(out, "registered_at", to_string(state.registered_at));
  append_flag(out, "anonymous", state.anonymous);
  append_life_of_row(out, state, language);
  if (state.rejection_seq != 0) append_raw(out, "rejection_proposal", std::to_string(state.rejection_seq));
  if (state.closed_at) append_text(out, "closed_at", to_string(*state.closed_at));
  if (state.close_code) append_text(out, "close_code", to_word(*state.close_code));
  append_text(out, "complaint", path_of(state.number));
}

Response show(const Exchange& exchange, const service::ComplaintPage& page, std::uint64_t tree_size) {
  const auto language = exchange.caller.language;
  Response response;
  auto& out = response.body;
  out += '{';
  append_raw(out, "complaints", "[");
  for (const auto& row : page.rows) {
    out += &row == &page.rows.front() ? "{" : ",{";
    append_row(out, row.state, language);
    out += '}';
  }
  out += ']';
  if (!page.next.empty()) append_text(out, "next", service::cursor_of(page.next));
  out += '}';
  add_language(response, language);
  add_position(response, tree_size);
  return response;
}

Response read_list(const Exchange& exchange, const service::ComplaintQuery& query, service::ReadSession& reader) {
  // The size is read first: the page is at least as new as what it says.
  const auto tree_size = exchange.office.log.latest()->edge.size();
  const auto page = read_known(exchange, query, reader);
  return page ? show(exchange, *page, tree_size) : failed(exchange, page.error());
}

}  // namespace

Result<service::ComplaintPage> read_known(const Exchange& exchange, const service::ComplaintQuery& query,
                                          service::ReadSession& reader) {
  auto page = reader.list_complaints(query);
  if (!page) return page.error();
  const auto knows = may_know(exchange.office, exchange.caller);
  std::erase_if(page->rows, [&](const service::ComplaintRow& row) { return !knows(row.state); });
  return page;
}

Task<Response> list_complaints(Exchange& exchange) {
  const auto form = form_of_query(exchange.request.query);
  if (!form) co_return problem("MALFORMED_QUERY", exchange.caller.language);
  const auto query = service::read_list_form(*form);
  if (!query) co_return refused(query.error(), exchange.caller.language);
  ReadTask reading = [&](service::ReadSession& reader) { return read_list(exchange, *query, reader); };
  co_return co_await read(exchange, std::move(reading));
}

}  // namespace redress::http
