#include "adapters/http/pages/staff_acts.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "adapters/http/pages/act_options.hpp"
#include "service/act_forms.hpp"
#include "service/staff_directory.hpp"

namespace redress::http::pages {
namespace {

// Their texts are older than the rule for names.
constexpr std::pair<std::string_view, std::string_view> kPrefixes[] = {
    {"confirmation", "confirm"},       {"information-requests", "ask"},  {"messages", "message"}, {"notes", "note"},
    {"rejection/approval", "approve"}, {"rejection/refusal", "decline"}, {"rejection", "reject"}, {"links", "link"}};

std::string prefix_of(std::string_view route) {
  for (const auto& [known, prefix] : kPrefixes) {
    if (known == route) return std::string(prefix);
  }
  std::string prefix(route);
  std::replace_if(prefix.begin(), prefix.end(), [](char c) { return c == '/' || c == '-'; }, '_');
  return prefix;
}

template <std::size_t... I>
std::vector<organisation::Permissions> permissions_of_all(std::index_sequence<I...>) {
  const auto of = [](const complaint::Command& command) {
    auto permissions = service::also_allowed_for(command);
    permissions.add(service::permission_for(command));
    return permissions;
  };
  return {of(std::variant_alternative_t<I, complaint::Command>())...};
}

std::vector<StaffAct> all_acts() {
  const auto permissions = permissions_of_all(std::make_index_sequence<std::variant_size_v<complaint::Command>>());
  std::vector<StaffAct> acts;
  const auto table = complaint::act_table();
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto& row = table[i];
    if (row.by == complaint::ActOf::Complainant || !service::has_act_form(row.route)) continue;
    acts.push_back({row.route, prefix_of(row.route), row.stages, row.complaints_only, permissions[i]});
  }
  // What is written to everybody at any time stands last.
  std::stable_partition(acts.begin(), acts.end(),
                        [](const StaffAct& act) { return act.prefix != "message" && act.prefix != "note"; });
  return acts;
}

// These decide on something that waits; without it there is nothing to decide.
bool decides_on_what_waits(std::string_view route) {
  return route == "rejection/approval" || route == "rejection/refusal" || route == "severity/approval" ||
         route == "severity/refusal" || route == "plan/approval" || route == "plan/cosignature" ||
         route == "plan/rejection" || route == "decision/approval";
}

}  // namespace

std::span<const StaffAct> staff_acts() {
  static const std::vector<StaffAct> kActs = all_acts();
  return kActs;
}

const StaffAct* find_staff_act(std::string_view route) {
  const auto acts = staff_acts();
  const auto found = std::find_if(acts.begin(), acts.end(), [&](const StaffAct& act) { return act.route == route; });
  return found == acts.end() ? nullptr : &*found;
}

bool is_due(const StaffAct& act, const complaint::State& state) {
  if (!act.stages.has(state.stage)) return false;
  if (act.complaints_only && state.kind != complaint::RecordKind::Complaint) return false;
  if (decides_on_what_waits(act.route)) return waiting_of(act.route, state) != 0;
  if (act.route == "rejection" || act.route == "severity") return waiting_of(act.route, state) == 0;
  const auto& life = *state.memory.life;
  if (act.route == "links/dismissal") return !life.suggested.empty();
  if (act.route == "actions") {
    return std::any_of(life.actions.begin(), life.actions.end(),
                       [](const complaint::Action& action) { return !action.done && !action.dropped; });
  }
  return true;
}

}  // namespace redress::http::pages
