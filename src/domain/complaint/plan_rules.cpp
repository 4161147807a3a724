#include "domain/complaint/plan_rules.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "domain/complaint/fields.hpp"

namespace redress::complaint {
namespace {

IdentityLevel identity_for(const std::string& level) {
  return parse_word<IdentityLevel>(level).value_or(IdentityLevel::None);
}

void check_remedy(Refusals& found, const State& state, const Remedy& remedy, const Facts& facts,
                  const std::string& at) {
  const auto* item = facts.rules->lists->find("remedy", remedy.remedy);
  if (item == nullptr) return;  // said already, by its field
  if (item->money && remedy.amount_minor == 0) found.push_back({RefusalCode::AmountMissing, at + "/amount_minor", {}});
  if (!item->money && remedy.amount_minor != 0) {
    found.push_back({RefusalCode::AmountNotAllowed, at + "/amount_minor", {}});
  }
  if (remedy.remedy == kNoRemedy) return;
  if (!remedy.due_on) {
    found.push_back({RefusalCode::DateMissing, at + "/due_on", {}});
  } else if (*remedy.due_on < facts.days->date_of(facts.at)) {
    found.push_back({RefusalCode::TimeInPast, at + "/due_on", {}});
  }
  if (identity_for(item->needs_identity) > state.memory.life->identity) {
    found.push_back({RefusalCode::IdentityUnchecked, at + "/remedy", item->needs_identity});
  }
}

std::int64_t median(std::vector<std::int64_t> amounts) {
  std::sort(amounts.begin(), amounts.end());
  const auto middle = amounts.size() / 2;
  if (amounts.size() % 2 == 1) return amounts[middle];
  return amounts[middle - 1] / 2 + amounts[middle] / 2 + (amounts[middle - 1] % 2 + amounts[middle] % 2) / 2;
}

Outcome usual_outcome(const std::vector<Precedent>& precedents) {
  std::map<Outcome, std::size_t> counts;
  for (const auto& precedent : precedents) ++counts[precedent.outcome];
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace

void check_answers(Refusals& found, const State& state, const std::vector<PointAnswer>& answers, const Facts& facts,
                   const std::string& at) {
  std::set<std::uint64_t> seen;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto here = at + "/" + std::to_string(i);
    const auto& answer = answers[i];
    if (answer.point > state.memory.life->points.size()) {
      found.push_back({RefusalCode::NoSuchPoint, here + "/point", std::to_string(state.memory.life->points.size())});
    }
    if (!seen.insert(answer.point).second) found.push_back({RefusalCode::AnswerRepeated, here + "/point", {}});
    for (std::size_t j = 0; j < answer.remedies.size(); ++j) {
      check_remedy(found, state, answer.remedies[j], facts, here + "/remedies/" + std::to_string(j));
    }
  }
}

std::int64_t total_of(const std::vector<PointAnswer>& answers) {
  std::int64_t total = 0;
  for (const auto& answer : answers) {
    for (const auto& remedy : answer.remedies) total = std::min(total + remedy.amount_minor, kAmountMinorMax);
  }
  return total;
}

std::string unanswered(const State& state, const std::vector<PointAnswer>& answers) {
  std::set<std::uint64_t> named;
  for (const auto& answer : answers) named.insert(answer.point);
  std::string open;
  for (std::uint64_t point = 1; point <= state.memory.life->points.size(); ++point) {
    if (!named.contains(point)) open += (open.empty() ? "" : ", ") + std::to_string(point);
  }
  return open;
}

std::optional<std::int64_t> deviation(std::int64_t amount_minor, Outcome outcome,
                                      const std::vector<Precedent>& precedents, std::int64_t limit) {
  if (precedents.empty()) return std::nullopt;
  std::vector<std::int64_t> amounts;
  for (const auto& precedent : precedents) amounts.push_back(precedent.amount_minor);
  const auto usual = median(std::move(amounts));
  const auto apart = amount_minor > usual ? amount_minor - usual : usual - amount_minor;
  const std::int64_t percent = usual == 0 ? (apart == 0 ? 0 : 100) : apart * 100 / usual;
  if (percent > limit || outcome != usual_outcome(precedents)) return percent;
  return std::nullopt;
}

}  // namespace redress::complaint
