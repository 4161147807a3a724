// GET /staff/complaints/{number}/timeline, …/related and …/precedents.

#include <functional>

#include "adapters/http/access.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/labels.hpp"
#include "adapters/http/nearby.hpp"
#include "adapters/http/pages/day.hpp"
#include "adapters/http/pages/staff_frame.hpp"
#include "adapters/http/problem.hpp"
#include "domain/complaint/money.hpp"
#include "service/read_timeline.hpp"

namespace redress::http::pages {
namespace {

using service::NearPrecedent;
using service::RelatedComplaint;

std::string path_of_page(std::string_view number) { return "/staff/complaints/" + std::string(number); }

/// A page about one complaint: heading, the way back, and what `content` writes.
Response show(const Exchange& exchange, const std::string& name,
              const std::function<void(Html&, const Speaker&)>& content) {
  const auto of_complaint = path_of_page(exchange.number);
  const auto path = of_complaint + "/" + name;
  const auto heading = Speaker(exchange.caller.language)(name + "_heading", {{"number", exchange.number}});
  return show_page(exchange, staff_frame(exchange, heading, Path::made(path)), [&](Html& html, const Speaker& say) {
    html.element("p", {{"class", "off_paper"}}, [&] {
      html.element("a", {to(Path::made(of_complaint))}, say("back_to_complaint", {{"number", exchange.number}}));
    });
    html.element("h1", heading);
    html.element("p", {{"class", "lead"}}, say(name + "_lead"));
    content(html, say);
  });
}

void write_table(Html& html, const Speaker& say, const std::string& name, std::initializer_list<const char*> columns,
                 const std::function<void()>& rows) {
  html.element("div", {{"class", "scroll"}, {"role", "region"}, {"aria-labelledby", "list"}, {"tabindex", "0"}}, [&] {
    html.element("table", [&] {
      html.element("caption", {{"id", "list"}}, say(name + "_caption"));
      html.element("thead", [&] {
        html.element("tr", [&] {
          for (const auto* column : columns) html.element("th", {{"scope", "col"}}, say(column));
        });
      });
      html.element("tbody", rows);
    });
  });
}

void write_related(Html& html, const Speaker& say, const Exchange& exchange, const RelatedComplaint& related) {
  const auto& state = related.state;
  const auto path = path_of_page(state.number);
  html.element("tr", [&] {
    html.element("td", [&] { html.element("a", {to(Path::made(path))}, state.number); });
    const auto& by = related.by_object && related.by_party ? say("related_by_both")
                     : related.by_object                   ? say("related_by_object")
                                                           : say("related_by_party");
    html.element("td", by);
    html.element("td", label("stage", to_word(state.stage), say.language()));
    html.element("td", state.category);
    html.element("td", state.severity ? std::string(to_word(*state.severity)) : std::string());
    html.element("td", show_moment(exchange.office.clock, state.received_at));
  });
}

void write_precedent(Html& html, const Speaker& say, const Exchange& exchange, const NearPrecedent& near) {
  html.element("tr", [&] {
    html.element("td", near.precedent.number);
    html.element("td", label("outcome", to_word(near.precedent.outcome), say.language()));
    html.element("td", complaint::format_amount(near.precedent.amount_minor, "CNY") + " CNY");
    html.element("td", show_moment(exchange.office.clock, near.closed_at));
  });
}

Response show_timeline(const Exchange& exchange, const service::Timeline& timeline, bool sees_staff) {
  return show(exchange, "timeline", [&](Html& html, const Speaker& say) {
    write_table(html, say, "timeline", {"timeline_seq", "timeline_at", "timeline_kind", "timeline_actor"}, [&] {
      for (const auto& entry : timeline.entries) {
        html.element("tr", [&] {
          html.element("td", std::to_string(entry.seq));
          html.element("td", show_moment(exchange.office.clock, entry.at));
          html.element("td", label_of_event(sees_staff ? entry.staff_kind : entry.kind, say.language()));
          const bool named = sees_staff && !entry.actor.empty();
          html.element("td", named ? name_of_actor(exchange, entry.actor) : std::string());
        });
      }
    });
  });
}

Response show_related(const Exchange& exchange, const std::vector<RelatedComplaint>& related) {
  return show(exchange, "related", [&](Html& html, const Speaker& say) {
    if (related.empty()) return html.element("p", say("related_none"));
    write_table(html, say, "related", {"number", "related_by", "stage", "category", "severity", "received_at"}, [&] {
      for (const auto& one : related) write_related(html, say, exchange, one);
    });
  });
}

Response show_precedents(const Exchange& exchange, const std::vector<NearPrecedent>& precedents) {
  return show(exchange, "precedents", [&](Html& html, const Speaker& say) {
    if (precedents.empty()) return html.element("p", say("precedents_none"));
    write_table(html, say, "precedents", {"number", "outcome", "precedents_amount", "closed_at"}, [&] {
      for (const auto& one : precedents) write_precedent(html, say, exchange, one);
    });
  });
}

}  // namespace

Task<Response> show_timeline_page(Exchange& exchange) {
  const auto reading = co_await begin_reading(exchange, "timeline");
  if (reading.denied) co_return *reading.denied;
  const bool sees_staff = reading.rights.staff != service::Sight::Hidden;
  ReadTask looking = [&](service::ReadSession& reader) {
    const auto timeline = service::read_timeline(reader, *exchange.office.log.latest(), exchange.number);
    if (!timeline) return failed(exchange, timeline.error());
    return *timeline ? show_timeline(exchange, **timeline, sees_staff) : no_such_complaint(exchange);
  };
  co_return co_await read(exchange, std::move(looking));
}

Task<Response> show_related_page(Exchange& exchange) {
  const auto reading = co_await begin_reading(exchange, "related");
  if (reading.denied) co_return *reading.denied;
  ReadTask looking = [&](service::ReadSession& reader) {
    const auto related = related_to(exchange, reader, reading.rights);
    return related ? show_related(exchange, *related) : failed(exchange, related.error());
  };
  co_return co_await read(exchange, std::move(looking));
}

Task<Response> show_precedents_page(Exchange& exchange) {
  const auto reading = co_await begin_reading(exchange, "precedents");
  if (reading.denied) co_return *reading.denied;
  ReadTask looking = [&](service::ReadSession& reader) {
    const auto row = reader.find_complaint(exchange.number);
    if (!row) return failed(exchange, row.error());
    if (!*row) return no_such_complaint(exchange);
    const auto precedents = precedents_of(exchange, reader, (*row)->state);
    return precedents ? show_precedents(exchange, *precedents) : failed(exchange, precedents.error());
  };
  co_return co_await read(exchange, std::move(looking));
}

}  // namespace redress::http::pages
