// GET /staff/complaints/{number}

#include "adapters/http/pages/staff_complaint_page.hpp"

#include <utility>

#include "adapters/http/access.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/labels.hpp"
#include "adapters/http/pages/act_fields.hpp"
#include "adapters/http/pages/complaint_page.hpp"
#include "adapters/http/pages/day.hpp"
#include "adapters/http/pages/history.hpp"
#include "adapters/http/pages/life_summary.hpp"
#include "adapters/http/pages/staff_acts.hpp"
#include "adapters/http/pages/staff_frame.hpp"
#include "adapters/http/staff_reading.hpp"
#include "domain/complaint/lifecycle.hpp"
#include "domain/letters/letter_table.hpp"
#include "service/read_complaint.hpp"
#include "service/staff_directory.hpp"

namespace redress::http::pages {
namespace {

std::string path_of_page(std::string_view number) { return "/staff/complaints/" + std::string(number); }

json::object shown_part(ledger::PartName name, const json::object& part, const service::ReadingRights& rights) {
  return service::show_part(name, part, rights).value_or(json::object());
}

/// The history cut to what the caller may see, as the API cuts it.
std::vector<service::HistoryEntry> cut(const service::ComplaintView& view, const service::ReadingRights& rights) {
  const bool sees_staff = rights.staff != service::Sight::Hidden;
  std::vector<service::HistoryEntry> entries;
  for (const auto& entry : view.history) {
    auto& shown = entries.emplace_back();
    shown.seq = entry.seq;
    shown.at = entry.at;
    shown.staff_kind = sees_staff ? entry.staff_kind : entry.kind;
    shown.party = shown_part(ledger::PartName::Party, entry.party, rights);
    shown.person = shown_part(ledger::PartName::Person, entry.person, rights);
    if (!sees_staff) continue;
    shown.staff = shown_part(ledger::PartName::Staff, entry.staff, rights);
    shown.person_staff = shown_part(ledger::PartName::PersonStaff, entry.person_staff, rights);
  }
  return entries;
}

/// Writes the page part by part.
class StaffPage {
 public:
  StaffPage(Html& html, const Speaker& say, const Exchange& exchange, const service::ComplaintView& view,
            const service::ReadingRights& rights, const StaffVisit& visit)
      : html_(html),
        say_(say),
        exchange_(exchange),
        view_(view),
        state_(view.row.state),
        rights_(rights),
        visit_(visit) {}

  void write() {
    html_.element("h1", say_("complaint_heading", {{"number", state_.number}}));
    write_error_summary(html_, say_, visit_.errors, visit_.general);
    if (!visit_.done.empty()) {
      html_.element("div", {{"class", "done"}, {"role", "status"}},
                    [&] { html_.element("p", say_(visit_.done + "_done")); });
    }
    write_state();
    write_life(html_, say_, exchange_, view_, rights_);
    const auto entries = cut(view_, rights_);
    write_history(html_, say_, {exchange_.office.clock, entries, nullptr, downloads_of(), [&](std::string_view actor) {
                                  return name_of_actor(exchange_, actor);
                                }});
    write_acts();
    write_more();
  }

 private:
  void fact(std::string_view name, const std::string& value) {
    html_.element("dt", say_(name));
    html_.element("dd", value);
  }

  // Contents cannot be masked: who sees words masked gets no link.
  [[nodiscard]] std::string_view downloads_of() const {
    return rights_.person == service::Sight::Shown ? std::string_view(state_.number) : std::string_view();
  }

  void write_state() {
    auto& clock = exchange_.office.clock;
    html_.element("section", {{"class", "state"}, {"aria-labelledby", "state"}}, [&] {
      html_.element("h2", {{"id", "state"}}, label("stage", to_word(state_.stage), say_.language()));
      for (const auto& need : view_.needs) html_.element("p", label("refusal", need, say_.language()));
      if (state_.rejection_seq != 0) html_.element("p", say_("rejection_waits_text"));
      html_.element("dl", [&] {
        fact("record_kind", label("record_kind", to_word(state_.kind), say_.language()));
        fact("channel", label("channel", to_word(state_.channel), say_.language()));
        fact("received_at", show_moment(clock, state_.received_at));
        fact("stage_since", show_moment(clock, state_.stage_since));
        if (state_.closed_at) fact("closed_at", show_moment(clock, *state_.closed_at));
        if (state_.close_code) fact("close_code", label("close_code", to_word(*state_.close_code), say_.language()));
      });
    });
  }

  [[nodiscard]] bool is_offered(const StaffAct& act) const {
    return exchange_.caller.permissions.has_any(act.permissions) && is_due(act, view_.state);
  }

  // What lies around the complaint has pages of its own. Letters only for who sees words unmasked.
  void write_more() {
    html_.element("section", {{"class", "more"}, {"aria-labelledby", "more"}}, [&] {
      html_.element("h2", {{"id", "more"}}, say_("more_heading"));
      html_.element("ul", [&] {
        for (const auto* page : {"timeline", "related", "precedents"})
          write_link(page, say_(std::string(page) + "_link"));
      });
      if (rights_.person != service::Sight::Shown || state_.kind != complaint::RecordKind::Complaint) return;
      html_.element("h3", say_("letters_heading"));
      html_.element("ul", [&] {
        for (const auto& letter : letters::LetterTable::builtin().letters()) {
          write_link("letters/" + letter.id, letter.id + " " + letters::in(letter.name, say_.language()));
        }
      });
    });
  }

  void write_link(const std::string& page, const std::string& words) {
    const auto path = path_of_page(state_.number) + "/" + page;
    html_.element("li", [&] { html_.element("a", {to(Path::made(path))}, words); });
  }

  void write_acts() {
    bool any = false;
    for (const auto& act : staff_acts()) {
      if (!is_offered(act)) continue;
      if (!any) html_.element("h2", say_("acts_heading"));
      any = true;
      write_act(act);
    }
  }

  // What was refused stands open, so that its errors are seen.
  [[nodiscard]] bool is_open(const StaffAct& act) const { return visit_.typed.value("act") == act.prefix; }

  void write_act(const StaffAct& act) {
    const auto& prefix = act.prefix;
    const auto path = path_of_page(state_.number) + "/" + std::string(act.route);
    html_.element("details", {{"class", "act"}, {"open", is_open(act)}}, [&] {
      html_.element("summary", say_(prefix + "_heading"));
      html_.element("form", {{"method", "post"}, at(Path::made(path)), {"novalidate", true}}, [&] {
        write_hidden(html_, {forgery_token(exchange_), {"key", new_key()}, {"act", prefix}});
        Controls controls(html_, say_, visit_.typed, visit_.errors);
        draw_act(act.route, act.prefix, controls, {view_.state, exchange_.office, say_.language(), html_, say_});
        write_submit(html_, say_(prefix + "_submit"));
      });
    });
  }

  Html& html_;
  const Speaker& say_;
  const Exchange& exchange_;
  const service::ComplaintView& view_;
  const complaint::State& state_;
  const service::ReadingRights& rights_;
  const StaffVisit& visit_;
};

Response show(const Exchange& exchange, const service::ComplaintView& view, const service::ReadingRights& rights,
              const StaffVisit& visit) {
  const auto path = path_of_page(view.row.state.number);
  const Speaker title(exchange.caller.language);
  const bool refused = visit.status >= 400;
  auto frame = staff_frame(exchange,
                           (refused ? title("error_prefix") : std::string()) +
                               title("complaint_heading", {{"number", view.row.state.number}}),
                           Path::made(path));
  frame.status = visit.status;
  return show_page(exchange, frame, [&](Html& html, const Speaker& say) {
    StaffPage(html, say, exchange, view, rights, visit).write();
  });
}

// Only what one of the acts says is shown; the query is anybody's.
std::string done_in(std::string_view query) {
  const auto parsed = parse_form(query);
  const auto* fields = std::get_if<FormData>(&parsed);
  if (fields == nullptr) return {};
  for (const auto& act : staff_acts()) {
    if (act.prefix == fields->value("done")) return act.prefix;
  }
  return {};
}

}  // namespace

Task<Response> show_to_staff(Exchange& exchange, StaffVisit visit) {
  const auto reading = co_await begin_reading(exchange, "complaint");
  if (reading.denied) co_return *reading.denied;
  ReadTask looking = [&](service::ReadSession& reader) {
    const auto& office = exchange.office;
    const auto view = service::read_complaint(reader, *office.log.latest(), office.status_signer, exchange.number);
    if (!view) return failed(exchange, view.error());
    return *view ? show(exchange, **view, reading.rights, visit) : no_such_complaint(exchange);
  };
  co_return co_await read(exchange, std::move(looking));
}

Task<Response> show_staff_complaint_page(Exchange& exchange) {
  StaffVisit visit;
  visit.done = done_in(exchange.request.query);
  co_return co_await show_to_staff(exchange, std::move(visit));
}

}  // namespace redress::http::pages
