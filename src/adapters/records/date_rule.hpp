#pragma once
// Dates and times as foreign files write them, and the zone they are meant in.

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "base/result.hpp"

namespace date {
class time_zone;
}

namespace redress::records {

/// The patterns that a mapping may name. YYYY MM DD hh mm ss are digits; the rest stands for itself.
[[nodiscard]] bool is_date_pattern(std::string_view pattern) noexcept;
/// All of them, with commas between, for messages.
[[nodiscard]] std::string date_patterns();

/// Reads one kind of date. A date without time means the beginning of that day in the zone. Thread-safe.
class DateRule {
 public:
  /// Malformed if the system's time zone database does not know `zone` (an IANA name).
  [[nodiscard]] static Result<DateRule> make(std::string pattern, const std::string& zone);

  /// Nothing unless the whole text fits the pattern, and the day and time exist, 1970–9999. A local time that a
  /// change of the clocks skips means the change; one that occurs twice means the first.
  [[nodiscard]] std::optional<Instant> read(std::string_view text) const;
  [[nodiscard]] const std::string& pattern() const noexcept { return pattern_; }

 private:
  DateRule(std::string pattern, const date::time_zone* zone) : pattern_(std::move(pattern)), zone_(zone) {}
  std::string pattern_;
  const date::time_zone* zone_;
};

}  // namespace redress::records
