// The plan (MECHANISM.md 3.1.5): an answer and remedies for every point, beside what was done in like complaints.

#include "base/text.hpp"
#include "domain/complaint/guards.hpp"
#include "domain/complaint/lifecycle.hpp"
#include "domain/complaint/plan_rules.hpp"

namespace redress::complaint {
namespace {

Outcome outcome_with(const State& state, bool settled) {
  auto life = *state.memory.life;
  life.plan = Plan{};
  life.plan->settled = settled;
  return outcome_of(life);
}

void check_deviation(Refusals& found, const State& state, const MakePlan& command, const Facts& facts) {
  if (!is_blank(command.deviation)) return;
  const auto apart =
      deviation(state.memory.life->paid_minor + total_of(command.answers),
                outcome_with(state, !command.settlement.empty()), facts.looked_up.precedents, facts.rules->deviation);
  if (apart) found.push_back({RefusalCode::DeviationUnexplained, "/deviation", std::to_string(*apart)});
}

void check_phrases(Refusals& found, const Facts& facts) {
  for (const auto& phrase : facts.looked_up.forbidden) found.push_back({RefusalCode::TextForbidden, {}, phrase});
}

PlanMade made(const MakePlan& command, const Facts& facts) {
  PlanMade event;
  event.answers = command.answers;
  event.total_minor = total_of(command.answers);
  event.liability_wording = command.liability_wording;
  event.settlement = command.settlement;
  event.deviation = command.deviation;
  event.by = facts.actor.user;
  for (const auto& precedent : facts.looked_up.precedents) event.precedents.push_back(precedent.number);
  return event;
}

std::vector<PointAnswer> answers_of(const TakeFastTrack& command) {
  std::vector<PointAnswer> answers;
  for (const auto& point : command.points) {
    answers.push_back({point.point, point.answer, point.reasons, point.remedies});
  }
  return answers;
}

Refusals check_fast(const State& state, const TakeFastTrack& command, const Facts& facts) {
  Refusals found;
  if (state.owner.empty()) return refuse(RefusalCode::OwnerMissing);
  if (state.owner != facts.actor.user) return refuse(RefusalCode::NotOwner);
  if (state.severity != taxonomy::Severity::S4) return refuse(RefusalCode::NotFastTrack);
  const auto answers = answers_of(command);
  // Nobody approves what they own: without a second signature there is no money in it (D5-2, D5-3).
  if (total_of(answers) != 0) return refuse(RefusalCode::NotFastTrack, "/points");
  check_answers(found, state, answers, facts, "/points");
  if (const auto open = unanswered(state, answers); !open.empty()) {
    found.push_back({RefusalCode::AnswerMissing, "/points", open});
  }
  check_phrases(found, facts);
  return found;
}

// The customer has said no to the result, or the plan cannot be done (B2 rule d).
Refusals check_way_back(const State& state, const StepBack& command) {
  Refusals found;
  const bool told = state.stage == Stage::Feedback;
  if (told && (!state.memory.life->told || state.memory.life->told->reply != Reply::Rejected)) {
    found.push_back({RefusalCode::DisagreementMissing, {}, {}});
  }
  if (state.stage == Stage::Handling && is_blank(command.notice)) {
    found.push_back({RefusalCode::NoticeMissing, "/notice", {}});
  }
  return found;
}

}  // namespace

Decision decide_act(const State& state, const MakePlan& command, const Facts& facts) {
  if (auto found = check_owner(state, facts); !found.empty()) return found;
  Refusals found;
  check_answers(found, state, command.answers, facts, "/answers");
  if (const auto open = unanswered(state, command.answers); !open.empty()) {
    found.push_back({RefusalCode::AnswerMissing, "/answers", open});
  }
  check_deviation(found, state, command, facts);
  check_phrases(found, facts);
  if (!found.empty()) return found;
  return std::vector<Event>{made(command, facts)};
}

Decision decide_act(const State& state, const TakeFastTrack& command, const Facts& facts) {
  if (auto found = check_fast(state, command, facts); !found.empty()) return found;
  if (auto found = obstacles(state, Stage::Handling); !found.empty()) return found;
  std::vector<Event> events;
  for (const auto& point : command.points) {
    events.emplace_back(FindingRecorded{point.point, point.finding, false, point.facts, facts.actor.user});
  }
  events.emplace_back(made({answers_of(command), false, {}, {}}, facts));
  events.emplace_back(FastTrackTaken{});
  return events;
}

Decision decide_act(const State& state, const StepBack& command, const Facts& facts) {
  if (!facts.standing.is_manager) {
    if (auto found = check_owner(state, facts); !found.empty()) return found;
  }
  auto found = obstacles(state, command.to == BackTo::Planning ? Stage::Planning : Stage::Investigating);
  if (found.empty()) found = check_way_back(state, command);
  if (!found.empty()) return found;
  return std::vector<Event>{SteppedBack{command.to, command.notice, command.reason}};
}

}  // namespace redress::complaint
