#pragma once
// For tests only: a clock that stands where it is put, and a log in memory behind the reading port.

#include <algorithm>
#include <atomic>
#include <map>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "service/log_state.hpp"
#include "service/ports/clock.hpp"
#include "service/ports/event_store.hpp"

namespace redress::service::sample {

/// Wall and steady time move only when told. Thread-safe.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant at, int zone_minutes = 8 * 60) : wall_ms_(at.unix_ms), zone_minutes_(zone_minutes) {}

  Instant now() override { return {wall_ms_}; }
  std::int64_t steady_ms() override { return steady_ms_; }
  std::int64_t zone_offset_ms(Instant) override { return zone_minutes_ * std::int64_t{60'000}; }
  LocalDate local_date(Instant at) override {
    const auto local = to_string(at + zone_offset_ms(at));
    const auto number = [&](std::size_t from, std::size_t count) { return std::stoi(local.substr(from, count)); };
    return {number(0, 4), static_cast<unsigned>(number(5, 2)), static_cast<unsigned>(number(8, 2))};
  }

  /// Time passes: both clocks move.
  void pass(std::int64_t ms) {
    wall_ms_ += ms;
    steady_ms_ += ms;
  }
  /// Somebody sets the wall clock.
  void step(std::int64_t ms) { wall_ms_ += ms; }
  void set_zone(int minutes) { zone_minutes_ = minutes; }

 private:
  std::atomic<std::int64_t> wall_ms_;
  std::atomic<std::int64_t> steady_ms_ = 1'000'000;
  std::atomic<int> zone_minutes_;
};

inline Digest16 digest16(std::string_view text) {
  const auto hash = sha256({text});
  Digest16 digest{};
  std::copy_n(hash.begin(), digest.size(), digest.begin());
  return digest;
}

/// A log of `size` leaves whose commitments are SHA-256 of their index: only what proofs need of the reading port.
/// Tiles are made from the definition, not by the code under test.
class MemoryLog final : public ReadSession {
 public:
  explicit MemoryLog(std::uint64_t size) {
    for (std::uint64_t i = 0; i < size; ++i) commitments.push_back(sha256({std::to_string(i)}));
    std::vector<Hash> hashes = leaf_hashes();
    for (unsigned level = 0; hashes.size() >= ledger::kTileWidth; ++level) {
      std::vector<Hash> roots;
      for (std::uint64_t number = 0; (number + 1) * ledger::kTileWidth <= hashes.size(); ++number) {
        const auto run = std::span(hashes).subspan(number * ledger::kTileWidth, ledger::kTileWidth);
        roots.push_back(ledger::root_of(run));
        tiles[{level, number}] = {ledger::encode_tile(run), roots.back()};
      }
      hashes = std::move(roots);
    }
  }

  [[nodiscard]] std::vector<Hash> leaf_hashes() const {
    std::vector<Hash> hashes;
    for (const auto& commitment : commitments) hashes.push_back(ledger::leaf_hash(ledger::entry_of(commitment)));
    return hashes;
  }
  /// The head of the whole log; the checkpoint is left empty.
  [[nodiscard]] Head true_head() const {
    Head made;
    made.size = commitments.size();
    made.root = ledger::root_of(leaf_hashes());
    return made;
  }

  Result<Head> head() override { return true_head(); }
  Result<std::optional<std::string>> read_tile(ledger::TileId tile) override {
    ++tiles_read;
    const auto found = tiles.find(tile);
    return found == tiles.end() ? std::optional<std::string>() : found->second.bytes;
  }
  Result<std::vector<Hash>> read_tile_roots(unsigned level, std::uint64_t first, std::uint64_t count) override {
    std::vector<Hash> roots;
    for (auto number = first; number < first + count && tiles.contains({level, number}); ++number) {
      roots.push_back(tiles[{level, number}].root);
    }
    return roots;
  }
  Result<std::vector<Hash>> read_commitments(std::uint64_t first, std::uint64_t count) override {
    const auto size = commitments.size();
    const auto begin = commitments.begin() + static_cast<std::ptrdiff_t>(std::min(first, size));
    return std::vector<Hash>(begin, begin + static_cast<std::ptrdiff_t>(std::min(count, size - std::min(first, size))));
  }
  Result<std::optional<ComplaintRow>> find_complaint(std::string_view) override { return unused(); }
  Result<std::vector<StoredEvent>> read_stream(std::string_view) override { return unused(); }
  Result<std::optional<StoredEvent>> find_event(std::string_view, std::uint64_t) override {
    return std::optional<StoredEvent>();
  }
  Result<void> scan_streams(std::string_view, const std::function<bool(const StoredEvent&)>&) override { return {}; }
  Result<std::optional<CredentialRow>> find_credential(std::string_view) override {
    return std::optional<CredentialRow>();
  }
  Result<std::optional<StoredEvent>> find_event(std::uint64_t) override { return unused(); }
  Result<void> scan_events(std::uint64_t, std::uint64_t, const std::function<bool(const StoredEvent&)>&) override {
    return unused();
  }
  Result<void> scan_complaints(const std::function<bool(const ComplaintRow&)>&) override { return unused(); }
  Result<ComplaintPage> list_complaints(const ComplaintQuery&) override { return unused(); }
  Result<std::vector<complaint::Precedent>> find_precedents(std::string_view, std::string_view, std::size_t) override {
    return unused();
  }
  Result<std::vector<Match>> find_matches(const Digest16&, std::size_t) override { return unused(); }
  Result<std::vector<IdempotencyRow>> idempotency_since(Instant) override { return unused(); }
  Result<std::vector<std::string>> log_keys() override { return unused(); }

  struct Tile {
    std::string bytes;
    Hash root{};
  };
  std::vector<Hash> commitments;  ///< tests may spoil these and the tiles
  std::map<ledger::TileId, Tile> tiles;
  int tiles_read = 0;

 private:
  static Failure unused() { return {FailureKind::Internal, "this double holds no events"}; }
};

}  // namespace redress::service::sample
