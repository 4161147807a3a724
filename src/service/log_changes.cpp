#include "service/log_changes.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "base/random.hpp"
#include "domain/ledger/growth.hpp"
#include "service/log_state.hpp"

namespace redress::service {
namespace {

using ledger::PartName;

constexpr std::string_view kRotated = "log_key_rotated";
constexpr std::string_view kOpened = "origin_opened";
constexpr int kVersion = 1;

/// One change: what its event says, and what becomes true with it.
struct Change {
  std::string_view kind;
  json::object party;
  std::string log_key;  ///< that is new
  std::string origin;   ///< that is new; empty for none
  std::vector<const ledger::Signer*> signers;
  const OriginOpening* opening = nullptr;  ///< of a new origin
};

std::string& part_of(ledger::EventDraft& draft, PartName name) {
  return draft.parts[static_cast<std::size_t>(name)].emplace();
}

StoredEvent seal_change(const Change& change, const Head& head, const std::vector<StoredEvent>& stream) {
  ledger::EventDraft draft;
  draft.stream = kLogStream;
  draft.seq = stream.size() + 1;
  if (!stream.empty()) draft.prev = stream.back().sealed.commitment;
  draft.at = head.last_at;
  draft.kind = change.kind;
  draft.version = kVersion;
  part_of(draft, PartName::Party) = to_jcs(change.party);
  part_of(draft, PartName::Staff) = to_jcs(json::object{{"actor", "operator"}});
  std::array<Salt, ledger::kSaltsPerEvent> salts;
  fill_random(salts);
  return {head.size, draft.stream, draft.seq, ledger::seal(draft, salts)};
}

std::string signed_by_all(const ledger::Checkpoint& checkpoint, const std::vector<const ledger::Signer*>& signers) {
  auto note = ledger::sign_checkpoint(checkpoint, *signers.front());
  for (std::size_t i = 1; i < signers.size(); ++i) note = ledger::add_signature(std::move(note), *signers[i]);
  return note;
}

Batch batch_of(const Change& change, const Head& before, const ledger::RightEdge& edge, StoredEvent event) {
  const std::vector<Hash> leaves{ledger::leaf_hash(ledger::entry_of(event.sealed.commitment))};
  const ledger::Growth growth(edge, leaves);
  Batch batch;
  batch.head = before;
  batch.head.size = growth.size();
  batch.head.root = growth.root();
  batch.head.batch_id = random_bytes(16);
  if (change.opening != nullptr) {
    batch.head.serial_date = change.opening->serial_date;
    batch.head.serial = change.opening->serial;
  }
  const auto& name = change.signers.front()->verifier().name;
  batch.head.checkpoint = signed_by_all({name, growth.size(), growth.root()}, change.signers);
  batch.events.push_back(std::move(event));
  batch.tiles = growth.full_tiles();
  batch.log_keys = {change.log_key};
  batch.origin = change.origin;
  return batch;
}

Result<Head> record(EventStore& store, WriteTransaction& transaction, const Change& change, Instant now) {
  auto reader = store.open_reader();
  if (!reader) return reader.error();
  auto head = transaction.head();
  const auto edge = load_right_edge(**reader, head);
  if (!edge) return edge.error();
  const auto stream = transaction.read_stream(kLogStream);
  if (!stream) return stream.error();
  head.last_at = std::max(now, head.last_at);
  const auto batch = batch_of(change, head, *edge, seal_change(change, head, *stream));
  if (auto appended = transaction.append(batch); !appended) return appended.error();
  if (auto committed = transaction.commit(); !committed) return committed.error();
  return batch.head;
}

/// The newest key of the log, read while nobody else writes.
Result<std::string> newest_key(EventStore& store) {
  auto reader = store.open_reader();
  if (!reader) return reader.error();
  auto keys = (*reader)->log_keys();
  if (!keys) return keys.error();
  if (keys->empty()) return Failure{FailureKind::Internal, "the log names no key"};
  return std::move(keys->back());
}

/// What an event that opens an origin says under `member`; nothing for another event.
std::optional<std::string> opening_text(const StoredEvent& event, std::string_view member) {
  if (event.stream != kLogStream) return std::nullopt;
  const auto envelope = ledger::parse_envelope(event.sealed.envelope);
  const auto& part = event.sealed.parts[static_cast<std::size_t>(PartName::Party)];
  if (!envelope || envelope->kind != kOpened || !part) return std::nullopt;
  const auto party = parse_json(part->data);
  const auto* text = party && party->is_object() ? find_string(party->get_object(), member) : nullptr;
  return text != nullptr ? std::optional<std::string>(text_of(*text)) : std::nullopt;
}

std::optional<ledger::Checkpoint> checkpoint_named(const StoredEvent& event, std::string_view member) {
  const auto note = opening_text(event, member);
  if (!note) return std::nullopt;
  const auto checkpoint = checkpoint_in(*note);
  return checkpoint ? std::optional(*checkpoint) : std::nullopt;
}

}  // namespace

Result<Head> rotate_log_key(EventStore& store, const ledger::Signer& old, const ledger::Signer& next, Instant now) {
  auto transaction = store.begin_write();
  if (!transaction) return transaction.error();
  const auto newest = newest_key(store);
  if (!newest) return newest.error();
  const auto old_key = ledger::to_string(old.verifier());
  if (*newest != old_key) return Failure{FailureKind::Conflict, "the newest key of the log is " + *newest};
  const auto new_key = ledger::to_string(next.verifier());
  const Change change{kRotated, {{"new_key", new_key}, {"old_key", old_key}}, new_key, {}, {&old, &next}, nullptr};
  return record(store, **transaction, change, now);
}

Result<Head> open_origin(EventStore& store, const OriginOpening& opening, const ledger::Signer& next, Instant now) {
  auto transaction = store.begin_write();
  if (!transaction) return transaction.error();
  const auto old_key = newest_key(store);
  if (!old_key) return old_key.error();
  const auto& left = (*transaction)->head().checkpoint;
  const auto checkpoint = checkpoint_in(left);
  if (!checkpoint) return checkpoint.error();
  const auto& origin = next.verifier().name;
  const auto new_key = ledger::to_string(next.verifier());
  json::object party{
      {"checkpoint", left},   {"new_key", new_key},
      {"new_origin", origin}, {"numbers_after", complaint::make_number(opening.serial_date, opening.serial)},
      {"old_key", *old_key},  {"old_origin", checkpoint->origin}};
  if (!opening.shown.empty()) party["shown"] = opening.shown;
  return record(store, **transaction, {kOpened, std::move(party), new_key, origin, {&next}, &opening}, now);
}

Result<bool> accounts_for(ReadSession& reader, const LogSnapshot& snapshot, const ledger::Checkpoint& mark) {
  const auto stream = reader.read_stream(kLogStream);
  if (!stream) return stream.error();
  const auto reaches_mark = [&](std::string_view member) {
    return std::any_of(stream->begin(), stream->end(), [&](const StoredEvent& event) {
      const auto named = checkpoint_named(event, member);
      return named && named->origin == mark.origin && named->size >= mark.size;
    });
  };
  if (reaches_mark("shown")) return true;
  if (!reaches_mark("checkpoint")) return false;
  const auto root = root_at(reader, snapshot, mark.size);
  if (!root) return root.error();
  return *root == mark.root;
}

std::optional<complaint::ParsedNumber> numbers_after(const StoredEvent& event) {
  const auto number = opening_text(event, "numbers_after");
  return number ? complaint::parse_number(*number) : std::nullopt;
}

std::optional<std::uint64_t> generation_of(std::string_view origin, std::string_view first) {
  if (origin == first) return 1;
  if (!origin.starts_with(first) || origin.size() < first.size() + 2 || origin[first.size()] != '/')
    return std::nullopt;
  const auto digits = origin.substr(first.size() + 1);
  std::uint64_t generation = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), generation);
  const bool canonical = error == std::errc{} && end == digits.data() + digits.size() && generation >= 2;
  return canonical && std::to_string(generation) == digits ? std::optional(generation) : std::nullopt;
}

std::string origin_of_generation(std::string_view first, std::uint64_t generation) {
  return generation == 1 ? std::string(first) : std::string(first) + "/" + std::to_string(generation);
}

Result<ledger::Checkpoint> checkpoint_in(std::string_view note) {
  const auto parsed = ledger::parse_note(note);
  if (!parsed) return parsed.error();
  return ledger::parse_checkpoint_text(parsed->text);
}

}  // namespace redress::service
