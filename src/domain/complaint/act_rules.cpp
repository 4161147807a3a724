#include "domain/complaint/act_rules.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/complaint/act_table.hpp"
#include "domain/complaint/filing_rules.hpp"
#include "domain/complaint/lifecycle.hpp"

namespace redress::complaint {

Refusals refuse_closed(const State& state) {
  return refuse(RefusalCode::ComplaintClosed, {}, std::string(to_word(state.stage)));
}

Refusals check_staff_act(const State& state, const Facts& facts) {
  if (!is_operator(facts.actor.kind)) return refuse(RefusalCode::StaffOnly);
  if (!is_open(state.stage)) return refuse_closed(state);
  return {};
}

Refusals check_complaint_act(const State& state, const Facts& facts) {
  if (auto found = check_staff_act(state, facts); !found.empty()) return found;
  if (state.kind != RecordKind::Complaint) return refuse(RefusalCode::NotAComplaint);
  return {};
}

Refusals check_person(const State& state, const Facts& facts) {
  if (auto found = check_complaint_act(state, facts); !found.empty()) return found;
  if (facts.actor.kind != ActorKind::Staff || facts.actor.user.empty()) return refuse(RefusalCode::PersonUnnamed);
  return {};
}

namespace {

Refusals check_actor(ActOf by, const Actor& actor) {
  switch (by) {
    case ActOf::Complainant: return actor.kind == ActorKind::Staff ? refuse(RefusalCode::ComplainantOnly) : Refusals{};
    case ActOf::Either: return {};
    case ActOf::Staff: return is_operator(actor.kind) ? Refusals{} : refuse(RefusalCode::StaffOnly);
    case ActOf::Person: break;
  }
  if (!is_operator(actor.kind)) return refuse(RefusalCode::StaffOnly);
  if (actor.kind != ActorKind::Staff || actor.user.empty()) return refuse(RefusalCode::PersonUnnamed);
  return {};
}

bool is_in_conflict(const State& state, const Actor& actor) {
  return actor.kind == ActorKind::Staff &&
         std::binary_search(state.conflicted.begin(), state.conflicted.end(), actor.user);
}

}  // namespace

Refusals check_table(const State& state, const Command& command, const Facts& facts) {
  const auto& row = row_of(command);
  if (auto found = check_actor(row.by, facts.actor); !found.empty()) return found;
  if (!row.stages.has(state.stage)) {
    if (!is_open(state.stage)) return refuse_closed(state);
    return refuse(RefusalCode::StageForbidsAct, {}, std::string(to_word(state.stage)));
  }
  if (row.complaints_only && state.kind != RecordKind::Complaint) return refuse(RefusalCode::NotAComplaint);
  // Others may still be told of a conflict by whoever is in one.
  if (is_in_conflict(state, facts.actor) && !std::holds_alternative<DeclareConflict>(command)) {
    return refuse(RefusalCode::ConflictOfInterest);
  }
  return {};
}

Refusals check_owner(const State& state, const Facts& facts) {
  if (state.owner.empty()) return refuse(state.disputed ? RefusalCode::OwnershipDisputed : RefusalCode::OwnerMissing);
  if (state.owner != facts.actor.user) return refuse(RefusalCode::NotOwner);
  if (!state.memory.life->accepted) return refuse(RefusalCode::AcceptanceMissing);
  return {};
}

void check_words(Refusals& found, const std::string& pointer, const std::string& text, std::size_t chars_max) {
  if (is_blank(text)) found.push_back({RefusalCode::BlankText, pointer, {}});
  check_text(found, pointer, text, chars_max);
}

}  // namespace redress::complaint
