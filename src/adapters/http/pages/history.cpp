#include "adapters/http/pages/history.hpp"

#include <algorithm>
#include <array>

#include "adapters/http/labels.hpp"
#include "adapters/http/pages/day.hpp"
#include "adapters/http/pages/receipt_page.hpp"
#include "base/json.hpp"
#include "domain/complaint/money.hpp"

namespace redress::http::pages {
namespace {

// Members that are shown as they stand, in this order; each has a text "page.fact_<name>".
constexpr std::array<std::string_view, 6> kTexts = {"description", "text",          "reason",
                                                    "transcript",  "remedy_sought", "account_id"};
// Members whose words have labels of their own.
constexpr std::array<std::string_view, 2> kWords = {"close_code", "outcome"};
constexpr std::array<std::string_view, 4> kContact = {"name", "email", "phone", "address"};

/// Writes what one event says.
class Facts {
 public:
  Facts(Html& html, const Speaker& say, service::Clock& clock) : html_(html), say_(say), clock_(clock) {}

  void write(const service::HistoryEntry& entry) {
    if (is_empty(entry)) return;
    html_.element("dl", [&] {
      for (const auto name : kTexts) text(entry.person, name);
      for (const auto name : kWords) word(entry.party, name);
      demands(entry.party);
      claim(entry.party);
      list(entry.person, "object_ids");
      for (const std::string_view name : {"event_from", "event_to"}) day(entry.party, name);
      person(entry.person, "contact");
      person(entry.person, "agent");
    });
  }

 private:
  // A list of facts without any is not valid HTML.
  [[nodiscard]] static bool is_empty(const service::HistoryEntry& entry) {
    constexpr std::array<std::string_view, 4> kOthers = {"object_ids", "contact", "agent", "claim"};
    const auto has = [&](const auto& names) {
      return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        return entry.person.contains(key(name)) || entry.party.contains(key(name));
      });
    };
    return !has(kTexts) && !has(kWords) && !has(kOthers) && !entry.party.contains("demand_kinds");
  }
  [[nodiscard]] static json::string_view key(std::string_view name) { return {name.data(), name.size()}; }

  void fact(std::string_view name, std::string_view value) {
    html_.element("dt", say_("fact_" + std::string(name)));
    html_.element("dd", {{"class", "words"}, {"dir", "auto"}}, value);
  }

  void text(const json::object& part, std::string_view name) {
    if (const auto* value = find_string(part, name)) fact(name, text_of(*value));
  }

  void word(const json::object& part, std::string_view name) {
    if (const auto* value = find_string(part, name)) fact(name, label(name, text_of(*value), say_.language()));
  }

  void day(const json::object& part, std::string_view name) {
    const auto* value = find_string(part, name);
    const auto at = value == nullptr ? std::nullopt : parse_instant(text_of(*value));
    if (at) fact(name, show_moment(clock_, *at));
  }

  void demands(const json::object& part) {
    const auto* kinds = find_array(part, "demand_kinds");
    if (kinds == nullptr) return;
    std::string words;
    for (const auto& kind : *kinds) {
      if (!kind.is_string()) continue;
      if (!words.empty()) words += say_("comma");
      words += label("demand_kind", text_of(kind.get_string()), say_.language());
    }
    if (!words.empty()) fact("demand_kinds", words);
  }

  void claim(const json::object& part) {
    const auto* found = find_object(part, "claim");
    if (found == nullptr) return;
    std::int64_t minor = 0;
    const auto* currency = find_string(*found, "currency");
    if (currency == nullptr || !find_integer(*found, "amount_minor", minor)) return fact("claim", say_("claim_open"));
    const std::string code(text_of(*currency));
    fact("claim", complaint::format_amount(minor, code) + " " + code);
  }

  void list(const json::object& part, std::string_view name) {
    const auto* items = find_array(part, name);
    if (items == nullptr) return;
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

void write_entry(Html& html, const Speaker& say, const HistoryOf& history, const service::HistoryEntry& entry) {
  html.element("li", [&] {
    html.element("h3", label_of_event(entry.kind, say.language()));
    html.element("p", {{"class", "hint"}}, show_moment(history.clock, entry.at));
    Facts(html, say, history.clock).write(entry);
    write_download(html, say, history.pass.number, history.pass.code, entry.seq);
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
