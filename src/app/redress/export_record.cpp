#include "app/redress/export_record.hpp"

#include <utility>

#include "domain/complaint/events.hpp"
#include "domain/complaint/life_codec.hpp"
#include "domain/complaint/state.hpp"
#include "service/aggregate.hpp"

namespace redress::app {
namespace {

using namespace complaint;

json::string text(std::string_view value) { return json::string(value.data(), value.size()); }

template <class E>
json::string word(E value) {
  return text(to_word(value));
}

// Empty texts are absent keys, as in the stored events.
void put(json::object& object, std::string_view key, std::string_view value) {
  if (!value.empty()) object[key] = text(value);
}
void put(json::object& object, std::string_view key, const std::optional<Instant>& at) {
  if (at) object[key] = text(to_string(*at));
}
void put(json::object& object, std::string_view key, json::object members) {
  if (!members.empty()) object[key] = std::move(members);
}
void put(json::object& object, std::string_view key, json::array items) {
  if (!items.empty()) object[key] = std::move(items);
}

template <class E>
json::array words(const std::vector<E>& values) {
  json::array list;
  for (const auto value : values) list.push_back(word(value));
  return list;
}

json::object contact_json(const Contact& contact) {
  json::object object;
  put(object, "name", contact.name);
  put(object, "email", contact.email);
  put(object, "phone", contact.phone);
  put(object, "address", contact.address);
  return object;
}

json::object claim_json(const Claim& claim) {
  if (claim.open) return {{"open", true}};
  return {{"amount_minor", claim.amount_minor}, {"currency", text(claim.currency)}};
}

// The fields that a complaint and the report beside it both have.
void put_matter(json::object& record, const Matter& matter) {
  put(record, "description", matter.description);
  put(record, "remedy_sought", matter.remedy_sought);
  put(record, "service_id", matter.service_id);
  put(record, "account_id", matter.account_id);
  json::array ids;
  for (const auto& id : matter.object_ids) ids.push_back(text(id));
  put(record, "object_ids", std::move(ids));
  put(record, "event_from", matter.event_from);
  put(record, "event_to", matter.event_to);
}

void put_agent(json::object& record, const std::optional<Agent>& agent) {
  if (!agent) return;
  auto object = contact_json(agent->contact);
  put(object, "authority", agent->authority);
  record["agent"] = std::move(object);
}

void put_refs(json::object& record, const std::vector<ExternalRef>& refs) {
  json::array list;
  for (const auto& ref : refs) list.push_back(json::object{{"system", text(ref.system)}, {"id", text(ref.id)}});
  put(record, "external_refs", std::move(list));
}

void put_filing(json::object& record, const ComplaintFiled& filed) {
  put_matter(record, filed.matter);
  put(record, "demand_kinds", words(filed.matter.demand_kinds));
  if (filed.matter.claim) record["claim"] = claim_json(*filed.matter.claim);
  put(record, "recording_ref", filed.recording_ref);
  put(record, "transcript", filed.transcript);
  put(record, "contact", contact_json(filed.contact));
  put_agent(record, filed.agent);
  put_refs(record, filed.external_refs);
  put(record, "import_key", filed.import_key);
}

void put_state(json::object& record, const State& state) {
  record["number"] = text(state.number);
  record["record_kind"] = word(state.kind);
  record["stage"] = word(state.stage);
  put(record, "stage_since", std::optional(state.stage_since));
  record["channel"] = word(state.channel);
  record["medium"] = word(state.medium);
  record["customer_kind"] = word(state.customer_kind);
  put(record, "language", state.language);
  record["anonymous"] = state.anonymous;
  if (state.read_back) record["read_back"] = true;
  put(record, "received_at", std::optional(state.received_at));
  if (state.received_at_estimated) record["received_at_estimated"] = true;
  put(record, "registered_at", std::optional(state.registered_at));
  put(record, "closed_at", state.closed_at);
  if (state.close_code) record["close_code"] = word(*state.close_code);
  if (state.outcome) record["outcome"] = word(*state.outcome);
  put(record, "related_number", state.related_number);
}

/// What later events add to the line; one overload per event, so that a new one is not forgotten.
/// Visitor of a life event's description that puts all its members into one object.
class FlatParts {
 public:
  complaint::WriteFields& party() { return fields_; }
  complaint::WriteFields& person() { return fields_; }
  complaint::WriteFields& staff() { return fields_; }
  complaint::WriteFields& person_staff() { return fields_; }
  void actor(const std::string&) {}
  [[nodiscard]] json::object& object() { return fields_.object(); }

 private:
  complaint::WriteFields fields_;
};

class Later {
 public:
  Later(json::object& record, Instant at) : record_(record), at_(at) {}
  void operator()(const ComplaintFiled&) {}
  void operator()(const InformationAdded& added) { append("information", {{"text", text(added.text)}}); }
  void operator()(const ComplaintWithdrawn& withdrawn) { put(record_, "withdrawal_reason", withdrawn.reason); }
  void operator()(const ComplaintClosed&) {}
  void operator()(const ConvertedToComplaint& converted) {
    record_["converted_from"] = word(converted.from);
    put(record_, "demand_kinds", words(converted.demand_kinds));
    if (converted.claim) record_["claim"] = claim_json(*converted.claim);
  }
  void operator()(const ReadBackConfirmed&) {}
  void operator()(const ComplaintConfirmed& confirmed) {
    json::object object{{"result", word(confirmed.result)}};
    put(object, "matter", confirmed.matter);
    put(object, "demand", confirmed.demand);
    record_["confirmation"] = dated(std::move(object));
  }
  void operator()(const InformationRequested& requested) {
    json::object object{{"text", text(requested.text)}};
    json::array items;
    for (const auto& item : requested.items) items.push_back(text(item));
    put(object, "items", std::move(items));
    json::array kinds;
    for (const auto& kind : requested.kinds) kinds.push_back(text(kind));
    if (!kinds.empty()) put(object, "kinds", std::move(kinds));
    append("information_requests", std::move(object));
  }
  // What two persons weighed before the rejection is theirs, not the record's.
  void operator()(const RejectionProposed&) {}
  void operator()(const RejectionDeclined&) {}
  void operator()(const ComplaintRejected& rejected) {
    record_["rejection"] = dated({{"reason", word(rejected.reason)},
                                  {"explanation", text(rejected.explanation)},
                                  {"remedies", words(rejected.remedies)}});
  }
  void operator()(const NoteAdded& note) { append("notes", {{"text", text(note.text)}}); }
  void operator()(const MessageSent& message) { append("messages", {{"text", text(message.text)}}); }
  // Which files there are; what they hold is not exported.
  void operator()(const AttachmentAdded& added) {
    json::object object{{"ordinal", added.ordinal}, {"blob_id", text(added.file.blob_id)}};
    put(object, "name", added.file.name);
    put(object, "sha256", added.file.sha256);
    if (!added.file.sha256.empty()) object["size_bytes"] = added.file.size_bytes;
    append("attachments", std::move(object));
  }
  // The life, event by event: what happened, with all that it says.
  template <class E>
  void operator()(E event) {
    FlatParts parts;
    describe(parts, event);
    auto object = std::move(parts.object());
    object["event"] = text(E::kKind);
    append("life", std::move(object));
  }

 private:
  [[nodiscard]] json::object dated(json::object object) const {
    object["at"] = text(to_string(at_));
    return object;
  }
  void append(std::string_view key, json::object object) {
    auto& list = record_[key];
    if (!list.is_array()) list.emplace_array();
    list.get_array().push_back(dated(std::move(object)));
  }

  json::object& record_;
  Instant at_;
};

Result<void> put_related(json::object& record, const ComplaintFiled& filed, const StreamReader& read_stream) {
  if (!filed.related) return {};
  if (filed.matter.kind == RecordKind::Report) {
    put(record, "filed_with", filed.related->number);
    return {};
  }
  const auto events = read_stream(filed.related->number);
  if (!events) return events.error();
  if (events->empty()) return Failure{FailureKind::Internal, filed.related->number + " is related and not there"};
  const auto event = service::decode_event(events->front());
  if (!event) return event.error();
  const auto* report = std::get_if<ComplaintFiled>(&*event);
  if (report == nullptr || report->matter.kind != RecordKind::Report) return {};
  json::object form;
  put_matter(form, report->matter);
  record["report"] = std::move(form);
  return {};
}

}  // namespace

Result<json::object> export_record(const std::string& origin, const std::vector<service::StoredEvent>& events,
                                   const StreamReader& read_stream) {
  json::object record{{"origin", text(origin)}};
  State state;
  for (const auto& stored : events) {
    const auto envelope = ledger::parse_envelope(stored.sealed.envelope);
    if (!envelope) return Failure{FailureKind::Internal, envelope.error().message};
    const auto event = service::decode_event(stored);
    if (!event) return event.error();
    evolve(state, *event, envelope->at);
    if (const auto* filed = std::get_if<ComplaintFiled>(&*event)) {
      put_filing(record, *filed);
      if (auto related = put_related(record, *filed, read_stream); !related) return related.error();
    }
    std::visit(Later(record, envelope->at), *event);
  }
  put_state(record, state);
  return record;
}

}  // namespace redress::app
