#pragma once
// Checkpoints (C2SP tlog-checkpoint; FORMATS.md 4) and the status note (FORMATS.md 1).
//
//   checkpoint  = origin "\n" size "\n" base64(root) "\n"
//   status note = "redress-status/v1" "\n" number "\n" seq "\n" base64(C) "\n" tree size "\n"
//                 signed under the name <origin>/status

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "domain/ledger/note.hpp"

namespace redress::ledger {

/// The head of a log at one size.
struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  Hash root{};
  bool operator==(const Checkpoint&) const = default;
};
/// The three lines that are signed.
[[nodiscard]] std::string checkpoint_text(const Checkpoint& checkpoint);
/// Text and signature: the note that is served and stands in receipts.
[[nodiscard]] std::string sign_checkpoint(const Checkpoint& checkpoint, const Signer& signer);
/// The note with one more signature line at its end, over the same text. `note` is a signed note.
[[nodiscard]] std::string add_signature(std::string note, const Signer& signer);
/// Parses the text of a checkpoint note; extension lines are ignored, as C2SP asks. Malformed names the line.
[[nodiscard]] Result<Checkpoint> parse_checkpoint_text(std::string_view text);
/// Parses and verifies a checkpoint signed by `key`, whose name must be the origin.
[[nodiscard]] Result<Checkpoint> open_checkpoint(std::string_view note, const VerifierKey& key);

/// The tail of a complaint's stream at the time of asking.
struct StatusNote {
  std::string number;
  std::uint64_t last_seq = 0;
  Hash last_commitment{};
  std::uint64_t tree_size = 0;
  bool operator==(const StatusNote&) const = default;
};
/// `signer` is the log's key under the name `<origin>/status`.
[[nodiscard]] std::string sign_status(const StatusNote& status, const Signer& signer);
/// `log_key` is the log's verifier key; the status key is the same bytes under its own name and id.
[[nodiscard]] Result<StatusNote> open_status(std::string_view note, const VerifierKey& log_key);
/// The verifier key for status notes of the log with this key.
[[nodiscard]] VerifierKey status_key_of(const VerifierKey& log_key);

}  // namespace redress::ledger
