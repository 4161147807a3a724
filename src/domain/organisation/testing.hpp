#pragma once
// For tests only: an organisation made by decisions, and one event of each kind.

#include <utility>
#include <vector>

#include "domain/organisation/decide.hpp"

namespace redress::organisation::sample {

constexpr Instant kNow{1795399200123};  // 2026-11-23T02:00:00.123Z

inline Facts by_operator() { return {kNow, complaint::ActorKind::Operator, RoleTable::builtin()}; }
inline Facts by_user(std::string id) { return {kNow, complaint::Actor::staff(std::move(id)), RoleTable::builtin()}; }

/// Decides as the operator and folds; a refusal is a mistake of the test.
inline void run(Organisation& organisation, const Command& command) {
  for (const auto& event : decide(organisation, command, by_operator()).value()) evolve(organisation, event, kNow);
}

/// User 1 administers, user 2 handles, user 3 manages.
inline Organisation three_users() {
  Organisation organisation;
  run(organisation, AddUser{"root", "管理员", "D-OPS", {"system_administrator"}});
  run(organisation, AddUser{"li", "Handler", "D-ST", {"handler"}});
  run(organisation, AddUser{"wang", "Manager", "D-CC", {"complaint_manager"}});
  return organisation;
}

inline std::vector<Event> one_of_each() {
  return {UserAdded{"li", "李", "D-ST", {"handler", "team_lead"}},
          RoleGranted{"legal"},
          RoleRevoked{"handler"},
          UserDisabled{"离职"},
          UserEnabled{},
          PasswordSet{true},
          PasswordRehashed{},
          TokenIssued{"1", "报表", {"RD", "AN"}, std::string(64, 'a'), Instant{kNow.unix_ms + 1000}},
          TokenRevoked{"1"}};
}

}  // namespace redress::organisation::sample
