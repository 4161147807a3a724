// GET /staff/groups: all groups, and the form that opens one.

#include <utility>

#include "adapters/http/group_answers.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/look.hpp"
#include "adapters/http/pages/day.hpp"
#include "adapters/http/pages/group_page.hpp"
#include "adapters/http/pages/staff_frame.hpp"
#include "domain/group/number.hpp"
#include "service/groups.hpp"

namespace redress::http::pages {
namespace {

constexpr Path kGroups = "/staff/groups";
constexpr std::size_t kPageRows = 50;

void write_row(Html& html, const Speaker& say, const Exchange& exchange, const group::State& group) {
  const auto path = group_page_of(group.number);
  html.element("tr", [&] {
    html.element("td", [&] { html.element("a", {to(Path::made(path))}, group.number); });
    html.element("td", {{"dir", "auto"}}, group.name);
    html.element("td", std::to_string(group.members.size()));
    html.element("td", show_moment(exchange.office.clock, group.opened_at));
    const auto* state = group.closed_at ? "group_state_closed"
                        : group.told_at ? "group_state_told"
                                        : "group_state_open";
    html.element("td", say(state));
  });
}

void write_table(Html& html, const Speaker& say, const Exchange& exchange, const service::GroupPage& page) {
  if (page.groups.empty()) return html.element("p", say("groups_empty"));
  html.element("div", {{"class", "scroll"}, {"role", "region"}, {"aria-labelledby", "list"}, {"tabindex", "0"}}, [&] {
    html.element("table", [&] {
      html.element("caption", {{"id", "list"}}, say("groups_caption"));
      html.element("thead", [&] {
        html.element("tr", [&] {
          for (const auto* name :
               {"group_number", "group_name", "group_member_count", "group_opened_at", "group_state"}) {
            html.element("th", {{"scope", "col"}}, say(name));
          }
        });
      });
      html.element("tbody", [&] {
        for (const auto& group : page.groups) write_row(html, say, exchange, group);
      });
    });
  });
}

Response show(const Exchange& exchange, const service::GroupPage& page, const GroupVisit& visit) {
  const Speaker title(exchange.caller.language);
  const bool refused = visit.status >= 400;
  auto frame =
      staff_frame(exchange, (refused ? title("error_prefix") : std::string()) + title("groups_heading"), kGroups);
  frame.status = visit.status;
  return show_page(exchange, frame, [&](Html& html, const Speaker& say) {
    html.element("h1", say("groups_heading"));
    write_error_summary(html, say, visit.errors, visit.general);
    html.element("p", say("groups_intro"));
    const auto& opening = group_acts().front();
    if (exchange.caller.permissions.has_any(opening.permissions)) {
      write_group_form(html, say, exchange, opening, nullptr, visit);
    }
    write_table(html, say, exchange, page);
    if (!page.next.empty())
      html.element("p", [&] { html.element("a", {to(kGroups, "after", page.next)}, say("next_page")); });
  });
}

// What is no number of a group begins at the newest.
std::string after_in(std::string_view query) {
  const auto parsed = parse_form(query);
  const auto* fields = std::get_if<FormData>(&parsed);
  const auto after = fields != nullptr ? fields->value("after") : std::string_view();
  return group::is_number(after) ? std::string(after) : std::string();
}

}  // namespace

Task<Response> show_groups(Exchange& exchange, GroupVisit visit) {
  const auto after = after_in(exchange.request.query);
  ReadTask reading = [&](service::ReadSession& reader) {
    const auto page = read_known_groups(exchange, after, kPageRows, reader);
    return page ? show(exchange, *page, visit) : failed(exchange, page.error());
  };
  co_return co_await read(exchange, std::move(reading));
}

Task<Response> show_groups_page(Exchange& exchange) { co_return co_await show_groups(exchange, GroupVisit()); }

}  // namespace redress::http::pages
