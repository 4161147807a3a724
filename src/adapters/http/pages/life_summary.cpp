#include "adapters/http/pages/life_summary.hpp"

#include <algorithm>

#include "adapters/http/labels.hpp"
#include "adapters/http/pages/filing_fields.hpp"
#include "domain/complaint/guards.hpp"
#include "domain/complaint/money.hpp"
#include "service/office.hpp"

namespace redress::http::pages {
namespace {

using complaint::Life;
using complaint::State;

std::string in_language(const taxonomy::Name& name, Language language) {
  return language == Language::Chinese ? name.zh_cn : name.en;
}

class Summary {
 public:
  Summary(Html& html, const Speaker& say, const Exchange& exchange, const State& state, bool with_words)
      : html_(html),
        say_(say),
        exchange_(exchange),
        state_(state),
        life_(*state.memory.life),
        with_words_(with_words) {}

  void write(const std::vector<complaint::Refusal>& needs) {
    html_.element("section", {{"class", "life"}, {"aria-labelledby", "life"}}, [&] {
      html_.element("h2", {{"id", "life"}}, say_("life_heading"));
      write_needs(needs);
      html_.element("dl", [&] { write_facts(); });
      write_points();
      write_actions();
      if (with_words_ && life_.draft && !life_.told) write_draft();
    });
  }

 private:
  void fact(std::string_view name, const std::string& value) {
    html_.element("dt", say_(name));
    html_.element("dd", {{"dir", "auto"}}, value);
  }

  void write_needs(const std::vector<complaint::Refusal>& needs) {
    if (needs.empty()) return;
    html_.element("h3", say_("life_needs"));
    html_.element("ul", [&] {
      for (const auto& need : needs) html_.element("li", sentence_of(need, say_));
    });
  }

  [[nodiscard]] std::string user(const std::string& id) const {
    if (id.empty()) return say_("life_nobody");
    const auto organisation = exchange_.office.staff.latest();
    const auto* known = organisation->find(id);
    return known == nullptr ? id : known->name;
  }

  void write_facts() {
    if (!state_.category.empty()) {
      const auto* category = taxonomy::Taxonomy::builtin().find(state_.category);
      fact("life_category",
           state_.category + (category == nullptr ? "" : " " + in_language(category->name, say_.language())));
    }
    if (state_.severity) {
      const auto& name = taxonomy::SeverityTable::builtin().name_of(*state_.severity);
      fact("life_severity", std::string(to_word(*state_.severity)) + " " + in_language(name, say_.language()));
    }
    fact("life_owner", user(state_.owner));
    fact("life_department", state_.owner_department);
    if (!state_.investigator.empty()) fact("life_investigator", user(state_.investigator));
    if (!state_.flags.empty()) fact("life_flags", flags());
    if (!life_.suggested.empty()) fact("life_suggested", joined(life_.suggested));
    if (!life_.links.empty()) fact("life_links", joined(life_.links));
    if (!life_.abuse.empty()) fact("life_abuse", abuse());
    if (!state_.group.empty()) write_group();
    if (life_.plan) write_plan();
    if (life_.told) fact("life_told", label("outcome", to_word(life_.told->outcome), say_.language()));
  }

  void write_group() {
    const auto path = "/staff/groups/" + state_.group;
    html_.element("dt", say_("life_group"));
    html_.element("dd", [&] { html_.element("a", {to(Path::made(path))}, state_.group); });
  }

  void write_plan() {
    fact("life_plan_total", complaint::format_amount(state_.compensation_minor, "CNY") + " CNY");
    std::string missing;
    for (const auto signature : complaint::missing_signatures(state_, complaint::Rules::defaults().legal_minor)) {
      missing += (missing.empty() ? "" : say_("comma")) + label("signature", to_word(signature), say_.language());
    }
    fact("life_signatures", missing.empty() ? say_("life_complete") : missing);
  }

  [[nodiscard]] std::string joined(const auto& words) const {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : say_("comma")) + word;
    return text;
  }

  [[nodiscard]] std::string abuse() const {
    std::string text;
    for (const auto& code : life_.abuse) {
      const auto* item = taxonomy::ClosedLists::builtin().find("abuse_indicator", code);
      text += (text.empty() ? "" : say_("comma")) + (item == nullptr ? code : in_language(item->name, say_.language()));
    }
    return text;
  }

  [[nodiscard]] std::string flags() const {
    std::string text;
    for (const auto& row : taxonomy::SeverityTable::builtin().flags()) {
      if (std::find(state_.flags.begin(), state_.flags.end(), row.code) == state_.flags.end()) continue;
      text += (text.empty() ? "" : say_("comma")) + in_language(row.name, say_.language());
    }
    return text;
  }

  void write_points() {
    if (life_.points.empty()) return;
    html_.element("h3", say_("life_points"));
    html_.element("ol", [&] {
      for (std::size_t i = 0; i < life_.points.size(); ++i) write_point(life_.points[i], i + 1);
    });
  }

  void write_point(const complaint::Point& point, std::uint64_t number) {
    html_.element("li", {{"dir", "auto"}}, [&] {
      if (with_words_) html_.element("p", point.text);
      if (point.finding) html_.element("p", label("finding", to_word(*point.finding), say_.language()));
      if (!with_words_ || !life_.plan) return;
      for (const auto& answer : life_.plan->answers) {
        if (answer.point == number) html_.element("p", answer.answer);
      }
    });
  }

  void write_actions() {
    if (life_.actions.empty()) return;
    html_.element("h3", say_("life_actions"));
    html_.element("ol", [&] {
      for (const auto& action : life_.actions) html_.element("li", action_text(action));
    });
  }

  [[nodiscard]] std::string action_text(const complaint::Action& action) const {
    const auto* item = taxonomy::ClosedLists::builtin().find("remedy", action.remedy);
    auto text = item == nullptr ? action.remedy : in_language(item->name, say_.language());
    if (action.amount_minor != 0) text += " " + complaint::format_amount(action.amount_minor, "CNY") + " CNY";
    if (action.due_on) text += " " + to_iso(*action.due_on);
    const auto* state = action.done ? "life_done" : action.dropped ? "life_dropped" : "life_open";
    return text + say_("dash") + say_(state);
  }

  void write_draft() {
    html_.element("h3", say_("life_draft"));
    html_.element("p", {{"class", "words"}, {"dir", "auto"}}, life_.draft->text);
    if (!life_.draft->approved_by.empty()) html_.element("p", say_("life_draft_approved"));
  }

  Html& html_;
  const Speaker& say_;
  const Exchange& exchange_;
  const State& state_;
  const Life& life_;
  bool with_words_;
};

}  // namespace

void write_life(Html& html, const Speaker& say, const Exchange& exchange, const service::ComplaintView& view,
                const service::ReadingRights& rights) {
  if (rights.staff == service::Sight::Hidden || view.state.kind != complaint::RecordKind::Complaint) return;
  Summary(html, say, exchange, view.state, rights.person_staff == service::Sight::Shown).write(view.staff_needs);
}

}  // namespace redress::http::pages
