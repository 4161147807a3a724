#include "app/verify/verify_commands.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace redress::verify {
namespace {

/// Signatures on the receipt's checkpoint that are not by `key`.
std::size_t count_other_signatures(std::string_view receipt, const ledger::VerifierKey& key) {
  const auto proof = ledger::parse_proof_file(receipt);
  const auto note = proof ? ledger::parse_note(proof->checkpoint) : proof.error();
  if (!note) return 0;
  const auto own = std::count_if(note->signatures.begin(), note->signatures.end(), [&](const auto& signature) {
    return signature.name == key.name && signature.id == key.id;
  });
  return note->signatures.size() - static_cast<std::size_t>(own);
}

void sort_by_seq(std::vector<CheckedReceipt>& receipts) {
  std::sort(receipts.begin(), receipts.end(),
            [](const auto& a, const auto& b) { return a.verified->envelope.seq < b.verified->envelope.seq; });
}

/// What does not hold of verified receipts together; empty when all holds.
std::string check_together(const std::vector<CheckedReceipt>& receipts,
                           const std::optional<ledger::StatusNote>& status) {
  std::vector<ledger::VerifiedReceipt> verified;
  verified.reserve(receipts.size());
  for (const auto& receipt : receipts) verified.push_back(*receipt.verified);
  const auto together = ledger::verify_stream(verified, status);
  return together ? "" : together.error().message;
}

}  // namespace

CheckedReceipt check_receipt(const InputFile& file, const ledger::VerifierKey& key) {
  auto verified = ledger::verify_receipt(file.bytes, key);
  if (!verified) return {file.name, std::nullopt, verified.error().message, 0};
  return {file.name, std::move(*verified), "", count_other_signatures(file.bytes, key)};
}

CheckedFile check_file(const std::vector<InputFile>& files, const std::optional<InputFile>& status,
                       const ledger::VerifierKey& key) {
  REDRESS_CHECK(!files.empty());
  CheckedFile checked;
  for (const auto& file : files) checked.receipts.push_back(check_receipt(file, key));
  for (const auto& receipt : checked.receipts) {
    if (receipt.verified) continue;
    checked.detail = receipt.name + ": " + receipt.detail;
    return checked;
  }
  sort_by_seq(checked.receipts);
  if (status) {
    auto opened = ledger::open_status(status->bytes, key);
    if (opened) {
      checked.status = std::move(*opened);
    } else {
      checked.detail = status->name + ": " + opened.error().message;
    }
  }
  if (checked.detail.empty()) checked.detail = check_together(checked.receipts, checked.status);
  return checked;
}

CheckedStatus check_status(const InputFile& file, const ledger::VerifierKey& key) {
  auto opened = ledger::open_status(file.bytes, key);
  if (!opened) return {key.name, std::nullopt, opened.error().message};
  return {key.name, std::move(*opened), ""};
}

}  // namespace redress::verify
