#include "domain/ledger/event.hpp"

#include <algorithm>
#include <limits>

#include "base/check.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "domain/ledger/envelope_scan.hpp"
#include "domain/ledger/lines.hpp"

namespace redress::ledger {
namespace {

using namespace std::string_view_literals;

constexpr std::array kPartTexts = {"party"sv, "person"sv, "person_staff"sv, "staff"sv};
constexpr std::array kEnvelopeKeys = {"at"sv, "kind"sv, "parts"sv, "prev"sv, "seq"sv, "stream"sv, "v"sv};
constexpr std::string_view kEntryHead = "redress-entry/v1\n";
constexpr std::size_t kEntryBytes = 62;
constexpr std::size_t kEnvelopeBytesMax = 64 << 10;

std::size_t index_of(PartName name) noexcept { return static_cast<std::size_t>(name); }

void append_hash(std::string& out, const Hash& hash) {
  out += '"';
  out += to_base64(view(hash));
  out += '"';
}

void append_parts(std::string& out, const PerPart<std::optional<Hash>>& parts) {
  out += '{';
  bool first = true;
  for (const auto name : kPartNames) {
    const auto& commitment = parts[index_of(name)];
    if (!commitment) continue;
    if (!std::exchange(first, false)) out += ',';
    out.append("\"").append(to_string(name)).append("\":");
    append_hash(out, *commitment);
  }
  out += '}';
}

/// The fields of an envelope in the order of their keys: its JCS form, without a value tree on the write path.
struct EnvelopeView {
  Instant at;
  std::string_view kind;
  const PerPart<std::optional<Hash>>& parts;
  const std::optional<Hash>& prev;
  std::uint64_t seq;
  std::string_view stream;
  int version;
};

std::string format_envelope(const EnvelopeView& envelope) {
  std::string out;
  out.reserve(512);
  out.append("{\"at\":\"").append(to_string(envelope.at)).append("\",\"kind\":");
  append_jcs_string(out, envelope.kind);
  out += ",\"parts\":";
  append_parts(out, envelope.parts);
  out += ",\"prev\":";
  if (envelope.prev) {
    append_hash(out, *envelope.prev);
  } else {
    out += "null";
  }
  out.append(",\"seq\":").append(std::to_string(envelope.seq)).append(",\"stream\":");
  append_jcs_string(out, envelope.stream);
  out.append(",\"v\":").append(std::to_string(envelope.version)).append("}");
  return out;
}

Failure field(std::string_view key, std::string_view wanted) {
  return malformed("the envelope's \"" + std::string(key) + "\" is not " + std::string(wanted));
}

Result<void> check_keys(const json::object& object) {
  for (const auto key : kEnvelopeKeys) {
    if (!object.contains(key)) return malformed("the envelope has no \"" + std::string(key) + "\"");
  }
  if (object.size() > kEnvelopeKeys.size()) return malformed("the envelope has an unknown key");
  return {};
}

Result<void> read_parts(const json::object& object, Envelope& envelope) {
  const auto* parts = find_object(object, "parts");
  if (parts == nullptr) return field("parts", "an object");
  for (const auto& member : *parts) {
    const auto name = parse_part_name({member.key().data(), member.key().size()});
    if (!name) return malformed("the envelope names an unknown part");
    const auto* text = member.value().if_string();
    const auto commitment = text != nullptr ? hash_from_base64(text_of(*text)) : std::nullopt;
    if (!commitment) return field(to_string(*name), "base64 of 32 bytes");
    envelope.parts[index_of(*name)] = *commitment;
  }
  return {};
}

Result<void> read_prev(const json::object& object, Envelope& envelope) {
  const auto& value = object.at("prev");
  if (const auto* text = value.if_string()) {
    envelope.prev = hash_from_base64(text_of(*text));
    if (!envelope.prev) return field("prev", "base64 of 32 bytes");
  } else if (!value.is_null()) {
    return field("prev", "null or base64 of 32 bytes");
  }
  if (envelope.prev.has_value() != (envelope.seq > 1)) return field("prev", "null for seq 1 and only there");
  return {};
}

Result<void> read_numbers(const json::object& object, Envelope& envelope) {
  std::int64_t number = 0;
  if (!find_integer(object, "seq", number) || number < 1) return field("seq", "a whole number from 1");
  envelope.seq = static_cast<std::uint64_t>(number);
  if (!find_integer(object, "v", number) || number < 1 || number > std::numeric_limits<int>::max()) {
    return field("v", "a version from 1");
  }
  envelope.version = static_cast<int>(number);
  return {};
}

Result<void> read_texts(const json::object& object, Envelope& envelope) {
  const auto* at = find_string(object, "at");
  const auto instant = at != nullptr ? parse_instant(text_of(*at)) : std::nullopt;
  if (!instant) return field("at", "a time");
  envelope.at = *instant;
  const auto* kind = find_string(object, "kind");
  if (kind == nullptr || kind->empty()) return field("kind", "a text");
  envelope.kind = text_of(*kind);
  const auto* stream = find_string(object, "stream");
  if (stream == nullptr || stream->empty()) return field("stream", "a text");
  envelope.stream = text_of(*stream);
  return {};
}

}  // namespace

std::string_view to_string(PartName name) noexcept { return kPartTexts[index_of(name)]; }

std::optional<PartName> parse_part_name(std::string_view text) noexcept {
  const auto found = std::find(kPartTexts.begin(), kPartTexts.end(), text);
  if (found == kPartTexts.end()) return std::nullopt;
  return kPartNames[static_cast<std::size_t>(found - kPartTexts.begin())];
}

SealedEvent seal(const EventDraft& draft, EventSalts salts) {
  REDRESS_CHECK(draft.seq >= 1 && draft.seq <= kJsonIntegerMax);
  REDRESS_CHECK(draft.prev.has_value() == (draft.seq > 1));
  SealedEvent sealed;
  PerPart<std::optional<Hash>> commitments;
  for (const auto name : kPartNames) {
    const auto i = index_of(name);
    if (!draft.parts[i]) continue;
    sealed.parts[i] = Part{*draft.parts[i], salts[i]};
    commitments[i] = part_commitment(name, salts[i], *draft.parts[i]);
  }
  sealed.envelope =
      format_envelope({draft.at, draft.kind, commitments, draft.prev, draft.seq, draft.stream, draft.version});
  sealed.salt = salts.back();
  sealed.commitment = event_commitment(sealed.salt, sealed.envelope);
  return sealed;
}

Result<Envelope> parse_envelope(std::string_view bytes) {
  if (bytes.size() > kEnvelopeBytesMax) return malformed("the envelope is too large");
  if (auto scanned = scan_envelope(bytes)) return std::move(*scanned);
  const auto value = parse_json(bytes);
  if (!value) return malformed("the envelope is not JSON: " + value.error().message);
  const auto* object = value->if_object();
  if (object == nullptr) return malformed("the envelope is not a JSON object");
  if (auto checked = check_keys(*object); !checked) return checked.error();
  Envelope envelope;
  for (const auto read : {read_numbers, read_texts, read_parts, read_prev}) {
    if (auto done = read(*object, envelope); !done) return done.error();
  }
  const auto canonical = format_envelope(
      {envelope.at, envelope.kind, envelope.parts, envelope.prev, envelope.seq, envelope.stream, envelope.version});
  if (canonical != bytes) return malformed("the envelope is not in canonical form (RFC 8785)");
  return envelope;
}

Hash part_commitment(PartName name, const Salt& salt, std::string_view data) {
  return sha256({"redress-part/v1\0"sv, to_string(name), "\0"sv, view(salt), data});
}

Hash event_commitment(const Salt& salt, std::string_view envelope) {
  return sha256({"redress-event/v1\0"sv, view(salt), envelope});
}

std::string entry_of(const Hash& commitment) {
  std::string entry(kEntryHead);
  entry += to_base64(view(commitment));
  entry += '\n';
  return entry;
}

std::optional<Hash> parse_entry(std::string_view entry) {
  if (entry.size() != kEntryBytes || !entry.starts_with(kEntryHead) || !entry.ends_with('\n')) return std::nullopt;
  entry.remove_prefix(kEntryHead.size());
  entry.remove_suffix(1);
  return hash_from_base64(entry);
}

}  // namespace redress::ledger
