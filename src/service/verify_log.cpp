#include "service/verify_log.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <span>
#include <thread>

#include "domain/ledger/checkpoint.hpp"
#include "service/verify_event.hpp"

namespace redress::service {
namespace {

using ledger::kTileWidth;

// Leaves a worker takes at once: whole tiles, so that each is compared by one worker.
constexpr std::uint64_t kChunk = 16 * kTileWidth;

std::string missing_text(std::uint64_t leaf) { return "no event is stored at leaf " + std::to_string(leaf); }

// Hashes and root of a stored full tile; the next start builds on the roots.
Result<std::optional<LogBreak>> check_tile(ReadSession& reader, ledger::TileId tile, std::span<const Hash> hashes,
                                           const Hash& root) {
  const auto stored = reader.read_tile(tile);
  if (!stored) return stored.error();
  const auto roots = reader.read_tile_roots(tile.level, tile.number, 1);
  if (!roots) return roots.error();
  if (*stored == ledger::encode_tile(hashes) && *roots == std::vector{root}) return std::optional<LogBreak>();
  const auto leaf = tile.number << (ledger::kTileHeight * (tile.level + 1));
  return std::optional(
      LogBreak{leaf, BreakKind::Tile, "tile " + ledger::tile_path(tile) + " is not the one recomputed"});
}

/// What all workers share.
class Pass {
 public:
  Pass(EventStore& store, const VerifyLogOptions& options, std::uint64_t size)
      : store_(store), options_(options), size_(size), places_(size), tile_roots_(size / kTileWidth) {}

  Result<void> run() {
    std::vector<std::thread> others;
    for (unsigned i = 1; i < std::max(1U, options_.threads); ++i) others.emplace_back([this] { keep(work()); });
    keep(work());
    for (auto& thread : others) thread.join();
    if (failure_) return *failure_;
    return {};
  }

  void report(LogBreak found) {
    const std::lock_guard lock(mutex_);
    if (first_ && first_->leaf <= found.leaf) return;
    first_ = std::move(found);
    limit_ = first_->leaf;
  }

  [[nodiscard]] const std::optional<LogBreak>& first() const { return first_; }
  [[nodiscard]] std::vector<std::uint64_t>& places() { return places_; }
  [[nodiscard]] const std::vector<Hash>& tile_roots() const { return tile_roots_; }
  [[nodiscard]] const std::vector<Hash>& edge() const { return edge_; }
  [[nodiscard]] std::uint64_t bytes_hashed() const { return bytes_hashed_; }

 private:
  void keep(const Result<void>& done) {
    if (done) return;
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = done.error();
  }

  Result<void> work() {
    auto scanner = store_.open_reader();
    if (!scanner) return scanner.error();
    auto finder = store_.open_reader();
    if (!finder) return finder.error();
    for (;;) {
      const auto first = next_.fetch_add(kChunk);
      // Beyond a break that is already known nothing can be the first one.
      if (first >= size_ || first > limit_) return {};
      if (auto done = check_chunk(**scanner, **finder, first); !done) return done;
      tell_progress(std::min(kChunk, size_ - first));
    }
  }

  Result<void> check_chunk(ReadSession& scanner, ReadSession& finder, std::uint64_t first) {
    const auto end = std::min(first + kChunk, size_);
    std::vector<Hash> leaves;
    std::uint64_t bytes = 0;
    Result<void> inner;
    std::optional<LogBreak> found;
    std::optional<Instant> last_at;
    if (first > 0) {
      auto before = time_before(finder, first);
      if (!before) return before.error();
      last_at = *before;
    }
    auto scanned = scanner.scan_events(first, end, [&](const StoredEvent& event) {
      if (event.leaf != first + leaves.size()) return false;  // a gap: reported below
      const auto checked = check_event(event, found, bytes);
      if (!checked) return false;
      places_[event.leaf] = place_fingerprint(event.stream, event.seq);
      inner = check_chain(finder, event, *checked, found);
      if (last_at && checked->at < *last_at)
        found = LogBreak{event.leaf, BreakKind::Time, "older than the event before it"};
      last_at = checked->at;
      leaves.push_back(checked->leaf_hash);
      return inner.has_value() && !found;
    });
    bytes_hashed_ += bytes;
    if (!scanned) return scanned;
    if (!inner) return inner;
    // The tiles before a break too: theirs may be the lower leaf.
    if (auto done = check_tiles(finder, first, leaves); !done) return done;
    if (found) return report(std::move(*found)), Result<void>();
    if (leaves.size() < end - first) {
      const auto leaf = first + leaves.size();
      report({leaf, BreakKind::MissingEvent, missing_text(leaf)});
    }
    return {};
  }

  // Times must not fall across the border of two chunks either. A broken neighbour is reported by its own chunk.
  static Result<std::optional<Instant>> time_before(ReadSession& finder, std::uint64_t leaf) {
    const auto event = finder.find_event(leaf - 1);
    if (!event) return event.error();
    if (!*event) return std::optional<Instant>();
    const auto envelope = ledger::parse_envelope((*event)->sealed.envelope);
    return envelope ? std::optional(envelope->at) : std::nullopt;
  }

  static Result<void> check_chain(ReadSession& finder, const StoredEvent& event, const CheckedEvent& checked,
                                  std::optional<LogBreak>& found) {
    if (event.seq == 1) {
      if (checked.prev) found = LogBreak{event.leaf, BreakKind::Chain, "the first event of a stream has a prev"};
      return {};
    }
    const auto before = finder.find_event(event.stream, event.seq - 1);
    if (!before) return before.error();
    if (!*before || (*before)->leaf > event.leaf || checked.prev != (*before)->sealed.commitment) {
      found = LogBreak{event.leaf, BreakKind::Chain, "prev is not the commitment of the stream's previous event"};
    }
    return {};
  }

  Result<void> check_tiles(ReadSession& reader, std::uint64_t first, const std::vector<Hash>& leaves) {
    for (std::uint64_t begin = 0; begin < leaves.size(); begin += kTileWidth) {
      const auto count = std::min<std::uint64_t>(kTileWidth, leaves.size() - begin);
      const auto hashes = std::span(leaves).subspan(begin, count);
      if (count < kTileWidth) {
        // Elsewhere a partial run is what stands before a break.
        if (first + leaves.size() == size_) edge_.assign(hashes.begin(), hashes.end());
        return {};
      }
      const ledger::TileId tile{0, (first + begin) / kTileWidth};
      tile_roots_[tile.number] = ledger::perfect_root(hashes);
      bytes_hashed_ += kTileWidth * 2 * Hash{}.size();
      auto wrong = check_tile(reader, tile, hashes, tile_roots_[tile.number]);
      if (!wrong) return wrong.error();
      if (*wrong) report(std::move(**wrong));
    }
    return {};
  }

  void tell_progress(std::uint64_t count) {
    const std::lock_guard lock(mutex_);
    done_ += count;
    if (options_.progress) options_.progress(done_, size_);
  }

  EventStore& store_;
  const VerifyLogOptions& options_;
  std::uint64_t size_;
  std::vector<std::uint64_t> places_;
  std::vector<Hash> tile_roots_;  ///< of full level-0 tiles; each written by one worker
  std::vector<Hash> edge_;        ///< the partial level-0 tile; written by the last chunk's worker
  std::atomic<std::uint64_t> next_ = 0;
  std::atomic<std::uint64_t> limit_ = UINT64_MAX;
  std::atomic<std::uint64_t> bytes_hashed_ = 0;
  std::mutex mutex_;
  std::uint64_t done_ = 0;
  std::optional<LogBreak> first_;
  std::optional<Failure> failure_;
};

// The rows of one place in a stream must be one: the database says so too, but is not taken at its word.
Result<void> check_duplicates(ReadSession& reader, Pass& pass) {
  auto sorted = pass.places();
  std::sort(sorted.begin(), sorted.end());
  const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
  if (twice == sorted.end()) return {};
  std::vector<StoredEvent> same;
  for (std::uint64_t leaf = 0; leaf < pass.places().size(); ++leaf) {
    if (pass.places()[leaf] != *twice) continue;
    auto event = reader.find_event(leaf);
    if (!event) return event.error();
    if (*event) same.push_back(std::move(**event));
  }
  for (std::size_t i = 1; i < same.size(); ++i) {
    if (same[i].stream == same[0].stream && same[i].seq == same[0].seq) {
      pass.report(
          {same[i].leaf, BreakKind::Duplicate, "the same stream and seq as leaf " + std::to_string(same[0].leaf)});
    }
  }
  return {};
}

// Tiles above level 0, from the roots of the tiles below; returns the recomputed edge of the tree.
Result<ledger::RightEdge> check_upper_tiles(ReadSession& reader, Pass& pass, std::uint64_t size) {
  std::vector<std::vector<Hash>> partial_tiles{pass.edge()};
  std::vector<Hash> hashes = pass.tile_roots();
  for (unsigned level = 1; !hashes.empty(); ++level) {
    std::vector<Hash> roots;
    for (std::uint64_t number = 0; (number + 1) * kTileWidth <= hashes.size(); ++number) {
      const auto run = std::span(hashes).subspan(number * kTileWidth, kTileWidth);
      roots.push_back(ledger::perfect_root(run));
      auto wrong = check_tile(reader, {level, number}, run, roots.back());
      if (!wrong) return wrong.error();
      if (*wrong) pass.report(std::move(**wrong));
    }
    partial_tiles.emplace_back(hashes.end() - static_cast<std::ptrdiff_t>(hashes.size() % kTileWidth), hashes.end());
    hashes = std::move(roots);
  }
  return ledger::RightEdge::from_partial_tiles(size, std::move(partial_tiles));
}

std::optional<LogBreak> check_head(ReadSession& reader, const Head& head, const Hash& root) {
  if (root != head.root) return LogBreak{head.size, BreakKind::Root, "the recomputed root is not the stored one"};
  const auto keys = reader.log_keys();
  if (!keys) return LogBreak{head.size, BreakKind::Checkpoint, keys.error().message};
  std::string why = "the log names no key";
  for (const auto& text : *keys) {
    const auto key = ledger::parse_verifier_key(text);
    if (!key) continue;
    const auto checkpoint = ledger::open_checkpoint(head.checkpoint, *key);
    if (checkpoint && checkpoint->size == head.size && checkpoint->root == head.root) return std::nullopt;
    why = checkpoint ? "the stored checkpoint is of another tree" : checkpoint.error().message;
  }
  return LogBreak{head.size, BreakKind::Checkpoint, why};
}

}  // namespace

Result<LogVerdict> verify_log(EventStore& store, const VerifyLogOptions& options) {
  auto reader = store.open_reader();
  if (!reader) return reader.error();
  const auto head = (*reader)->head();
  if (!head) return head.error();
  Pass pass(store, options, head->size);
  if (auto done = pass.run(); !done) return done.error();
  LogVerdict verdict;
  verdict.size = head->size;
  verdict.checkpoint = head->checkpoint;
  if (!pass.first()) {
    if (auto done = check_duplicates(**reader, pass); !done) return done.error();
  }
  if (!pass.first() || pass.first()->kind == BreakKind::Duplicate) {
    const auto edge = check_upper_tiles(**reader, pass, head->size);
    if (!edge) return edge.error();
    verdict.root = edge->root();
    if (auto found = check_head(**reader, *head, verdict.root)) pass.report(std::move(*found));
  }
  verdict.bytes_hashed = pass.bytes_hashed();
  verdict.first_break = pass.first();
  return verdict;
}

}  // namespace redress::service
