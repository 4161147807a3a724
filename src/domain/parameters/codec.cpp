#include "domain/parameters/codec.hpp"

#include <utility>

#include "base/json.hpp"
#include "domain/complaint/part_reader.hpp"

namespace redress::parameters {
namespace {

using complaint::EncodedEvent;
using complaint::PartReader;
using ledger::PartName;

// {"kind":"duration","value":"10CD"}: a value that can be read without its definition.
json::value typed(const Value& value) {
  const auto kind = value.empty() ? Kind::Count : kind_of(value.begin()->second);
  return json::object{{"kind", json::string(to_word(kind))}, {"value", to_json(value)}};
}

std::optional<Value> read_typed(const json::object& object) {
  const auto* word = find_string(object, "kind");
  const auto kind = word != nullptr ? parse_word<Kind>(text_of(*word)) : std::nullopt;
  const auto* value = object.if_contains("value");
  return kind && value != nullptr ? parse_value(*kind, *value) : std::nullopt;
}

// "user:2" is about "user/2", as user events name it; the operator has no other name.
std::string subject_of(const std::string& actor) {
  constexpr std::string_view kUser = "user:";
  return actor.starts_with(kUser) ? "user/" + actor.substr(kUser.size()) : actor;
}

/// Kind and parts of one event; one overload per event.
class Encode {
 public:
  explicit Encode(const std::string& actor) : actor_(actor), staff_({{"actor", actor}}) {}

  EncodedEvent operator()(const ParametersFounded& founded) {
    json::object values;
    for (const auto& [id, value] : founded.values) values[id] = typed(value);
    staff_["values"] = std::move(values);
    return event("parameters_founded");
  }
  EncodedEvent operator()(const ParameterChangeProposed& proposed) {
    place(proposed.proposal, proposed.parameter, proposed.reason);
    staff_["value"] = typed(proposed.value);
    if (proposed.effective_from) staff_["effective_from"] = to_string(*proposed.effective_from);
    return event("parameter_change_proposed");
  }
  EncodedEvent operator()(const ParameterChanged& changed) {
    place(changed.proposal, changed.parameter, {});
    staff_["version"] = static_cast<std::int64_t>(changed.version);
    staff_["value"] = typed(changed.value);
    staff_["old_value"] = typed(changed.old_value);
    staff_["effective_from"] = to_string(changed.effective_from);
    return event("parameter_changed");
  }
  EncodedEvent operator()(const ParameterChangeDeclined& declined) {
    place(declined.proposal, declined.parameter, declined.reason);
    return event("parameter_change_declined");
  }
  EncodedEvent operator()(const ParameterChangeWithdrawn& withdrawn) {
    place(withdrawn.proposal, withdrawn.parameter, withdrawn.reason);
    return event("parameter_change_withdrawn");
  }

 private:
  void place(std::uint64_t proposal, const std::string& parameter, const std::string& reason) {
    staff_["proposal"] = static_cast<std::int64_t>(proposal);
    staff_["parameter"] = parameter;
    if (!reason.empty()) person_ = {{"reason", reason}, {"subject", subject_of(actor_)}};
  }
  EncodedEvent event(std::string kind) {
    EncodedEvent encoded{std::move(kind), 1, {}};
    encoded.parts[static_cast<std::size_t>(PartName::Staff)] = to_jcs(staff_);
    if (!person_.empty()) encoded.parts[static_cast<std::size_t>(PartName::PersonStaff)] = to_jcs(person_);
    return encoded;
  }

  const std::string& actor_;
  json::object staff_;
  json::object person_;
};

std::uint64_t read_number(PartReader& staff, std::string_view key) {
  const auto number = staff.integer(key);
  if (number < 1) staff.fail(key);
  return static_cast<std::uint64_t>(number);
}

Value read_value_member(PartReader& staff, std::string_view key) {
  const auto* object = staff.object(key);
  auto value = object != nullptr ? read_typed(*object) : std::nullopt;
  if (!value) staff.fail(key);
  return value.value_or(Value{});
}

Event read_founded(PartReader& staff, PartReader&) {
  ParametersFounded founded;
  const auto* values = staff.object("values");
  if (values == nullptr) return staff.fail("values"), founded;
  for (const auto& item : *values) {
    auto value = item.value().is_object() ? read_typed(item.value().get_object()) : std::nullopt;
    if (!value) return staff.fail("values"), founded;
    founded.values.emplace(std::string(item.key()), std::move(*value));
  }
  return founded;
}

Event read_proposed(PartReader& staff, PartReader& person) {
  return ParameterChangeProposed{read_number(staff, "proposal"), staff.text("parameter"),
                                 read_value_member(staff, "value"), staff.instant("effective_from"),
                                 person.text("reason")};
}

Event read_changed(PartReader& staff, PartReader&) {
  const auto from = staff.instant("effective_from");
  if (!from) staff.fail("effective_from");
  return ParameterChanged{read_number(staff, "proposal"),        staff.text("parameter"),
                          read_number(staff, "version"),         read_value_member(staff, "value"),
                          read_value_member(staff, "old_value"), from.value_or(Instant{})};
}

template <class T>
Event read_ended(PartReader& staff, PartReader& person) {
  return T{read_number(staff, "proposal"), staff.text("parameter"), person.text("reason")};
}

struct KindReader {
  std::string_view kind;
  Event (*read)(PartReader& staff, PartReader& person);
};
constexpr KindReader kReaders[] = {
    {"parameters_founded", read_founded},
    {"parameter_change_proposed", read_proposed},
    {"parameter_changed", read_changed},
    {"parameter_change_declined", read_ended<ParameterChangeDeclined>},
    {"parameter_change_withdrawn", read_ended<ParameterChangeWithdrawn>},
};

Failure unreadable(const EncodedEvent& stored, const std::string& why) {
  return {FailureKind::Internal, "stored event " + stored.kind + " v" + std::to_string(stored.version) + ": " + why};
}

}  // namespace

EncodedEvent encode(const ActedEvent& acted) { return std::visit(Encode(acted.actor), acted.event); }

Result<ActedEvent> decode(const EncodedEvent& stored) {
  for (const auto& candidate : kReaders) {
    if (candidate.kind != stored.kind || stored.version != 1) continue;
    PartReader staff(stored.parts[static_cast<std::size_t>(PartName::Staff)]);
    PartReader person(stored.parts[static_cast<std::size_t>(PartName::PersonStaff)]);
    ActedEvent acted{candidate.read(staff, person), staff.text("actor")};
    if (acted.actor.empty()) staff.fail("actor");
    for (const auto* reader : {&staff, &person}) {
      if (!reader->failed().empty()) return unreadable(stored, "the member " + reader->failed() + " does not fit");
    }
    return acted;
  }
  return unreadable(stored, "kind and version are unknown to this program");
}

}  // namespace redress::parameters
