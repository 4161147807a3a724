// Category, points, links and marks (MECHANISM.md 2.1-05, 2.1-08, 2.2, 2.3).

#include <algorithm>

#include "base/text.hpp"
#include "domain/complaint/acts.hpp"
#include "domain/complaint/fields.hpp"
#include "domain/complaint/guards.hpp"
#include "domain/complaint/lifecycle.hpp"

namespace redress::complaint {
namespace {

bool is_again(const State& state) { return state.stage != Stage::Confirmed; }

void check_category(Refusals& found, const ClassifyComplaint& command, const Facts& facts) {
  const auto* category = facts.rules->categories->find(command.category);
  if (category != nullptr && category->handled_as_report) {
    found.push_back({RefusalCode::ReportsCategory, "/category", {}});
  }
  const auto& secondary = command.secondary;
  if (std::find(secondary.begin(), secondary.end(), command.category) != secondary.end()) {
    found.push_back({RefusalCode::MainAmongSecondary, "/secondary", {}});
  }
}

void check_points(Refusals& found, const State& state, const ClassifyComplaint& command) {
  const auto there = state.memory.life->points.size();
  if (there + command.points.size() == 0) found.push_back({RefusalCode::PointsMissing, "/points", {}});
  if (there + command.points.size() > kPointsMax) {
    found.push_back({RefusalCode::TooManyPoints, "/points", std::to_string(kPointsMax)});
  }
}

// The flags that are set stay floors and raises; a referral by an authority is one whoever forgets it (R2.1-09).
std::vector<std::string> flags_of(const State& state, const ClassifyComplaint& command) {
  auto flags = command.flags;
  static const std::string kReferral = "REG_REFERRAL";
  if (state.channel == Channel::Authority && std::find(flags.begin(), flags.end(), kReferral) == flags.end()) {
    flags.push_back(kReferral);
  }
  return flags;
}

// Never milder than what holds: lowering takes two (R2.2-02).
taxonomy::Severity severity_of(const State& state, const taxonomy::Category& category,
                               const std::vector<std::string>& flags, const Facts& facts) {
  const std::set<std::string> set(flags.begin(), flags.end());
  const auto graded = facts.rules->severities->grade(category, set, 0, {}).severity;
  return state.severity ? taxonomy::more_severe(graded, *state.severity) : graded;
}

std::vector<std::string> checks_of(const taxonomy::Category& category, const taxonomy::Taxonomy& categories) {
  auto checks = categories.checks_of(category);
  for (const auto& check : categories.checks_of_all()) checks.push_back(check);
  return checks;
}

ComplaintClassified classified(const State& state, const ClassifyComplaint& command, const Facts& facts) {
  const auto& categories = *facts.rules->categories;
  const auto& category = *categories.find(command.category);
  ComplaintClassified event;
  event.category = command.category;
  event.secondary = command.secondary;
  event.flags = flags_of(state, command);
  event.severity = severity_of(state, category, event.flags, facts);
  event.version = categories.version();
  event.department = category.department;
  event.regimes = category.regimes;
  event.checks = checks_of(category, categories);
  event.points = command.points;
  event.reason = command.reason;
  return event;
}

std::vector<std::string> without(std::vector<std::string> words, const std::set<std::string>& known) {
  std::erase_if(words, [&](const std::string& word) { return known.contains(word); });
  return words;
}

}  // namespace

Decision decide_act(const State& state, const ClassifyComplaint& command, const Facts& facts) {
  auto found = obstacles(state, Stage::Classified);
  check_category(found, command, facts);
  check_points(found, state, command);
  if (is_again(state) && is_blank(command.reason)) found.push_back({RefusalCode::ReasonMissing, "/reason", {}});
  if (!found.empty()) return found;
  std::vector<Event> events{classified(state, command, facts)};
  // Both only tell: a person takes a link or leaves it, and a mark changes nothing (R2.1-05, R2.1-08, R5.2-12).
  const auto& life = *state.memory.life;
  auto known = life.links;
  known.insert(life.suggested.begin(), life.suggested.end());
  if (auto numbers = without(facts.looked_up.duplicates, known); !numbers.empty()) {
    events.emplace_back(DuplicateSuggested{std::move(numbers)});
  }
  if (auto indicators = without(facts.looked_up.abuse, life.abuse); !indicators.empty()) {
    events.emplace_back(AbuseMarked{std::move(indicators), true, {}});
  }
  return events;
}

Decision decide_act(const State& state, const AddPoint& command, const Facts&) {
  if (state.memory.life->points.size() >= kPointsMax) {
    return refuse(RefusalCode::TooManyPoints, {}, std::to_string(kPointsMax));
  }
  return std::vector<Event>{PointAdded{command.text}};
}

Decision decide_act(const State& state, const LinkComplaint& command, const Facts& facts) {
  if (command.number == state.number) return refuse(RefusalCode::LinkedToItself, "/number");
  if (!facts.looked_up.number_known) return refuse(RefusalCode::NotInRegister, "/number");
  if (state.memory.life->links.contains(command.number)) return refuse(RefusalCode::LinkedAlready, "/number");
  return std::vector<Event>{ComplaintLinked{command.number, command.kind, command.reason}};
}

Decision decide_act(const State& state, const DismissSuggestion& command, const Facts&) {
  if (!state.memory.life->suggested.contains(command.number)) return refuse(RefusalCode::NothingSuggested, "/number");
  return std::vector<Event>{SuggestionDismissed{command.number, command.reason}};
}

Decision decide_act(const State&, const MarkAbuse& command, const Facts&) {
  return std::vector<Event>{AbuseMarked{command.indicators, false, command.reason}};
}

Decision decide_act(const State&, const CheckIdentity& command, const Facts&) {
  return std::vector<Event>{IdentityChecked{command.level, command.method}};
}

}  // namespace redress::complaint
