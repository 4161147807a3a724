#pragma once
// Stage × act: who may do which act at which stage (MECHANISM.md B2). One row for each act, in the order of Command.
// docs/stages_and_acts.md is made from it; a test tries every cell.

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "domain/complaint/commands.hpp"

namespace redress::complaint {

/// A set of stages.
class Stages {
 public:
  constexpr Stages(std::initializer_list<Stage> list) {
    for (const auto stage : list) bits_ |= bit(stage);
  }
  [[nodiscard]] constexpr bool has(Stage stage) const { return (bits_ & bit(stage)) != 0; }
  [[nodiscard]] constexpr Stages operator|(const Stages& more) const {
    Stages both = *this;
    both.bits_ |= more.bits_;
    return both;
  }

 private:
  [[nodiscard]] static constexpr std::uint32_t bit(Stage stage) { return 1U << static_cast<unsigned>(stage); }
  std::uint32_t bits_ = 0;
};

/// Whose act it is. Rights of staff are D5-1's; owner, author and second person are the rules' own.
enum class ActOf {
  Complainant,  ///< theirs alone: nobody says in their name that they agree or give up (D5-3)
  Either,       ///< theirs, or recorded by staff since it is in their favour
  Staff,        ///< anybody of the operator's, tools too
  Person        ///< a user who signed in: a tool is nobody
};

struct ActRow {
  std::string_view route;  ///< what follows the complaint's path in the API
  ActOf by = ActOf::Person;
  Stages stages;
  bool complaints_only = true;  ///< not for inquiries, suggestions, praise and reports
};

[[nodiscard]] std::span<const ActRow> act_table();
[[nodiscard]] const ActRow& row_of(const Command& command);

}  // namespace redress::complaint
