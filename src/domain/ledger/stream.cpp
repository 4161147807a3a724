#include <algorithm>
#include <map>
#include <utility>

#include "domain/ledger/receipt.hpp"

namespace redress::ledger {
namespace {

using Ordered = std::vector<const VerifiedReceipt*>;

Ordered by_seq(const std::vector<VerifiedReceipt>& receipts) {
  Ordered ordered;
  ordered.reserve(receipts.size());
  for (const auto& receipt : receipts) ordered.push_back(&receipt);
  std::sort(ordered.begin(), ordered.end(),
            [](const auto* a, const auto* b) { return a->envelope.seq < b->envelope.seq; });
  return ordered;
}

std::string event(std::uint64_t seq) { return "event " + std::to_string(seq); }

/// `previous` is null for the first event.
Result<void> verify_step(const VerifiedReceipt* previous, const VerifiedReceipt& receipt, std::uint64_t wanted_seq) {
  const auto& envelope = receipt.envelope;
  if (envelope.seq < wanted_seq) return mismatch(event(envelope.seq) + " stands twice");
  if (envelope.seq > wanted_seq) return mismatch(event(wanted_seq) + " is missing");
  if (previous == nullptr) return {};
  if (envelope.stream != previous->envelope.stream) return mismatch(event(wanted_seq) + " is of another stream");
  if (envelope.prev != previous->commitment) {
    return mismatch(event(wanted_seq) + " does not name the commitment of the event before it");
  }
  if (envelope.at < previous->envelope.at)
    return mismatch(event(wanted_seq) + " claims an earlier time than the event before it");
  return {};
}

/// A log shows one root for each size; two are the proof that it shows different people different logs.
Result<void> verify_one_log(const Ordered& ordered) {
  std::map<std::pair<std::string_view, std::uint64_t>, const Hash*> roots;
  for (const auto* receipt : ordered) {
    const auto& checkpoint = receipt->checkpoint;
    const auto [known, is_new] = roots.try_emplace({checkpoint.origin, checkpoint.size}, &checkpoint.root);
    if (is_new || *known->second == checkpoint.root) continue;
    return mismatch("the checkpoint of " + event(receipt->envelope.seq) + " has another root for the tree of " +
                    std::to_string(checkpoint.size) + " leaves than the receipt of an earlier event");
  }
  return {};
}

Result<void> verify_tail(const VerifiedReceipt& last, const StatusNote& status) {
  const auto seq = last.envelope.seq;
  if (status.number != last.envelope.stream) {
    return mismatch("the status note is of " + status.number + ", the receipts are of " + last.envelope.stream);
  }
  if (status.last_seq > seq) {
    return mismatch(event(seq + 1) + " is missing: the status note names " + event(status.last_seq) + " as the last");
  }
  if (status.last_seq < seq) {
    return mismatch(event(seq) + " is later than the status note, which names " + event(status.last_seq) +
                    " as the last");
  }
  if (status.last_commitment != last.commitment) {
    return mismatch(event(seq) + " has another commitment than the status note names");
  }
  if (last.index >= status.tree_size) {
    return mismatch(event(seq) + " is not in the tree of " + std::to_string(status.tree_size) +
                    " leaves that the status note names");
  }
  return {};
}

}  // namespace

Result<void> verify_stream(const std::vector<VerifiedReceipt>& receipts, const std::optional<StatusNote>& status) {
  if (receipts.empty()) return mismatch("there is no receipt");
  const auto ordered = by_seq(receipts);
  const VerifiedReceipt* previous = nullptr;
  for (std::uint64_t seq = 1; const auto* receipt : ordered) {
    if (auto step = verify_step(previous, *receipt, seq++); !step) return step.error();
    previous = receipt;
  }
  if (auto one_log = verify_one_log(ordered); !one_log) return one_log.error();
  return status ? verify_tail(*ordered.back(), *status) : Result<void>{};
}

}  // namespace redress::ledger
