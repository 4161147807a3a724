#pragma once
// Events as they are committed to the log (FORMATS.md 1).
//
//   P(name) = SHA-256("redress-part/v1" 00 name 00 salt[32] JCS(part))
//   C       = SHA-256("redress-event/v1" 00 salt[32] JCS(envelope))
//   entry   = "redress-entry/v1" 0A base64(C) 0A
//
// What is hashed is the stored bytes, verbatim.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"

namespace redress::ledger {

/// The parts of an event, in the order of their names.
enum class PartName : std::uint8_t { Party, Person, PersonStaff, Staff };
constexpr std::array kPartNames = {PartName::Party, PartName::Person, PartName::PersonStaff, PartName::Staff};
constexpr std::size_t kPartCount = kPartNames.size();
[[nodiscard]] std::string_view to_string(PartName name) noexcept;
[[nodiscard]] std::optional<PartName> parse_part_name(std::string_view text) noexcept;

/// Indexed by PartName.
template <class T>
using PerPart = std::array<T, kPartCount>;

/// A part with the salt that opens its commitment.
struct Part {
  std::string data;  ///< JCS of a JSON object
  Salt salt{};
};

/// What is known of an event before it is committed.
struct EventDraft {
  std::string stream;
  std::uint64_t seq = 1;     ///< counts from 1 inside the stream
  std::optional<Hash> prev;  ///< commitment of the stream's previous event; none for the first
  Instant at;
  std::string kind;                           ///< "internal" for an internal event
  int version = 1;                            ///< of this kind's parts
  PerPart<std::optional<std::string>> parts;  ///< JCS of each part that exists
};

/// A committed event: the bytes that are stored and hashed.
struct SealedEvent {
  std::string envelope;  ///< JCS
  Salt salt{};
  PerPart<std::optional<Part>> parts;
  Hash commitment{};
};

constexpr std::size_t kSaltsPerEvent = kPartCount + 1;
/// Salts for one event: one per part in the order of PartName, the last for the envelope. All random and fresh.
using EventSalts = std::span<const Salt, kSaltsPerEvent>;

/// Commits a draft. Salts of absent parts are not used.
[[nodiscard]] SealedEvent seal(const EventDraft& draft, EventSalts salts);

/// An envelope, read back.
struct Envelope {
  Instant at;
  std::string kind;
  PerPart<std::optional<Hash>> parts;
  std::optional<Hash> prev;
  std::uint64_t seq = 0;
  std::string stream;
  int version = 0;
};
/// Parses the canonical bytes; Malformed if they are not canonical, or a field is missing, unknown or wrong.
[[nodiscard]] Result<Envelope> parse_envelope(std::string_view bytes);

[[nodiscard]] Hash part_commitment(PartName name, const Salt& salt, std::string_view data);
[[nodiscard]] Hash event_commitment(const Salt& salt, std::string_view envelope);
/// The 62 bytes that are the leaf's data.
[[nodiscard]] std::string entry_of(const Hash& commitment);
/// The commitment in an entry; nothing if it is not an entry of ours.
[[nodiscard]] std::optional<Hash> parse_entry(std::string_view entry);

}  // namespace redress::ledger
