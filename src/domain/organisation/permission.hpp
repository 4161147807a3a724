#pragma once
// What people of the operator may do: the permission codes of MECHANISM.md D5-1. A closed list; which role has which is
// data (data/roles.json).

#include <bitset>

#include "base/words.hpp"

namespace redress::organisation {

/// In the order of D5-1. The word is the code that stands in data/roles.json, tokens and answers.
enum class Permission {
  Register,          ///< RG
  ReadOwnScope,      ///< RD: complaints of the role's read scope
  ReadAll,           ///< RA
  Unmask,            ///< PI: sees personal data, with a reason, logged
  Confirm,           ///< CF: confirm, ask for information, reject (with a second person)
  Classify,          ///< CL
  Assign,            ///< AS
  Investigate,       ///< IN
  AddEvidence,       ///< EV
  Plan,              ///< PL
  ApprovePlan,       ///< AP, up to the role's amount
  Execute,           ///< EX
  SendResult,        ///< FB
  FollowUp,          ///< FU
  Close,             ///< CX, of the role's severities
  ExtendLimit,       ///< ET
  DecideReview,      ///< RV
  OwnEscalated,      ///< OV
  Coordinate,        ///< CO
  Supervise,         ///< SU
  Audit,             ///< AU
  Legal,             ///< LG
  DecidePersonal,    ///< DP
  Emergency,         ///< EM
  Analyse,           ///< AN
  Improve,           ///< CA
  Train,             ///< TR
  Publicise,         ///< PU
  CurateCases,       ///< CS
  ChangeParameters,  ///< KB, always two persons
  Administer         ///< AD: users and tokens, no complaint content (T-84)
};
inline constexpr std::size_t kPermissionCount = 31;

constexpr auto words_of(Permission) {
  using enum Permission;
  return WordTable<Permission, kPermissionCount>{
      {{Register, "RG"},    {ReadOwnScope, "RD"}, {ReadAll, "RA"},        {Unmask, "PI"},      {Confirm, "CF"},
       {Classify, "CL"},    {Assign, "AS"},       {Investigate, "IN"},    {AddEvidence, "EV"}, {Plan, "PL"},
       {ApprovePlan, "AP"}, {Execute, "EX"},      {SendResult, "FB"},     {FollowUp, "FU"},    {Close, "CX"},
       {ExtendLimit, "ET"}, {DecideReview, "RV"}, {OwnEscalated, "OV"},   {Coordinate, "CO"},  {Supervise, "SU"},
       {Audit, "AU"},       {Legal, "LG"},        {DecidePersonal, "DP"}, {Emergency, "EM"},   {Analyse, "AN"},
       {Improve, "CA"},     {Train, "TR"},        {Publicise, "PU"},      {CurateCases, "CS"}, {ChangeParameters, "KB"},
       {Administer, "AD"}}};
}

/// A set of permissions.
class Permissions {
 public:
  constexpr Permissions() = default;
  Permissions(std::initializer_list<Permission> list) {
    for (const auto permission : list) add(permission);
  }
  void add(Permission permission) { bits_.set(static_cast<std::size_t>(permission)); }
  void add(const Permissions& others) { bits_ |= others.bits_; }
  /// Leaves those that `others` has too.
  void limit_to(const Permissions& others) { bits_ &= others.bits_; }
  [[nodiscard]] bool has(Permission permission) const { return bits_.test(static_cast<std::size_t>(permission)); }
  [[nodiscard]] bool has_any(const Permissions& others) const { return (bits_ & others.bits_).any(); }
  [[nodiscard]] bool empty() const { return bits_.none(); }
  bool operator==(const Permissions&) const = default;

 private:
  std::bitset<kPermissionCount> bits_;
};

}  // namespace redress::organisation
