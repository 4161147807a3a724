// Targets that read signed notes and keys.

#include <algorithm>

#include "base/check.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "domain/ledger/note.hpp"
#include "tests/fuzz/fuzz_targets.hpp"

namespace redress::fuzz {
namespace {

using namespace ledger;

Hash seed() {
  Hash bytes;
  bytes.fill(1);
  return bytes;
}

std::string format_signature(const NoteSignature& signature) {
  std::string blob;
  for (int shift = 24; shift >= 0; shift -= 8) blob += static_cast<char>((signature.id >> shift) & 0xFFU);
  return "\u2014 " + signature.name + " " + to_base64(blob + signature.signature) + "\n";
}

}  // namespace

bool note(std::string_view bytes) {
  const auto parsed = parse_note(bytes);
  if (!parsed) return false;
  std::string again = parsed->text + "\n";
  for (const auto& signature : parsed->signatures) again += format_signature(signature);
  REDRESS_CHECK(again == bytes);
  const Signer signer("example.org/redress", seed());
  const auto verified = verify_note(*parsed, {&signer.verifier(), 1});
  REDRESS_CHECK(!verified || verified->size() == 1);
  if (verified) REDRESS_CHECK(bytes.find(signer.sign(parsed->text)) != std::string_view::npos);
  return true;
}

bool verifier_key(std::string_view bytes) {
  const auto key = parse_verifier_key(bytes);
  if (!key) return false;
  REDRESS_CHECK(is_key_name(key->name));
  REDRESS_CHECK(parse_verifier_key(to_string(*key)).value() == *key);
  const auto lower = [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; };
  std::string canonical(bytes);
  const auto id = canonical.begin() + static_cast<std::ptrdiff_t>(key->name.size() + 1);
  std::transform(id, id + 8, id, lower);
  REDRESS_CHECK(to_string(*key) == canonical);
  return true;
}

bool checkpoint(std::string_view bytes) {
  const auto parsed = parse_checkpoint_text(bytes);
  if (!parsed) return false;
  REDRESS_CHECK(bytes.starts_with(checkpoint_text(*parsed)));
  if (!is_key_name(parsed->origin)) return true;
  const Signer signer(parsed->origin, seed());
  const auto opened = open_checkpoint(sign_checkpoint(*parsed, signer), signer.verifier());
  REDRESS_CHECK(opened && *opened == *parsed);
  return true;
}

bool status(std::string_view bytes) {
  const Signer log("example.org/redress", seed());
  const Signer signer("example.org/redress/status", seed());
  const auto signed_bytes = std::string(bytes) + "\n" + signer.sign(bytes);
  const auto opened = open_status(signed_bytes, log.verifier());
  if (!opened) return false;
  REDRESS_CHECK(sign_status(*opened, signer) == signed_bytes);
  return true;
}

}  // namespace redress::fuzz
