#include "adapters/http/pages/act_fields.hpp"

#include <charconv>
#include <utility>

#include "adapters/http/pages/act_options.hpp"
#include "base/check.hpp"
#include "domain/complaint/act_table.hpp"

namespace redress::http::pages {
namespace {

using namespace complaint;

constexpr std::size_t kRemedySlots = 2;
constexpr std::size_t kMeasureSlots = 3;

json::string_view key_of(std::string_view text) { return {text.data(), text.size()}; }

bool is_money(std::string_view name) { return name.ends_with("_minor"); }

/// How many slots a list has on a page without script.
std::size_t slots_of(std::string_view list, const State& state) {
  if (list == "answers" || list == "points") return state.memory.life->points.size();
  if (list == "remedies") return kRemedySlots;
  if (list == "checklist") return words_of(ChecklistItem{}).size();
  return kMeasureSlots;
}

/// Visitor of fields.hpp that writes controls.
class DrawFields {
 public:
  DrawFields(std::string prefix, std::string_view route, Controls& controls, const ActScene& scene,
             std::optional<std::size_t> slot = {})
      : prefix_(std::move(prefix)), route_(route), controls_(controls), scene_(scene), slot_(slot) {}

  void text(std::string_view name, const std::string&, Length length, Need need_it) {
    const bool required = need_it == Need::Required && !slot_;
    const auto field = name_of(name);
    if (length == Length::Word) return controls_.line({.name = field, .required = required});
    controls_.lines(field, length == Length::Long ? 5 : 2, required);
  }
  void texts(std::string_view name, const std::vector<std::string>&, Length, Need need_it, std::size_t) {
    controls_.lines(name_of(name), 3, need_it == Need::Required && !slot_);
  }
  void code(std::string_view name, const std::string&, CodeList list, Need) {
    const auto options = options_of(list, scene_);
    if (options.empty()) return controls_.line({.name = name_of(name), .chars = 24, .required = !slot_});
    select(name, options, {});
  }
  void codes(std::string_view name, const std::vector<std::string>& values, CodeList list, Need need_it,
             std::size_t max) {
    if (!is_ticked(list)) return texts(name, values, Length::Word, need_it, max);
    controls_.choices(name_of(name), shown(options_of(list, scene_)));
  }
  template <class E>
  void word(std::string_view name, const E& value) {
    if constexpr (std::is_same_v<E, ChecklistItem>) {
      const auto item = words_of(E{})[slot_.value_or(0)].second;
      write_hidden(scene_.html, {{name_of(name), std::string(item)}});
      scene_.html.element("p", {{"class", "point"}}, label(group_of(value), item, scene_.language));
    } else {
      select(name, options_of(E{}, scene_.language), to_word(value));
    }
  }
  template <class E>
  void words(std::string_view name, const std::vector<E>&, Need) {
    controls_.choices(name_of(name), shown(options_of(E{}, scene_.language)));
  }
  template <class E>
  void optional_word(std::string_view name, const std::optional<E>&) {
    auto options = options_of(E{}, scene_.language);
    options.insert(options.begin(), {std::string(), scene_.say("not_chosen")});
    select(name, options, {});
  }
  void flag(std::string_view name, bool) { controls_.check(name_of(name)); }
  void integer(std::string_view name, std::int64_t, std::int64_t min, std::int64_t max) {
    if (name == "urgency") {
      ActOptions options;
      for (const auto& row : taxonomy::SeverityTable::builtin().urgencies()) {
        const auto& text = scene_.language == Language::Chinese ? row.name.zh_cn : row.name.en;
        options.push_back({std::to_string(row.score), std::to_string(row.score) + " " + text});
      }
      return select(name, options, std::to_string(std::max(min, std::min<std::int64_t>(1, max))));
    }
    controls_.line({.name = name_of(name), .inputmode = is_money(name) ? "decimal" : "numeric", .chars = 12});
  }
  void seq(std::string_view name, std::uint64_t) {
    if (slot_) {
      const auto number = std::to_string(*slot_ + 1);
      write_hidden(scene_.html, {{name_of(name), number}});
      const auto& text = scene_.state.memory.life->points[*slot_].text;
      scene_.html.element("p", {{"class", "point"}, {"dir", "auto"}},
                          scene_.say("point_number", {{"number", number}}) + " " + text);
      return;
    }
    const auto options = numbers_of(name, scene_);
    if (!options.empty()) return select(name, options, {});
    write_hidden(scene_.html, {{name_of(name), std::to_string(waiting_of(route_, scene_.state))}});
  }
  void date(std::string_view name, const std::optional<LocalDate>&, Need) {
    controls_.line({.name = name_of(name), .type = "date", .chars = 12});
  }
  template <class T>
  void list(std::string_view name, const std::vector<T>&, Need, std::size_t) {
    scene_.html.element("fieldset", {{"class", "field"}}, [&] {
      scene_.html.element("legend", scene_.say(text_name(name)));
      for (std::size_t i = 0; i < slots_of(name, scene_.state); ++i) {
        DrawFields inner(name_of(name) + "_" + std::to_string(i), route_, controls_, scene_, i);
        T item;
        describe(inner, item);
      }
    });
  }

 private:
  [[nodiscard]] std::string name_of(std::string_view name) const { return prefix_ + "_" + std::string(name); }
  [[nodiscard]] std::string text_name(std::string_view name) const { return text_key(name_of(name)); }
  [[nodiscard]] static std::vector<Controls::Option> shown(const ActOptions& options) {
    std::vector<Controls::Option> list;
    for (const auto& option : options) list.push_back({option.value, option.text, {}});
    return list;
  }
  void select(std::string_view name, const ActOptions& options, std::string_view otherwise) {
    controls_.select(name_of(name), shown(options), otherwise);
  }

  std::string prefix_;
  std::string_view route_;
  Controls& controls_;
  const ActScene& scene_;
  std::optional<std::size_t> slot_;
};

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

json::array lines_of(const std::string& lines) {
  json::array items;
  std::string_view rest = lines;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    if (const auto item = trim(rest.substr(0, end)); !item.empty()) items.emplace_back(json::string(key_of(item)));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return items;
}

// A number that is none stays a text: the reader of the body says what is wrong with it. Amounts are typed in the
// currency's unit, with up to two decimals.
json::value number_of(std::string_view typed, bool money) {
  const auto text = trim(typed);
  std::string digits(text);
  if (money) {
    const auto point = digits.find('.');
    const auto decimals = point == std::string::npos ? 0 : digits.size() - point - 1;
    if (decimals > 2) return json::string(key_of(text));
    if (point != std::string::npos) digits.erase(point, 1);
    digits.append(2 - decimals, '0');
  }
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error == std::errc() && end == digits.data() + digits.size() && !digits.empty()) return number;
  return json::string(key_of(text));
}

/// Visitor of fields.hpp that makes a body of what was typed.
class TypedFields {
 public:
  TypedFields(std::string prefix, std::string at, const FormData& typed, TypedAct& act, bool in_slot = false)
      : prefix_(std::move(prefix)), at_(std::move(at)), typed_(typed), act_(act), in_slot_(in_slot) {}

  void text(std::string_view name, const std::string&, Length length, Need) {
    const auto typed = length == Length::Word ? std::string(typed_.value(field(name))) : typed_.lines(field(name));
    if (!trim(typed).empty()) is_empty_ = false;
    // In a slot that nobody filled, an empty text is no text; elsewhere it is one that is missing.
    if (typed_.has(field(name)) && !(in_slot_ && typed.empty())) put(name, json::string(key_of(typed)));
  }
  void texts(std::string_view name, const std::vector<std::string>&, Length, Need, std::size_t) {
    auto items = lines_of(typed_.lines(field(name)));
    if (!items.empty()) is_empty_ = false;
    put(name, std::move(items));
  }
  void code(std::string_view name, const std::string&, CodeList, Need) {
    put(name, json::string(key_of(trim(typed_.value(field(name))))));
  }
  void codes(std::string_view name, const std::vector<std::string>& values, CodeList list, Need, std::size_t max) {
    if (!is_ticked(list)) return texts(name, values, Length::Word, Need::Optional, max);
    ticks(name);
  }
  template <class E>
  void word(std::string_view name, const E&) {
    put(name, json::string(key_of(typed_.value(field(name)))));
  }
  template <class E>
  void words(std::string_view name, const std::vector<E>&, Need) {
    ticks(name);
  }
  template <class E>
  void optional_word(std::string_view name, const std::optional<E>&) {
    const auto typed = typed_.value(field(name));
    if (!typed.empty()) put(name, json::string(key_of(typed)));
  }
  void flag(std::string_view name, bool) {
    const bool set = typed_.has(field(name), "yes");
    if (set) is_empty_ = false;
    put(name, set);
  }
  void integer(std::string_view name, std::int64_t, std::int64_t, std::int64_t) {
    const auto typed = trim(typed_.value(field(name)));
    if (typed.empty()) return;
    is_empty_ = is_empty_ && name == "urgency";
    put(name, number_of(typed, is_money(name)));
  }
  void seq(std::string_view name, std::uint64_t) { put(name, number_of(typed_.value(field(name)), false)); }
  void date(std::string_view name, const std::optional<LocalDate>&, Need) {
    const auto typed = trim(typed_.value(field(name)));
    if (!typed.empty()) put(name, json::string(key_of(typed)));
  }
  template <class T>
  void list(std::string_view name, const std::vector<T>&, Need, std::size_t max) {
    json::array items;
    // Slots are numbered without a gap; the first that the form did not have ends them.
    for (std::size_t slot = 0; slot < max && has_slot(name, slot); ++slot) {
      const auto here = at_ + "/" + std::string(name) + "/" + std::to_string(items.size());
      TypedFields inner(field(name) + "_" + std::to_string(slot), here, typed_, act_, true);
      T item;
      describe(inner, item);
      if (!inner.is_empty_) items.emplace_back(std::move(inner.object_));
    }
    if (!items.empty()) is_empty_ = false;
    put(name, std::move(items));
  }
  [[nodiscard]] json::object& object() { return object_; }

 private:
  [[nodiscard]] std::string field(std::string_view name) const { return prefix_ + "_" + std::string(name); }
  [[nodiscard]] bool has_slot(std::string_view name, std::size_t slot) const {
    return typed_.has_prefix(field(name) + "_" + std::to_string(slot) + "_");
  }
  void ticks(std::string_view name) {
    json::array words;
    for (const auto word : typed_.values(field(name))) words.emplace_back(json::string(key_of(word)));
    if (!words.empty()) is_empty_ = false;
    put(name, std::move(words));
  }
  void put(std::string_view name, json::value value) {
    act_.fields[at_ + "/" + std::string(name)] = field(name);
    object_[key_of(name)] = std::move(value);
  }

  std::string prefix_;
  std::string at_;
  const FormData& typed_;
  TypedAct& act_;
  bool in_slot_;
  bool is_empty_ = true;
  json::object object_;
};

template <class F, class C>
concept IsDescribedTo = requires(F& fields, C& command) { describe(fields, command); };

template <class F>
using Describer = void (*)(F&);

template <class F, class C>
constexpr Describer<F> describer_of() {
  if constexpr (IsDescribedTo<F, C>) {
    return [](F& fields) {
      C command;
      describe(fields, command);
    };
  } else {
    return nullptr;
  }
}

template <class F, std::size_t... I>
constexpr auto describers(std::index_sequence<I...>) {
  return std::array<Describer<F>, sizeof...(I)>{describer_of<F, std::variant_alternative_t<I, Command>>()...};
}

template <class F>
void describe_route(std::string_view route, F& fields) {
  static constexpr auto kDescribers = describers<F>(std::make_index_sequence<std::variant_size_v<Command>>());
  const auto table = act_table();
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].route == route && kDescribers[i] != nullptr) return kDescribers[i](fields);
  }
  REDRESS_CHECK(false);
}

}  // namespace

void draw_act(std::string_view route, std::string_view prefix, Controls& controls, const ActScene& scene) {
  DrawFields fields(std::string(prefix), route, controls, scene);
  describe_route(route, fields);
}

TypedAct typed_act(std::string_view route, std::string_view prefix, const FormData& typed) {
  TypedAct act;
  TypedFields fields(std::string(prefix), {}, typed, act);
  describe_route(route, fields);
  act.body = std::move(fields.object());
  return act;
}

}  // namespace redress::http::pages
