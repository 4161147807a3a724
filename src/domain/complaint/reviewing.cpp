// The one internal review (MECHANISM.md R3.1.8-04): somebody who took no part looks again and may change the outcome.

#include "domain/complaint/grouping.hpp"
#include "domain/complaint/guards.hpp"
#include "domain/complaint/lifecycle.hpp"
#include "domain/complaint/plan_rules.hpp"

namespace redress::complaint {
namespace {

bool was_rejected(const State& state) { return state.close_code == CloseCode::Inadmissible; }

Outcome outcome_before(const State& state) {
  const auto& told = state.memory.life->told;
  return told ? told->outcome : Outcome::Inadmissible;
}

Refusals check_phrases(const Facts& facts) {
  Refusals found;
  for (const auto& phrase : facts.looked_up.forbidden) found.push_back({RefusalCode::TextForbidden, {}, phrase});
  return found;
}

Refusals check_change(const State& state, const DecideReview& command, const Facts& facts) {
  Refusals found;
  if (!command.outcome || !is_result(*command.outcome)) found.push_back({RefusalCode::OutcomeMissing, "/outcome", {}});
  if (command.outcome == outcome_before(state) && command.answers.empty()) {
    found.push_back({RefusalCode::OutcomeUnchanged, "/outcome", {}});
  }
  check_answers(found, state, command.answers, facts, "/answers");
  return found;
}

// What was rejected, or answered with a group only, was never handled by itself: a changed result takes it on.
std::vector<Event> changed(const State& state, ReviewDecided decided) {
  const auto& life = *state.memory.life;
  // Of a group's result, answers that the review gives itself are carried out as of any other.
  const bool untold = !life.told || (life.group_outcome && decided.answers.empty());
  const bool free_of_money = !decided.answers.empty() && total_of(decided.answers) == 0;
  const auto reasons = decided.reasons;
  std::vector<Event> events{std::move(decided)};
  if (untold) events.emplace_back(ComplaintReopened{reasons});
  // Money waits for its signatures (D5-2); the rest is to be done.
  if (!untold && free_of_money) events.emplace_back(PlanAdopted{state.memory.event_count + 1});
  return events;
}

}  // namespace

Instant review_since(const State& state) {
  const auto& life = *state.memory.life;
  const auto closed = state.closed_at.value_or(state.stage_since);
  // While a group is not closed nobody of it can ask: their time begins then.
  return life.told && !life.group_outcome ? life.told->at : closed;
}

Decision decide_act(const State& state, const AskReview& command, const Facts& facts) {
  const auto& life = *state.memory.life;
  if (life.review) return refuse(RefusalCode::ReviewUsed);
  if (!life.told && !was_rejected(state)) return refuse(RefusalCode::ResultMissing);
  const auto since = review_since(state);
  if (is_over(facts.rules->review_window, since, facts.at, *facts.days)) {
    return refuse(RefusalCode::WindowOver, {}, to_iso(last_day(facts.rules->review_window, since, *facts.days)));
  }
  if (auto found = obstacles(state, Stage::UnderReview); !found.empty()) return found;
  return std::vector<Event>{ReviewAsked{command.text}};
}

Decision decide_act(const State& state, const TakeReview&, const Facts& facts) {
  const auto& life = *state.memory.life;
  if (!life.review->reviewer.empty()) return refuse(RefusalCode::ReviewTaken);
  if (life.hands.contains(facts.actor.user)) return refuse(RefusalCode::ReviewerTookPart);
  return std::vector<Event>{ReviewTaken{facts.actor.user}};
}

Decision decide_act(const State& state, const DecideReview& command, const Facts& facts) {
  const auto& life = *state.memory.life;
  if (life.review->reviewer != facts.actor.user) return refuse(RefusalCode::NotReviewer);
  if (life.hands.contains(facts.actor.user)) return refuse(RefusalCode::ReviewerTookPart);
  if (auto found = check_phrases(facts); !found.empty()) return found;
  ReviewDecided decided{command.result, outcome_before(state), command.reasons, {}, facts.actor.user};
  if (command.result == ReviewResult::Confirmed) {
    if (command.outcome || !command.answers.empty()) return refuse(RefusalCode::OutcomeUnchanged, "/outcome");
    return std::vector<Event>{std::move(decided)};
  }
  if (auto found = check_change(state, command, facts); !found.empty()) return found;
  decided.outcome = *command.outcome;
  decided.answers = command.answers;
  return changed(state, std::move(decided));
}

}  // namespace redress::complaint
