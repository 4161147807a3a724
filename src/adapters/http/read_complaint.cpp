// GET /v1/complaints/{number}: the complainant looks at their complaint (T-46), or a user of the operator.
// POST /v1/complaints/{number}/unmasking: the same with sensitive values, for a reason (B5).

#include "service/read_complaint.hpp"

#include "adapters/http/access.hpp"
#include "adapters/http/answers.hpp"
#include "adapters/http/form.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/labels.hpp"
#include "adapters/http/life_members.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/staff_reading.hpp"
#include "service/user_form.hpp"

namespace redress::http {
namespace {

void append_labelled(std::string& out, std::string_view name, std::string_view group, std::string_view word,
                     Language language) {
  append_text(out, name, word);
  append_text(out, std::string(name) + "_label", label(group, word, language));
}

void append_state(std::string& out, const complaint::State& state, Language language) {
  append_text(out, "number", state.number);
  append_labelled(out, "record_kind", "record_kind", to_word(state.kind), language);
  append_labelled(out, "stage", "stage", to_word(state.stage), language);
  append_text(out, "stage_since", to_string(state.stage_since));
  append_text(out, "received_at", to_string(state.received_at));
  if (state.received_at_estimated) append_flag(out, "received_at_estimated", true);
  append_text(out, "registered_at", to_string(state.registered_at));
  append_flag(out, "anonymous", state.anonymous);
  if (!state.related_number.empty()) {
    append_raw(out, "related", "{");
    append_text(out, "number", state.related_number);
    append_text(out, "complaint", path_of(state.related_number));
    out += '}';
  }
  if (state.closed_at) append_text(out, "closed_at", to_string(*state.closed_at));
  if (state.close_code) append_labelled(out, "close_code", "close_code", to_word(*state.close_code), language);
  if (state.outcome) append_labelled(out, "outcome", "outcome", to_word(*state.outcome), language);
}

void append_needs(std::string& out, const std::vector<std::string>& needs, Language language) {
  append_raw(out, "needs", "[");
  for (const auto& need : needs) {
    out += &need == &needs.front() ? "{" : ",{";
    append_text(out, "code", need);
    append_text(out, "text", label("refusal", need, language));
    out += '}';
  }
  out += ']';
}

void append_part(std::string& out, ledger::PartName name, const json::object& part,
                 const service::ReadingRights& rights) {
  const auto shown = service::show_part(name, part, rights);
  append_raw(out, to_string(name), shown ? to_jcs(*shown) : "{}");
}

void append_history(std::string& out, const std::vector<service::HistoryEntry>& history,
                    const service::ReadingRights& rights, bool with_receipts, Language language) {
  append_raw(out, "history", "[");
  const bool sees_staff = rights.staff != service::Sight::Hidden;
  for (const auto& entry : history) {
    const auto& kind = sees_staff ? entry.staff_kind : entry.kind;
    out += &entry == &history.front() ? "{" : ",{";
    append_raw(out, "seq", std::to_string(entry.seq));
    append_raw(out, "leaf", std::to_string(entry.leaf));
    append_text(out, "at", to_string(entry.at));
    append_text(out, "kind", kind);
    append_text(out, "kind_label", label_of_event(kind, language));
    append_part(out, ledger::PartName::Party, entry.party, rights);
    append_part(out, ledger::PartName::Person, entry.person, rights);
    if (sees_staff) append_part(out, ledger::PartName::Staff, entry.staff, rights);
    if (sees_staff) append_part(out, ledger::PartName::PersonStaff, entry.person_staff, rights);
    if (with_receipts) append_text(out, "receipt", entry.receipt);
    out += '}';
  }
  out += ']';
}

Response show(const Exchange& exchange, const service::ComplaintView& view, const service::ReadingRights& rights) {
  const auto language = exchange.caller.language;
  Response response;
  auto& out = response.body;
  out += '{';
  append_state(out, view.row.state, language);
  const auto proposal = view.row.state.rejection_seq;
  if (proposal != 0 && rights.staff != service::Sight::Hidden) {
    append_raw(out, "rejection_proposal", std::to_string(proposal));
  }
  append_life(out, view.row.state, language);
  if (rights.staff != service::Sight::Hidden) {
    append_staff_life(out, view, rights.person_staff == service::Sight::Shown, language);
  }
  append_needs(out, view.needs, language);
  // A receipt opens its event in clear: it is the complainant's.
  append_history(out, view.history, rights, exchange.caller.user.empty(), language);
  append_text(out, "status_note", view.status_note);
  append_verification(out, exchange, exchange.number, 1);
  out += '}';
  add_language(response, language);
  add_position(response, view.tree_size);
  return response;
}

Response look_up(const Exchange& exchange, service::ReadSession& reader, const service::ReadingRights& rights) {
  const auto& office = exchange.office;
  const auto snapshot = office.log.latest();
  const auto view = service::read_complaint(reader, *snapshot, office.status_signer, exchange.number);
  if (!view) return failed(exchange, view.error());
  if (!*view) return no_such_complaint(exchange);
  return show(exchange, **view, rights);
}

Task<Response> answer(Exchange& exchange, const Reading& reading) {
  if (reading.denied) co_return *reading.denied;
  ReadTask looking = [&](service::ReadSession& reader) { return look_up(exchange, reader, reading.rights); };
  co_return co_await read(exchange, std::move(looking));
}

}  // namespace

Task<Response> read_complaint(Exchange& exchange) {
  const auto reading = co_await begin_reading(exchange, "complaint");
  co_return co_await answer(exchange, reading);
}

Task<Response> unmask_complaint(Exchange& exchange) {
  auto body = read_json(exchange);
  if (auto* wrong = std::get_if<Response>(&body)) co_return std::move(*wrong);
  auto purpose = service::read_purpose_form(std::get<json::value>(body));
  if (!purpose) co_return refused(purpose.error(), exchange.caller.language);
  const auto reading = co_await begin_unmasking(exchange, "complaint", std::move(*purpose));
  co_return co_await answer(exchange, reading);
}

}  // namespace redress::http
