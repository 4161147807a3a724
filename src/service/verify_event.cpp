#include "service/verify_event.hpp"

#include <functional>

namespace redress::service {
namespace {

std::optional<LogBreak> check_parts(const StoredEvent& event, const ledger::Envelope& envelope,
                                    std::uint64_t& bytes_hashed) {
  for (const auto name : ledger::kPartNames) {
    const auto index = static_cast<std::size_t>(name);
    const auto& committed = envelope.parts[index];
    const auto& part = event.sealed.parts[index];
    if (!committed && !part) continue;
    const std::string word(to_string(name));
    if (!committed)
      return LogBreak{event.leaf, BreakKind::PartCommitment, "the part " + word + " is not in the envelope"};
    if (!part) return LogBreak{event.leaf, BreakKind::PartCommitment, "the part " + word + " is missing"};
    bytes_hashed += part->data.size() + part->salt.size();
    if (ledger::part_commitment(name, part->salt, part->data) != *committed) {
      return LogBreak{event.leaf, BreakKind::PartCommitment, "the part " + word + " does not match its commitment"};
    }
  }
  return std::nullopt;
}

std::optional<LogBreak> check_place(const StoredEvent& event, const ledger::Envelope& envelope) {
  if (envelope.stream == event.stream && envelope.seq == event.seq) return std::nullopt;
  return LogBreak{event.leaf, BreakKind::Envelope, "the envelope names another stream or seq than its row"};
}

}  // namespace

std::optional<CheckedEvent> check_event(const StoredEvent& event, std::optional<LogBreak>& found,
                                        std::uint64_t& bytes_hashed) {
  // The commitment first: a changed envelope is reported as such, not as whatever it may fail to parse as.
  bytes_hashed += event.sealed.envelope.size() + event.sealed.salt.size();
  if (ledger::event_commitment(event.sealed.salt, event.sealed.envelope) != event.sealed.commitment) {
    found = LogBreak{event.leaf, BreakKind::EventCommitment, "envelope and salt do not lead to the stored commitment"};
    return std::nullopt;
  }
  const auto envelope = ledger::parse_envelope(event.sealed.envelope);
  if (!envelope) {
    found = LogBreak{event.leaf, BreakKind::Envelope, envelope.error().message};
    return std::nullopt;
  }
  found = check_place(event, *envelope);
  if (!found) found = check_parts(event, *envelope, bytes_hashed);
  if (found) return std::nullopt;
  const auto entry = ledger::entry_of(event.sealed.commitment);
  bytes_hashed += entry.size() + 2 * Hash{}.size();  // the leaf, and about one inner node
  return CheckedEvent{envelope->at, envelope->prev, ledger::leaf_hash(entry)};
}

std::uint64_t place_fingerprint(std::string_view stream, std::uint64_t seq) noexcept {
  const std::uint64_t name = std::hash<std::string_view>{}(stream);
  return (name ^ (seq * 0x9E3779B97F4A7C15U)) * 0xFF51AFD7ED558CCDU;
}

}  // namespace redress::service
