#include "conformance/batch_maker.hpp"

#include "base/random.hpp"
#include "domain/complaint/event_codec.hpp"
#include "domain/complaint/number.hpp"
#include "domain/ledger/merkle.hpp"

namespace redress::test {

using namespace service;

struct BatchMaker::Draft {
  Batch batch;
  std::map<std::string, Aggregate> aggregates;
};

std::string BatchMaker::number(std::uint64_t serial) { return complaint::make_number({2026, 11, 23}, serial); }

void BatchMaker::add(Draft& draft, const std::string& number, const complaint::Event& event) {
  if (!draft.aggregates.contains(number)) draft.aggregates[number] = aggregates_[number];
  Aggregate& aggregate = draft.aggregates[number];
  auto encoded = complaint::encode(event, number, complaint::ActorKind::Anonymous);
  ledger::EventDraft made{number,       aggregate.last_seq + 1, {},           draft.batch.head.last_at,
                          encoded.kind, encoded.version,        encoded.parts};
  if (aggregate.last_seq > 0) made.prev = aggregate.last_commitment;
  std::array<Salt, ledger::kSaltsPerEvent> salts;
  fill_random(salts);
  StoredEvent stored{head_.size + draft.batch.events.size(), number, made.seq, ledger::seal(made, salts)};
  complaint::evolve(aggregate.state, event, made.at);
  aggregate.last_seq = stored.seq;
  aggregate.last_commitment = stored.sealed.commitment;
  draft.batch.events.push_back(std::move(stored));
}

Batch BatchMaker::make(int filings, const std::vector<std::string>& numbers) {
  Draft draft;
  Head& head = draft.batch.head;
  head = head_;
  head.last_at = head_.last_at == Instant{} ? kMorning : head_.last_at + 1;
  head.serial_date = {2026, 11, 23};
  for (int i = 0; i < filings; ++i) {
    const auto fresh = number(++head.serial);
    add(draft, fresh, random_.filed(fresh));
  }
  for (const auto& known : numbers) add(draft, known, complaint::InformationAdded{random_.text()});
  std::vector<Hash> leaves;
  for (const auto& event : draft.batch.events)
    leaves.push_back(ledger::leaf_hash(ledger::entry_of(event.sealed.commitment)));
  const ledger::Growth growth(edge_, leaves);
  draft.batch.tiles = growth.full_tiles();
  for (const auto& [key, aggregate] : draft.aggregates) draft.batch.rows.push_back(row_of(aggregate));
  head.size = growth.size();
  head.root = growth.root();
  head.checkpoint = "checkpoint of " + std::to_string(head.size);
  head.batch_id = random_bytes(16);
  return std::move(draft.batch);
}

void BatchMaker::committed(const Batch& batch) {
  std::vector<Hash> leaves;
  for (const auto& event : batch.events) {
    leaves.push_back(ledger::leaf_hash(ledger::entry_of(event.sealed.commitment)));
    events_.push_back(event);
    auto& aggregate = aggregates_[event.stream];
    complaint::evolve(aggregate.state, take(decode_event(event)), time_of(event));
    aggregate.last_seq = event.seq;
    aggregate.last_commitment = event.sealed.commitment;
  }
  edge_ = ledger::Growth(edge_, leaves).edge();
  for (const auto& row : batch.rows) rows_[row.state.number] = row;
  tiles_.insert(tiles_.end(), batch.tiles.begin(), batch.tiles.end());
  head_ = batch.head;
}

std::string text_of(const StoredEvent& event) {
  std::string text = std::to_string(event.leaf) + " " + event.stream + "/" + std::to_string(event.seq) + "\n" +
                     event.sealed.envelope + "\n" + to_hex(view(event.sealed.salt)) + " " +
                     to_hex(view(event.sealed.commitment)) + "\n";
  for (const auto& part : event.sealed.parts) {
    text += part ? part->data + " " + to_hex(view(part->salt)) + "\n" : "absent\n";
  }
  return text;
}

std::string text_of(const Head& head) {
  return std::to_string(head.size) + " " + to_hex(view(head.root)) + " " + to_string(head.last_at) + " " +
         head.checkpoint + " " + to_compact(head.serial_date) + " " + std::to_string(head.serial) + " " +
         to_hex(head.batch_id);
}

}  // namespace redress::test
