// GET /staff/groups/{group}

#include "adapters/http/pages/group_page.hpp"

#include <algorithm>
#include <utility>

#include "adapters/http/group_answers.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/labels.hpp"
#include "adapters/http/look.hpp"
#include "adapters/http/pages/complaint_page.hpp"
#include "adapters/http/pages/day.hpp"
#include "adapters/http/pages/staff_frame.hpp"
#include "adapters/http/problem.hpp"

namespace redress::http::pages {
namespace {

/// Writes the page part by part.
class GroupPage {
 public:
  GroupPage(Html& html, const Speaker& say, const Exchange& exchange, const GroupView& view, const GroupVisit& visit)
      : html_(html), say_(say), exchange_(exchange), view_(view), group_(view.group), visit_(visit) {}

  void write() {
    html_.element("h1", say_("group_title", {{"group", group_.number}}));
    write_error_summary(html_, say_, visit_.errors, visit_.general);
    if (!visit_.done.empty()) {
      html_.element("div", {{"class", "done"}, {"role", "status"}},
                    [&] { html_.element("p", say_(visit_.done + "_done")); });
    }
    write_state();
    write_result();
    write_members();
    write_acts();
  }

 private:
  void fact(std::string_view name, const std::string& value) {
    html_.element("dt", say_(name));
    html_.element("dd", value);
  }

  void write_state() {
    auto& clock = exchange_.office.clock;
    html_.element("section", {{"class", "state"}, {"aria-labelledby", "state"}}, [&] {
      html_.element("h2", {{"id", "state"}, {"dir", "auto"}}, group_.name);
      html_.element("dl", [&] {
        fact("group_opened_at", show_moment(clock, group_.opened_at));
        fact("group_member_count", std::to_string(group_.members.size()));
        if (group_.told_at) fact("group_told_at", show_moment(clock, *group_.told_at));
        if (group_.closed_at) fact("closed_at", show_moment(clock, *group_.closed_at));
      });
    });
  }

  void write_result() {
    if (!group_.draft) return;
    html_.element("section", {{"aria-labelledby", "result"}}, [&] {
      html_.element("h2", {{"id", "result"}}, say_(group_.told_at ? "group_told_heading" : "group_draft_heading"));
      html_.element("p", label("outcome", to_word(group_.draft->outcome), say_.language()));
      html_.element("p", {{"class", "text"}, {"dir", "auto"}}, group_.draft->text);
      html_.element("p", say_("group_drafted_by", {{"name", name_of_actor(exchange_, "user:" + group_.draft->by)}}));
    });
  }

  void write_members() {
    html_.element("h2", {{"id", "members"}}, say_("group_members_title"));
    const auto hidden = group_.members.size() - view_.members.size();
    if (hidden > 0) html_.element("p", say_("group_hidden", {{"count", std::to_string(hidden)}}));
    if (view_.members.empty()) return;
    html_.element("div", {{"class", "scroll"}, {"role", "region"}, {"aria-labelledby", "members"}, {"tabindex", "0"}},
                  [&] { html_.element("table", [&] { write_table(); }); });
  }

  void write_table() {
    html_.element("thead", [&] {
      html_.element("tr", [&] {
        for (const auto* name : {"number", "stage", "life_severity", "received_at"}) {
          html_.element("th", {{"scope", "col"}}, say_(name));
        }
      });
    });
    html_.element("tbody", [&] {
      for (const auto& state : view_.members) write_row(state);
    });
  }

  void write_row(const complaint::State& state) {
    const auto path = "/staff/complaints/" + state.number;
    html_.element("tr", [&] {
      html_.element("td", [&] { html_.element("a", {to(Path::made(path))}, state.number); });
      html_.element("td", label("stage", to_word(state.stage), say_.language()));
      html_.element("td", state.severity ? std::string(to_word(*state.severity)) : std::string());
      html_.element("td", show_moment(exchange_.office.clock, state.received_at));
    });
  }

  void write_acts() {
    bool any = false;
    const bool has_members = std::any_of(view_.members.begin(), view_.members.end(), [](const complaint::State& state) {
      return state.stage == complaint::Stage::Merged;
    });
    for (const auto& act : group_acts()) {
      if (!exchange_.caller.permissions.has_any(act.permissions) || !is_due(act, group_, has_members)) continue;
      if (!any) html_.element("h2", say_("acts_heading"));
      any = true;
      write_group_form(html_, say_, exchange_, act, &group_, visit_);
    }
  }

  Html& html_;
  const Speaker& say_;
  const Exchange& exchange_;
  const GroupView& view_;
  const group::State& group_;
  const GroupVisit& visit_;
};

Response show(const Exchange& exchange, const GroupView& view, const GroupVisit& visit) {
  const Speaker title(exchange.caller.language);
  const auto path = group_page_of(view.group.number);
  auto frame = staff_frame(exchange,
                           (visit.status >= 400 ? title("error_prefix") : std::string()) +
                               title("group_title", {{"group", view.group.number}}),
                           Path::made(path));
  frame.status = visit.status;
  return show_page(exchange, frame,
                   [&](Html& html, const Speaker& say) { GroupPage(html, say, exchange, view, visit).write(); });
}

// Only what one of the acts says is shown; the query is anybody's.
std::string done_in(std::string_view query) {
  const auto parsed = parse_form(query);
  const auto* fields = std::get_if<FormData>(&parsed);
  if (fields == nullptr) return {};
  for (const auto& act : group_acts()) {
    if (act.name == fields->value("done")) return std::string(act.name);
  }
  return {};
}

}  // namespace

std::string group_page_of(std::string_view number) { return "/staff/groups/" + std::string(number); }

void write_group_form(Html& html, const Speaker& say, const Exchange& exchange, const GroupAct& act,
                      const group::State* group, const GroupVisit& visit) {
  const std::string name(act.name);
  auto path = group != nullptr ? group_page_of(group->number) : std::string("/staff/groups");
  if (!act.route.empty()) path += "/" + std::string(act.route);
  const bool refused = visit.refused == name;
  static const FormData kNothingTyped;
  static const FieldErrors kNoErrors;
  html.element("details", {{"class", "act"}, {"open", refused}}, [&] {
    html.element("summary", say(name + "_heading"));
    html.element("form", {{"method", "post"}, at(Path::made(path)), {"novalidate", true}}, [&] {
      write_hidden(html, {forgery_token(exchange), {"key", new_key()}});
      Controls controls(html, say, refused ? visit.typed : kNothingTyped, refused ? visit.errors : kNoErrors);
      draw_group_act(act, group, controls, html, say);
      write_submit(html, say(name + "_submit"));
    });
  });
}

Task<Response> show_group(Exchange& exchange, GroupVisit visit) {
  ReadTask reading = [&](service::ReadSession& reader) {
    const auto view = read_group_view(exchange, exchange.number, reader);
    if (!view) return failed(exchange, view.error());
    return *view ? show(exchange, **view, visit) : problem("GROUP_NOT_FOUND", exchange.caller.language);
  };
  co_return co_await read(exchange, std::move(reading));
}

Task<Response> show_group_page(Exchange& exchange) {
  GroupVisit visit;
  visit.done = done_in(exchange.request.query);
  co_return co_await show_group(exchange, std::move(visit));
}

}  // namespace redress::http::pages
