#include "service/receipts.hpp"

namespace redress::service {
namespace {

using ledger::PartName;

std::string receipt_text(const StoredEvent& event, std::vector<Hash> path, const std::string& checkpoint) {
  return ledger::format_proof_file(
      {ledger::format_opening(opening_for_complainant(event)), event.leaf, std::move(path), checkpoint});
}

}  // namespace

ledger::Opening opening_for_complainant(const StoredEvent& event) {
  ledger::Opening opening{event.sealed.envelope, event.sealed.salt, {}};
  for (const auto name : {PartName::Party, PartName::Person}) {
    const auto index = static_cast<std::size_t>(name);
    opening.parts[index] = event.sealed.parts[index];
  }
  return opening;
}

std::string receipt_of(const StoredEvent& event, const BatchProof& proof) {
  return receipt_text(event, proof.growth.prove(event.leaf), proof.checkpoint);
}

Result<std::string> receipt_of(ReadSession& reader, const StoredEvent& event, const LogSnapshot& snapshot) {
  auto path = prove_inclusion(reader, snapshot, event.leaf);
  if (!path) return path.error();
  return receipt_text(event, std::move(*path), snapshot.checkpoint);
}

}  // namespace redress::service
