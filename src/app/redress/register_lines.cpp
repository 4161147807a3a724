#include "app/redress/register_lines.hpp"

#include <utility>

#include "base/json.hpp"
#include "domain/ledger/receipt.hpp"
#include "service/verify_event.hpp"

namespace redress::app {
namespace {

constexpr JsonLimits kLimits{.depth_max = 64};

Result<json::value> read_object(std::string_view line) {
  auto value = parse_json(line, kLimits);
  if (value && !value->is_object()) return malformed("the line is no JSON object");
  return value;
}

/// The canonical text of the three members that an opening has.
Result<std::string> opening_text(const json::object& object) {
  json::object opening;
  for (const auto* name : {"envelope", "parts", "salt"}) {
    const auto found = object.find(name);
    if (found == object.end()) return malformed("the event has no \"" + std::string(name) + "\"");
    opening[name] = found->value();
  }
  return to_jcs(opening);
}

}  // namespace

Result<RegisterHead> read_register_head(std::string_view line) {
  const auto value = read_object(line);
  if (!value) return value.error();
  const auto& object = value->get_object();
  const auto* format = find_string(object, "format");
  const auto* origin = find_string(object, "origin");
  const auto* zone = find_string(object, "zone");
  const auto* checkpoint = find_string(object, "checkpoint");
  const auto* keys = find_array(object, "keys");
  if (format == nullptr || text_of(*format) != kRegisterFormat || origin == nullptr || zone == nullptr ||
      checkpoint == nullptr || keys == nullptr || keys->empty()) {
    return malformed("this is no export of a whole register (redress export --what register)");
  }
  RegisterHead head{
      std::string(text_of(*origin)), std::string(text_of(*zone)), {}, std::string(text_of(*checkpoint)), {}};
  for (const auto& key : *keys) {
    if (!key.is_string()) return malformed("a key of the register is no text");
    head.keys.emplace_back(text_of(key.get_string()));
  }
  const auto newest = ledger::parse_verifier_key(head.keys.back());
  if (!newest) return newest.error();
  auto opened = ledger::open_checkpoint(head.checkpoint, *newest);
  if (!opened) return opened.error();
  head.opened = std::move(*opened);
  if (head.opened.origin != head.origin) return mismatch("the checkpoint is not of the origin that is named");
  return head;
}

Result<service::StoredEvent> read_event_line(std::string_view line) {
  const auto value = read_object(line);
  if (!value) return value.error();
  const auto& object = value->get_object();
  const auto text = opening_text(object);
  if (!text) return text.error();
  auto opening = ledger::parse_opening(*text);
  if (!opening) return opening.error();
  std::int64_t leaf = -1;
  std::int64_t seq = 0;
  const auto* stream = find_string(object, "stream");
  const auto* commitment_text = find_string(object, "commitment");
  const auto commitment = commitment_text != nullptr ? hash_from_base64(text_of(*commitment_text)) : std::nullopt;
  if (!find_integer(object, "leaf", leaf) || leaf < 0 || !find_integer(object, "seq", seq) || stream == nullptr ||
      !commitment) {
    return malformed("the event has no leaf, seq, stream or commitment");
  }
  service::StoredEvent event{
      static_cast<std::uint64_t>(leaf), std::string(text_of(*stream)), static_cast<std::uint64_t>(seq), {}};
  event.sealed = {std::move(opening->envelope), opening->salt, std::move(opening->parts), *commitment};
  std::optional<service::LogBreak> found;
  std::uint64_t bytes = 0;
  if (!service::check_event(event, found, bytes)) {
    return mismatch("leaf " + std::to_string(event.leaf) + ": " + (found ? found->detail : "does not hold"));
  }
  return event;
}

}  // namespace redress::app
