#pragma once
// The checks of one stored event, for the full pass over the log.

#include <cstdint>
#include <optional>
#include <string>

#include "domain/ledger/event.hpp"
#include "service/verify_log.hpp"

namespace redress::service {

/// What the later checks need of an event that is sound in itself.
struct CheckedEvent {
  Instant at;
  std::optional<Hash> prev;
  Hash leaf_hash{};
};

/// Recomputes the commitments of `event`. Sets `found` and returns nothing when something does not hold.
/// Adds the bytes it hashed to `bytes_hashed`.
[[nodiscard]] std::optional<CheckedEvent> check_event(const StoredEvent& event, std::optional<LogBreak>& found,
                                                      std::uint64_t& bytes_hashed);

/// A number that is equal for equal (stream, seq) and hardly ever for others.
[[nodiscard]] std::uint64_t place_fingerprint(std::string_view stream, std::uint64_t seq) noexcept;

}  // namespace redress::service
