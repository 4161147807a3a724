// GET /staff/complaints: what staff work from. Codes, numbers and times; no text of anybody.

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "adapters/http/complaint_list.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/labels.hpp"
#include "adapters/http/look.hpp"
#include "adapters/http/pages/day.hpp"
#include "adapters/http/pages/filing_fields.hpp"
#include "adapters/http/pages/staff_frame.hpp"
#include "domain/taxonomy/taxonomy.hpp"
#include "service/list_form.hpp"

namespace redress::http::pages {
namespace {

constexpr Path kInbox = "/staff/complaints";
constexpr std::array<std::string_view, 8> kFilters = {"state",     "stage",    "record_kind", "number",
                                                      "rejection", "category", "owner",       "department"};

/// The list as it was asked for.
struct Inbox {
  FormData filters;
  FieldErrors errors;
  service::ComplaintPage page;
};

// What a form leaves empty was left out.
json::value query_of(const FormData& filters) {
  json::object query;
  for (const auto name : kFilters) {
    const auto value = filters.value(name);
    if (!value.empty()) query[{name.data(), name.size()}] = json::string_view(value.data(), value.size());
  }
  const auto cursor = filters.value("cursor");
  if (!cursor.empty()) query["cursor"] = json::string_view(cursor.data(), cursor.size());
  return query;
}

template <class E>
std::vector<Controls::Option> options_of(const std::string& all, std::string_view group, const Speaker& say) {
  std::vector<Controls::Option> options = {{"", all, {}}};
  for (const auto& [value, word] : words_of(E{})) options.push_back({word, label(group, word, say.language()), {}});
  return options;
}

// Whole classes too, since their two letters filter as well.
std::vector<Controls::Option> categories(const Speaker& say) {
  const auto& taxonomy = taxonomy::Taxonomy::builtin();
  std::vector<Controls::Option> options = {{"", say("all"), {}}};
  for (const auto& one : taxonomy.classes()) {
    options.push_back({one.code, one.code + " " + std::string(one.name.in(say.language())), {}});
    for (const auto& category : taxonomy.categories_of(one.code)) {
      options.push_back({category.code, category.code + " " + std::string(category.name.in(say.language())), {}});
    }
  }
  return options;
}

// Disabled users too: what they owned may still lie there.
std::vector<Controls::Option> owners(const organisation::Organisation& people, const Speaker& say) {
  std::vector<Controls::Option> options = {{"", say("all"), {}}};
  for (const auto& [id, user] : people.users) options.push_back({id, user.name.empty() ? user.login : user.name, {}});
  return options;
}

/// Codes of all departments that may own a complaint: those of the categories, and where users belong.
std::set<std::string> department_codes(const organisation::Organisation& people) {
  std::set<std::string> codes{std::string(complaint::kComplaintCentre)};
  for (const auto& category : taxonomy::Taxonomy::builtin().categories()) codes.insert(category.department);
  for (const auto& [id, user] : people.users) {
    if (!user.department.empty()) codes.insert(user.department);
  }
  return codes;
}

std::vector<Controls::Option> departments(const std::set<std::string>& codes, const Speaker& say) {
  std::vector<Controls::Option> options = {{"", say("all"), {}}};
  const auto& catalogue = Catalogue::builtin();
  for (const auto& code : codes) {
    const auto key = "department." + code;
    options.push_back({code, catalogue.has(key) ? code + " " + catalogue.text(key, say.language()) : code, {}});
  }
  return options;
}

void write_filters(Html& html, const Speaker& say, const Exchange& exchange, const Inbox& inbox) {
  const auto people = exchange.office.staff.latest();
  const auto codes = department_codes(*people);
  html.element("form", {{"method", "get"}, at(kInbox), {"class", "filters"}}, [&] {
    Controls controls(html, say, inbox.filters, inbox.errors);
    html.element("div", {{"class", "row"}}, [&] {
      controls.select("state",
                      {{"open", say("state_open"), {}}, {"closed", say("state_closed"), {}}, {"", say("all"), {}}},
                      "open");
      controls.select("stage", options_of<complaint::Stage>(say("all"), "stage", say), "");
      controls.select("record_kind", options_of<complaint::RecordKind>(say("all"), "record_kind", say), "");
    });
    html.element("div", {{"class", "row"}}, [&] {
      controls.select("category", categories(say), "");
      controls.select("owner", owners(*people, say), "");
      controls.select("department", departments(codes, say), "");
    });
    html.element("div", {{"class", "row"}}, [&] {
      controls.line({.name = "number", .chars = 24});
      controls.check("rejection", "waits");
    });
    write_submit(html, say("filter_submit"), "quiet");
  });
}

/// The category once somebody chose one; before, and of what is no complaint, the kind.
std::string what_it_is(const complaint::State& state, const Speaker& say) {
  const auto* category = taxonomy::Taxonomy::builtin().find(state.category);
  if (category == nullptr) return label("record_kind", to_word(state.kind), say.language());
  const auto& name = category->name;
  return state.category + " " + (say.language() == Language::Chinese ? name.zh_cn : name.en);
}

void write_row(Html& html, const Speaker& say, const Exchange& exchange, const complaint::State& state) {
  const auto path = std::string(kInbox.text()) + "/" + state.number;
  html.element("tr", [&] {
    html.element("td", [&] { html.element("a", {to(Path::made(path))}, state.number); });
    html.element("td", [&] {
      html.text(label("stage", to_word(state.stage), say.language()));
      if (state.rejection_seq != 0) html.element("span", {{"class", "mark"}}, say("rejection_waits"));
    });
    html.element("td", what_it_is(state, say));
    html.element("td", state.severity ? std::string(to_word(*state.severity)) : std::string());
    html.element("td", state.owner.empty() ? state.owner_department : name_of_actor(exchange, "user:" + state.owner));
    html.element("td", show_moment(exchange.office.clock, state.received_at));
  });
}

void write_table(Html& html, const Speaker& say, const Exchange& exchange, const Inbox& inbox) {
  if (inbox.page.rows.empty()) return html.element("p", say("inbox_empty"));
  html.element("div", {{"class", "scroll"}, {"role", "region"}, {"aria-labelledby", "list"}, {"tabindex", "0"}}, [&] {
    html.element("table", [&] {
      html.element("caption", {{"id", "list"}}, say("inbox_caption"));
      html.element("thead", [&] {
        html.element("tr", [&] {
          for (const auto* name : {"number", "stage", "life_category", "life_severity", "life_owner", "received_at"}) {
            html.element("th", {{"scope", "col"}}, say(name));
          }
        });
      });
      html.element("tbody", [&] {
        for (const auto& row : inbox.page.rows) write_row(html, say, exchange, row.state);
      });
    });
  });
}

// A form, so that the filters go on with it.
void write_next(Html& html, const Speaker& say, const Inbox& inbox) {
  if (inbox.page.next.empty()) return;
  html.element("form", {{"method", "get"}, at(kInbox)}, [&] {
    std::vector<HiddenField> fields;
    for (const auto name : kFilters) {
      if (inbox.filters.has(name)) fields.push_back({name, std::string(inbox.filters.value(name))});
    }
    fields.push_back({"cursor", service::cursor_of(inbox.page.next)});
    write_hidden(html, fields);
    write_submit(html, say("next_page"), "quiet");
  });
}

Response show(const Exchange& exchange, const Inbox& inbox) {
  auto frame = staff_frame(exchange, Speaker(exchange.caller.language)("inbox_heading"), kInbox);
  if (!inbox.errors.empty()) frame.status = 422;
  return show_page(exchange, frame, [&](Html& html, const Speaker& say) {
    html.element("h1", say("inbox_heading"));
    write_error_summary(html, say, inbox.errors, {});
    write_filters(html, say, exchange, inbox);
    write_table(html, say, exchange, inbox);
    write_next(html, say, inbox);
  });
}

// Whoever opens the inbox wants what is open.
FormData filters_in(FormData sent) {
  const bool asked = std::any_of(kFilters.begin(), kFilters.end(), [&](auto name) { return sent.has(name); });
  if (asked || sent.has("cursor")) return sent;
  return FormData(std::vector<std::pair<std::string, std::string>>{{"state", "open"}});
}

}  // namespace

Task<Response> show_inbox_page(Exchange& exchange) {
  auto parsed = parse_form(exchange.request.query);
  if (!std::holds_alternative<FormData>(parsed)) {
    co_return problem("MALFORMED_QUERY", exchange.caller.language);
  }
  Inbox inbox;
  inbox.filters = filters_in(std::move(std::get<FormData>(parsed)));
  const auto query = service::read_list_form(query_of(inbox.filters));
  if (!query) {
    inbox.errors = errors_of(query.error(), Speaker(exchange.caller.language));
    co_return show(exchange, inbox);
  }
  std::function<Looked<service::ComplaintPage>(service::ReadSession&)> reading =
      [&exchange, &query](service::ReadSession& reader) -> Looked<service::ComplaintPage> {
    auto page = read_known(exchange, *query, reader);
    if (!page) return failed(exchange, page.error());
    return std::move(*page);
  };
  auto looked = co_await look<service::ComplaintPage>(exchange, std::move(reading));
  if (auto* denied = std::get_if<Response>(&looked)) co_return std::move(*denied);
  inbox.page = std::move(std::get<service::ComplaintPage>(looked));
  co_return show(exchange, inbox);
}

}  // namespace redress::http::pages
