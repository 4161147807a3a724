#include "base/check.hpp"
#include "domain/ledger/lines.hpp"
#include "domain/ledger/merkle.hpp"
#include "domain/ledger/receipt.hpp"

namespace redress::ledger {
namespace {

constexpr std::string_view kHead = "c2sp.org/tlog-proof@v1";
constexpr std::string_view kExtra = "extra ";
constexpr std::string_view kIndex = "index ";

/// Takes the lines of a proof file and counts them for the failures.
class ProofReader {
 public:
  explicit ProofReader(std::string_view text) noexcept : lines_(text) {}

  bool advance() noexcept {
    const auto line = lines_.next();
    if (!line) return false;
    line_ = *line;
    ++number_;
    return true;
  }
  [[nodiscard]] std::string_view line() const noexcept { return line_; }
  [[nodiscard]] std::string_view rest() const noexcept { return lines_.rest(); }
  [[nodiscard]] Failure wrong(std::string_view what) const {
    return malformed("line " + std::to_string(number_) + " of the proof file " + std::string(what));
  }
  [[nodiscard]] Failure cut_off() const {
    return malformed("the proof file is cut off after line " + std::to_string(number_));
  }

 private:
  LineReader lines_;
  std::string_view line_;
  std::size_t number_ = 0;
};

Result<void> read_extra(ProofReader& reader, ProofFile& proof) {
  if (!reader.line().starts_with(kExtra)) return {};
  proof.extra = from_base64(reader.line().substr(kExtra.size()));
  if (!proof.extra || proof.extra->empty()) return reader.wrong("holds \"extra\" without canonical base64");
  if (!reader.advance()) return reader.cut_off();
  return {};
}

Result<void> read_index(const ProofReader& reader, ProofFile& proof) {
  if (!reader.line().starts_with(kIndex)) return reader.wrong("is not the index");
  const auto index = parse_decimal(reader.line().substr(kIndex.size()), kTreeSizeMax);
  if (!index) return reader.wrong("holds an index that is not a decimal");
  proof.index = *index;
  return {};
}

Result<void> read_path(ProofReader& reader, ProofFile& proof) {
  while (true) {
    if (!reader.advance()) return reader.cut_off();
    if (reader.line().empty()) return {};
    const auto hash = hash_from_base64(reader.line());
    if (!hash) return reader.wrong("is not base64 of 32 bytes");
    if (proof.path.size() == kProofPathMax) return reader.wrong("is one hash too many");
    proof.path.push_back(*hash);
  }
}

}  // namespace

std::string format_proof_file(const ProofFile& proof) {
  REDRESS_CHECK(proof.path.size() <= kProofPathMax);
  std::string text(kHead);
  text += '\n';
  if (proof.extra && !proof.extra->empty()) text.append(kExtra).append(to_base64(*proof.extra)).append("\n");
  text.append(kIndex).append(std::to_string(proof.index)).append("\n");
  for (const auto& hash : proof.path) text.append(to_base64(view(hash))).append("\n");
  return text.append("\n").append(proof.checkpoint);
}

Result<ProofFile> parse_proof_file(std::string_view text) {
  if (text.size() > kProofFileBytesMax) {
    return malformed("the proof file is larger than " + std::to_string(kProofFileBytesMax) + " bytes");
  }
  ProofReader reader(text);
  if (!reader.advance()) return reader.cut_off();
  if (reader.line() != kHead) return reader.wrong("is not " + std::string(kHead));
  if (!reader.advance()) return reader.cut_off();
  ProofFile proof;
  if (auto read = read_extra(reader, proof); !read) return read.error();
  if (auto read = read_index(reader, proof); !read) return read.error();
  if (auto read = read_path(reader, proof); !read) return read.error();
  proof.checkpoint = reader.rest();
  if (const auto note = parse_note(proof.checkpoint); !note) {
    return malformed("the checkpoint in the proof file is malformed: " + note.error().message);
  }
  return proof;
}

Result<Checkpoint> verify_proof_file(const ProofFile& proof, std::string_view entry, const VerifierKey& log_key) {
  auto checkpoint = open_checkpoint(proof.checkpoint, log_key);
  if (!checkpoint) return checkpoint.error();
  const auto root = root_from_inclusion(proof.index, checkpoint->size, leaf_hash(entry), proof.path);
  if (!root) return root.error();
  if (*root != checkpoint->root) return mismatch("the inclusion proof leads to another root");
  return checkpoint;
}

}  // namespace redress::ledger
