// GET /v1/complaints/{number}/timeline: what happened, when, by whom; no contents.

#include "service/read_timeline.hpp"

#include "adapters/http/access.hpp"
#include "adapters/http/answers.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/labels.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/staff_reading.hpp"

namespace redress::http {
namespace {

void append_entry(std::string& out, const service::TimelineEntry& entry, bool sees_staff, Language language) {
  const auto& kind = sees_staff ? entry.staff_kind : entry.kind;
  append_raw(out, "seq", std::to_string(entry.seq));
  append_text(out, "at", to_string(entry.at));
  append_text(out, "kind", kind);
  append_text(out, "kind_label", label_of_event(kind, language));
  if (sees_staff && !entry.actor.empty()) append_text(out, "actor", entry.actor);
}

Response show(const Exchange& exchange, const service::Timeline& timeline, const service::ReadingRights& rights) {
  const auto language = exchange.caller.language;
  // The local socket reads with a complainant's rights, but it is the operator's: it may know what happened.
  const bool sees_staff = exchange.caller.is_operator || rights.staff != service::Sight::Hidden;
  Response response;
  auto& out = response.body;
  out += '{';
  append_text(out, "number", exchange.number);
  append_raw(out, "events", "[");
  for (const auto& entry : timeline.entries) {
    out += &entry == &timeline.entries.front() ? "{" : ",{";
    append_entry(out, entry, sees_staff, language);
    out += '}';
  }
  out += "]}";
  add_language(response, language);
  add_position(response, timeline.tree_size);
  return response;
}

}  // namespace

Task<Response> read_timeline(Exchange& exchange) {
  const auto reading = co_await begin_reading(exchange, "timeline");
  if (reading.denied) co_return *reading.denied;
  ReadTask looking = [&](service::ReadSession& reader) {
    const auto timeline = service::read_timeline(reader, *exchange.office.log.latest(), exchange.number);
    if (!timeline) return failed(exchange, timeline.error());
    return *timeline ? show(exchange, **timeline, reading.rights) : no_such_complaint(exchange);
  };
  co_return co_await read(exchange, std::move(looking));
}

}  // namespace redress::http
