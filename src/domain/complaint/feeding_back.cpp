// The result goes out (MECHANISM.md 3.1.7), and what the complainant says to it.

#include <algorithm>

#include "domain/complaint/acts.hpp"
#include "domain/complaint/guards.hpp"
#include "domain/complaint/lifecycle.hpp"

namespace redress::complaint {
namespace {

ToldPoint told_point(const Life& life, std::size_t index) {
  const auto& point = life.points[index];
  ToldPoint told;
  told.point = index + 1;
  told.text = point.text;
  told.finding = point.finding.value_or(Finding::Indeterminate);
  told.facts = point.facts;
  for (const auto& answer : life.plan->answers) {
    if (answer.point != told.point) continue;
    told.answer = answer.answer;
    told.reasons = answer.reasons;
    told.remedies = answer.remedies;
  }
  return told;
}

ResultTold told(const State& state) {
  const auto& life = *state.memory.life;
  ResultTold event;
  event.decision_no = state.number + "-D" + std::to_string(life.decision_count + 1);
  event.outcome = outcome_of(life);
  event.compensation_minor = state.compensation_minor;
  event.text = life.draft->text;
  for (std::size_t i = 0; i < life.points.size(); ++i) event.points.push_back(told_point(life, i));
  return event;
}

// Information that did not come is waited for since it was asked, an answer since the result was told.
const Window& window_of(const State& state, const Rules& rules) {
  return state.stage == Stage::Feedback ? rules.accept_window : rules.info_wait;
}

}  // namespace

Decision decide_act(const State& state, const SendResult&, const Facts& facts) {
  if (auto found = check_owner(state, facts); !found.empty()) return found;
  if (auto found = obstacles(state, Stage::Feedback); !found.empty()) return found;
  return std::vector<Event>{told(state)};
}

Decision decide_act(const State& state, const RecordDelivery& command, const Facts&) {
  if (!state.memory.life->told) return refuse(RefusalCode::ResultMissing);
  return std::vector<Event>{DeliveryRecorded{command.result, command.channel, command.proof}};
}

Decision decide_act(const State&, const AcceptResult& command, const Facts&) {
  return std::vector<Event>{ResultAccepted{command.text}};
}

Decision decide_act(const State& state, const RejectResult& command, const Facts& facts) {
  // What may be said again and again is bounded, as information is.
  if (state.memory.additions >= facts.limits.additions_max) {
    return refuse(RefusalCode::TooManyAdditions, {}, std::to_string(facts.limits.additions_max));
  }
  return std::vector<Event>{ResultRejected{command.text}};
}

Decision decide_act(const State&, const SendReminder& command, const Facts&) {
  return std::vector<Event>{ReminderSent{command.text}};
}

Decision decide_act(const State& state, const EndWait&, const Facts& facts) {
  const auto& window = window_of(state, *facts.rules);
  if (!is_over(window, state.stage_since, facts.at, *facts.days)) {
    return refuse(RefusalCode::WindowOpen, {}, to_iso(last_day(window, state.stage_since, *facts.days)));
  }
  if (state.memory.life->reminder_count < facts.rules->reminders) return refuse(RefusalCode::ReminderMissing);
  return std::vector<Event>{WaitEnded{}};
}

}  // namespace redress::complaint
