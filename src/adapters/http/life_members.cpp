#include "adapters/http/life_members.hpp"

#include "adapters/http/answers.hpp"
#include "adapters/http/labels.hpp"
#include "domain/complaint/guards.hpp"
#include "domain/complaint/life_codec.hpp"

namespace redress::http {
namespace {

using complaint::Life;

json::string_view view_of(std::string_view text) { return {text.data(), text.size()}; }

template <class Words>
json::array array_of(const Words& words) {
  json::array list;
  for (const auto& word : words) list.emplace_back(json::string(view_of(word)));
  return list;
}

void append_json(std::string& out, std::string_view name, json::value value) { append_raw(out, name, to_jcs(value)); }

void append_category(std::string& out, const complaint::State& state, Language language) {
  if (state.category.empty()) return;
  append_text(out, "category", state.category);
  const auto* category = taxonomy::Taxonomy::builtin().find(state.category);
  if (category == nullptr) return;
  append_text(out, "category_label", language == Language::Chinese ? category->name.zh_cn : category->name.en);
}

json::array points_of(const Life& life, bool with_words) {
  json::array points;
  for (std::size_t i = 0; i < life.points.size(); ++i) {
    const auto& point = life.points[i];
    json::object object{{"point", static_cast<std::int64_t>(i + 1)}};
    if (with_words) object["text"] = json::string(view_of(point.text));
    if (point.finding) object["finding"] = json::string(view_of(to_word(*point.finding)));
    if (point.against_us) object["against_us"] = true;
    if (with_words && !point.facts.empty()) object["facts"] = json::string(view_of(point.facts));
    points.emplace_back(std::move(object));
  }
  return points;
}

json::object plan_of(const complaint::State& state, bool with_words) {
  const auto& plan = *state.memory.life->plan;
  json::object object{{"plan", static_cast<std::int64_t>(plan.seq)},
                      {"total_minor", plan.total_minor},
                      {"adopted", plan.adopted},
                      {"liability_wording", plan.liability_wording}};
  json::array missing;
  for (const auto signature : complaint::missing_signatures(state, complaint::Rules::defaults().legal_minor)) {
    missing.emplace_back(json::string(view_of(to_word(signature))));
  }
  object["signatures_missing"] = std::move(missing);
  if (!with_words) return object;
  json::array answers;
  for (auto answer : plan.answers) {
    complaint::WriteFields fields;
    describe(fields, answer);
    answers.emplace_back(std::move(fields.object()));
  }
  object["answers"] = std::move(answers);
  return object;
}

json::array actions_of(const Life& life) {
  json::array actions;
  for (std::size_t i = 0; i < life.actions.size(); ++i) {
    const auto& action = life.actions[i];
    json::object object{{"action", static_cast<std::int64_t>(i + 1)},
                        {"point", static_cast<std::int64_t>(action.point)},
                        {"remedy", json::string(view_of(action.remedy))},
                        {"amount_minor", action.amount_minor},
                        {"done", action.done},
                        {"dropped", action.dropped}};
    if (action.due_on) object["due_on"] = json::string(view_of(to_iso(*action.due_on)));
    actions.emplace_back(std::move(object));
  }
  return actions;
}

json::array needs_of(const std::vector<complaint::Refusal>& needs) {
  json::array list;
  for (const auto& need : needs) {
    list.emplace_back(json::object{{"code", json::string(view_of(to_word(need.code)))},
                                   {"detail", json::string(view_of(need.detail))}});
  }
  return list;
}

void append_draft(std::string& out, const complaint::Draft& draft) {
  append_json(out, "draft",
              json::object{{"draft", static_cast<std::int64_t>(draft.seq)},
                           {"text", json::string(view_of(draft.text))},
                           {"approved", !draft.approved_by.empty()}});
}

}  // namespace

void append_life(std::string& out, const complaint::State& state, Language language) {
  append_category(out, state, language);
  if (state.severity) append_text(out, "severity", to_word(*state.severity));
  if (state.kind == complaint::RecordKind::Complaint) append_text(out, "owner_department", state.owner_department);
  if (!state.group.empty()) append_text(out, "group", state.group);
}

void append_life_of_row(std::string& out, const complaint::State& state, Language language) {
  append_life(out, state, language);
  if (!state.owner.empty()) append_text(out, "owner", state.owner);
  if (state.disputed) append_flag(out, "disputed", true);
}

void append_staff_life(std::string& out, const service::ComplaintView& view, bool with_words, Language) {
  const auto& state = view.state;
  const auto& life = *state.memory.life;
  append_text(out, "owner", state.owner);
  if (!state.investigator.empty()) append_text(out, "investigator", state.investigator);
  append_json(out, "flags", array_of(state.flags));
  append_json(out, "conflicted", array_of(state.conflicted));
  append_flag(out, "disputed", state.disputed);
  append_json(out, "suggested", array_of(life.suggested));
  append_json(out, "links", array_of(life.links));
  append_json(out, "abuse", array_of(life.abuse));
  append_json(out, "checks_needed", array_of(life.checks_needed));
  append_raw(out, "compensation_minor", std::to_string(state.compensation_minor));
  append_json(out, "points", points_of(life, with_words));
  if (life.plan) append_json(out, "plan", plan_of(state, with_words));
  append_json(out, "actions", actions_of(life));
  if (life.draft && with_words) append_draft(out, *life.draft);
  if (life.lowering_seq != 0) append_raw(out, "lowering_proposal", std::to_string(life.lowering_seq));
  append_json(out, "staff_needs", needs_of(view.staff_needs));
}

}  // namespace redress::http
