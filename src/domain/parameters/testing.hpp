#pragma once
// For tests only: parameters changed by decisions, and one event of each kind.

#include <utility>
#include <vector>

#include "domain/parameters/decide.hpp"
#include "domain/parameters/parameters.hpp"

namespace redress::parameters::sample {

constexpr Instant kNow{1795399200123};  // 2026-11-23T02:00:00.123Z
constexpr std::int64_t kDay = 24 * 3600 * std::int64_t{1000};

inline Value days(std::int64_t count) { return single(Duration{count, Unit::CalendarDays}); }

inline Facts by_operator(Instant at = kNow) { return {at, complaint::ActorKind::Operator, Table::builtin()}; }
/// Proposes only, as the complaint manager.
inline Facts by_manager(Instant at = kNow) { return {at, complaint::Actor::staff("3"), Table::builtin(), true, false}; }
/// Approves only, as top management.
inline Facts by_management(Instant at = kNow) {
  return {at, complaint::Actor::staff("4"), Table::builtin(), false, true};
}
/// One person with both roles, as in a small organisation (R4.1-03).
inline Facts by_both(std::string id, Instant at = kNow) {
  return {at, complaint::Actor::staff(std::move(id)), Table::builtin(), true, true};
}

/// Decides and folds; a refusal is a mistake of the test.
inline void run(State& state, const Command& command, const Facts& facts) {
  for (auto& event : decide(state, command, facts).value()) {
    evolve(state, {std::move(event), complaint::actor_text(facts.actor)}, facts.at);
  }
}

/// p.info_wait is changed to `count` days, proposed and approved at `at`.
inline void change_info_wait(State& state, std::int64_t count, Instant at, std::optional<Instant> from = {}) {
  run(state, ProposeParameterChange{"p.info_wait", days(count), from, "因节假日"}, by_manager(at));
  run(state, ApproveParameterChange{"p.info_wait", state.proposals.size()}, by_management(at));
}

inline std::vector<Event> one_of_each() {
  const Value confirm{{"S1", Duration{1, Unit::Hours}}, {"S2", Duration{30, Unit::Minutes}}};
  return {ParametersFounded{{{"p.zone", single(Zone{"Europe/Berlin"})},
                             {"p.confirm", confirm},
                             {"p.use_roll", single(Flag{true})},
                             {"p.advance_pay", single(Money{1, "CNY"})},
                             {"p.pareto", single(Percent{70})},
                             {"p.capacity", single(Count{30})},
                             {"p.business_hours", single(TimeRange{0, 1440})},
                             {"p.word", single(Word{"monthly"})}}},
          ParameterChangeProposed{1, "p.confirm", confirm, kNow, "原因"},
          ParameterChangeProposed{2, "p.info_wait", days(12), {}, "原因"},
          ParameterChanged{1, "p.info_wait", 2, days(12), days(10), kNow},
          ParameterChangeDeclined{2, "p.info_wait", "不同意"},
          ParameterChangeWithdrawn{3, "p.info_wait", ""}};
}

}  // namespace redress::parameters::sample
