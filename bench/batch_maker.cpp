#include "batch_maker.hpp"

#include <algorithm>

#include "base/random.hpp"
#include "domain/complaint/decide.hpp"
#include "domain/complaint/event_codec.hpp"
#include "domain/complaint/number.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "filing_body.hpp"
#include "service/aggregate.hpp"

namespace redress::bench {

const ledger::Signer& bench_signer() {
  static const ledger::Signer signer("bench", Hash{1});
  return signer;
}

store::Founding bench_founding() {
  const auto checkpoint = ledger::sign_checkpoint({"bench", 0, ledger::empty_root()}, bench_signer());
  return {"bench", "UTC", ledger::to_string(bench_signer().verifier()), checkpoint, ledger::empty_root()};
}

service::Batch BatchMaker::next(std::size_t filings) {
  service::Batch batch;
  std::vector<Hash> leaves;
  const Instant at{1'795'000'000'000 + static_cast<std::int64_t>(head_.size)};
  for (std::size_t i = 0; i < filings; ++i) add_filing(batch, leaves, at);
  ledger::Growth growth(edge_, leaves);
  batch.tiles = growth.full_tiles();
  edge_ = growth.edge();
  head_.size = growth.size();
  head_.root = growth.root();
  head_.last_at = at;
  head_.batch_id = random_bytes(16);
  head_.checkpoint = ledger::sign_checkpoint({bench_signer().verifier().name, head_.size, head_.root}, bench_signer());
  batch.head = head_;
  return batch;
}

void BatchMaker::add_filing(service::Batch& batch, std::vector<Hash>& leaves, Instant at) {
  const std::string number = complaint::make_number({2026, 11, 23}, ++head_.serial);
  const auto filed = complaint::decide_filing(bench_filing(), {at, complaint::ActorKind::Anonymous, {}}, {number, ""});
  auto encoded = complaint::encode(filed->front().events.front(), number, complaint::ActorKind::Anonymous);
  ledger::EventDraft draft{number, 1, std::nullopt, at, encoded.kind, encoded.version, std::move(encoded.parts)};
  std::array<Salt, ledger::kSaltsPerEvent> salts;
  fill_random(salts);
  service::StoredEvent event{head_.size + batch.events.size(), number, 1, ledger::seal(draft, salts)};
  leaves.push_back(ledger::leaf_hash(ledger::entry_of(event.sealed.commitment)));
  service::Aggregate aggregate{{}, 1, event.sealed.commitment};
  complaint::evolve(aggregate.state, filed->front().events.front(), at);
  batch.rows.push_back(service::row_of(aggregate));
  service::IdempotencyRow row{{}, {}, event.leaf, at};
  const auto key = random_bytes(32);
  std::copy_n(key.begin(), 16, row.key.begin());
  std::copy_n(key.begin() + 16, 16, row.body.begin());
  batch.idempotency.push_back(row);
  batch.events.push_back(std::move(event));
}

}  // namespace redress::bench
