#pragma once
// One letter of D12: when it is sent, who approves it, what it needs, what it says.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/words.hpp"
#include "domain/letters/block.hpp"

namespace redress::letters {

enum class Audience { Complainant, Staff };  ///< staff: a script that is read out
constexpr auto words_of(Audience) {
  return WordTable<Audience, 2>{{{Audience::Complainant, "complainant"}, {Audience::Staff, "staff"}}};
}

/// When a letter is due.
struct Sending {
  Bilingual when;                               ///< for people
  std::vector<std::string> on;                  ///< kinds of events
  std::string within;                           ///< parameter: the limit after the event, or the wait; may be empty
  std::vector<std::string> unless_close_codes;  ///< another letter has said so already
};

/// When an approval is needed; all that is named must hold. Amounts are of the whole complaint, in minor units (D5-2).
struct Condition {
  std::vector<std::string> severities;
  std::vector<std::string> reasons;  ///< of a rejection
  std::optional<std::int64_t> amount_minor_above;
  std::optional<std::int64_t> amount_minor_max;
  std::vector<std::string> phrase_groups;  ///< a phrase of one of them is in the words
  bool extension = false;                  ///< a limit is extended (R3.2-01)
  bool past_margin = false;                ///< the new date passes a statutory due less its margin (R3.2-01)
};

/// One approval, by one of the roles or by somebody with the permission.
struct ApprovalStep {
  std::vector<std::string> by;  ///< roles
  std::string permission;
  bool within_limit = false;  ///< the approver's own amount must cover it
  Condition when;
};
struct Approval {
  bool automatic = false;             ///< the program sends it by itself
  std::vector<ApprovalStep> steps;    ///< every one whose condition holds
  std::vector<std::string> never_by;  ///< owner, approver, proposer
};

struct Letter {
  std::string id;            ///< such as "N06"
  std::int64_t version = 1;  ///< grows with every change of words or structure
  Bilingual name;
  Audience to = Audience::Complainant;
  Sending sent;
  Approval approval;
  std::vector<std::string> required;  ///< without a value for each of these the letter is not made (D12)
  std::vector<std::string> optional;  ///< printed under a `given` only
  std::vector<std::string> stops;     ///< beside those that hold always
  Words subject;
  std::vector<Block> body;  ///< with opening and closing
};

/// Why a letter is not sent, in words.
struct StopRule {
  std::string id;
  std::string source;  ///< where the rule stands in MECHANISM.md
  bool always = false;
  Bilingual text;
};

}  // namespace redress::letters
