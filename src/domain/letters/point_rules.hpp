#pragma once
// What each point of a complaint must have before a letter answers it (R3.1.5-01, R3.1.7-02, T-27).

#include <string_view>
#include <vector>

#include "domain/letters/fill.hpp"

namespace redress::letters {

/// A list whose entries have this member is a list of points.
constexpr std::string_view kPointMember = "point";

struct PointRule {
  StopReason reason;
  std::string_view member;  ///< without which a point stops the letter
};

/// Null for a stop that is about something else.
[[nodiscard]] const PointRule* find_point_rule(std::string_view stop) noexcept;

/// The lists of points that a letter prints, where their entries have the member.
[[nodiscard]] std::vector<const Field*> lists_of_points(const LetterTable& table, const Letter& letter,
                                                        const PointRule& rule);

}  // namespace redress::letters
