#pragma once
// All letters, with what they are filled from and what stops them. Comes from data/letters.json.

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/letters/field.hpp"
#include "domain/letters/letter.hpp"
#include "domain/letters/phrases.hpp"

namespace redress::letters {

/// Immutable; thread-safe.
class LetterTable {
 public:
  /// Reads data/letters.json. Malformed names the place and the reason: beside the form of its schema, that every
  /// placeholder is declared and has a value where it stands, and that both languages have the same ones.
  [[nodiscard]] static Result<LetterTable> parse(std::string_view json_text);
  /// The table that this program ships.
  [[nodiscard]] static const LetterTable& builtin();

  /// Null for an unknown id such as "N25".
  [[nodiscard]] const Letter* find(std::string_view id) const noexcept;
  /// Null for an unknown id.
  [[nodiscard]] const StopRule* find_stop(std::string_view id) const noexcept;
  [[nodiscard]] const std::vector<Letter>& letters() const { return letters_; }
  [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }
  [[nodiscard]] const std::vector<StopRule>& stops() const { return stops_; }
  [[nodiscard]] const PhraseLists& phrases() const { return phrases_; }
  /// Legal risk score (0-100) from which legal approves every text and only approved versions are sent (R9.3-01).
  [[nodiscard]] std::int64_t legal_risk_min() const { return legal_risk_min_; }

 private:
  std::int64_t legal_risk_min_ = 0;
  std::vector<Field> fields_;
  std::vector<StopRule> stops_;
  std::vector<Letter> letters_;
  PhraseLists phrases_;
};

}  // namespace redress::letters
