#include "domain/ledger/receipt.hpp"

namespace redress::ledger {
namespace {

Result<void> verify_parts(const Opening& opening, const Envelope& envelope) {
  for (const auto name : kPartNames) {
    const auto i = static_cast<std::size_t>(name);
    const auto& part = opening.parts[i];
    if (!part) continue;
    const auto quoted = "\"" + std::string(to_string(name)) + "\"";
    if (!envelope.parts[i]) return mismatch("the part " + quoted + " is opened, but the envelope names no such part");
    if (part_commitment(name, part->salt, part->data) != *envelope.parts[i]) {
      return mismatch("the part " + quoted + " does not match its commitment in the envelope");
    }
  }
  return {};
}

}  // namespace

std::string receipt_file_name(std::string_view stream, std::uint64_t seq) {
  return std::string(stream) + "-" + std::to_string(seq) + ".tlog-proof";
}

Result<VerifiedReceipt> verify_receipt(std::string_view file, const VerifierKey& log_key) {
  const auto proof = parse_proof_file(file);
  if (!proof) return proof.error();
  if (!proof->extra) return malformed("the proof file has no extra line, so it is not a receipt");
  auto opening = parse_opening(*proof->extra);
  if (!opening) return opening.error();
  auto envelope = parse_envelope(opening->envelope);
  if (!envelope) return envelope.error();
  if (auto parts = verify_parts(*opening, *envelope); !parts) return parts.error();
  const Hash commitment = event_commitment(opening->salt, opening->envelope);
  auto checkpoint = verify_proof_file(*proof, entry_of(commitment), log_key);
  if (!checkpoint) return checkpoint.error();
  return VerifiedReceipt{std::move(*checkpoint), proof->index, commitment, std::move(*envelope), std::move(*opening)};
}

}  // namespace redress::ledger
