#include "domain/complaint/event_codec.hpp"

#include "base/jcs_writer.hpp"
#include "base/json.hpp"
#include "domain/complaint/life_codec.hpp"

namespace redress::complaint {
namespace {

using ledger::PartName;

/// The text of a part; a base, so that it exists before the writer that appends to it.
struct PartText {
  static constexpr std::size_t kUsualBytes = 384;
  PartText() { text_.reserve(kUsualBytes); }
  std::string text_;
};

/// A part under construction. Members are named in ascending order (RFC 8785).
class PartWriter : private PartText, public JcsObject {
 public:
  PartWriter() : JcsObject(text_) {}
  /// The part; nothing if it has no member, since an absent part is an absent key.
  [[nodiscard]] std::optional<std::string> finish() {
    if (empty()) return std::nullopt;
    close();
    return std::move(text_);
  }
};

void write_time(JcsObject& object, std::string_view key, const std::optional<Instant>& at) {
  if (at) object.text(key, to_string(*at));
}

void write_demands(JcsObject& object, const std::vector<DemandKind>& kinds) {
  if (kinds.empty()) return;
  std::string& out = object.value("demand_kinds");
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    out += i == 0 ? '[' : ',';
    append_jcs_string(out, to_word(kinds[i]));
  }
  out += ']';
}

void write_claim(JcsObject& object, const std::optional<Claim>& claim) {
  if (!claim) return;
  JcsObject inner(object.value("claim"));
  if (!claim->open) inner.integer("amount_minor", claim->amount_minor);
  if (!claim->open) inner.text("currency", claim->currency);
  inner.flag("open", claim->open);
  inner.close();
}

void write_refs(JcsObject& object, const std::vector<ExternalRef>& refs) {
  if (refs.empty()) return;
  std::string& out = object.value("external_refs");
  for (std::size_t i = 0; i < refs.size(); ++i) {
    out += i == 0 ? '[' : ',';
    JcsObject inner(out);
    inner.text("id", refs[i].id);
    inner.text("system", refs[i].system);
    inner.close();
  }
  out += ']';
}

void write_texts(JcsObject& object, std::string_view key, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  std::string& out = object.value(key);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    out += i == 0 ? '[' : ',';
    append_jcs_string(out, texts[i]);
  }
  out += ']';
}

template <class E>
void write_words(JcsObject& object, std::string_view key, const std::vector<E>& values) {
  std::vector<std::string> words;
  for (const auto value : values) words.emplace_back(to_word(value));
  write_texts(object, key, words);
}

void write_seq(JcsObject& object, std::string_view key, std::uint64_t seq) {
  object.integer(key, static_cast<std::int64_t>(seq));
}

void write_contact(JcsObject& object, const Contact& contact) {
  object.text("email", contact.email);
  object.text("name", contact.name);
  object.text("phone", contact.phone);
}

void write_agent(JcsObject& object, const std::optional<Agent>& agent) {
  if (!agent) return;
  JcsObject inner(object.value("agent"));
  inner.text("address", agent->contact.address);
  inner.text("authority", agent->authority);
  write_contact(inner, agent->contact);
  inner.close();
}

void write_contact_member(JcsObject& object, const Contact& contact) {
  if (contact.empty()) return;
  JcsObject inner(object.value("contact"));
  inner.text("address", contact.address);
  write_contact(inner, contact);
  inner.close();
}

std::string subject_of(std::string_view number) { return std::string(number) + "/complainant"; }

std::optional<std::string> filed_party(const ComplaintFiled& filed) {
  const Matter& matter = filed.matter;
  PartWriter party;
  party.boolean("anonymous", filed.anonymous);
  party.flag("by_agent", filed.agent.has_value());
  party.text("channel", to_word(filed.channel));
  write_claim(party, matter.claim);
  party.text("customer_kind", to_word(filed.customer_kind));
  write_demands(party, matter.demand_kinds);
  write_time(party, "event_from", matter.event_from);
  write_time(party, "event_to", matter.event_to);
  write_refs(party, filed.external_refs);
  party.text("language", filed.language);
  party.text("medium", to_word(filed.medium));
  party.text("number", filed.number);
  party.flag("read_back", filed.read_back);
  write_time(party, "received_at", filed.received_at);
  party.flag("received_at_estimated", filed.received_at_estimated);
  party.text("record_kind", to_word(matter.kind));
  if (filed.related) {
    JcsObject related(party.value("related"));
    related.text("number", filed.related->number);
    related.close();
  }
  return party.finish();
}

std::optional<std::string> filed_person(const ComplaintFiled& filed) {
  const Matter& matter = filed.matter;
  PartWriter person;
  person.text("account_id", matter.account_id);
  write_agent(person, filed.agent);
  write_contact_member(person, filed.contact);
  person.text("description", matter.description);
  write_texts(person, "object_ids", matter.object_ids);
  person.text("recording_ref", filed.recording_ref);
  person.text("remedy_sought", matter.remedy_sought);
  person.text("service_id", matter.service_id);
  person.text("subject", subject_of(filed.number));
  person.text("transcript", filed.transcript);
  return person.finish();
}

/// Fills kind and parts; one overload per event.
class Encode {
 public:
  Encode(std::string_view number, const Actor& actor) : number_(number), actor_(actor) {}

  EncodedEvent operator()(const ComplaintFiled& filed) const {
    return event("complaint_filed", filed_party(filed), filed_person(filed), filed.import_key);
  }
  EncodedEvent operator()(const InformationAdded& added) const {
    PartWriter party;
    if (added.reply_to) write_seq(party, "reply_to", *added.reply_to);
    return event("information_added", party.finish(), message(added.text));
  }
  EncodedEvent operator()(const ComplaintWithdrawn& withdrawn) const {
    if (withdrawn.reason.empty()) return event("complaint_withdrawn", std::nullopt, std::nullopt);
    PartWriter person;
    person.text("reason", withdrawn.reason);
    person.text("subject", subject_of(number_));
    return event("complaint_withdrawn", std::nullopt, person.finish());
  }
  EncodedEvent operator()(const ComplaintClosed& closed) const {
    PartWriter party;
    party.text("close_code", to_word(closed.close_code));
    party.text("outcome", to_word(closed.outcome));
    return event("complaint_closed", party.finish(), std::nullopt);
  }
  EncodedEvent operator()(const ConvertedToComplaint& converted) const {
    PartWriter party;
    write_claim(party, converted.claim);
    write_demands(party, converted.demand_kinds);
    party.text("from", to_word(converted.from));
    return event("converted_to_complaint", party.finish(), std::nullopt);
  }
  EncodedEvent operator()(const ReadBackConfirmed&) const {
    return event("read_back_confirmed", std::nullopt, std::nullopt);
  }
  EncodedEvent operator()(const ComplaintConfirmed& confirmed) const {
    PartWriter party;
    party.text("result", to_word(confirmed.result));
    PartWriter person;
    person.text("demand", confirmed.demand);
    person.text("matter", confirmed.matter);
    person.text("subject", subject_of(number_));
    return event("complaint_confirmed", party.finish(), person.finish());
  }
  EncodedEvent operator()(const InformationRequested& requested) const {
    PartWriter person;
    write_texts(person, "items", requested.items);
    person.text("subject", subject_of(number_));
    person.text("text", requested.text);
    PartWriter party;
    write_texts(party, "kinds", requested.kinds);
    return event("information_requested", requested.kinds.empty() ? std::nullopt : std::optional(party.finish()),
                 person.finish());
  }
  EncodedEvent operator()(const RejectionProposed& proposed) const {
    PartWriter staff;
    staff.text("actor", actor_text(Actor::staff(proposed.by)));
    staff.flag("by_legal", proposed.by_legal);
    staff.flag("by_manager", proposed.by_manager);
    staff.text("kind", "rejection_proposed");
    staff.text("reason", to_word(proposed.reason));
    write_words(staff, "remedies", proposed.remedies);
    PartWriter text;
    text.text("explanation", proposed.explanation);
    return internal(staff.finish(), text.finish());
  }
  EncodedEvent operator()(const RejectionDeclined& declined) const {
    PartWriter staff;
    staff.text("actor", actor_text(actor_));
    staff.text("kind", "rejection_declined");
    write_seq(staff, "proposal", declined.proposal);
    PartWriter text;
    text.text("reason", declined.reason);
    return internal(staff.finish(), text.finish());
  }
  EncodedEvent operator()(const ComplaintRejected& rejected) const {
    PartWriter party;
    party.text("reason", to_word(rejected.reason));
    write_words(party, "remedies", rejected.remedies);
    PartWriter person;
    person.text("explanation", rejected.explanation);
    person.text("subject", subject_of(number_));
    PartWriter staff;
    staff.text("actor", actor_text(actor_));
    write_seq(staff, "proposal", rejected.proposal);
    return of("complaint_rejected", party.finish(), person.finish(), staff.finish());
  }
  EncodedEvent operator()(const NoteAdded& note) const {
    PartWriter staff;
    staff.text("actor", actor_text(actor_));
    staff.text("kind", "note_added");
    PartWriter text;
    text.text("text", note.text);
    return internal(staff.finish(), text.finish());
  }
  EncodedEvent operator()(const MessageSent& sent) const {
    return event("message_sent", std::nullopt, message(sent.text));
  }
  EncodedEvent operator()(const AttachmentAdded& added) const {
    PartWriter party;
    party.text("blob_id", added.file.blob_id);
    party.integer("ordinal", static_cast<std::int64_t>(added.ordinal));
    PartWriter person;
    person.text("name", added.file.name);
    person.text("sha256", added.file.sha256);
    person.integer("size_bytes", static_cast<std::int64_t>(added.file.size_bytes));
    person.text("subject", subject_of(number_));
    return event("attachment_added", party.finish(), person.finish());
  }

  /// The life: by its description.
  template <class E>
  EncodedEvent operator()(const E& life_event) const {
    return WriteParts::encode(life_event, number_, actor_);
  }

 private:
  /// A person part that is one text.
  [[nodiscard]] std::optional<std::string> message(const std::string& text) const {
    PartWriter person;
    person.text("subject", subject_of(number_));
    person.text("text", text);
    return person.finish();
  }
  /// Its real kind stands in `staff`, its free text in `person_staff` (FORMATS.md 1).
  [[nodiscard]] static EncodedEvent internal(std::optional<std::string> staff, std::optional<std::string> text) {
    auto encoded = of("internal", std::nullopt, std::nullopt, std::move(staff));
    encoded.parts[static_cast<std::size_t>(PartName::PersonStaff)] = std::move(text);
    return encoded;
  }
  [[nodiscard]] EncodedEvent event(std::string_view kind, std::optional<std::string> party,
                                   std::optional<std::string> person, std::string_view import_key = {}) const {
    PartWriter staff;
    staff.text("actor", actor_text(actor_));
    staff.text("import_key", import_key);
    return of(kind, std::move(party), std::move(person), staff.finish());
  }
  [[nodiscard]] static EncodedEvent of(std::string_view kind, std::optional<std::string> party,
                                       std::optional<std::string> person, std::optional<std::string> staff) {
    EncodedEvent encoded;
    encoded.kind = kind;
    encoded.parts[static_cast<std::size_t>(PartName::Party)] = std::move(party);
    encoded.parts[static_cast<std::size_t>(PartName::Person)] = std::move(person);
    encoded.parts[static_cast<std::size_t>(PartName::Staff)] = std::move(staff);
    return encoded;
  }

  std::string_view number_;
  const Actor& actor_;
};

}  // namespace

EncodedEvent encode(const Event& event, std::string_view number, const Actor& actor) {
  return std::visit(Encode(number, actor), event);
}

}  // namespace redress::complaint
