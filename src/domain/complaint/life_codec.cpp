#include "domain/complaint/life_codec.hpp"

#include <utility>

namespace redress::complaint {
namespace {

constexpr std::string_view kUser = "user:";

template <class E>
concept IsLifeEvent = requires { E::kKind; };

template <class E>
bool read_if(std::string_view kind, bool internal, ReadParts& parts, std::optional<Event>& into) {
  if constexpr (IsLifeEvent<E>) {
    if (E::kKind != kind || E::kInternal != internal) return false;
    E event;
    describe(parts, event);
    into = std::move(event);
    return true;
  } else {
    return false;
  }
}

template <std::size_t... I>
std::optional<Event> read_any(std::string_view kind, bool internal, ReadParts& parts, std::index_sequence<I...>) {
  std::optional<Event> event;
  (void)(read_if<std::variant_alternative_t<I, Event>>(kind, internal, parts, event) || ...);
  return event;
}

std::optional<std::string> text_of_part(json::object& object) {
  if (object.empty()) return std::nullopt;
  return to_jcs(json::value(std::move(object)));
}

}  // namespace

EncodedEvent WriteParts::finish(std::string_view kind, bool internal, std::string_view number, const Actor& actor) {
  using ledger::PartName;
  EncodedEvent encoded;
  encoded.kind = internal ? "internal" : std::string(kind);
  if (!person().object().empty()) person().text("subject", std::string(number) + "/complainant", {}, {});
  staff().text("actor", actor_text(actor), {}, {});
  if (internal) staff().text("kind", std::string(kind), {}, {});
  const auto write = [&](PartName name, WriteFields& fields) {
    encoded.parts[static_cast<std::size_t>(name)] = text_of_part(fields.object());
  };
  write(PartName::Party, party());
  write(PartName::Person, person());
  write(PartName::Staff, staff());
  write(PartName::PersonStaff, person_staff());
  return encoded;
}

void ReadParts::actor(std::string& user) {
  const auto actor = staff_part_.text("actor");
  if (!actor.starts_with(kUser)) return staff_part_.fail("actor");
  user = actor.substr(kUser.size());
}

std::optional<Event> read_life_event(std::string_view kind, bool internal, ReadParts parts) {
  return read_any(kind, internal, parts, std::make_index_sequence<std::variant_size_v<Event>>());
}

}  // namespace redress::complaint
