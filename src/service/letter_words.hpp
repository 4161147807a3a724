#pragma once
// How values of events are brought into the words of a letter: codes by name, times in the operator's zone.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.hpp"
#include "base/json.hpp"
#include "domain/letters/field.hpp"
#include "domain/letters/values.hpp"
#include "domain/parameters/value.hpp"
#include "service/ports/clock.hpp"

namespace redress::service {

/// The text of a point by its number; empty for one that nobody was told of.
using PointText = std::function<std::string(std::int64_t)>;

/// In one language. Borrows the clock. Thread-safe as the clock is.
class LetterWords {
 public:
  LetterWords(Clock& clock, Language language) : clock_(clock), language_(language) {}

  [[nodiscard]] Language language() const { return language_; }
  /// A code of a closed list by its name; one that has none stays as it is.
  [[nodiscard]] std::string term(std::string_view group, std::string_view code) const;
  [[nodiscard]] std::string moment(Instant at) const;
  [[nodiscard]] std::string day(Instant at) const;
  /// "7 working days"
  [[nodiscard]] std::string duration(const parameters::Duration& duration) const;
  /// Empty for no money.
  [[nodiscard]] static std::string money(std::int64_t amount_minor);

  /// A member of an event's part as its field wants it; empty for a value of another form.
  [[nodiscard]] std::string text_of(const letters::Field& field, const json::value& value) const;
  /// The entries of a list. Events call some members otherwise than letters do (docs/decisions/0019).
  [[nodiscard]] std::vector<letters::Values> rows_of(const letters::Field& list, const json::array& entries,
                                                     const PointText& point_text) const;

 private:
  [[nodiscard]] letters::Values row_of(const letters::Field& list, const json::value& entry,
                                       const PointText& point_text) const;
  [[nodiscard]] std::string money_of(const json::value& value) const;
  [[nodiscard]] std::string terms_of(const letters::Field& field, const json::value& value) const;

  Clock& clock_;
  Language language_;
};

}  // namespace redress::service
