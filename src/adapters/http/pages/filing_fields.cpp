#include "adapters/http/pages/filing_fields.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "adapters/http/pages/day.hpp"
#include "adapters/http/problem.hpp"
#include "base/text.hpp"
#include "domain/complaint/money.hpp"

namespace redress::http::pages {
namespace {

// Pointers whose field is not spelled like them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kFields = {
    {{"/claim/amount_minor", "claim_amount"}, {"/claim/open", "claim_open"}, {"/claim", "claim_amount"}}};

constexpr std::array<std::string_view, 4> kAgentFields = {"name", "email", "phone", "authority"};

std::string upper(std::string_view text) {
  std::string result;
  for (const char c : text) result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return result;
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Reads the groups of fields one after the other.
class FilingReader {
 public:
  FilingReader(const FormData& typed, const Speaker& say, service::Clock& clock)
      : typed_(typed), say_(say), clock_(clock) {}

  std::variant<json::object, FieldErrors> read() {
    filing_["description"] = typed_.lines("description");
    put(filing_, "remedy_sought", typed_.lines("remedy_sought"));
    put(filing_, "account_id", trim(typed_.value("account_id")));
    put(filing_, "language", typed_.value("language"));
    read_demands();
    read_claim();
    read_objects();
    read_day("event_from", begin_of_day);
    read_day("event_to", end_of_day);
    read_contact();
    read_agent();
    if (!errors_.empty()) return std::move(errors_);
    return std::move(filing_);
  }

 private:
  static void put(json::object& object, std::string_view name, std::string_view value) {
    if (!value.empty()) object[{name.data(), name.size()}] = json::string_view(value.data(), value.size());
  }
  void wrong(std::string field, std::string text) { errors_.push_back({std::move(field), std::move(text)}); }

  void read_demands() {
    json::array kinds;
    for (const auto kind : typed_.values("demand_kinds"))
      kinds.emplace_back(json::string_view(kind.data(), kind.size()));
    if (!kinds.empty()) filing_["demand_kinds"] = std::move(kinds);
  }

  void read_claim() {
    const auto amount = trim(typed_.value("claim_amount"));
    const bool open = typed_.has("claim_open");
    if (amount.empty() && !open) return;
    if (!amount.empty() && open) return wrong("claim_amount", say_("amount_or_open"));
    if (open) {
      filing_["claim"] = json::object{{"open", true}};
      return;
    }
    const auto currency = upper(trim(typed_.value("claim_currency")));
    const auto minor = complaint::parse_amount(amount, currency);
    if (!minor) {
      const auto decimals = std::to_string(complaint::decimals_of(currency));
      return wrong("claim_amount", say_("amount_unreadable", {{"currency", currency}, {"decimals", decimals}}));
    }
    filing_["claim"] = json::object{{"amount_minor", *minor}, {"currency", currency}};
  }

  void read_objects() {
    json::array ids;
    const auto text = typed_.lines("object_ids");
    std::string_view rest = text;
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      const auto id = trim(rest.substr(0, end));
      if (!id.empty()) ids.emplace_back(json::string_view(id.data(), id.size()));
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    if (!ids.empty()) filing_["object_ids"] = std::move(ids);
  }

  void read_day(std::string_view name, Instant (*moment)(service::Clock&, LocalDate)) {
    const auto typed = trim(typed_.value(name));
    if (typed.empty()) return;
    const auto date = parse_day(typed);
    if (!date) return wrong(std::string(name), say_("day_unreadable"));
    put(filing_, name, to_string(moment(clock_, *date)));
  }

  void read_contact() {
    json::object contact;
    for (const std::string_view name : {"name", "email", "phone"}) {
      put(contact, name, trim(typed_.value("contact_" + std::string(name))));
    }
    if (!contact.empty()) filing_["contact"] = std::move(contact);
  }

  // Whoever names an agent has one, whether the box is ticked or not.
  void read_agent() {
    json::object agent;
    for (const auto name : kAgentFields) put(agent, name, trim(typed_.value("agent_" + std::string(name))));
    if (!agent.empty() || typed_.has("agent")) filing_["agent"] = std::move(agent);
  }

  const FormData& typed_;
  const Speaker& say_;
  service::Clock& clock_;
  json::object filing_;
  FieldErrors errors_;
};

bool has_agent(const FormData& typed) {
  return typed.has("agent") || std::any_of(kAgentFields.begin(), kAgentFields.end(), [&](std::string_view name) {
           return !typed.value("agent_" + std::string(name)).empty();
         });
}

// Each language is named in itself.
std::vector<Controls::Option> language_options() {
  std::vector<Controls::Option> options;
  for (const auto language : kLanguages) {
    const auto tag = tag_of(language);
    options.push_back({tag, Speaker(language)("language_name"), tag});
  }
  return options;
}

void write_wish(Controls& controls, Html& html, const Speaker& say) {
  html.element("section", {{"aria-labelledby", "wish"}}, [&] {
    html.element("h2", {{"id", "wish"}}, say("wish_heading"));
    controls.choices("demand_kinds", {{"solve", say("demand_solve"), {}},
                                      {"objection", say("demand_objection"), {}},
                                      {"protest", say("demand_protest"), {}},
                                      {"claim", say("demand_claim"), {}}});
    html.element("div", {{"class", "row"}}, [&] {
      controls.line({.name = "claim_amount", .inputmode = "decimal", .chars = 12});
      controls.line({.name = "claim_currency", .chars = 5});
    });
    controls.check("claim_open");
    controls.lines("remedy_sought", 3);
  });
}

void write_details(Controls& controls, Html& html, const Speaker& say) {
  html.element("section", {{"aria-labelledby", "details"}}, [&] {
    html.element("h2", {{"id", "details"}}, say("details_heading"));
    controls.lines("object_ids", 3);
    controls.line({.name = "account_id", .chars = 20});
    html.element("div", {{"class", "row"}}, [&] {
      controls.line({.name = "event_from", .type = "date", .chars = 12});
      controls.line({.name = "event_to", .type = "date", .chars = 12});
    });
  });
}

void write_contact(Controls& controls, Html& html, const Speaker& say) {
  html.element("section", {{"aria-labelledby", "reach"}}, [&] {
    html.element("h2", {{"id", "reach"}}, say("reach_heading"));
    html.element("p", say("reach_text"));
    controls.line({.name = "contact_name", .autocomplete = "name"});
    controls.line({.name = "contact_email", .type = "text", .autocomplete = "email", .inputmode = "email"});
    controls.line({.name = "contact_phone", .type = "tel", .autocomplete = "tel", .chars = 20});
    controls.select("language", language_options(), tag_of(say.language()));
  });
}

void write_agent(Controls& controls, Html& html, const Speaker& say, const FormData& typed) {
  html.element("details", {{"open", has_agent(typed)}}, [&] {
    html.element("summary", say("agent_heading"));
    html.element("p", say("agent_text"));
    controls.check("agent");
    controls.line({.name = "agent_name"});
    controls.line({.name = "agent_email", .inputmode = "email"});
    controls.line({.name = "agent_phone", .type = "tel", .chars = 20});
    controls.line({.name = "agent_authority"});
  });
}

}  // namespace

std::variant<json::object, FieldErrors> read_filing(const FormData& typed, const Speaker& say, service::Clock& clock) {
  return FilingReader(typed, say, clock).read();
}

std::string field_of(std::string_view pointer) {
  for (const auto& [known, field] : kFields) {
    if (known == pointer) return std::string(field);
  }
  std::string field;
  for (const char c : pointer.substr(pointer.empty() ? 0 : 1)) field += c == '/' ? '_' : c;
  // An item of a list belongs to the field that holds them all.
  for (const std::string_view list : {"object_ids_", "demand_kinds_"}) {
    if (field.starts_with(list)) return std::string(list.substr(0, list.size() - 1));
  }
  return field;
}

std::string sentence_of(const complaint::Refusal& refusal, const Speaker& say) {
  const auto name = "refusal." + std::string(to_word(refusal.code));
  return say.has(name) ? say(name, {{"detail", refusal.detail}}) : describe(refusal, say.language());
}

FieldErrors errors_of(const complaint::Refusals& refusals, const Speaker& say) {
  FieldErrors errors;
  for (const auto& refusal : refusals) {
    if (!refusal.pointer.empty()) errors.push_back({field_of(refusal.pointer), sentence_of(refusal, say)});
  }
  return errors;
}

void write_filing_fields(Controls& controls, Html& html, const Speaker& say, const FormData& typed) {
  controls.lines("description", 8, true);
  write_wish(controls, html, say);
  write_contact(controls, html, say);
  write_details(controls, html, say);
  write_agent(controls, html, say, typed);
}

}  // namespace redress::http::pages
