#include "domain/organisation/codec.hpp"

#include <utility>

#include "base/json.hpp"
#include "domain/complaint/part_reader.hpp"
#include "domain/organisation/state.hpp"

namespace redress::organisation {
namespace {

using complaint::EncodedEvent;
using complaint::PartReader;
using ledger::PartName;

json::array texts_of(const auto& texts) {
  json::array list;
  for (const auto& text : texts) list.emplace_back(text);
  return list;
}

// Absent rather than empty, as everywhere in the log.
void put(json::object& object, std::string_view key, std::string_view text) {
  if (!text.empty()) object[key] = text;
}

/// Kind and parts of one event; one overload per event.
class Encode {
 public:
  explicit Encode(json::object staff) : staff_(std::move(staff)) {}

  EncodedEvent operator()(const UserAdded& added) {
    put(staff_, "department", added.department);
    staff_["roles"] = texts_of(added.roles);
    put(person_, "login", added.login);
    put(person_, "name", added.name);
    return event("user_added");
  }
  EncodedEvent operator()(const RoleGranted& granted) {
    put(staff_, "role", granted.role);
    return event("role_granted");
  }
  EncodedEvent operator()(const RoleRevoked& revoked) {
    put(staff_, "role", revoked.role);
    return event("role_revoked");
  }
  EncodedEvent operator()(const UserDisabled& disabled) {
    put(person_, "reason", disabled.reason);
    return event("user_disabled");
  }
  EncodedEvent operator()(const UserEnabled&) { return event("user_enabled"); }
  EncodedEvent operator()(const PasswordSet& set) {
    staff_["one_time"] = set.one_time;
    return event("password_set");
  }
  EncodedEvent operator()(const PasswordRehashed&) { return event("password_rehashed"); }
  EncodedEvent operator()(const TokenIssued& issued) {
    put(staff_, "digest", issued.digest);
    put(staff_, "expires_at", to_string(issued.expires_at));
    staff_["scopes"] = texts_of(issued.scopes);
    put(staff_, "token", issued.token);
    put(person_, "label", issued.label);
    return event("token_issued");
  }
  EncodedEvent operator()(const TokenRevoked& revoked) {
    put(staff_, "token", revoked.token);
    return event("token_revoked");
  }

  /// `subject` is whom the personal part is about.
  EncodedEvent finish(EncodedEvent encoded, const std::string& subject) {
    if (!person_.empty()) {
      person_["subject"] = subject;
      encoded.parts[static_cast<std::size_t>(PartName::PersonStaff)] = to_jcs(person_);
    }
    encoded.parts[static_cast<std::size_t>(PartName::Staff)] = to_jcs(staff_);
    return encoded;
  }

 private:
  static EncodedEvent event(std::string kind) { return {std::move(kind), 1, {}}; }

  json::object staff_;
  json::object person_;
};

std::vector<std::string> read_texts(PartReader& part, std::string_view key) {
  std::vector<std::string> texts;
  const auto* list = part.array(key);
  if (list == nullptr) return texts;
  for (const auto& item : *list) {
    if (!item.is_string()) return part.fail(key), texts;
    texts.emplace_back(text_of(item.get_string()));
  }
  return texts;
}

Event read_added(PartReader& staff, PartReader& person) {
  const auto roles = read_texts(staff, "roles");
  return UserAdded{person.text("login"), person.text("name"), staff.text("department"), {roles.begin(), roles.end()}};
}

Event read_issued(PartReader& staff, PartReader& person) {
  const auto expires_at = staff.instant("expires_at");
  if (!expires_at) staff.fail("expires_at");
  return TokenIssued{staff.text("token"), person.text("label"), read_texts(staff, "scopes"), staff.text("digest"),
                     expires_at.value_or(Instant{})};
}

struct KindReader {
  std::string_view kind;
  Event (*read)(PartReader& staff, PartReader& person);
};
constexpr KindReader kReaders[] = {
    {"user_added", read_added},
    {"role_granted", [](PartReader& staff, PartReader&) -> Event { return RoleGranted{staff.text("role")}; }},
    {"role_revoked", [](PartReader& staff, PartReader&) -> Event { return RoleRevoked{staff.text("role")}; }},
    {"user_disabled", [](PartReader&, PartReader& person) -> Event { return UserDisabled{person.text("reason")}; }},
    {"user_enabled", [](PartReader&, PartReader&) -> Event { return UserEnabled{}; }},
    {"password_set", [](PartReader& staff, PartReader&) -> Event { return PasswordSet{staff.flag("one_time")}; }},
    {"password_rehashed", [](PartReader&, PartReader&) -> Event { return PasswordRehashed{}; }},
    {"token_issued", read_issued},
    {"token_revoked", [](PartReader& staff, PartReader&) -> Event { return TokenRevoked{staff.text("token")}; }},
};

Failure unreadable(const EncodedEvent& stored, const std::string& why) {
  return {FailureKind::Internal, "stored event " + stored.kind + " v" + std::to_string(stored.version) + ": " + why};
}

}  // namespace

EncodedEvent encode(const UserEvent& event, const complaint::Actor& actor) {
  Encode encoder({{"actor", complaint::actor_text(actor)}});
  auto encoded = std::visit(encoder, event.event);
  return encoder.finish(std::move(encoded), stream_of_user(event.user));
}

EncodedEvent encode(const Access& access) {
  json::object staff{{"actor", complaint::actor_text(complaint::Actor::staff(access.user))}, {"what", access.what}};
  put(staff, "number", access.subject);
  EncodedEvent encoded{std::string(to_word(access.kind)), 1, {}};
  encoded.parts[static_cast<std::size_t>(PartName::Staff)] = to_jcs(staff);
  if (!access.purpose.empty()) {
    const json::object person{{"purpose", access.purpose}, {"subject", stream_of_user(access.user)}};
    encoded.parts[static_cast<std::size_t>(PartName::PersonStaff)] = to_jcs(person);
  }
  return encoded;
}

Result<Event> decode_user_event(const EncodedEvent& stored) {
  for (const auto& candidate : kReaders) {
    if (candidate.kind != stored.kind || stored.version != 1) continue;
    PartReader staff(stored.parts[static_cast<std::size_t>(PartName::Staff)]);
    PartReader person(stored.parts[static_cast<std::size_t>(PartName::PersonStaff)]);
    Event event = candidate.read(staff, person);
    for (const auto* reader : {&staff, &person}) {
      if (!reader->failed().empty()) return unreadable(stored, "the member " + reader->failed() + " does not fit");
    }
    return event;
  }
  return unreadable(stored, "kind and version are unknown to this program");
}

}  // namespace redress::organisation
