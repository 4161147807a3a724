#include "domain/ledger/envelope_scan.hpp"

#include <algorithm>
#include <limits>

#include "domain/ledger/lines.hpp"

namespace redress::ledger {
namespace {

constexpr std::size_t kInstantChars = 24;
constexpr std::size_t kHashChars = 44;

bool is_plain(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

/// Takes the pieces of a canonical envelope from the front. After a piece that is not there, everything fails.
class Scanner {
 public:
  explicit Scanner(std::string_view bytes) : rest_(bytes) {}

  bool literal(std::string_view wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(wanted.size());
    return true;
  }
  std::optional<std::string_view> text() {
    if (!literal("\"")) return std::nullopt;
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_plain);
    const auto found = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(found.size());
    if (found.empty() || !literal("\"")) return std::nullopt;
    return found;
  }
  std::optional<std::uint64_t> number(std::uint64_t max) {
    const auto end = std::find_if(rest_.begin(), rest_.end(), [](char c) { return c < '0' || c > '9'; });
    const auto digits = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(digits.size());
    return parse_decimal(digits, max);
  }
  std::optional<Hash> hash() {
    const auto found = text();
    return found && found->size() == kHashChars ? hash_from_base64(*found) : std::nullopt;
  }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

bool scan_at(Scanner& scanner, Envelope& envelope) {
  const auto text = scanner.literal("{\"at\":") ? scanner.text() : std::nullopt;
  if (!text || text->size() != kInstantChars) return false;
  const auto at = parse_instant(*text);
  if (!at || to_string(*at) != *text) return false;
  envelope.at = *at;
  return true;
}

bool scan_parts(Scanner& scanner, Envelope& envelope) {
  if (!scanner.literal(",\"parts\":{")) return false;
  bool first = true;
  for (const auto name : kPartNames) {
    // A shorter name is a prefix of a longer one only up to its quotation mark.
    const std::string member = (first ? "\"" : ",\"") + std::string(to_string(name)) + "\":";
    if (!scanner.literal(member)) continue;
    first = false;
    auto& commitment = envelope.parts[static_cast<std::size_t>(name)];
    commitment = scanner.hash();
    if (!commitment) return false;
  }
  return scanner.literal("}");
}

bool scan_prev(Scanner& scanner, Envelope& envelope) {
  if (!scanner.literal(",\"prev\":")) return false;
  if (scanner.literal("null")) return true;
  envelope.prev = scanner.hash();
  return envelope.prev.has_value();
}

bool scan_numbers_and_stream(Scanner& scanner, Envelope& envelope) {
  const auto seq = scanner.literal(",\"seq\":") ? scanner.number(kJsonIntegerMax) : std::nullopt;
  const auto stream = seq && scanner.literal(",\"stream\":") ? scanner.text() : std::nullopt;
  const auto version =
      stream && scanner.literal(",\"v\":") ? scanner.number(std::numeric_limits<int>::max()) : std::nullopt;
  if (!version || *seq == 0 || *version == 0) return false;
  envelope.seq = *seq;
  envelope.stream = *stream;
  envelope.version = static_cast<int>(*version);
  return scanner.literal("}") && scanner.at_end() && envelope.prev.has_value() == (envelope.seq > 1);
}

}  // namespace

std::optional<Envelope> scan_envelope(std::string_view bytes) {
  Scanner scanner(bytes);
  Envelope envelope;
  if (!scan_at(scanner, envelope)) return std::nullopt;
  const auto kind = scanner.literal(",\"kind\":") ? scanner.text() : std::nullopt;
  if (!kind) return std::nullopt;
  envelope.kind = *kind;
  if (!scan_parts(scanner, envelope) || !scan_prev(scanner, envelope)) return std::nullopt;
  if (!scan_numbers_and_stream(scanner, envelope)) return std::nullopt;
  return envelope;
}

}  // namespace redress::ledger
