#include "adapters/http/pages/history.hpp"

#include <algorithm>
#include <array>

#include "adapters/http/labels.hpp"
#include "adapters/http/pages/day.hpp"
#include "adapters/http/pages/files.hpp"
#include "adapters/http/pages/receipt_page.hpp"
#include "base/json.hpp"
#include "domain/complaint/money.hpp"
#include "domain/taxonomy/closed_lists.hpp"

namespace redress::http::pages {
namespace {

// Members of `person` that are shown as they stand, in this order; each has a text "page.fact_<name>".
constexpr std::array<std::string_view, 23> kTexts = {
    "description", "text",    "matter",    "demand", "explanation", "reason",    "transcript", "remedy_sought",
    "account_id",  "name",    "sha256",    "notice", "facts",       "person",    "detail",     "method",
    "settlement",  "reasons", "deviation", "proof",  "recourse",    "reference", "body"};

/// A member that holds words of a closed list, and the group of texts that says what they mean.
struct Coded {
  std::string_view member;
  std::string_view group;
};
constexpr std::array<Coded, 13> kCoded = {{{"demand_kinds", "demand_kind"},
                                           {"severity", "severity"},
                                           {"level", "identity_level"},
                                           {"link", "link_kind"},
                                           {"conflict", "conflict_kind"},
                                           {"side", "side"},
                                           {"finding", "finding"},
                                           {"external", "external_kind"},
                                           {"to", "stage"},
                                           {"reason", "rejection_reason"},
                                           {"remedies", "other_remedy"},
                                           {"close_code", "close_code"},
                                           {"outcome", "outcome"}}};
constexpr std::array<std::string_view, 5> kLists = {"items", "object_ids", "points", "steps", "whys"};
// Codes and numbers of the life that are shown as they stand, and amounts in minor units.
constexpr std::array<std::string_view, 8> kPlain = {"decision_no", "category", "department", "group",
                                                    "check",       "remedy",   "number",     "cause"};
constexpr std::array<std::string_view, 3> kAmounts = {"compensation_minor", "amount_minor", "total_minor"};
// What is told point by point.
constexpr std::array<std::string_view, 2> kPoints = {"points", "answers"};
constexpr std::array<std::string_view, 2> kDays = {"event_from", "event_to"};
constexpr std::array<std::string_view, 2> kPersons = {"contact", "agent"};
constexpr std::array<std::string_view, 4> kContact = {"name", "email", "phone", "address"};

/// Writes what one event says.
class Facts {
 public:
  Facts(Html& html, const Speaker& say, service::Clock& clock) : html_(html), say_(say), clock_(clock) {}

  /// `coded` holds codes, numbers and times, `texts` what people wrote.
  void write(const json::object& coded, const json::object& texts) {
    if (is_empty(coded, texts)) return;
    html_.element("dl", [&] {
      for (const auto name : kTexts) text(texts, name);
      for (const auto& words_of_list : kCoded) words(coded, words_of_list);
      for (const auto name : kPlain) text(coded, name);
      for (const auto name : kAmounts) amount(coded, name);
      claim(coded);
      size(texts);
      for (const auto name : kLists) list(texts, name);
      for (const auto name : kPoints) points(texts, name);
      for (const auto name : kDays) day(coded, name);
      for (const auto name : kPersons) person(texts, name);
    });
  }

 private:
  // A list of facts without any is not valid HTML.
  [[nodiscard]] static bool is_empty(const json::object& coded, const json::object& texts) {
    const auto has_text = [&](std::string_view name) { return texts.contains(key(name)); };
    const auto has_code = [&](std::string_view name) { return coded.contains(key(name)); };
    return std::none_of(kTexts.begin(), kTexts.end(), has_text) &&
           std::none_of(kLists.begin(), kLists.end(), has_text) &&
           std::none_of(kPersons.begin(), kPersons.end(), has_text) &&
           std::none_of(kDays.begin(), kDays.end(), has_code) &&
           std::none_of(kCoded.begin(), kCoded.end(), [&](const Coded& one) { return has_code(one.member); }) &&
           std::none_of(kPlain.begin(), kPlain.end(), has_code) &&
           std::none_of(kAmounts.begin(), kAmounts.end(), has_code) &&
           std::none_of(kPoints.begin(), kPoints.end(), has_text) && !has_code("claim");
  }
  [[nodiscard]] static json::string_view key(std::string_view name) { return {name.data(), name.size()}; }

  void fact(std::string_view name, std::string_view value) {
    html_.element("dt", say_("fact_" + std::string(name)));
    html_.element("dd", {{"class", "words"}, {"dir", "auto"}}, value);
  }

  void text(const json::object& part, std::string_view name) {
    if (const auto* value = find_string(part, name)) fact(name, text_of(*value));
  }

  // A word that a newer program wrote has no text here; it is shown as it stands.
  [[nodiscard]] std::string say_word(std::string_view group, std::string_view word) const {
    const auto key = std::string(group) + "." + std::string(word);
    const auto& catalogue = Catalogue::builtin();
    return catalogue.has(key) ? catalogue.text(key, say_.language()) : std::string(word);
  }

  void words(const json::object& part, const Coded& coded) {
    if (const auto* word = find_string(part, coded.member)) fact(coded.member, say_word(coded.group, text_of(*word)));
    const auto* list = find_array(part, coded.member);
    if (list == nullptr) return;
    std::string said;
    for (const auto& word : *list) {
      if (!word.is_string()) continue;
      if (!said.empty()) said += say_("comma");
      said += say_word(coded.group, text_of(word.get_string()));
    }
    if (!said.empty()) fact(coded.member, said);
  }

  void day(const json::object& part, std::string_view name) {
    const auto* value = find_string(part, name);
    const auto at = value == nullptr ? std::nullopt : parse_instant(text_of(*value));
    if (at) fact(name, show_moment(clock_, *at));
  }

  void claim(const json::object& part) {
    const auto* found = find_object(part, "claim");
    if (found == nullptr) return;
    std::int64_t minor = 0;
    const auto* currency = find_string(*found, "currency");
    if (currency == nullptr || !find_integer(*found, "amount_minor", minor))
      return fact("claim", say_("fact_claim_open"));
    const std::string code(text_of(*currency));
    fact("claim", complaint::format_amount(minor, code) + " " + code);
  }

  void amount(const json::object& part, std::string_view name) {
    std::int64_t minor = 0;
    if (!find_integer(part, name, minor)) return;
    fact(name, complaint::format_amount(minor, "CNY") + " CNY");
  }

  // One line for each thing that is said on a point.
  void points(const json::object& part, std::string_view name) {
    const auto* items = find_array(part, name);
    if (items == nullptr) return;
    for (const auto& item : *items) {
      const auto* point = item.if_object();
      if (point == nullptr) continue;
      std::int64_t number = 0;
      if (!find_integer(*point, "point", number)) continue;
      html_.element("dt", say_("point_number", {{"number", std::to_string(number)}}));
      if (const auto* found = find_string(*point, "finding")) line(say_word("finding", text_of(*found)));
      for (const auto* member : {"text", "facts", "answer", "reasons"}) {
        if (const auto* value = find_string(*point, member)) line(text_of(*value));
      }
      if (const auto* remedies = find_array(*point, "remedies")) remedy_lines(*remedies);
    }
  }

  void remedy_lines(const json::array& remedies) {
    for (const auto& item : remedies) {
      const auto* remedy = item.if_object();
      const auto* code = remedy == nullptr ? nullptr : find_string(*remedy, "remedy");
      if (code == nullptr) continue;
      const auto* known = taxonomy::ClosedLists::builtin().find("remedy", text_of(*code));
      auto said = known == nullptr ? std::string(text_of(*code)) : std::string(known->name.in(say_.language()));
      if (const auto* words = find_string(*remedy, "text")) said += say_("dash") + std::string(text_of(*words));
      if (const auto* due = find_string(*remedy, "due_on")) said += " " + std::string(text_of(*due));
      std::int64_t minor = 0;
      if (find_integer(*remedy, "amount_minor", minor)) said += " " + complaint::format_amount(minor, "CNY") + " CNY";
      line(said);
    }
  }

  void size(const json::object& part) {
    std::int64_t bytes = 0;
    if (find_integer(part, "size_bytes", bytes)) fact("size", show_size(static_cast<std::uint64_t>(bytes)));
  }

  void list(const json::object& part, std::string_view name) {
    const auto* items = find_array(part, name);
    if (items == nullptr || items->empty() || !items->front().is_string()) return;
    html_.element("dt", say_("fact_" + std::string(name)));
    for (const auto& item : *items) {
      if (item.is_string()) html_.element("dd", {{"class", "words"}, {"dir", "auto"}}, text_of(item.get_string()));
    }
  }

  void person(const json::object& part, std::string_view name) {
    const auto* found = find_object(part, name);
    if (found == nullptr) return;
    html_.element("dt", say_("fact_" + std::string(name)));
    for (const auto member : kContact) {
      if (const auto* value = find_string(*found, member)) line(text_of(*value));
    }
    if (const auto* authority = find_string(*found, "authority")) line(text_of(*authority));
  }

  void line(std::string_view value) { html_.element("dd", {{"class", "words"}, {"dir", "auto"}}, value); }

  Html& html_;
  const Speaker& say_;
  service::Clock& clock_;
};

void write_staff_link(Html& html, const Speaker& say, std::string_view number, std::int64_t ordinal) {
  const auto path = "/v1/complaints/" + std::string(number) + "/attachments/" + std::to_string(ordinal);
  html.element("p", [&] {
    html.element("a", {to(Path::made(path)), {"download", true}},
                 say("download_file", {{"ordinal", std::to_string(ordinal)}}));
  });
}

void write_entry(Html& html, const Speaker& say, const HistoryOf& history, const service::HistoryEntry& entry) {
  const bool for_staff = history.pass == nullptr;
  html.element("li", [&] {
    const auto& kind = for_staff ? entry.staff_kind : entry.kind;
    html.element("h3", label_of_event(kind, say.language()));
    html.element("p", {{"class", "hint"}}, [&] {
      html.text(show_moment(history.clock, entry.at));
      const auto* actor = for_staff ? find_string(entry.staff, "actor") : nullptr;
      if (actor != nullptr) html.text(" · " + history.name_of(text_of(*actor)));
    });
    std::int64_t ordinal = 0;
    const bool is_file = kind == "attachment_added" && find_integer(entry.party, "ordinal", ordinal);
    Facts facts(html, say, history.clock);
    facts.write(entry.party, entry.person);
    if (for_staff) facts.write(entry.staff, entry.person_staff);
    if (is_file && for_staff && !history.number.empty()) write_staff_link(html, say, history.number, ordinal);
    if (for_staff) return;
    html.element("div", {{"class", "buttons"}}, [&] {
      if (is_file) write_attachment_download(html, say, *history.pass, ordinal);
      write_download(html, say, history.pass->number, history.pass->code, entry.seq);
    });
  });
}

}  // namespace

void write_history(Html& html, const Speaker& say, const HistoryOf& history) {
  html.element("section", {{"aria-labelledby", "history"}}, [&] {
    html.element("h2", {{"id", "history"}}, say("history_heading"));
    html.element("ol", {{"class", "history"}, {"reversed", true}}, [&] {
      for (auto entry = history.entries.rbegin(); entry != history.entries.rend(); ++entry) {
        write_entry(html, say, history, *entry);
      }
    });
  });
}

}  // namespace redress::http::pages
