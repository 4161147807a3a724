#include "service/letter_values.hpp"

#include <algorithm>

#include "domain/complaint/guards.hpp"
#include "domain/ledger/receipt.hpp"
#include "service/letter_words.hpp"
#include "service/windows.hpp"

namespace redress::service {
namespace {

using complaint::PointAnswer;
using letters::EventOrigin;
using letters::Field;
using letters::Letter;
using letters::NamedOrigin;
using letters::Origin;
using letters::ParameterOrigin;
using letters::Value;
using letters::Values;

constexpr std::string_view kClosed = "complaint_closed";
/// Only the decision answers for the findings of its points.
constexpr std::string_view kFindingsRule = "point_without_finding";
/// Clocks of the working calendar and keys that no part of this program has yet.
constexpr std::string_view kPlannedNames[] = {"next", "final", "preserve", "survey_expires", "survey_link"};

/// A member of a part; a dot leads into an object. Null if there is none.
const json::value* find_member(const json::object& part, std::string_view path) {
  const auto dot = path.find('.');
  const auto name = path.substr(0, dot);
  const auto* found = part.if_contains({name.data(), name.size()});
  if (found == nullptr || dot == std::string_view::npos) return found;
  const auto* inner = found->if_object();
  return inner == nullptr ? nullptr : find_member(*inner, path.substr(dot + 1));
}

/// Sum of the amounts in the answers of a review.
std::int64_t amount_in(const json::object& person) {
  std::int64_t sum = 0;
  const auto* answers = find_array(person, "answers");
  if (answers == nullptr) return sum;
  for (const auto& answer : *answers) {
    const auto* object = answer.if_object();
    const auto* remedies = object == nullptr ? nullptr : find_array(*object, "remedies");
    if (remedies == nullptr) continue;
    for (const auto& remedy : *remedies) {
      std::int64_t amount = 0;
      const auto* one = remedy.if_object();
      if (one != nullptr && find_integer(*one, "amount_minor", amount)) sum += amount;
    }
  }
  return sum;
}

/// Fills one letter.
class LetterValues {
 public:
  LetterValues(const Letter& letter, const LetterSource& source, const LetterSetting& setting)
      : letter_(letter), source_(source), setting_(setting), words_(setting.clock, setting.language) {}

  Values fill() {
    for (const auto* names : {&letter_.required, &letter_.optional}) {
      for (const auto& name : *names) {
        const auto* field = letters::find_field(setting_.table.fields(), name);
        if (field != nullptr) values_.by_name[name] = value_of(*field);
      }
    }
    if (!source_.has_happened && has_draft(letter_)) add_draft();
    return std::move(values_);
  }

 private:
  [[nodiscard]] const ToldEvent* newest(std::string_view kind) const {
    const auto found = std::find_if(source_.events.rbegin(), source_.events.rend(),
                                    [&](const ToldEvent& event) { return event.kind == kind; });
    return found == source_.events.rend() ? nullptr : &*found;
  }
  [[nodiscard]] const ToldEvent* own_event() const { return source_.has_happened ? &source_.events.back() : nullptr; }
  [[nodiscard]] Instant moment() const { return own_event() != nullptr ? own_event()->at : setting_.clock.now(); }

  // What the letter's own event says goes before what an earlier one said.
  Value value_of(const Field& field) {
    if (field.name == "compensation_total") return {LetterWords::money(compensation()), {}};
    if (const auto* own = own_event()) {
      for (const auto& origin : field.origins) {
        const auto* of_event = std::get_if<EventOrigin>(&origin);
        if (of_event == nullptr || of_event->event != own->kind) continue;
        if (auto value = from(field, *of_event, *own); !is_empty(value)) return value;
      }
    }
    for (const auto& origin : field.origins) {
      auto value = std::visit([&](const auto& one) { return from(field, one); }, origin);
      if (!is_empty(value)) return value;
    }
    return {};
  }
  static bool is_empty(const Value& value) { return value.text.empty() && value.rows.empty(); }

  // What a review adds comes on top of what was told before it.
  [[nodiscard]] std::int64_t compensation() const {
    std::int64_t total = 0;
    if (const auto* told = newest(complaint::ResultTold::kKind)) {
      (void)find_integer(told->party, "compensation_minor", total);
    }
    const auto* own = own_event();
    if (own != nullptr && own->kind == complaint::ReviewDecided::kKind) total += amount_in(own->person);
    return total;
  }

  Value from(const Field& field, const EventOrigin& origin) {
    const auto* event = newest(origin.event);
    return event == nullptr ? Value{} : from(field, origin, *event);
  }
  Value from(const Field& field, const EventOrigin& origin, const ToldEvent& event) {
    if (origin.part == letters::Part::Envelope) return {words_.moment(event.at), {}};
    const auto* found = find_member(origin.part == letters::Part::Party ? event.party : event.person, origin.field);
    if (found == nullptr) return {};
    if (field.type != letters::FieldType::List) return {words_.text_of(field, *found), {}};
    if (!found->is_array()) return {};
    return {{}, words_.rows_of(field, found->get_array(), [this](std::int64_t number) { return point_text(number); })};
  }

  [[nodiscard]] std::string point_text(std::int64_t number) const {
    const auto* told = newest(complaint::ResultTold::kKind);
    const auto* points = told == nullptr ? nullptr : find_array(told->person, "points");
    if (points == nullptr || number < 1 || static_cast<std::size_t>(number) > points->size()) return {};
    const auto* point = (*points)[static_cast<std::size_t>(number) - 1].if_object();
    const auto* text = point == nullptr ? nullptr : find_string(*point, "text");
    return text == nullptr ? std::string() : std::string(text_of(*text));
  }

  // A limit by severity is that of the complaint's own, once it has one.
  Value from(const Field&, const ParameterOrigin& origin) {
    const auto* definition = setting_.parameters.table().find(origin.parameter);
    if (definition == nullptr || definition->kind != parameters::Kind::Duration) return {};
    auto key = origin.key;
    if (const auto& severity = source_.state.severity; severity && !key.empty()) {
      const std::string own(to_word(*severity));
      const auto& keys = definition->keys;
      if (std::find(keys.begin(), keys.end(), own) != keys.end()) key = own;
    }
    return {words_.duration(duration(origin.parameter, key)), {}};
  }
  [[nodiscard]] parameters::Duration duration(std::string_view id, std::string_view key = {}) const {
    return setting_.parameters.ask(
        [&](const parameters::Parameters& values) { return values.duration(id, moment(), key); });
  }

  Value from(const Field& field, const NamedOrigin& origin) {
    if (origin.source == "operator") return {of_operator(origin.name), {}};
    if (origin.source == "rules") return {{}, external_bodies()};
    if (origin.source == "clock") return {of_clock(origin.name), {}};
    if (origin.source == "log") return {of_log(origin.name), {}};
    if (origin.source == "state") return {of_state(field, origin.name), {}};
    // The code opens the complaint to whoever has it, and staff act for nobody: it stands in what is sent, not here.
    if (origin.name == "query_code") {
      return {Catalogue::builtin().text("letter.query_code", setting_.language), {}};
    }
    return {};
  }

  [[nodiscard]] std::string in_language(const BothLanguages& both) const {
    return both[static_cast<std::size_t>(setting_.language)];
  }
  [[nodiscard]] std::string of_operator(std::string_view name) const {
    const auto* address = setting_.address;
    if (address == nullptr) return {};
    if (name == "name") return in_language(address->name);
    if (name == "complaint_department") return in_language(address->department);
    if (name == "complaint_email") return address->email;
    if (name == "complaint_phone") return address->phone;
    return address->tracking_page;
  }
  [[nodiscard]] std::vector<Values> external_bodies() const {
    std::vector<Values> rows;
    if (setting_.address == nullptr) return rows;
    for (const auto& body : setting_.address->external_bodies) {
      auto& row = rows.emplace_back();
      row.set("body_name", in_language(body.name));
      row.set("body_contact", body.contact);
    }
    return rows;
  }

  [[nodiscard]] std::string of_clock(std::string_view name) const {
    if (name == "now") return words_.day(setting_.clock.now());
    const auto* own = own_event();
    if (own == nullptr) return {};
    if (name == "review_window") return review_until(*own);
    // What was rejected or merged is reviewed, not reopened (complaint/closing.cpp).
    const auto code = source_.state.close_code;
    const bool stays = code == complaint::CloseCode::Inadmissible || code == complaint::CloseCode::Merged;
    if (name == "reopen_window" && stays) return {};
    if (name != "info_wait" && name != "accept_window" && name != "reopen_window") return {};
    return last_day_of("p." + std::string(name), own->at);
  }
  [[nodiscard]] std::string last_day_of(const std::string& parameter, Instant from) const {
    const ClockDays days(setting_.clock);
    return to_iso(complaint::last_day(window_of(duration(parameter)), from, days));
  }
  // As rules decide it (complaint/reviewing.cpp): of a result or of a rejection, once. When the complaint is closed,
  // only what is left of it is told.
  [[nodiscard]] std::string review_until(const ToldEvent& own) const {
    const auto& life = *source_.state.memory.life;
    if (own.kind != kClosed) return last_day_of("p.review_window", own.at);
    if (!life.told || life.review) return {};
    auto last = last_day_of("p.review_window", complaint::review_since(source_.state));
    return last < to_iso(setting_.clock.local_date(own.at)) ? std::string() : last;
  }

  [[nodiscard]] std::string of_log(std::string_view name) const {
    const auto* own = own_event();
    if (own == nullptr) return {};
    if (name == "commitment") return to_hex(view(own->commitment));
    if (name == "leaf_index") return std::to_string(own->leaf);
    return ledger::receipt_file_name(source_.state.number, own->seq);
  }

  [[nodiscard]] std::string of_state(const Field& field, std::string_view name) const {
    const auto& state = source_.state;
    return words_.term(field.terms, name == "stage" ? to_word(state.stage) : std::string_view(state.owner_department));
  }

  // Before it is told, the decision stands in findings, plan and draft.
  void add_draft() {
    const auto& life = *source_.state.memory.life;
    if (life.draft) values_.set("decision_text", life.draft->text);
    std::vector<Values> rows;
    for (std::size_t i = 0; i < life.points.size(); ++i) rows.push_back(drafted_point(life, i));
    values_.set("points", std::move(rows));
  }
  [[nodiscard]] Values drafted_point(const complaint::Life& life, std::size_t index) const {
    const auto& point = life.points[index];
    Values row;
    row.set("point", point.text);
    if (point.finding) row.set("finding", words_.term("finding", to_word(*point.finding)));
    row.set("facts", point.facts);
    if (!life.plan) return row;
    for (const auto& answer : life.plan->answers) {
      if (answer.point == index + 1) add_answer(row, answer);
    }
    return row;
  }
  void add_answer(Values& row, const PointAnswer& answer) const {
    row.set("answer", answer.answer);
    row.set("reasons", answer.reasons);
    std::vector<Values> remedies;
    for (const auto& remedy : answer.remedies) {
      auto& one = remedies.emplace_back();
      one.set("remedy", words_.term("remedy", remedy.remedy));
      one.set("remedy_text", remedy.text);
      if (remedy.due_on) one.set("remedy_due", to_iso(*remedy.due_on));
      one.set("remedy_amount", LetterWords::money(remedy.amount_minor));
    }
    row.set("remedies", std::move(remedies));
  }

  const Letter& letter_;
  const LetterSource& source_;
  const LetterSetting& setting_;
  LetterWords words_;
  Values values_;
};

bool is_planned_origin(const Origin& origin) {
  if (const auto* event = std::get_if<EventOrigin>(&origin)) return event->planned;
  const auto* named = std::get_if<NamedOrigin>(&origin);
  return named != nullptr &&
         std::find(std::begin(kPlannedNames), std::end(kPlannedNames), named->name) != std::end(kPlannedNames);
}

bool is_of_operator_origin(const Origin& origin) {
  const auto* named = std::get_if<NamedOrigin>(&origin);
  return named != nullptr && (named->source == "operator" || named->source == "rules");
}

}  // namespace

Values letter_values(const Letter& letter, const LetterSource& source, const LetterSetting& setting) {
  return LetterValues(letter, source, setting).fill();
}

bool is_planned(const Field& field) {
  return !field.origins.empty() && std::all_of(field.origins.begin(), field.origins.end(), is_planned_origin);
}

bool is_of_operator(const Field& field) {
  return !field.origins.empty() && std::all_of(field.origins.begin(), field.origins.end(), is_of_operator_origin);
}

bool has_draft(const Letter& letter) {
  return std::find(letter.stops.begin(), letter.stops.end(), kFindingsRule) != letter.stops.end();
}

}  // namespace redress::service
