// GET /v1/complaints/{number}/related and …/precedents: what lies near a complaint. Codes, numbers and times.

#include "adapters/http/access.hpp"
#include "adapters/http/answers.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/labels.hpp"
#include "adapters/http/nearby.hpp"
#include "adapters/http/problem.hpp"

namespace redress::http {
namespace {

void append_related(std::string& out, const service::RelatedComplaint& related, Language language) {
  const auto& state = related.state;
  append_text(out, "number", state.number);
  append_raw(out, "by",
             related.by_object && related.by_party ? R"(["object","party"])"
             : related.by_object                   ? R"(["object"])"
                                                   : R"(["party"])");
  append_text(out, "stage", to_word(state.stage));
  append_text(out, "stage_label", label("stage", to_word(state.stage), language));
  append_text(out, "received_at", to_string(state.received_at));
  if (!state.category.empty()) append_text(out, "category", state.category);
  if (state.severity) append_text(out, "severity", to_word(*state.severity));
  append_text(out, "complaint", path_of(state.number));
}

void append_precedent(std::string& out, const service::NearPrecedent& near, Language language) {
  const auto& precedent = near.precedent;
  append_text(out, "number", precedent.number);
  append_text(out, "outcome", to_word(precedent.outcome));
  append_text(out, "outcome_label", label("outcome", to_word(precedent.outcome), language));
  append_raw(out, "amount_minor", std::to_string(precedent.amount_minor));
  append_text(out, "closed_at", to_string(near.closed_at));
}

/// {"number":…,"<list>":[{…},…]}
template <class Item>
Response show_list(const Exchange& exchange, std::string_view list, const std::vector<Item>& items,
                   std::uint64_t tree_size, void (*append)(std::string&, const Item&, Language)) {
  Response response;
  auto& out = response.body;
  out += '{';
  append_text(out, "number", exchange.number);
  append_raw(out, list, "[");
  for (const auto& item : items) {
    out += &item == &items.front() ? "{" : ",{";
    append(out, item, exchange.caller.language);
    out += '}';
  }
  out += "]}";
  add_language(response, exchange.caller.language);
  add_position(response, tree_size);
  return response;
}

}  // namespace

Task<Response> list_related(Exchange& exchange) {
  const auto reading = co_await begin_reading(exchange, "related");
  if (reading.denied) co_return *reading.denied;
  ReadTask looking = [&](service::ReadSession& reader) {
    // The size is read first: the answer is at least as new as what it says.
    const auto tree_size = exchange.office.log.latest()->edge.size();
    const auto row = reader.find_complaint(exchange.number);
    if (!row) return failed(exchange, row.error());
    if (!*row) return no_such_complaint(exchange);
    const auto related = related_to(exchange, reader, reading.rights);
    return related ? show_list(exchange, "related", *related, tree_size, append_related)
                   : failed(exchange, related.error());
  };
  co_return co_await read(exchange, std::move(looking));
}

Task<Response> list_precedents(Exchange& exchange) {
  const auto reading = co_await begin_reading(exchange, "precedents");
  if (reading.denied) co_return *reading.denied;
  ReadTask looking = [&](service::ReadSession& reader) {
    const auto tree_size = exchange.office.log.latest()->edge.size();
    const auto row = reader.find_complaint(exchange.number);
    if (!row) return failed(exchange, row.error());
    if (!*row) return no_such_complaint(exchange);
    const auto precedents = precedents_of(exchange, reader, (*row)->state);
    return precedents ? show_list(exchange, "precedents", *precedents, tree_size, append_precedent)
                      : failed(exchange, precedents.error());
  };
  co_return co_await read(exchange, std::move(looking));
}

}  // namespace redress::http
