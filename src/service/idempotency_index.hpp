#pragma once
// Which requests of the last 24 hours were answered: the stored rows, indexed in memory by hour.
// A random key in a stored index would cost more than the event itself (docs/decisions/0005).

#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>

#include "service/ports/event_store.hpp"

namespace redress::service {

constexpr std::int64_t kIdempotencyMs = 24LL * 60 * 60 * 1000;

/// Belongs to the writer's thread. About 60 bytes a key.
class IdempotencyIndex {
 public:
  struct Found {
    Digest16 body{};
    std::uint64_t leaf = 0;
  };
  [[nodiscard]] std::optional<Found> find(const Digest16& key) const;
  /// Rows must come in ascending time.
  void add(const IdempotencyRow& row);
  /// Drops whole hours that ended more than 24 hours before `now`.
  void drop_expired(Instant now);
  void clear() { hours_.clear(); }

 private:
  struct KeyHash {
    // The key is a SHA-256 prefix: any eight of its bytes are a good hash.
    std::size_t operator()(const Digest16& key) const noexcept;
  };
  struct Hour {
    std::int64_t number = 0;
    std::unordered_map<Digest16, Found, KeyHash> rows;
  };
  std::deque<Hour> hours_;
};

/// Hours since 1970, the unit in which rows are kept and dropped.
[[nodiscard]] constexpr std::int64_t hour_of(Instant at) noexcept { return at.unix_ms / (60LL * 60 * 1000); }

}  // namespace redress::service
