#include "domain/ledger/note.hpp"

#include <sodium.h>

#include <algorithm>

#include "base/check.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "domain/ledger/lines.hpp"

namespace redress::ledger {
namespace {

constexpr std::string_view kLineStart = "\u2014 ";  // em dash, space
constexpr std::size_t kKeyIdBytes = 4;
constexpr std::size_t kKeyIdHexDigits = 8;
constexpr std::size_t kVerifierKeyBytesMax = 1024;

// The code points with the property White_Space that UTF-8 spells with more than one byte.
constexpr std::array<std::string_view, 19> kWideSpaces = {
    "\u0085", "\u00a0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
    "\u2007", "\u2008", "\u2009", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"};

const unsigned char* raw(std::string_view bytes) noexcept {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

bool is_control(char c) noexcept { return static_cast<unsigned char>(c) < 0x20; }

std::string key_id_bytes(std::uint32_t id) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((id >> shift) & 0xFFU);
  return bytes;
}

std::uint32_t key_id_from(std::string_view bytes) noexcept {
  std::uint32_t id = 0;
  for (std::size_t i = 0; i < kKeyIdBytes; ++i) id = (id << 8U) | static_cast<unsigned char>(bytes[i]);
  return id;
}

std::string line_number(std::size_t index) { return "signature line " + std::to_string(index + 1); }

Result<NoteSignature> parse_signature_line(std::string_view line, std::size_t index) {
  if (!line.starts_with(kLineStart))
    return malformed(line_number(index) + " does not start with an em dash and a space");
  line.remove_prefix(kLineStart.size());
  const auto space = line.find(' ');
  if (space == std::string_view::npos) return malformed(line_number(index) + " has no signature");
  const auto name = line.substr(0, space);
  if (!is_key_name(name)) return malformed(line_number(index) + " has an invalid key name");
  const auto blob = from_base64(line.substr(space + 1));
  if (!blob) return malformed(line_number(index) + " is not canonical base64");
  if (blob->size() <= kKeyIdBytes) return malformed(line_number(index) + " is too short");
  return NoteSignature{std::string(name), key_id_from(*blob), blob->substr(kKeyIdBytes)};
}

Result<void> check_note_text(std::string_view note) {
  if (note.size() > kNoteBytesMax)
    return malformed("the note is larger than " + std::to_string(kNoteBytesMax) + " bytes");
  if (!is_utf8(note)) return malformed("the note is not UTF-8");
  if (std::any_of(note.begin(), note.end(), [](char c) { return is_control(c) && c != '\n'; })) {
    return malformed("the note holds a control character");
  }
  if (!note.ends_with('\n')) return malformed("the note does not end with a newline");
  return {};
}

bool is_signed_by(const NoteSignature& signature, const VerifierKey& key, std::string_view text) noexcept {
  return signature.signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(raw(signature.signature), raw(text), text.size(), key.public_key.data()) == 0;
}

}  // namespace

std::uint32_t key_id(std::string_view name, std::uint8_t type, std::string_view public_key) {
  const char type_byte = static_cast<char>(type);
  return key_id_from(view(sha256({name, "\n", {&type_byte, 1}, public_key})));
}

bool is_key_name(std::string_view name) {
  if (name.empty() || !is_utf8(name)) return false;
  if (std::any_of(name.begin(), name.end(), [](char c) { return is_control(c) || c == ' ' || c == '+'; })) return false;
  return std::none_of(kWideSpaces.begin(), kWideSpaces.end(),
                      [&](std::string_view space) { return name.find(space) != std::string_view::npos; });
}

Result<VerifierKey> parse_verifier_key(std::string_view text) {
  if (text.size() > kVerifierKeyBytesMax) return malformed("the verifier key is too long");
  const auto name_end = text.find('+');
  if (name_end == std::string_view::npos || text.substr(name_end + 1).find('+') != kKeyIdHexDigits) {
    return malformed("a verifier key has the form name+8 hexadecimal digits+base64");
  }
  VerifierKey key;
  key.name = text.substr(0, name_end);
  if (!is_key_name(key.name)) return malformed("the verifier key's name is invalid");
  const auto id = from_hex(text.substr(name_end + 1, kKeyIdHexDigits));
  if (!id) return malformed("the verifier key's id is not hexadecimal");
  key.id = key_id_from(*id);
  const auto blob = from_base64(text.substr(name_end + kKeyIdHexDigits + 2));
  if (!blob || blob->empty()) return malformed("the verifier key's last field is not canonical base64");
  key.type = static_cast<std::uint8_t>(blob->front());
  if (key.type != kEd25519 && key.type != kEd25519Cosignature) {
    return malformed("the verifier key has the type " + std::to_string(key.type) +
                     ", only 1 and 4 (Ed25519) are known");
  }
  const auto public_key = hash_from_bytes(std::string_view(*blob).substr(1));
  if (!public_key) return malformed("the verifier key does not hold 32 bytes");
  key.public_key = *public_key;
  if (key.id != key_id(key.name, key.type, view(key.public_key))) {
    return malformed("the verifier key's id does not belong to its name and key");
  }
  return key;
}

std::string to_string(const VerifierKey& key) {
  std::string blob(1, static_cast<char>(key.type));
  blob += view(key.public_key);
  return key.name + "+" + to_hex(key_id_bytes(key.id)) + "+" + to_base64(blob);
}

Signer::Signer(std::string name, const Hash& seed) {
  static_assert(crypto_sign_SEEDBYTES == sizeof(Hash) && crypto_sign_PUBLICKEYBYTES == sizeof(Hash));
  static_assert(crypto_sign_SECRETKEYBYTES == sizeof(secret_));
  REDRESS_CHECK(is_key_name(name));
  verifier_.name = std::move(name);
  REDRESS_CHECK(crypto_sign_seed_keypair(verifier_.public_key.data(), secret_.data(), seed.data()) == 0);
  verifier_.id = key_id(verifier_.name, kEd25519, view(verifier_.public_key));
}

Signer::~Signer() { sodium_memzero(secret_.data(), secret_.size()); }

std::string Signer::sign(std::string_view text) const {
  std::string blob = key_id_bytes(verifier_.id);
  blob.resize(kKeyIdBytes + crypto_sign_BYTES);
  auto* signature = reinterpret_cast<unsigned char*>(blob.data()) + kKeyIdBytes;
  REDRESS_CHECK(crypto_sign_detached(signature, nullptr, raw(text), text.size(), secret_.data()) == 0);
  return std::string(kLineStart) + verifier_.name + " " + to_base64(blob) + "\n";
}

Result<Note> parse_note(std::string_view note) {
  if (auto checked = check_note_text(note); !checked) return checked.error();
  const auto split = note.rfind("\n\n");
  if (split == std::string_view::npos) return malformed("the note has no empty line before its signatures");
  Note parsed;
  parsed.text = note.substr(0, split + 1);
  LineReader lines(note.substr(split + 2));
  while (const auto line = lines.next()) {
    if (parsed.signatures.size() == kNoteSignaturesMax) return malformed("the note has too many signatures");
    auto signature = parse_signature_line(*line, parsed.signatures.size());
    if (!signature) return signature.error();
    parsed.signatures.push_back(std::move(*signature));
  }
  if (parsed.signatures.empty()) return malformed("the note has no signature");
  return parsed;
}

Result<std::vector<VerifierKey>> verify_note(const Note& note, std::span<const VerifierKey> keys) {
  std::vector<VerifierKey> signers;
  for (const auto& signature : note.signatures) {
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const VerifierKey& candidate) {
      return candidate.type == kEd25519 && candidate.name == signature.name && candidate.id == signature.id;
    });
    if (key == keys.end()) continue;
    if (!is_signed_by(signature, *key, note.text)) return mismatch("the signature of " + key->name + " is wrong");
    if (std::find(signers.begin(), signers.end(), *key) == signers.end()) signers.push_back(*key);
  }
  if (signers.empty()) return mismatch("none of the known keys has signed");
  return signers;
}

}  // namespace redress::ledger
