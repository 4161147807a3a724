#include "service/idempotency_index.hpp"

#include <cstring>

namespace redress::service {

std::size_t IdempotencyIndex::KeyHash::operator()(const Digest16& key) const noexcept {
  std::size_t hash = 0;
  std::memcpy(&hash, key.data(), sizeof hash);
  return hash;
}

std::optional<IdempotencyIndex::Found> IdempotencyIndex::find(const Digest16& key) const {
  for (auto hour = hours_.rbegin(); hour != hours_.rend(); ++hour) {
    const auto found = hour->rows.find(key);
    if (found != hour->rows.end()) return found->second;
  }
  return std::nullopt;
}

void IdempotencyIndex::add(const IdempotencyRow& row) {
  const auto number = hour_of(row.at);
  if (hours_.empty() || hours_.back().number != number) hours_.push_back({number, {}});
  hours_.back().rows[row.key] = {row.body, row.leaf};
}

void IdempotencyIndex::drop_expired(Instant now) {
  const auto oldest = hour_of(now + -kIdempotencyMs);
  while (!hours_.empty() && hours_.front().number < oldest) hours_.pop_front();
}

}  // namespace redress::service
