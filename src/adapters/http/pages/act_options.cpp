#include "adapters/http/pages/act_options.hpp"

#include "service/office.hpp"

namespace redress::http::pages {
namespace {

std::string named(const std::string& code, const taxonomy::Name& name, Language language) {
  return code + " " + (language == Language::Chinese ? name.zh_cn : name.en);
}

template <class Rows>
ActOptions rows_of(const Rows& rows, Language language, bool with_code) {
  ActOptions options;
  for (const auto& row : rows) {
    const auto& text = language == Language::Chinese ? row.name.zh_cn : row.name.en;
    options.push_back({row.code, with_code ? named(row.code, row.name, language) : text});
  }
  return options;
}

// Criteria with a measure follow from their numbers: they are not ticked.
ActOptions criteria_of(Language language) {
  ActOptions options;
  for (const auto& row : taxonomy::SeverityTable::builtin().criteria()) {
    if (row.bounds) continue;
    options.push_back({row.code, language == Language::Chinese ? row.name.zh_cn : row.name.en});
  }
  return options;
}

ActOptions users_of(const ActScene& scene) {
  ActOptions options;
  const auto organisation = scene.office.staff.latest();
  for (const auto& [id, user] : organisation->users) {
    const auto permissions = scene.office.staff.permissions_of(id);
    const bool handles = permissions.has_any(
        {organisation::Permission::Plan, organisation::Permission::Investigate, organisation::Permission::ApprovePlan});
    if (user.disabled || !handles) continue;
    options.push_back({id, user.name + (user.department.empty() ? "" : " · " + user.department)});
  }
  return options;
}

}  // namespace

ActOptions options_of(complaint::CodeList list, const ActScene& scene) {
  using enum complaint::CodeList;
  const auto language = scene.language;
  switch (list) {
    case Category: return rows_of(taxonomy::Taxonomy::builtin().categories(), language, true);
    case Flag: return rows_of(taxonomy::SeverityTable::builtin().flags(), language, false);
    case Measure: return rows_of(taxonomy::SeverityTable::builtin().measures(), language, false);
    case Criterion: return criteria_of(language);
    case Remedy: return rows_of(taxonomy::ClosedLists::builtin().items("remedy"), language, false);
    case RootCause: return rows_of(taxonomy::ClosedLists::builtin().items("root_cause"), language, false);
    case RequestedItem: return rows_of(taxonomy::ClosedLists::builtin().items("requested_item"), language, false);
    case AbuseIndicator: return rows_of(taxonomy::ClosedLists::builtin().items("abuse_indicator"), language, false);
    case User: return users_of(scene);
    case Check:
    case Number: return {};
  }
  return {};
}

ActOptions numbers_of(std::string_view member, const ActScene& scene) {
  const auto& life = *scene.state.memory.life;
  ActOptions options;
  if (member == "point") {
    for (std::size_t i = 0; i < life.points.size(); ++i) {
      options.push_back({std::to_string(i + 1), std::to_string(i + 1) + " " + life.points[i].text});
    }
  }
  if (member == "action") {
    for (std::size_t i = 0; i < life.actions.size(); ++i) {
      const auto& action = life.actions[i];
      if (action.done || action.dropped) continue;
      const auto* item = taxonomy::ClosedLists::builtin().find("remedy", action.remedy);
      const auto name = item == nullptr                       ? action.remedy
                        : scene.language == Language::Chinese ? item->name.zh_cn
                                                              : item->name.en;
      options.push_back({std::to_string(i + 1), std::to_string(i + 1) + " " + name});
    }
  }
  return options;
}

std::uint64_t waiting_of(std::string_view route, const complaint::State& state) {
  const auto& life = *state.memory.life;
  if (route.starts_with("rejection")) return state.rejection_seq;
  if (route.starts_with("severity")) return life.lowering_seq;
  if (route.starts_with("plan")) return life.plan && !life.plan->adopted ? life.plan->seq : 0;
  if (route.starts_with("decision")) return life.draft && life.draft->approved_by.empty() ? life.draft->seq : 0;
  return 0;
}

}  // namespace redress::http::pages
