#include "domain/complaint/guards.hpp"

#include <algorithm>
#include <functional>

namespace redress::complaint {
namespace {

void need(Refusals& found, RefusalCode code, std::string detail = {}) {
  found.push_back({code, {}, std::move(detail)});
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string points_that(const Life& life, const std::function<bool(const Point&, std::uint64_t)>& lack) {
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < life.points.size(); ++i) {
    if (lack(life.points[i], i + 1)) numbers.push_back(std::to_string(i + 1));
  }
  return joined(numbers);
}

void need_findings(Refusals& found, const Life& life) {
  const auto open = points_that(life, [](const Point& point, std::uint64_t) { return !point.finding; });
  if (!open.empty()) need(found, RefusalCode::FindingMissing, open);
}

bool is_answered(const Plan& plan, std::uint64_t point) {
  return std::any_of(plan.answers.begin(), plan.answers.end(), [&](const PointAnswer& a) { return a.point == point; });
}

void need_answers(Refusals& found, const Life& life) {
  const auto open = points_that(
      life, [&](const Point&, std::uint64_t number) { return !life.plan || !is_answered(*life.plan, number); });
  if (!open.empty()) need(found, RefusalCode::AnswerMissing, open);
}

void need_checks(Refusals& found, const Life& life) {
  std::vector<std::string> open;
  for (const auto& check : life.checks_needed) {
    const auto result = life.checks.find(check);
    if (result == life.checks.end() || result->second == CheckResult::Error) open.push_back(check);
  }
  if (!open.empty()) need(found, RefusalCode::CheckMissing, joined(open));
}

// Depth in proportion to severity (R3.1.4-04): of a minor complaint the filing is statement enough.
void need_statements(Refusals& found, const State& state) {
  const auto& life = *state.memory.life;
  if (state.severity == taxonomy::Severity::S4) return;
  if (!life.accused_heard) need(found, RefusalCode::StatementMissing, std::string(to_word(Side::AccusedUnit)));
  if (is_grave(state) && !life.complainant_heard) {
    need(found, RefusalCode::StatementMissing, std::string(to_word(Side::Complainant)));
  }
}

// Five whys for S1 and S2 (R3.1.4-06); of a repeat, before it closes, the cause at least (P5).
bool is_cause_open(const State& state, bool substantiated, bool of_repeats) {
  constexpr std::size_t kWhys = 5;
  const auto& life = *state.memory.life;
  const bool grave = is_grave(state) && substantiated;
  if (!grave && !(of_repeats && is_repeat(state))) return false;
  return !life.cause || (grave && life.cause->why_count < kWhys);
}
void need_cause(Refusals& found, const State& state, bool of_repeats) {
  if (is_cause_open(state, is_substantiated(*state.memory.life), of_repeats))
    need(found, RefusalCode::RootCauseMissing);
}

}  // namespace

bool is_grave(const State& state) {
  return state.severity == taxonomy::Severity::S1 || state.severity == taxonomy::Severity::S2;
}

bool is_repeat(const State& state) {
  return state.memory.life->repeated || std::binary_search(state.flags.begin(), state.flags.end(), "REPEAT");
}

bool is_substantiated(const Life& life) {
  return std::any_of(life.points.begin(), life.points.end(), [](const Point& point) {
    return point.against_us || point.finding == Finding::Substantiated || point.finding == Finding::Partly;
  });
}

Outcome outcome_of(const Life& life) {
  if (life.plan && life.plan->settled) return Outcome::Settled;
  const auto is_full = [](const Point& p) { return p.against_us || p.finding == Finding::Substantiated; };
  const auto& points = life.points;
  if (!points.empty() && std::all_of(points.begin(), points.end(), is_full)) return Outcome::Upheld;
  if (is_substantiated(life)) return Outcome::PartlyUpheld;
  const bool unclear =
      std::any_of(points.begin(), points.end(), [](const Point& p) { return p.finding == Finding::Indeterminate; });
  return unclear || points.empty() ? Outcome::Indeterminate : Outcome::NotUpheld;
}

bool lacks_cause(const State& state, bool upheld) {
  return is_cause_open(state, upheld || is_substantiated(*state.memory.life), true);
}

bool needs_improvement(const State& state) {
  const auto& life = *state.memory.life;
  return (is_grave(state) && is_substantiated(life)) || is_repeat(state);
}

bool is_unreachable(const State& state, std::uint64_t failures) {
  const auto& told = state.memory.life->told;
  return told && !told->delivered && told->failed_count >= failures;
}

std::vector<Signature> missing_signatures(const State& state, std::int64_t legal_minor) {
  std::vector<Signature> missing;
  const auto& plan = state.memory.life->plan;
  if (!plan || plan->adopted) return missing;
  if (plan->approved_by.empty()) missing.push_back(Signature::Approval);
  const bool legal = plan->liability_wording || state.compensation_minor > legal_minor;
  if (legal && plan->legal_by.empty()) missing.push_back(Signature::Legal);
  if (plan->needs_finance && plan->finance_by.empty()) missing.push_back(Signature::Finance);
  return missing;
}

Refusals leave_classified(const State& state) {
  Refusals found;
  if (state.owner.empty()) need(found, state.disputed ? RefusalCode::OwnershipDisputed : RefusalCode::OwnerMissing);
  if (is_grave(state) && !state.memory.life->interim_decided) need(found, RefusalCode::InterimDecisionMissing);
  return found;
}

Refusals leave_investigating(const State& state) {
  const auto& life = *state.memory.life;
  Refusals found;
  // Reopened after it was rejected or given up early, it was never classified.
  if (state.category.empty()) need(found, RefusalCode::NotClassified);
  if (!life.investigation_planned) need(found, RefusalCode::InvestigationPlanMissing);
  if (life.points.empty()) need(found, RefusalCode::PointsMissing);
  need_checks(found, life);
  need_statements(found, state);
  need_findings(found, life);
  need_cause(found, state, false);
  return found;
}

Refusals leave_planning(const State& state, std::int64_t legal_minor) {
  const auto& life = *state.memory.life;
  Refusals found;
  if (!life.plan) return {{RefusalCode::PlanMissing, {}, {}}};
  need_findings(found, life);
  need_answers(found, life);
  for (const auto missing : missing_signatures(state, legal_minor)) {
    need(found, RefusalCode::SignatureMissing, std::string(to_word(missing)));
  }
  return found;
}

Refusals leave_handling(const State& state) {
  const auto& life = *state.memory.life;
  Refusals found;
  need_findings(found, life);
  need_answers(found, life);
  std::vector<std::string> undated;
  for (std::size_t i = 0; i < life.actions.size(); ++i) {
    const auto& action = life.actions[i];
    if (!action.dropped && !action.done && !action.due_on) undated.push_back(std::to_string(i + 1));
  }
  if (!undated.empty()) need(found, RefusalCode::DateMissing, joined(undated));
  if (!life.draft || life.draft->approved_by.empty()) need(found, RefusalCode::DraftMissing);
  return found;
}

Refusals leave_follow_up(const State& state) {
  const auto& life = *state.memory.life;
  Refusals found;
  if (!life.told) need(found, RefusalCode::ResultMissing);
  std::vector<std::string> open;
  for (std::size_t i = 0; i < life.actions.size(); ++i) {
    if (!life.actions[i].done && !life.actions[i].dropped) open.push_back(std::to_string(i + 1));
  }
  if (!open.empty()) need(found, RefusalCode::ActionOpen, joined(open));
  if (life.plan && !life.plan->adopted)
    need(found, RefusalCode::SignatureMissing, std::string(to_word(Signature::Approval)));
  need_cause(found, state, true);
  if (needs_improvement(state) && !life.improvement) need(found, RefusalCode::ImprovementMissing);
  return found;
}

}  // namespace redress::complaint
