#pragma once
// Use case: a letter to the complainant, filled from their complaint; or all that is missing before it can be sent.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/letters/fill.hpp"
#include "service/letter_values.hpp"
#include "service/log_state.hpp"

namespace redress::service {

/// One thing that stops a letter.
struct LetterStop {
  std::string code;     ///< id of a rule of data/letters.json, or one of kLetterStops
  std::string pointer;  ///< into the values of the letter, such as "/points/0/answer"; empty for the whole letter
  std::string text;     ///< in the language of the letter
  bool operator==(const LetterStop&) const = default;
};
/// Rules that are decided here, since they look at the complaint or at the operator.
inline constexpr std::string_view kLetterStops[] = {"not_due", "not_recorded", "said_already", "operator_unknown"};

using MadeLetter = std::variant<letters::FilledLetter, std::vector<LetterStop>>;

/// From what was read already.
[[nodiscard]] MadeLetter make_letter(const letters::Letter& letter, const LetterSource& source,
                                     const LetterSetting& setting);

/// A letter with the size of the tree that it rests on.
struct LetterView {
  MadeLetter made;
  std::uint64_t tree_size = 0;
};
/// Nothing if there is no such complaint.
[[nodiscard]] Result<std::optional<LetterView>> make_letter(ReadSession& reader, const LogSnapshot& snapshot,
                                                            std::string_view number, const letters::Letter& letter,
                                                            const LetterSetting& setting);

}  // namespace redress::service
