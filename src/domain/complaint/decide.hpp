#pragma once
// The decisions of a complaint's life: command and state in, events or refusals out. Pure and total.

#include <cstddef>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "domain/complaint/commands.hpp"
#include "domain/complaint/events.hpp"
#include "domain/complaint/refusal.hpp"
#include "domain/complaint/rules.hpp"
#include "domain/complaint/state.hpp"

namespace redress::complaint {

/// How much one filing may hold. Characters are Unicode code points.
struct FilingLimits {
  std::size_t description_chars_max = 50'000;
  std::size_t text_chars_max = 2'000;  ///< remedy sought, reasons, addresses
  std::size_t word_chars_max = 200;    ///< names, ids, references
  std::size_t object_ids_max = 50;
  std::size_t external_refs_max = 10;
  std::size_t attachments_max = 20;  ///< files of one record (R2.1-02)
  std::size_t additions_max = 500;   ///< information that the complainant adds to one record
};

/// What roles allow an acting person to do (D5-1, D5-2).
struct Standing {
  bool may_reject = false;
  bool is_manager = false;
  bool is_legal = false;
  std::int64_t approve_minor_max = 0;      ///< alone; -1 without limit
  std::int64_t finance_minor_max = 0;      ///< up to which their signature extends a manager's approval
  std::vector<taxonomy::Severity> closes;  ///< severities that they close
  bool may_coordinate = false;             ///< CO
  std::string department;
};

/// What the world adds to a command: known to the service, not to the domain.
struct Facts {
  Instant at;  ///< the time that the events will carry
  Actor actor;
  FilingLimits limits;
  Standing standing = {};  ///< of staff
  const Rules* rules = &Rules::defaults();
  const Days* days = &Days::shanghai();
  LookedUp looked_up = {};
};

/// The events of one stream that a filing opens.
struct FiledRecord {
  std::string number;
  std::vector<Event> events;
};

/// Decides a filing: one record, or two linked ones. `numbers` are the next two free numbers; the first record
/// takes the first. Refusals name every field that is wrong.
[[nodiscard]] Decided<std::vector<FiledRecord>> decide_filing(const FileComplaint& command, const Facts& facts,
                                                              const std::string (&numbers)[2]);

/// How many numbers a filing takes: 1 or 2.
[[nodiscard]] std::size_t record_count(const FileComplaint& command) noexcept;

/// Why `count` more files may not be attached; empty when they may. Asked before the bytes come, and decided after.
[[nodiscard]] Refusals attachment_obstacles(const State& state, std::size_t count, const FilingLimits& limits);

/// Decides an act on a record that exists.
[[nodiscard]] Decided<std::vector<Event>> decide(const State& state, const Command& command, const Facts& facts);

}  // namespace redress::complaint
