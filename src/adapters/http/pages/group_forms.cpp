#include "adapters/http/pages/group_forms.hpp"

#include <charconv>

#include "adapters/http/pages/act_options.hpp"
#include "domain/group/decide.hpp"
#include "service/group_forms.hpp"
#include "service/groups.hpp"

namespace redress::http::pages {
namespace {

constexpr GroupField kOpen[] = {{"name"}, {"numbers", GroupInput::Numbers}};
constexpr GroupField kAdd[] = {{"numbers", GroupInput::Numbers}};
constexpr GroupField kRemove[] = {{"number"}, {"reason", GroupInput::Text}};
constexpr GroupField kWrite[] = {{"text", GroupInput::Text}};
constexpr GroupField kDraft[] = {{"outcome", GroupInput::Outcome}, {"text", GroupInput::Text}};
constexpr GroupField kApprove[] = {{"draft", GroupInput::Draft}};
constexpr GroupField kClose[] = {{"improvement", GroupInput::Flag}, {"reason", GroupInput::Text}};

struct Form {
  std::string_view name;
  std::span<const GroupField> fields;
};
// In the order of group::Command.
constexpr Form kForms[] = {{"group_open", kOpen},     {"group_members", kAdd},  {"group_removal", kRemove},
                           {"group_message", kWrite}, {"group_result", kDraft}, {"group_approval", kApprove},
                           {"group_closing", kClose}};

template <std::size_t... I>
std::vector<GroupAct> acts_of(std::index_sequence<I...>) {
  return {GroupAct{service::kGroupActs[I], kForms[I].name, kForms[I].fields,
                   service::allowed_for(std::variant_alternative_t<I, group::Command>())}...};
}

std::string name_of(const GroupAct& act, std::string_view member) {
  return std::string(act.name) + "_" + std::string(member);
}

json::string_view key_of(std::string_view text) { return {text.data(), text.size()}; }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ';'; }

/// Separators of Chinese become blanks.
std::string plain_separators(std::string_view typed) {
  static constexpr std::string_view kWide[] = {"，", "、", "；", "　"};
  std::string plain(typed);
  for (const auto wide : kWide) {
    for (auto at = plain.find(wide); at != std::string::npos; at = plain.find(wide, at))
      plain.replace(at, wide.size(), " ");
  }
  return plain;
}

/// Numbers as they are pasted: one a line, or with commas or blanks between.
json::array numbers_in(std::string_view pasted) {
  const auto plain = plain_separators(pasted);
  const std::string_view typed = plain;
  json::array numbers;
  std::size_t from = 0;
  while (from < typed.size()) {
    while (from < typed.size() && is_space(typed[from])) ++from;
    auto end = from;
    while (end < typed.size() && !is_space(typed[end])) ++end;
    if (end > from) numbers.emplace_back(json::string(key_of(typed.substr(from, end - from))));
    from = end;
  }
  return numbers;
}

json::value draft_in(std::string_view typed) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (error == std::errc() && end == typed.data() + typed.size()) return number;
  return json::string(key_of(typed));
}

json::value read_field(const GroupAct& act, const GroupField& field, const FormData& typed) {
  const auto name = name_of(act, field.member);
  switch (field.input) {
    case GroupInput::Text: return json::string(key_of(typed.lines(name)));
    case GroupInput::Numbers: return numbers_in(typed.value(name));
    case GroupInput::Draft: return draft_in(typed.value(name));
    case GroupInput::Flag: return typed.has(name, "yes");
    case GroupInput::Line:
    case GroupInput::Outcome: break;
  }
  return json::string(key_of(typed.value(name)));
}

}  // namespace

std::span<const GroupAct> group_acts() {
  static const auto kActs = acts_of(std::make_index_sequence<std::variant_size_v<group::Command>>());
  return kActs;
}

const GroupAct* find_group_act(std::string_view route) {
  for (const auto& act : group_acts()) {
    if (act.route == route) return &act;
  }
  return nullptr;
}

bool is_due(const GroupAct& act, const group::State& group, bool has_members) {
  if (act.route.empty() || group.closed_at) return false;
  if (act.route == "messages") return has_members;
  if (act.route == "closing") return group.told_at || !has_members;
  if (group.told_at) return false;
  return act.route != "result/approval" || group.draft;
}

void draw_group_act(const GroupAct& act, const group::State* group, Controls& controls, Html& html,
                    const Speaker& say) {
  constexpr std::size_t kRows = 5;
  for (const auto& field : act.fields) {
    const auto name = name_of(act, field.member);
    switch (field.input) {
      case GroupInput::Line: controls.line({.name = name, .required = true}); break;
      case GroupInput::Text:
      case GroupInput::Numbers: controls.lines(name, kRows, true); break;
      case GroupInput::Flag: controls.check(name); break;
      case GroupInput::Draft:
        write_hidden(html, {{name, std::to_string(group != nullptr && group->draft ? group->draft->seq : 0)}});
        break;
      case GroupInput::Outcome: {
        const auto words = options_of(complaint::Outcome{}, say.language());  // outlives the views of its values
        std::vector<Controls::Option> options;
        for (const auto& option : words) {
          const auto outcome = parse_word<complaint::Outcome>(option.value);
          if (outcome && group::may_be_told(*outcome)) options.push_back({option.value, option.text, {}});
        }
        controls.select(name, options, "U1");
        break;
      }
    }
  }
}

json::object typed_group_act(const GroupAct& act, const FormData& typed) {
  json::object body;
  for (const auto& field : act.fields) body[key_of(field.member)] = read_field(act, field, typed);
  return body;
}

std::string group_field_of(const GroupAct& act, std::string_view pointer) {
  for (const auto& field : act.fields) {
    const auto at = "/" + std::string(field.member);
    if (field.input != GroupInput::Draft && (pointer == at || pointer.starts_with(at + "/"))) {
      return name_of(act, field.member);
    }
  }
  return {};
}

}  // namespace redress::http::pages
