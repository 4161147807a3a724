// After the result (MECHANISM.md 3.1.8): follow-up, improvement decision, the closing checklist, reopening.

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "domain/complaint/acts.hpp"
#include "domain/complaint/guards.hpp"
#include "domain/complaint/lifecycle.hpp"

namespace redress::complaint {
namespace {

// Every item that no event shows is done, or not applicable with a reason.
void check_list(Refusals& found, const std::vector<ChecklistAnswer>& answers) {
  std::set<ChecklistItem> settled;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto& answer = answers[i];
    if (answer.done || !is_blank(answer.reason)) {
      settled.insert(answer.item);
    } else {
      found.push_back({RefusalCode::ReasonMissing, "/checklist/" + std::to_string(i) + "/reason", {}});
    }
  }
  std::string open;
  for (const auto& [item, word] : words_of(ChecklistItem{})) {
    if (!settled.contains(item)) open += (open.empty() ? "" : ", ") + std::string(word);
  }
  if (!open.empty()) found.push_back({RefusalCode::ChecklistOpen, "/checklist", open});
}

bool fits(const State& state, CloseCode code, const Facts& facts) {
  const auto& life = *state.memory.life;
  if (state.stage == Stage::Referred) return code == CloseCode::External;
  if (!life.told) return false;
  // A review upheld the rejection.
  if (life.told->outcome == Outcome::Inadmissible) return code == CloseCode::Inadmissible;
  switch (code) {
    case CloseCode::Accepted: return life.told->reply == Reply::Accepted;
    case CloseCode::NoReply: return life.told->reply == Reply::None;
    case CloseCode::NotAgreed: return life.told->reply == Reply::Rejected;
    case CloseCode::Unreachable: return is_unreachable(state, facts.rules->deliveries);
    case CloseCode::External: return life.was_external;
    case CloseCode::Withdrawn:
    case CloseCode::Inadmissible:
    case CloseCode::Merged: return false;
  }
  return false;
}

std::string fitting(const State& state, const Facts& facts) {
  std::string codes;
  for (const auto& [code, word] : words_of(CloseCode{})) {
    if (fits(state, code, facts)) codes += (codes.empty() ? "" : ", ") + std::string(word);
  }
  return codes;
}

Refusals check_closer(const State& state, const Facts& facts) {
  const auto& closes = facts.standing.closes;
  if (state.severity && std::find(closes.begin(), closes.end(), *state.severity) == closes.end()) {
    return refuse(RefusalCode::SeverityReserved, {}, std::string(to_word(*state.severity)));
  }
  // The owner ends what they own; a manager, what is escalated or nobody's.
  return facts.standing.is_manager ? Refusals{} : check_owner(state, facts);
}

Refusals check_follow_up(const State& state, CloseCode code) {
  // Of a minor complaint the survey is follow-up enough (D2-9), and nobody follows up who cannot be reached.
  const bool free = state.severity == taxonomy::Severity::S4 || code == CloseCode::Unreachable;
  return free || state.memory.life->followed_up ? Refusals{} : refuse(RefusalCode::FollowUpMissing);
}

}  // namespace

Decision decide_act(const State&, const RecordFollowUp& command, const Facts&) {
  return std::vector<Event>{
      FollowUpRecorded{command.reached, command.remedied, command.recurred, command.satisfied, command.text}};
}

Decision decide_act(const State&, const DecideImprovement& command, const Facts&) {
  return std::vector<Event>{ImprovementDecided{command.needed, command.reason}};
}

Decision decide_act(const State& state, const CloseComplaint& command, const Facts& facts) {
  if (auto found = check_closer(state, facts); !found.empty()) return found;
  auto found = obstacles(state, Stage::Closed);
  const bool referred = state.stage == Stage::Referred;
  if (!referred) {
    for (auto& one : check_follow_up(state, command.code)) found.push_back(std::move(one));
  }
  if (!fits(state, command.code, facts)) {
    found.push_back({RefusalCode::CloseCodeWrong, "/code", fitting(state, facts)});
  }
  check_list(found, command.checklist);
  if (!found.empty()) return found;
  const auto outcome = referred ? Outcome::Referred : state.memory.life->told->outcome;
  return std::vector<Event>{ChecklistRecorded{command.checklist}, ComplaintClosed{command.code, outcome}};
}

Decision decide_act(const State& state, const ReopenComplaint& command, const Facts& facts) {
  if (state.stage != Stage::Closed) {
    // Only what the program or a person found again reopens what is still open (B2 rule g).
    if (!is_operator(facts.actor.kind) || !state.memory.life->recheck_failed) {
      return refuse(RefusalCode::NoFailedRecheck);
    }
    return std::vector<Event>{ComplaintReopened{command.reason}};
  }
  if (state.close_code == CloseCode::Inadmissible || state.close_code == CloseCode::Merged) {
    return refuse(RefusalCode::NotReopened, {}, std::string(to_word(*state.close_code)));
  }
  const auto since = state.closed_at.value_or(state.stage_since);
  if (is_over(facts.rules->reopen_window, since, facts.at, *facts.days)) {
    return refuse(RefusalCode::WindowOver, {}, to_iso(last_day(facts.rules->reopen_window, since, *facts.days)));
  }
  if (auto found = obstacles(state, Stage::Reopened); !found.empty()) return found;
  return std::vector<Event>{ComplaintReopened{command.reason}};
}

}  // namespace redress::complaint
