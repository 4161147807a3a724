#include "support/log_check.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "domain/complaint/number.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "domain/ledger/merkle.hpp"
#include "domain/ledger/receipt.hpp"
#include "service/aggregate.hpp"
#include "support/test_bench.hpp"

namespace redress::test {
namespace {

using namespace service;

/// The events of the log, with what is wrong with them.
class LogPass {
 public:
  explicit LogPass(ReadSession& reader) : reader_(reader), head_(take(reader.head())) {}

  std::string problem(const ledger::VerifierKey& key) {
    take(reader_.scan_events(0, UINT64_MAX >> 1, [this](const StoredEvent& event) {
      found_ = check(event);
      return found_.empty();
    }));
    if (!found_.empty()) return found_;
    if (leaves_.size() != head_.size)
      return "the head says " + std::to_string(head_.size) + " leaves, there are " + std::to_string(leaves_.size());
    if (ledger::root_of(leaves_) != head_.root) return "the root is not that of the leaves";
    const auto checkpoint = ledger::open_checkpoint(head_.checkpoint, key);
    if (!checkpoint) return "checkpoint: " + checkpoint.error().message;
    if (checkpoint->size != head_.size || checkpoint->root != head_.root) return "the checkpoint is of another tree";
    if (auto wrong = check_tiles(); !wrong.empty()) return wrong;
    return check_rows();
  }

 private:
  std::string check(const StoredEvent& event) {
    const auto at = "leaf " + std::to_string(event.leaf) + ": ";
    if (event.leaf != leaves_.size()) return at + "stands at place " + std::to_string(leaves_.size());
    if (ledger::event_commitment(event.sealed.salt, event.sealed.envelope) != event.sealed.commitment)
      return at + "commitment";
    const auto envelope = ledger::parse_envelope(event.sealed.envelope);
    if (!envelope) return at + envelope.error().message;
    if (envelope->stream != event.stream || envelope->seq != event.seq) return at + "names another place";
    if (envelope->at < last_at_) return at + "is older than the one before it";
    last_at_ = envelope->at;
    for (const auto name : ledger::kPartNames) {
      const auto i = static_cast<std::size_t>(name);
      const auto& part = event.sealed.parts[i];
      if (part.has_value() != envelope->parts[i].has_value()) return at + "a part is missing or too many";
      if (part && ledger::part_commitment(name, part->salt, part->data) != *envelope->parts[i])
        return at + "part commitment";
    }
    auto& stream = streams_[event.stream];
    if (event.seq != stream.size() + 1)
      return at + "seq " + std::to_string(event.seq) + " follows " + std::to_string(stream.size());
    if (envelope->prev != (stream.empty() ? std::nullopt : std::optional(stream.back().sealed.commitment)))
      return at + "chain";
    stream.push_back(event);
    leaves_.push_back(ledger::leaf_hash(ledger::entry_of(event.sealed.commitment)));
    return {};
  }

  std::string check_tiles() {
    std::vector<Hash> hashes = leaves_;
    for (unsigned level = 0; hashes.size() >= ledger::kTileWidth; ++level) {
      std::vector<Hash> roots;
      for (std::uint64_t number = 0; (number + 1) * ledger::kTileWidth <= hashes.size(); ++number) {
        const auto run = std::span(hashes).subspan(number * ledger::kTileWidth, ledger::kTileWidth);
        roots.push_back(ledger::root_of(run));
        const auto name = "tile " + ledger::tile_path({level, number});
        if (take(reader_.read_tile({level, number})) != ledger::encode_tile(run)) return name;
        if (take(reader_.read_tile_roots(level, number, 1)) != std::vector{roots.back()}) return name + ": root";
      }
      hashes = std::move(roots);
    }
    return {};
  }

  std::string check_rows() {
    std::size_t count = 0;
    std::string wrong;
    take(reader_.scan_complaints([&](const ComplaintRow& row) {
      ++count;
      const auto& number = row.state.number;
      const auto stream = streams_.find(number);
      if (stream == streams_.end())
        wrong = number + ": a row without events";
      else if (row != row_of(take(fold_stream(stream->second))))
        wrong = number + ": the row is not the fold of its events";
      return wrong.empty();
    }));
    const auto complaints = std::count_if(streams_.begin(), streams_.end(), [](const auto& stream) {
      return complaint::parse_number(stream.first).has_value();  // others are of users and accesses
    });
    if (wrong.empty() && count != static_cast<std::size_t>(complaints)) wrong = "events without a row";
    return wrong;
  }

  ReadSession& reader_;
  Head head_;
  std::string found_;
  std::vector<Hash> leaves_;
  Instant last_at_;
  std::map<std::string, std::vector<StoredEvent>, std::less<>> streams_;
};

std::string in_store(EventStore& store, const ledger::VerifiedReceipt& verified) {
  auto reader = take(store.open_reader());
  const auto event = take(reader->find_event(verified.index));
  if (!event) return "the event is not stored";
  if (event->sealed.commitment != verified.commitment) return "another event is stored at its leaf";
  const auto root = take(root_at(*reader, *stored_snapshot(store), verified.checkpoint.size));
  return root == verified.checkpoint.root ? "" : "the stored log does not contain the receipt's tree";
}

}  // namespace

std::string log_problem(EventStore& store, const ledger::VerifierKey& key) {
  auto reader = take(store.open_reader());
  return LogPass(*reader).problem(key);
}

std::string receipt_problem(std::string_view receipt, const ledger::VerifierKey& key, std::string_view stream,
                            std::uint64_t seq, EventStore* store) {
  const auto verified = ledger::verify_receipt(receipt, key);
  if (!verified) return verified.error().message;
  if (verified->envelope.stream != stream || verified->envelope.seq != seq) return "the receipt is of another event";
  return store != nullptr ? in_store(*store, *verified) : "";
}

}  // namespace redress::test
