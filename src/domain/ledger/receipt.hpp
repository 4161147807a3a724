#pragma once
// Proof files (C2SP tlog-proof; FORMATS.md 6) and the receipt built on them (FORMATS.md 1).
//
//   c2sp.org/tlog-proof@v1
//   extra <base64>            (optional)
//   index <decimal>
//   <base64 hash> ...         inclusion path, leaf to root
//                             (empty line)
//   <signed checkpoint, verbatim>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "domain/ledger/event.hpp"

namespace redress::ledger {

constexpr std::size_t kProofFileBytesMax = 4 << 20;

/// Hashes on the path of a tree with at most 2^63 - 1 leaves.
constexpr std::size_t kProofPathMax = 63;

/// A proof file, taken apart but not verified.
struct ProofFile {
  std::optional<std::string> extra;  ///< decoded bytes; an empty text counts as absent
  std::uint64_t index = 0;
  std::vector<Hash> path;  ///< at most 63
  std::string checkpoint;  ///< signed note, verbatim
};
[[nodiscard]] std::string format_proof_file(const ProofFile& proof);
/// Malformed names the line and what is wrong with it.
[[nodiscard]] Result<ProofFile> parse_proof_file(std::string_view text);
/// Verifies the checkpoint's signature and that `entry` is its leaf `index`. Returns the checkpoint.
[[nodiscard]] Result<Checkpoint> verify_proof_file(const ProofFile& proof, std::string_view entry,
                                                   const VerifierKey& log_key);

/// The event that a receipt opens: the envelope, its salt, and the parts that its holder may see.
struct Opening {
  std::string envelope;  ///< JCS
  Salt salt{};
  PerPart<std::optional<Part>> parts;
};
/// The `extra` bytes of a receipt: JCS of {"envelope":…,"parts":{…},"salt":…}.
[[nodiscard]] std::string format_opening(const Opening& opening);
[[nodiscard]] Result<Opening> parse_opening(std::string_view bytes);

/// "<number>-<seq>.tlog-proof".
[[nodiscard]] std::string receipt_file_name(std::string_view stream, std::uint64_t seq);

/// A receipt that holds: what it proves.
struct VerifiedReceipt {
  Checkpoint checkpoint;
  std::uint64_t index = 0;
  Hash commitment{};
  Envelope envelope;
  Opening opening;
};
/// Verifies everything a receipt claims: each opened part against its commitment in the envelope, the envelope's
/// commitment, the entry, the inclusion and the signature. The failure says exactly what does not hold.
[[nodiscard]] Result<VerifiedReceipt> verify_receipt(std::string_view file, const VerifierKey& log_key);

/// Verifies that receipts are all events 1..n of one stream, in any order: same stream, each seq once, each
/// `prev` the commitment before it, times not falling, and no two checkpoints of one size with different roots.
/// With a status note, also that n is its last seq, the tail its commitment, and that its tree holds the tail. The
/// failure names the event.
[[nodiscard]] Result<void> verify_stream(const std::vector<VerifiedReceipt>& receipts,
                                         const std::optional<StatusNote>& status);

}  // namespace redress::ledger
