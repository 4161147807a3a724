#include "adapters/http/pages/complaint_page.hpp"

#include <utility>

#include "adapters/http/access.hpp"
#include "adapters/http/labels.hpp"
#include "adapters/http/look.hpp"
#include "adapters/http/pages/day.hpp"
#include "adapters/http/pages/files.hpp"
#include "adapters/http/pages/history.hpp"
#include "adapters/http/pages/receipt_page.hpp"
#include "adapters/http/pages/track_acts.hpp"
#include "base/random.hpp"
#include "domain/complaint/act_table.hpp"
#include "domain/complaint/lifecycle.hpp"
#include "domain/taxonomy/taxonomy.hpp"
#include "service/read_complaint.hpp"

namespace redress::http::pages {
namespace {

constexpr std::size_t kKeyBytes = 16;

/// Writes the page part by part.
class ComplaintPage {
 public:
  ComplaintPage(Html& html, const Speaker& say, const Exchange& exchange, const service::ComplaintView& view,
                const Visit& visit)
      : html_(html), say_(say), exchange_(exchange), view_(view), state_(view.row.state), visit_(visit) {}

  void write() {
    html_.element("h1", say_("complaint_heading", {{"number", state_.number}}));
    write_error_summary(html_, say_, visit_.errors, visit_.general);
    if (!visit_.done.empty()) {
      html_.element("div", {{"class", "done"}, {"role", "status"}}, [&] { html_.element("p", say_(visit_.done)); });
    }
    write_state();
    write_letter();
    write_replies();
    if (complaint::is_open(state_.stage)) write_acts();
    write_history(html_, say_, {exchange_.office.clock, view_.history, &visit_.pass});
    write_proofs();
  }

 private:
  void fact(std::string_view name, const std::string& value) {
    html_.element("dt", say_(name));
    html_.element("dd", value);
  }

  void write_state() {
    auto& clock = exchange_.office.clock;
    const auto stage = to_word(state_.stage);
    html_.element("section", {{"class", "state"}, {"aria-labelledby", "state"}}, [&] {
      html_.element("h2", {{"id", "state"}}, label("stage", stage, say_.language()));
      html_.element("p", say_("stage." + std::string(stage)));
      write_needs();
      html_.element("dl", [&] {
        fact("record_kind", label("record_kind", to_word(state_.kind), say_.language()));
        fact("received_at", show_moment(clock, state_.received_at) +
                                (state_.received_at_estimated ? " " + say_("estimated") : std::string()));
        fact("stage_since", show_moment(clock, state_.stage_since));
        write_handling();
        write_end();
      });
    });
  }

  void write_needs() {
    if (view_.needs.empty()) return;
    html_.element("ul", [&] {
      for (const auto& need : view_.needs) html_.element("li", label("refusal", need, say_.language()));
    });
  }

  // T-46: whose hands it is in, and what it is filed under.
  void write_handling() {
    if (state_.kind == complaint::RecordKind::Complaint) fact("life_department", state_.owner_department);
    if (const auto* category = taxonomy::Taxonomy::builtin().find(state_.category)) {
      fact("life_category", state_.category + " " + std::string(category->name.in(say_.language())));
    }
  }

  void write_end() {
    if (!state_.related_number.empty()) fact("related", state_.related_number);
    if (state_.closed_at) fact("closed_at", show_moment(exchange_.office.clock, *state_.closed_at));
    if (state_.close_code) fact("close_code", label("close_code", to_word(*state_.close_code), say_.language()));
    if (state_.outcome) fact("outcome", label("outcome", to_word(*state_.outcome), say_.language()));
  }

  // The result as a letter (N06), once it was told. Without the operator's file there is none.
  void write_letter() {
    const auto& life = *view_.state.memory.life;
    // What a group or a review told is no letter of this kind; the history holds it.
    const bool own = life.told && !life.group_outcome && !(life.review && life.review->decided);
    if (!exchange_.options.operator_address || !own) return;
    html_.element("section", {{"aria-labelledby", "letter"}}, [&] {
      html_.element("h2", {{"id", "letter"}}, say_("track_letter_heading"));
      html_.element("p", say_("track_letter_lead"));
      html_.element("form", {{"method", "post"}, at("/track/letter")}, [&] {
        write_hidden(html_, visit_.pass.fields());
        write_submit(html_, say_("track_letter_show"), "quiet");
      });
    });
  }

  // Every answer that the stage leaves to the complainant.
  void write_replies() {
    for (const auto& act : kTrackActs) {
      if (is_due(act)) write_reply(act);
    }
  }

  [[nodiscard]] bool is_due(const TrackAct& act) const {
    if (state_.kind != complaint::RecordKind::Complaint) return false;
    // Before it is closed, only what the operator found again reopens it (B2 rule g).
    if (act.route == "reopening" && state_.stage != complaint::Stage::Closed) return false;
    for (const auto& row : complaint::act_table()) {
      if (row.route == act.route) return row.stages.has(state_.stage);
    }
    return false;
  }

  void write_reply(const TrackAct& act) {
    const auto text = "track_" + std::string(act.route);
    html_.element("section", {{"aria-labelledby", text}}, [&] {
      html_.element("h2", {{"id", text}}, say_(text + "_heading"));
      html_.element("p", say_(text + "_lead"));
      const auto path = "/track/" + std::string(act.route);
      html_.element("form", {{"method", "post"}, at(Path::made(path)), {"novalidate", true}}, [&] {
        write_hidden(html_, visit_.pass.fields());
        write_hidden(html_, {{"key", visit_.key.empty() ? new_key() : visit_.key}});
        Controls controls(html_, say_, visit_.typed, visit_.errors);
        controls.lines(field_of_act(act), 4, act.route != "acceptance");
        write_submit(html_, say_(text + "_submit"));
      });
    });
  }

  void write_acts() {
    html_.element("section", {{"aria-labelledby", "add"}}, [&] {
      html_.element("h2", {{"id", "add"}}, say_("add_heading"));
      html_.element("form", {{"method", "post"}, at("/track/information"), {"novalidate", true}}, [&] {
        write_hidden(html_, visit_.pass.fields());
        write_hidden(html_, {{"key", visit_.key.empty() ? new_key() : visit_.key}});
        Controls controls(html_, say_, visit_.typed, visit_.errors);
        controls.lines("text", 5, true);
        write_submit(html_, say_("add_submit"));
      });
    });
    write_file_form(html_, say_, exchange_, visit_.pass, visit_.errors);
    html_.element("section", {{"aria-labelledby", "take_back"}}, [&] {
      html_.element("h2", {{"id", "take_back"}}, say_("withdraw_heading"));
      html_.element("p", say_("withdraw_text"));
      html_.element("form", {{"method", "post"}, at("/track/withdrawal")}, [&] {
        write_hidden(html_, visit_.pass.fields());
        write_submit(html_, say_("withdraw_ask"), "quiet");
      });
    });
  }

  void write_proofs() {
    html_.element("section", {{"aria-labelledby", "proofs"}}, [&] {
      html_.element("h2", {{"id", "proofs"}}, say_("proofs_heading"));
      html_.element("p", say_("proofs_text"));
      html_.element("form", {{"method", "post"}, at("/track/receipts")}, [&] {
        write_hidden(html_, visit_.pass.fields());
        write_submit(html_, say_("all_submit"));
      });
    });
    write_verification(html_, say_, exchange_, state_.number);
  }

  Html& html_;
  const Speaker& say_;
  const Exchange& exchange_;
  const service::ComplaintView& view_;
  const complaint::State& state_;
  const Visit& visit_;
};

Response show(const Exchange& exchange, const service::ComplaintView& view, const Visit& visit) {
  const Speaker title(exchange.caller.language);
  const bool refused = !visit.errors.empty() || !visit.general.empty();
  Frame frame;
  frame.title = (refused ? title("error_prefix") : "") + title("complaint_heading", {{"number", visit.pass.number}});
  frame.status = visit.status;
  frame.path = "/track";
  frame.repeat = visit.pass.fields();
  auto response = show_page(exchange, frame, [&](Html& html, const Speaker& say) {
    ComplaintPage(html, say, exchange, view, visit).write();
  });
  if (visit.wait_s > 0) response.add_header("Retry-After", std::to_string(visit.wait_s));
  return response;
}

}  // namespace

Task<Response> show_complaint(Exchange& exchange, Visit visit) {
  exchange.number = visit.pass.number;
  ReadTask reading = [&exchange, &visit](service::ReadSession& reader) {
    const auto& office = exchange.office;
    const auto snapshot = office.log.latest();
    const auto view = service::read_complaint(reader, *snapshot, office.status_signer, exchange.number);
    if (!view) return failed(exchange, view.error());
    return *view ? show(exchange, **view, visit) : no_such_complaint(exchange);
  };
  co_return co_await read(exchange, std::move(reading));
}

std::string new_key() { return to_hex(random_bytes(kKeyBytes)); }

}  // namespace redress::http::pages
