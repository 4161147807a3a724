#pragma once
// What a group does to one complaint that belongs to it or is to (MECHANISM.md B2, R12.3-02). The rules of the group
// itself stand in domain/group. Pure and total.

#include "domain/complaint/act_rules.hpp"

namespace redress::complaint {

/// What all complainants of a group are told.
struct GroupResult {
  std::string group;
  Outcome outcome = Outcome::Indeterminate;
  std::string text;
  std::string drafted_by;  ///< user ids; the second one acts
  std::string approved_by;
};
/// Whether anything is improved because of what the group complained of (P5).
struct GroupLesson {
  bool needed = false;
  std::string reason;  ///< for colleagues
};

/// U1…U4 or U8: what a result can come to; the others are said by other acts.
[[nodiscard]] bool is_result(Outcome outcome);
/// In MERGED by this group: what belongs to it still, and was not withdrawn or taken out since.
[[nodiscard]] bool is_member(const State& state, std::string_view group);

/// Any open stage → MERGED.
[[nodiscard]] Decision join_group(const State& state, const std::string& group, const Facts& facts);
/// MERGED → the stage that was left.
[[nodiscard]] Decision leave_group(const State& state, const std::string& group, const Facts& facts);
/// The same words to each of them, as a message.
[[nodiscard]] Decision write_to_member(const State& state, const std::string& text, const Facts& facts);
[[nodiscard]] Decision tell_member(const State& state, const GroupResult& result, const Facts& facts);
/// MERGED → CLOSED with C7, once the result was told.
[[nodiscard]] Decision close_member(const State& state, const GroupLesson& lesson, const Facts& facts);

}  // namespace redress::complaint
