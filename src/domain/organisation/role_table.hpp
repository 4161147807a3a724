#pragma once
// The roles of D5-1 as a table: what each may do, read and approve. Comes from data/roles.json.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/organisation/permission.hpp"

namespace redress::organisation {

/// Which complaints a role reads (D5-1, the words in brackets behind RD and RA).
enum class ReadScope {
  None,              ///< no complaint at all
  Own,               ///< complaints in its own hands
  Assigned,          ///< complaints assigned to the person for a task
  Coordination,      ///< complaints whose coordination case the person sits in
  Department,        ///< complaints of its department
  Categories,        ///< complaints of named categories
  Money,             ///< the money part only
  PersonalInvolved,  ///< complaints that involve personal information
  Summary,           ///< numbers and stages, no texts
  All
};
constexpr auto words_of(ReadScope) {
  using enum ReadScope;
  return WordTable<ReadScope, 10>{{{None, "none"},
                                   {Own, "own"},
                                   {Assigned, "assigned"},
                                   {Coordination, "coordination"},
                                   {Department, "department"},
                                   {Categories, "categories"},
                                   {Money, "money"},
                                   {PersonalInvolved, "personal_involved"},
                                   {Summary, "summary"},
                                   {All, "all"}}};
}

/// What a role with KB does about parameters; always two persons (D5-3).
enum class ParameterRight { None, Propose, Approve, Both };
constexpr auto words_of(ParameterRight) {
  return WordTable<ParameterRight, 4>{{{ParameterRight::None, "none"},
                                       {ParameterRight::Propose, "propose"},
                                       {ParameterRight::Approve, "approve"},
                                       {ParameterRight::Both, "both"}}};
}
/// What several roles together do.
struct ParameterRights {
  bool may_propose = false;
  bool may_approve = false;
  bool operator==(const ParameterRights&) const = default;
};

/// One role.
struct Role {
  std::string code;  ///< snake_case; its label in both languages is the text "role.<code>"
  Permissions permissions;
  ReadScope reads = ReadScope::None;
  bool masked = false;                               ///< reads texts scrubbed of personal data
  std::vector<std::string> categories;               ///< with ReadScope::Categories: first letters of the codes
  bool grantable = true;                             ///< false for roles that no user of ours holds
  bool may_reject = true;                            ///< of CF: the intake agent confirms only
  std::int64_t approve_minor_max = 0;                ///< of AP (D5-2), minor units; -1 without limit
  std::vector<std::string> close_severities;         ///< of CX
  std::vector<std::string> extend_severities;        ///< of ET
  std::vector<std::string> emergency_levels;         ///< of EM
  ParameterRight parameters = ParameterRight::None;  ///< of KB
};

/// All roles. Immutable; thread-safe.
class RoleTable {
 public:
  /// Reads data/roles.json. Malformed names the place and the reason.
  [[nodiscard]] static Result<RoleTable> parse(std::string_view json_text);
  /// The table that this program ships.
  [[nodiscard]] static const RoleTable& builtin();

  /// Null for an unknown code.
  [[nodiscard]] const Role* find(std::string_view code) const;
  [[nodiscard]] const std::vector<Role>& roles() const { return roles_; }
  /// What all these roles together may do; unknown codes count for nothing.
  [[nodiscard]] Permissions permissions_of(const std::set<std::string>& codes) const;
  /// What all these roles together may do about parameters.
  [[nodiscard]] ParameterRights parameter_rights_of(const std::set<std::string>& codes) const;

 private:
  std::vector<Role> roles_;
};

/// Why these permissions may not be in one hand (D5-3: an administrator reads no complaint, a supervisor or auditor
/// edits none); nothing if they may. The two codes of the pair.
struct Separation {
  Permission one;
  Permission other;
};
[[nodiscard]] std::optional<Separation> separation_broken(const Permissions& permissions);

}  // namespace redress::organisation
