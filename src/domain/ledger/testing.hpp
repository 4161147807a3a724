#pragma once
// For tests only: the vectors of the published formats and our own worked example (three events of one complaint).

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "domain/ledger/event.hpp"
#include "domain/ledger/growth.hpp"
#include "domain/ledger/merkle.hpp"
#include "domain/ledger/note.hpp"
#include "domain/ledger/receipt.hpp"

namespace redress::ledger::sample {

/// The hash that this base64 text holds; fails the test for another text.
inline Hash hash(std::string_view base64) {
  const auto decoded = hash_from_base64(base64);
  EXPECT_TRUE(decoded.has_value()) << base64;
  return decoded.value_or(Hash{});
}

inline Hash filled(std::uint8_t byte) {
  Hash hash;
  hash.fill(byte);
  return hash;
}

/// Leaf hashes of the entries "0", "1", … "count - 1".
inline std::vector<Hash> leaves(std::uint64_t count) {
  std::vector<Hash> hashes;
  for (std::uint64_t i = 0; i < count; ++i) hashes.push_back(leaf_hash(std::to_string(i)));
  return hashes;
}

inline VerifierKey key(std::string_view text) {
  auto parsed = parse_verifier_key(text);
  EXPECT_TRUE(parsed.has_value()) << text;
  return parsed ? *parsed : VerifierKey{};
}

/// `text` with one byte changed by flipping `mask`.
inline std::string flipped(std::string text, std::size_t at, unsigned mask = 1) {
  text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ mask);
  return text;
}

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

constexpr std::string_view kNoteKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr std::string_view kNote =
    "This is an example message.\n"
    "\n"
    "— example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

constexpr std::string_view kProofKey = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
constexpr std::string_view kProofCheckpoint =
    "example.com/log/testdata\n"
    "5\n"
    "gy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ=\n"
    "\n"
    "— example.com/log/testdata "
    "M9e0lmn5eDHyHP10zJObZdFAX2y1V8fdDKBi4IiHbDYf1TCUBwxZOhqwv2QZCqrdda2zTRTrmnwjwscN5RBTEmZUYAs=\n";
/// Leaf "four", index 3 of 5.
constexpr std::string_view kProofHead =
    "c2sp.org/tlog-proof@v1\n"
    "index 3\n"
    "Zx8UbF5HHooag6PCFM5LqQe486WIjRTMjNPOdbsS75Q=\n"
    "T1X2GdkhUjV3iyufF9b0kVsWFxIU0VI4EpNml2Teci4=\n"
    "zMKa4OAqd7D0V4wawXST15z0JiEEkprIBPkfxOesWvA=\n"
    "\n";
inline std::string proof_file() { return std::string(kProofHead) + std::string(kProofCheckpoint); }

constexpr std::string_view kStream = "TS-20261123-000001-0";
constexpr std::string_view kOrigin = "example.org/redress";
constexpr std::string_view kLogKey = "example.org/redress+46e03aa3+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c";

/// Number of events of the worked example.
constexpr std::size_t kEventCount = 3;

/// The worked example's salt number `block`: the bytes 32 * block and following.
inline Salt salt(unsigned block) {
  Salt bytes;
  for (unsigned i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(32 * block + i);
  return bytes;
}

inline Hash log_seed() { return filled(1); }

inline EventDraft draft(std::uint64_t seq, std::string_view at, std::string kind, std::optional<Hash> prev) {
  EventDraft made;
  made.stream = kStream;
  made.seq = seq;
  made.prev = prev;
  made.at = parse_instant(at).value();
  made.kind = std::move(kind);
  return made;
}

inline std::optional<std::string>& part_of(EventDraft& made, PartName name) {
  return made.parts[static_cast<std::size_t>(name)];
}

/// The three events, sealed with the example's salts.
inline std::array<SealedEvent, kEventCount> events() {
  const Salt unused{};
  auto first = draft(1, "2026-11-23T02:00:00.123Z", "complaint_filed", std::nullopt);
  part_of(first, PartName::Party) = R"({"channel":"WEB","number":"TS-20261123-000001-0"})";
  part_of(first, PartName::Person) = R"({"contact":"a@example.org","description":"文件无法取回"})";
  part_of(first, PartName::Staff) = R"({"actor":"anonymous"})";
  const auto sealed1 = seal(first, std::array{salt(0), salt(1), unused, salt(2), salt(3)});
  auto second = draft(2, "2026-11-23T02:05:00.000Z", "internal", sealed1.commitment);
  part_of(second, PartName::Staff) = R"({"actor":"user:2","kind":"note_added"})";
  const auto sealed2 = seal(second, std::array{unused, unused, unused, salt(4), salt(5)});
  auto third = draft(3, "2026-11-23T03:00:00.000Z", "complaint_confirmed", sealed2.commitment);
  part_of(third, PartName::Party) = R"({"result":"ACCEPTED"})";
  const auto sealed3 = seal(third, std::array{salt(6), unused, unused, unused, salt(7)});
  return {sealed1, sealed2, sealed3};
}

/// What the complainant may see of an event.
inline Opening opening_for_complainant(const SealedEvent& event) {
  Opening opening{event.envelope, event.salt, {}};
  for (const auto name : {PartName::Party, PartName::Person}) {
    opening.parts[static_cast<std::size_t>(name)] = event.parts[static_cast<std::size_t>(name)];
  }
  return opening;
}

/// A log that holds only these events, and the receipts from it.
class SampleLog {
 public:
  explicit SampleLog(std::vector<SealedEvent> events, std::string origin = std::string(kOrigin))
      : events_(std::move(events)), signer_(origin, log_seed()), status_signer_(origin + "/status", log_seed()) {}

  [[nodiscard]] const VerifierKey& key() const { return signer_.verifier(); }
  [[nodiscard]] const std::vector<SealedEvent>& sealed() const { return events_; }

  /// The receipt of the event at `index` with this opening, in the tree of all events.
  [[nodiscard]] std::string receipt(std::size_t index, const Opening& opening) const {
    std::vector<Hash> hashes;
    for (const auto& event : events_) hashes.push_back(leaf_hash(entry_of(event.commitment)));
    const Growth growth(RightEdge{}, hashes);
    const Checkpoint checkpoint{key().name, growth.size(), growth.root()};
    return format_proof_file(
        {format_opening(opening), index, growth.prove(index), sign_checkpoint(checkpoint, signer_)});
  }
  [[nodiscard]] std::string receipt(std::size_t index) const {
    return receipt(index, opening_for_complainant(events_[index]));
  }
  [[nodiscard]] std::string status(const StatusNote& status) const { return sign_status(status, status_signer_); }
  /// A true status note of the last event.
  [[nodiscard]] std::string status() const {
    return status({std::string(kStream), events_.size(), events_.back().commitment, events_.size()});
  }

 private:
  std::vector<SealedEvent> events_;
  Signer signer_;
  Signer status_signer_;
};

inline SampleLog log() {
  const auto all = events();
  return SampleLog({all.begin(), all.end()});
}

/// The complainant's receipt of event 1, as FORMATS.md prints it.
constexpr std::string_view kReceipt =
    "c2sp.org/tlog-proof@v1\n"
    "extra "
    "eyJlbnZlbG9wZSI6eyJhdCI6IjIwMjYtMTEtMjNUMDI6MDA6MDAuMTIzWiIsImtpbmQiOiJjb21wbGFpbnRfZmlsZWQiLCJw"
    "YXJ0cyI6eyJwYXJ0eSI6Ik80R3FwWmZNR3F1UEFBbjV4aHdWV3huWXRYUzJHTFFXVjFxaWJKZ0JUSW89IiwicGVyc29uIjoi"
    "UUJ2SFg1d1FSVENHWlJVNGErUVFTVHMvUjVVNDgzOHJZb21zSEZYSzVIUT0iLCJzdGFmZiI6InVWR0NYdXdvayt3R3ZUTUpl"
    "THYzWVd0QTl4T2F0aDRlZWRPWmRjZkMwK009In0sInByZXYiOm51bGwsInNlcSI6MSwic3RyZWFtIjoiVFMtMjAyNjExMjMt"
    "MDAwMDAxLTAiLCJ2IjoxfSwicGFydHMiOnsicGFydHkiOnsiZGF0YSI6eyJjaGFubmVsIjoiV0VCIiwibnVtYmVyIjoiVFMt"
    "MjAyNjExMjMtMDAwMDAxLTAifSwic2FsdCI6IkFBRUNBd1FGQmdjSUNRb0xEQTBPRHhBUkVoTVVGUllYR0JrYUd4d2RIaDg9"
    "In0sInBlcnNvbiI6eyJkYXRhIjp7ImNvbnRhY3QiOiJhQGV4YW1wbGUub3JnIiwiZGVzY3JpcHRpb24iOiLmlofku7bml6Dm"
    "s5Xlj5blm54ifSwic2FsdCI6IklDRWlJeVFsSmljb0tTb3JMQzB1THpBeE1qTTBOVFkzT0RrNk96dzlQajg9In19LCJzYWx0"
    "IjoiWUdGaVkyUmxabWRvYVdwcmJHMXViM0J4Y25OMGRYWjNlSGw2ZTN4OWZuOD0ifQ=="
    "\n"
    "index 0\n"
    "pp2LYLfT9uYvXkxz8eCLEhQeYaIL4JEBmukRfR582vo=\n"
    "O2/g/ng3EYOgteug36n+6T5sdk3GoLje/cM9AreJf3Y=\n"
    "\n"
    "example.org/redress\n"
    "3\n"
    "vxZnSOQ6xO9dRY7swe1drlEKLc0uHEZ6ZWnNSxNQ37Y=\n"
    "\n"
    "— example.org/redress "
    "RuA6o/8+ZuL2BojkRIBkvYyF5tgCsIb1/Jou6hMrWFoOrVhc9e7yhioKiTMQhjFsT+Q4hKlXr/UUW5ieIy/mDX1F9wo=\n";

}  // namespace redress::ledger::sample
