// What the writer looks up before a complaint's act is decided: data and parameters in force, the user that the act
// names, precedents, what the register knows of the same party.

#include <algorithm>
#include <set>

#include "domain/complaint/number.hpp"
#include "domain/complaint/talking.hpp"
#include "service/commit_work.hpp"
#include "service/forbidden_words.hpp"
#include "service/matching.hpp"

namespace redress::service {
namespace {

constexpr std::size_t kMatchesMax = 200;
constexpr std::int64_t kDay_ms = 86'400'000;

std::int64_t finance_limit(const organisation::RoleTable& roles) {
  std::int64_t limit = 0;
  for (const auto& role : roles.roles()) {
    if (role.reads == organisation::ReadScope::Money) limit = std::max(limit, role.approve_minor_max);
  }
  return limit;
}

std::string named_user(const complaint::Command& command) {
  if (const auto* act = std::get_if<complaint::DeclareConflict>(&command)) return act->user;
  if (const auto* act = std::get_if<complaint::AssignOwner>(&command)) return act->user;
  if (const auto* act = std::get_if<complaint::AssignInvestigator>(&command)) return act->user;
  return {};
}

bool is_within(Instant a, Instant b, const parameters::Duration& window) {
  const auto apart = a > b ? a - b : b - a;
  return apart <= window.count * kDay_ms;
}

}  // namespace

const complaint::Rules& CommitLoop::Writer::rules_of(Work& work) const {
  if (work.rules) return *work.rules;
  const parameters::Parameters values(parameters_.table(), *work.parameters);
  auto& rules = work.rules.emplace();
  rules.accept_window = window_of(values.duration("p.accept_window", work.at));
  rules.info_wait = window_of(values.duration("p.info_wait", work.at));
  rules.reopen_window = window_of(values.duration("p.reopen_window", work.at));
  rules.review_window = window_of(values.duration("p.review_window", work.at));
  rules.reminders = static_cast<std::uint64_t>(values.count("p.info_wait.reminders", work.at));
  rules.deliveries = static_cast<std::uint64_t>(values.count("p.delivery.attempts", work.at));
  rules.deviation = values.percent("p.precedent.deviation", work.at);
  rules.advance_minor = values.money("p.advance_pay", work.at).amount_minor;
  rules.finance_minor = finance_limit(staff_.roles());
  return rules;
}

std::optional<complaint::Candidate> CommitLoop::Writer::candidate(const Work& work, const std::string& id) const {
  const auto* user = work.staff->find(id);
  if (user == nullptr || user->disabled) return std::nullopt;
  const auto permissions = organisation::permissions_of(*work.staff, staff_.roles(), id);
  using enum organisation::Permission;
  return complaint::Candidate{user->id, user->department, permissions.has(Plan), permissions.has(Investigate)};
}

Result<void> CommitLoop::Writer::look_up(Work& work, const ActOnComplaint& act, const complaint::State& state,
                                         complaint::Facts& facts) {
  facts.rules = &rules_of(work);
  facts.days = &days_;
  auto& found = facts.looked_up;
  if (const auto user = named_user(act.command); !user.empty()) found.candidate = candidate(work, user);
  found.forbidden = forbidden_in(act.command, state);
  if (const auto* link = std::get_if<complaint::LinkComplaint>(&act.command)) {
    const bool here = work.touched.contains(link->number);
    const auto seq = here ? Result<std::uint64_t>(1) : work.transaction->last_seq(link->number);
    if (!seq) return seq.error();
    found.number_known = *seq != 0;
  }
  if (std::holds_alternative<complaint::AskInformation>(act.command))
    return look_up_held(work, act.number, state, found);
  if (const auto* classify = std::get_if<complaint::ClassifyComplaint>(&act.command)) {
    return look_up_matches(work, act.number, *classify, state, found);
  }
  const bool plans = std::holds_alternative<complaint::MakePlan>(act.command);
  if (!plans || state.category.empty()) return {};
  const parameters::Parameters values(parameters_.table(), *work.parameters);
  auto precedents = work.transaction->find_precedents(
      state.category, state.number, static_cast<std::size_t>(values.count("p.precedent.count", work.at)));
  if (!precedents) return precedents.error();
  found.precedents = std::move(*precedents);
  return {};
}

Result<void> CommitLoop::Writer::look_up_held(Work& work, const std::string& number, const complaint::State& state,
                                              complaint::LookedUp& found) {
  const auto filed = read_filing(work, number);
  if (!filed) return filed.error();
  if (*filed) found.held = complaint::held_items(**filed, state);
  return {};
}

// Nothing of one that was filed in this very batch: nobody has it before them yet.
Result<std::optional<complaint::ComplaintFiled>> CommitLoop::Writer::read_filing(Work& work,
                                                                                 const std::string& number) {
  using Found = std::optional<complaint::ComplaintFiled>;
  const auto events = work.transaction->read_stream(number);
  if (!events) return events.error();
  if (events->empty()) return Found();
  const auto first = decode_event(events->front());
  if (!first) return malformed("what is stored of a complaint cannot be read: " + first.error().message);
  const auto* filed = std::get_if<complaint::ComplaintFiled>(&*first);
  return filed != nullptr ? Found(*filed) : Found();
}

// Only what was classified is compared: before, nobody has said what it is about.
Result<void> CommitLoop::Writer::look_up_matches(Work& work, const std::string& number,
                                                 const complaint::ClassifyComplaint& command,
                                                 const complaint::State& state, complaint::LookedUp& found) {
  const auto filed = read_filing(work, number);
  if (!filed) return filed.error();
  if (!*filed) return {};
  const auto keys = match_keys(loop_.options_.match_key, **filed, command.category);
  work.matches[number] = match_rows(keys, number, state.received_at);
  const parameters::Parameters values(parameters_.table(), *work.parameters);
  const auto window = values.duration("p.duplicate_window", work.at);
  std::set<std::string> duplicates;
  for (const auto& key : keys.matters) {
    const auto matches = work.transaction->find_matches(key, kMatchesMax);
    if (!matches) return matches.error();
    for (const auto& match : *matches) {
      if (match.number != number && is_within(match.received_at, state.received_at, window)) {
        duplicates.insert(match.number);
      }
    }
  }
  found.duplicates = {duplicates.begin(), duplicates.end()};
  return look_up_abuse(work, number, keys, state, found);
}

Result<void> CommitLoop::Writer::look_up_abuse(Work& work, const std::string& number, const MatchKeys& keys,
                                               const complaint::State& state, complaint::LookedUp& found) {
  const parameters::Parameters values(parameters_.table(), *work.parameters);
  const auto window = values.duration("p.abuse.window", work.at);
  std::set<std::string> indicators;
  for (const auto& key : keys.parties) {
    const auto matches = work.transaction->find_matches(key, kMatchesMax);
    if (!matches) return matches.error();
    std::set<std::string> complaints{number};
    std::set<Digest16> names;
    if (keys.has_name) names.insert(keys.who);
    for (const auto& match : *matches) {
      if (!is_within(match.received_at, state.received_at, window)) continue;
      complaints.insert(match.number);
      names.insert(match.who);
    }
    if (complaints.size() >= static_cast<std::size_t>(values.count("p.abuse.complaints", work.at))) {
      indicators.insert("many_complaints");
    }
    if (names.size() >= static_cast<std::size_t>(values.count("p.abuse.persons", work.at))) {
      indicators.insert("same_contact");
    }
  }
  found.abuse = {indicators.begin(), indicators.end()};
  return {};
}

}  // namespace redress::service
