#pragma once
// What happens to the log itself stands in it too, in the stream "log": a key that follows another, and a name that
// follows another after a loss (docs/formats/events.md; docs/decisions/0013).

#include <optional>
#include <string>
#include <string_view>

#include "domain/complaint/number.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "service/log_state.hpp"
#include "service/ports/event_store.hpp"

namespace redress::service {

/// The stream of the log's own events.
inline constexpr std::string_view kLogStream = "log";

/// Records that `next` signs from now on, under the same origin; both sign the checkpoint of this event. One
/// transaction: event, key list, head. Conflict if `old` is not the newest key. Returns the new head.
[[nodiscard]] Result<Head> rotate_log_key(EventStore& store, const ledger::Signer& old, const ledger::Signer& next,
                                          Instant now);

/// A log that goes on under a new name, since more was shown under the old one than is left.
struct OriginOpening {
  std::string shown;  ///< newest checkpoint known to have been shown, a signed note; empty when none is known
  /// Numbers go on from here. A number that was lost must not be given again: its query code would open a stranger's
  /// complaint.
  LocalDate serial_date;
  std::uint64_t serial = 0;
};
/// Records the new name and key (`next`'s): the leaves that are left stay the beginning of the log. The event names
/// the checkpoint that is left and the one that was shown, in full. Returns the new head.
[[nodiscard]] Result<Head> open_origin(EventStore& store, const OriginOpening& opening, const ledger::Signer& next,
                                       Instant now);

/// True if this log accounts for a mark of one of its earlier origins: an origin_opened event names a shown checkpoint
/// of that origin that is not smaller, so that the loss is admitted; or one that was left, and the log leads to the
/// mark, so that nothing is lost.
[[nodiscard]] Result<bool> accounts_for(ReadSession& reader, const LogSnapshot& snapshot,
                                        const ledger::Checkpoint& mark);

/// The number behind which an origin_opened event lets numbers go on; nothing for another event, or one of an earlier
/// version that does not say it.
[[nodiscard]] std::optional<complaint::ParsedNumber> numbers_after(const StoredEvent& event);

/// Which opening of a log a name is: 1 for `first` itself, n for "<first>/n"; nothing for another log's name.
[[nodiscard]] std::optional<std::uint64_t> generation_of(std::string_view origin, std::string_view first);
/// The name of the n-th opening.
[[nodiscard]] std::string origin_of_generation(std::string_view first, std::uint64_t generation);
/// The checkpoint inside a signed note; its signatures are not looked at.
[[nodiscard]] Result<ledger::Checkpoint> checkpoint_in(std::string_view note);

}  // namespace redress::service
