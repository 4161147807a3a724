// Targets that read proof files, receipts and what stands in them.

#include "base/check.hpp"
#include "base/json.hpp"
#include "domain/ledger/growth.hpp"
#include "domain/ledger/receipt.hpp"
#include "tests/fuzz/fuzz_targets.hpp"

namespace redress::fuzz {
namespace {

using namespace ledger;

const Signer& log_signer() {
  static const Signer signer("example.org/redress", [] {
    Hash seed;
    seed.fill(1);
    return seed;
  }());
  return signer;
}

/// A receipt with this opening in a log that holds nothing else.
std::string receipt_with(const Opening& opening) {
  const Hash leaf = leaf_hash(entry_of(event_commitment(opening.salt, opening.envelope)));
  const Growth growth(RightEdge{}, {&leaf, 1});
  const Checkpoint head{log_signer().verifier().name, growth.size(), growth.root()};
  return format_proof_file({format_opening(opening), 0, growth.prove(0), sign_checkpoint(head, log_signer())});
}

bool parts_match(const Opening& opening, const Envelope& envelope) {
  for (const auto name : kPartNames) {
    const auto& part = opening.parts[static_cast<std::size_t>(name)];
    const auto& commitment = envelope.parts[static_cast<std::size_t>(name)];
    if (part && (!commitment || part_commitment(name, part->salt, part->data) != *commitment)) return false;
  }
  return true;
}

bool opening(std::string_view bytes) {
  const auto parsed = parse_opening(bytes);
  if (!parsed) return false;
  REDRESS_CHECK(format_opening(*parsed) == bytes);
  const auto read = parse_envelope(parsed->envelope);
  const auto verified = verify_receipt(receipt_with(*parsed), log_signer().verifier());
  REDRESS_CHECK(verified.has_value() == (read && parts_match(*parsed, *read)));
  return true;
}

}  // namespace

bool proof_file(std::string_view bytes) {
  const auto proof = parse_proof_file(bytes);
  if (!proof) return false;
  REDRESS_CHECK(format_proof_file(*proof) == bytes);
  static_cast<void>(verify_proof_file(*proof, "entry", log_signer().verifier()));
  const auto root = root_from_inclusion(proof->index, proof->index + 1, leaf_hash("entry"), proof->path);
  REDRESS_CHECK(!root || proof->path.size() <= kProofPathMax);
  return true;
}

bool receipt(std::string_view bytes) {
  if (bytes.starts_with('{')) return opening(bytes);
  const auto verified = verify_receipt(bytes, log_signer().verifier());
  if (!verified) return false;
  REDRESS_CHECK(verified->index < verified->checkpoint.size);
  REDRESS_CHECK(event_commitment(verified->opening.salt, verified->opening.envelope) == verified->commitment);
  REDRESS_CHECK(parts_match(verified->opening, verified->envelope));
  REDRESS_CHECK(verify_stream({*verified}, std::nullopt).has_value() == (verified->envelope.seq == 1));
  return true;
}

bool envelope(std::string_view bytes) {
  const auto read = parse_envelope(bytes);
  if (!read) return false;
  REDRESS_CHECK(is_jcs(bytes));
  REDRESS_CHECK(read->prev.has_value() == (read->seq > 1));
  REDRESS_CHECK(parse_instant(to_string(read->at)) == read->at);
  return true;
}

}  // namespace redress::fuzz
