#pragma once
// Signed notes (C2SP signed-note; FORMATS.md 3) with Ed25519 keys.
//
//   note  = text "\n" 1*line            text ends with "\n"
//   line  = "— " name " " base64(key id[4] || signature) "\n"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace redress::ledger {

constexpr std::uint8_t kEd25519 = 0x01;
constexpr std::uint8_t kEd25519Cosignature = 0x04;
constexpr std::size_t kNoteBytesMax = 1 << 20;
constexpr std::size_t kNoteSignaturesMax = 100;

/// First four bytes of SHA-256(name || 0A || type || public key), big-endian.
[[nodiscard]] std::uint32_t key_id(std::string_view name, std::uint8_t type, std::string_view public_key);
/// True if `name` may name a key: not empty, no Unicode space, no "+", no control character, valid UTF-8.
[[nodiscard]] bool is_key_name(std::string_view name);

/// Who may have signed: name, id and an Ed25519 public key.
struct VerifierKey {
  std::string name;
  std::uint32_t id = 0;
  std::uint8_t type = kEd25519;
  Hash public_key{};
  bool operator==(const VerifierKey&) const = default;
};
/// "name+hex8(id)+base64(type || key)". The failure says what is wrong with it.
[[nodiscard]] Result<VerifierKey> parse_verifier_key(std::string_view text);
[[nodiscard]] std::string to_string(const VerifierKey& key);

/// Signs notes under one name. Holds the secret; not copyable into logs (no printing).
class Signer {
 public:
  /// Key from a 32-byte Ed25519 seed (RFC 8032). `name` must satisfy is_key_name.
  Signer(std::string name, const Hash& seed);
  ~Signer();  ///< wipes the secret
  Signer(const Signer&) = delete;
  Signer& operator=(const Signer&) = delete;

  [[nodiscard]] const VerifierKey& verifier() const noexcept { return verifier_; }
  /// The signature line for `text` (which ends with 0A), with its newline. Thread-safe.
  [[nodiscard]] std::string sign(std::string_view text) const;

 private:
  VerifierKey verifier_;
  std::array<std::uint8_t, 64> secret_{};
};

/// One signature line, taken apart.
struct NoteSignature {
  std::string name;
  std::uint32_t id = 0;
  std::string signature;  ///< what follows the key id
};

/// A note, taken apart but not verified.
struct Note {
  std::string text;  ///< with its last newline
  std::vector<NoteSignature> signatures;
};
/// Splits at the last empty line. The failure names what is malformed.
[[nodiscard]] Result<Note> parse_note(std::string_view note);

/// Verifies every signature whose (name, id) is among `keys`: one that is known but wrong makes the note a
/// Mismatch; unknown ones are ignored. Returns the keys that signed; Mismatch if there is none.
/// Handles type 01 keys; keys of other types are ignored.
[[nodiscard]] Result<std::vector<VerifierKey>> verify_note(const Note& note, std::span<const VerifierKey> keys);

}  // namespace redress::ledger
