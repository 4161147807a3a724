#include "domain/ledger/checkpoint.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "domain/ledger/lines.hpp"

namespace redress::ledger {
namespace {

constexpr std::string_view kStatusHead = "redress-status/v1";
constexpr std::string_view kStatusSuffix = "/status";

std::string sign(const std::string& text, const Signer& signer) { return text + "\n" + signer.sign(text); }

/// Text of a note that `key` has signed. `what` names the note in failures.
Result<std::string> open_signed(std::string_view bytes, const VerifierKey& key, const std::string& what) {
  auto note = parse_note(bytes);
  if (!note) return malformed("the " + what + " is malformed: " + note.error().message);
  const bool claims_key = std::any_of(note->signatures.begin(), note->signatures.end(), [&](const auto& signature) {
    return signature.name == key.name && signature.id == key.id;
  });
  if (!claims_key) return mismatch("the " + what + " is not signed by " + to_string(key));
  if (!verify_note(*note, {&key, 1})) return mismatch("the signature of " + key.name + " on the " + what + " is wrong");
  return std::move(note->text);
}

Result<StatusNote> parse_status_text(std::string_view text) {
  LineReader lines(text);
  if (lines.next() != kStatusHead) return malformed("line 1 of the status note is not " + std::string(kStatusHead));
  StatusNote status;
  const auto number = lines.next();
  if (!number || number->empty()) return malformed("line 2 of the status note, the number, is missing");
  status.number = *number;
  const auto seq = parse_decimal(lines.next().value_or(""), kJsonIntegerMax);
  if (!seq || *seq == 0) return malformed("line 3 of the status note, the last seq, is not a decimal from 1");
  status.last_seq = *seq;
  const auto commitment = hash_from_base64(lines.next().value_or(""));
  if (!commitment) return malformed("line 4 of the status note, the last commitment, is not base64 of 32 bytes");
  status.last_commitment = *commitment;
  const auto size = parse_decimal(lines.next().value_or(""), kTreeSizeMax);
  if (!size) return malformed("line 5 of the status note, the tree size, is not a decimal");
  status.tree_size = *size;
  if (!lines.rest().empty()) return malformed("the status note has more than five lines");
  return status;
}

}  // namespace

std::string checkpoint_text(const Checkpoint& checkpoint) {
  return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" + to_base64(view(checkpoint.root)) + "\n";
}

std::string sign_checkpoint(const Checkpoint& checkpoint, const Signer& signer) {
  REDRESS_CHECK(checkpoint.origin == signer.verifier().name);
  return sign(checkpoint_text(checkpoint), signer);
}

std::string add_signature(std::string note, const Signer& signer) {
  const auto split = note.rfind("\n\n");
  REDRESS_CHECK(split != std::string::npos);
  return note += signer.sign(std::string_view(note).substr(0, split + 1));
}

Result<Checkpoint> parse_checkpoint_text(std::string_view text) {
  LineReader lines(text);
  Checkpoint checkpoint;
  const auto origin = lines.next();
  if (!origin || origin->empty()) return malformed("line 1 of the checkpoint, the origin, is missing");
  checkpoint.origin = *origin;
  const auto size = parse_decimal(lines.next().value_or(""), kTreeSizeMax);
  if (!size) return malformed("line 2 of the checkpoint, the tree size, is not a decimal");
  checkpoint.size = *size;
  const auto root = hash_from_base64(lines.next().value_or(""));
  if (!root) return malformed("line 3 of the checkpoint, the root, is not base64 of 32 bytes");
  checkpoint.root = *root;
  while (!lines.rest().empty()) {
    const auto extension = lines.next();
    if (!extension) return malformed("the last line of the checkpoint has no newline");
    if (extension->empty()) return malformed("an extension line of the checkpoint is empty");
  }
  return checkpoint;
}

Result<Checkpoint> open_checkpoint(std::string_view note, const VerifierKey& key) {
  const auto text = open_signed(note, key, "checkpoint");
  if (!text) return text.error();
  auto checkpoint = parse_checkpoint_text(*text);
  if (checkpoint && checkpoint->origin != key.name) {
    return mismatch("the checkpoint's origin " + checkpoint->origin + " is not the key's name " + key.name);
  }
  return checkpoint;
}

std::string sign_status(const StatusNote& status, const Signer& signer) {
  REDRESS_CHECK(signer.verifier().name.ends_with(kStatusSuffix));
  std::string text(kStatusHead);
  text += "\n" + status.number + "\n" + std::to_string(status.last_seq) + "\n" +
          to_base64(view(status.last_commitment)) + "\n" + std::to_string(status.tree_size) + "\n";
  return sign(text, signer);
}

Result<StatusNote> open_status(std::string_view note, const VerifierKey& log_key) {
  const auto text = open_signed(note, status_key_of(log_key), "status note");
  if (!text) return text.error();
  return parse_status_text(*text);
}

VerifierKey status_key_of(const VerifierKey& log_key) {
  VerifierKey key = log_key;
  key.name += kStatusSuffix;
  key.id = key_id(key.name, key.type, view(key.public_key));
  return key;
}

}  // namespace redress::ledger
