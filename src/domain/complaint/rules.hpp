#pragma once
// What the decisions of the life read beside the complaint itself: data that the operator may change, the calendar's
// days, and what the service looked up for one act.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "domain/complaint/vocabulary.hpp"
#include "domain/taxonomy/closed_lists.hpp"
#include "domain/taxonomy/severity.hpp"
#include "domain/taxonomy/taxonomy.hpp"

namespace redress::complaint {

/// A window in calendar days, or in months. Day 0 is the day of its event (B3).
struct Window {
  std::int64_t count = 0;
  bool in_months = false;
};

/// Data and parameters (D14) as they hold at the time of the act. Borrows the tables.
struct Rules {
  const taxonomy::Taxonomy* categories = &taxonomy::Taxonomy::builtin();
  const taxonomy::SeverityTable* severities = &taxonomy::SeverityTable::builtin();
  const taxonomy::ClosedLists* lists = &taxonomy::ClosedLists::builtin();
  Window accept_window{10};                ///< p.accept_window
  Window info_wait{10};                    ///< p.info_wait
  Window reopen_window{30};                ///< p.reopen_window
  Window review_window{30};                ///< p.review_window
  std::uint64_t reminders = 1;             ///< p.info_wait.reminders
  std::uint64_t deliveries = 3;            ///< p.delivery.attempts: failures that make somebody unreachable
  std::int64_t deviation = 50;             ///< p.precedent.deviation, per cent
  std::int64_t advance_minor = 50'000;     ///< p.advance_pay
  std::int64_t finance_minor = 5'000'000;  ///< up to which finance's signature extends a manager's approval (D5-2)
  std::int64_t legal_minor = 1'000'000;    ///< p.cosign_above: legal signs beside the approval (D5-2)

  [[nodiscard]] static const Rules& defaults();
};

/// Where a day begins in the operator's zone. Thread-safe.
class Days {
 public:
  virtual ~Days() = default;
  [[nodiscard]] virtual LocalDate date_of(Instant at) const = 0;
  /// UTC+8, for tests and as default.
  [[nodiscard]] static const Days& shanghai();
};

/// A user whom an act names.
struct Candidate {
  std::string id;
  std::string department;
  bool may_own = false;          ///< a role that handles (D5-1)
  bool may_investigate = false;  ///< IN
};

/// One of the nearest closed complaints (R3.1.5-05): same L2.
struct Precedent {
  std::string number;
  Outcome outcome = Outcome::Indeterminate;
  std::int64_t amount_minor = 0;
};

/// What the service looked up for one act; empty where the act needs nothing.
struct LookedUp {
  std::optional<Candidate> candidate;   ///< nothing: no such user, or disabled
  std::vector<Precedent> precedents;    ///< nearest first
  std::vector<std::string> duplicates;  ///< same party, object and category within the window (R2.1-05)
  std::vector<std::string> abuse;       ///< indicators of R2.1-08 that the register shows
  std::vector<std::string> forbidden;   ///< phrases in what would be told (R9.3-04)
  std::vector<std::string> held;        ///< of an information request: held_items (R3.1.2-02)
  bool number_known = false;            ///< the complaint that the act names is there
};

/// Whether `today` lies behind the last day of a window that began at `from`. The day of the event is day 0.
[[nodiscard]] bool is_over(const Window& window, Instant from, Instant now, const Days& days);
/// The last day of the window.
[[nodiscard]] LocalDate last_day(const Window& window, Instant from, const Days& days);

}  // namespace redress::complaint
