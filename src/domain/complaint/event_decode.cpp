#include <algorithm>
#include <span>
#include <utility>

#include "domain/complaint/event_codec.hpp"
#include "domain/complaint/life_codec.hpp"
#include "domain/complaint/part_reader.hpp"

namespace redress::complaint {
namespace {

using ledger::PartName;

/// The parts that hold an event's content.
struct Readers {
  PartReader party;
  PartReader person;
  PartReader staff;
  PartReader person_staff;
};

std::optional<Claim> read_claim(PartReader& party) {
  const auto* object = party.object("claim");
  if (object == nullptr) return std::nullopt;
  std::string failed;
  PartReader reader(*object, &failed);
  Claim claim;
  claim.open = reader.flag("open");
  if (!claim.open) {
    claim.amount_minor = reader.integer("amount_minor");
    claim.currency = reader.text("currency");
  }
  if (!failed.empty()) party.fail("claim");
  return claim;
}

std::vector<ExternalRef> read_refs(PartReader& party) {
  std::vector<ExternalRef> refs;
  const auto* list = party.array("external_refs");
  if (list == nullptr) return refs;
  for (const auto& item : *list) {
    const auto* object = item.if_object();
    if (object == nullptr) return party.fail("external_refs"), refs;
    std::string failed;
    PartReader reader(*object, &failed);
    refs.push_back({reader.text("system"), reader.text("id")});
    if (!failed.empty()) party.fail("external_refs");
  }
  return refs;
}

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

template <class E>
std::vector<E> read_words(PartReader& part, std::string_view key) {
  std::vector<E> words;
  for (const auto& text : read_texts(part, key)) {
    const auto word = parse_word<E>(text);
    if (!word) return part.fail(key), words;
    words.push_back(*word);
  }
  return words;
}

std::uint64_t read_seq(PartReader& part, std::string_view key) {
  const auto seq = part.integer(key);
  if (seq < 0) part.fail(key);
  return static_cast<std::uint64_t>(seq);
}

std::string read_user(PartReader& staff) {
  static constexpr std::string_view kStaff = "user:";
  const auto actor = staff.text("actor");
  if (!actor.starts_with(kStaff)) return staff.fail("actor"), std::string();
  return actor.substr(kStaff.size());
}

bool is_by_complainant(PartReader& staff) {
  const auto actor = parse_word<ActorKind>(staff.text("actor"));
  return actor == ActorKind::Complainant || actor == ActorKind::Anonymous;
}

std::optional<Agent> read_agent(PartReader& party, PartReader& person) {
  if (!party.flag("by_agent")) return std::nullopt;
  Agent agent;
  if (const auto* object = person.object("agent")) {
    std::string failed;
    PartReader reader(*object, &failed);
    agent.contact = reader.contact();
    agent.authority = reader.text("authority");
    if (!failed.empty()) person.fail("agent");
  }
  return agent;
}

Contact read_contact(PartReader& person) {
  const auto* object = person.object("contact");
  if (object == nullptr) return {};
  std::string failed;
  PartReader reader(*object, &failed);
  auto contact = reader.contact();
  if (!failed.empty()) person.fail("contact");
  return contact;
}

Matter read_matter(Readers& parts) {
  Matter matter;
  matter.kind = parts.party.word<RecordKind>("record_kind");
  matter.description = parts.person.text("description");
  matter.demand_kinds = parts.party.demand_kinds();
  matter.claim = read_claim(parts.party);
  matter.remedy_sought = parts.person.text("remedy_sought");
  matter.service_id = parts.person.text("service_id");
  matter.account_id = parts.person.text("account_id");
  matter.object_ids = read_texts(parts.person, "object_ids");
  matter.event_from = parts.party.instant("event_from");
  matter.event_to = parts.party.instant("event_to");
  return matter;
}

Event read_filed(Readers& parts) {
  ComplaintFiled filed;
  filed.number = parts.party.text("number");
  filed.matter = read_matter(parts);
  filed.channel = parts.party.word<Channel>("channel");
  filed.medium = parts.party.word<Medium>("medium");
  filed.recording_ref = parts.person.text("recording_ref");
  filed.transcript = parts.person.text("transcript");
  filed.read_back = parts.party.flag("read_back");
  filed.language = parts.party.text("language");
  filed.customer_kind = parts.party.word<CustomerKind>("customer_kind");
  filed.anonymous = parts.party.flag("anonymous");
  filed.contact = read_contact(parts.person);
  filed.agent = read_agent(parts.party, parts.person);
  const auto received_at = parts.party.instant("received_at");
  if (!received_at) parts.party.fail("received_at");
  filed.received_at = received_at.value_or(Instant{});
  filed.received_at_estimated = parts.party.flag("received_at_estimated");
  filed.external_refs = read_refs(parts.party);
  filed.import_key = parts.staff.text("import_key");
  if (const auto* related = parts.party.object("related")) {
    const auto* number = find_string(*related, "number");
    if (number == nullptr)
      parts.party.fail("related");
    else
      filed.related = RelatedRecord{std::string(text_of(*number))};
  }
  return filed;
}

Event read_closed(Readers& parts) {
  return ComplaintClosed{parts.party.word<CloseCode>("close_code"), parts.party.word<Outcome>("outcome")};
}

Event read_converted(Readers& parts) {
  return ConvertedToComplaint{parts.party.word<RecordKind>("from"), parts.party.demand_kinds(),
                              read_claim(parts.party)};
}

Event read_information(Readers& parts) {
  InformationAdded added{parts.person.text("text"), {}, is_by_complainant(parts.staff)};
  if (parts.party.has("reply_to")) added.reply_to = read_seq(parts.party, "reply_to");
  return added;
}

Event read_confirmed(Readers& parts) {
  return ComplaintConfirmed{parts.party.word<ConfirmationResult>("result"), parts.person.text("matter"),
                            parts.person.text("demand")};
}

Event read_requested(Readers& parts) {
  return InformationRequested{parts.person.text("text"), read_texts(parts.person, "items"),
                              read_texts(parts.party, "kinds")};
}

Event read_proposed(Readers& parts) {
  return RejectionProposed{parts.staff.word<RejectionReason>("reason"),
                           read_words<OtherRemedy>(parts.staff, "remedies"),
                           parts.person_staff.text("explanation"),
                           read_user(parts.staff),
                           parts.staff.flag("by_manager"),
                           parts.staff.flag("by_legal")};
}

Event read_declined(Readers& parts) {
  return RejectionDeclined{read_seq(parts.staff, "proposal"), parts.person_staff.text("reason")};
}

Event read_rejected(Readers& parts) {
  return ComplaintRejected{parts.party.word<RejectionReason>("reason"),
                           read_words<OtherRemedy>(parts.party, "remedies"), parts.person.text("explanation"),
                           read_seq(parts.staff, "proposal"), read_user(parts.staff)};
}

Event read_attachment(Readers& parts) {
  AttachmentAdded added;
  added.ordinal = parts.party.count("ordinal");
  added.file.blob_id = parts.party.text("blob_id");
  added.file.name = parts.person.text("name");
  added.file.sha256 = parts.person.text("sha256");
  if (parts.person.has("size_bytes")) added.file.size_bytes = parts.person.count("size_bytes");
  return added;
}

using Reader = Event (*)(Readers&);
struct KindReader {
  std::string_view kind;
  int version;
  Reader read;
};
constexpr KindReader kReaders[] = {
    {"complaint_filed", 1, read_filed},
    {"information_added", 1, read_information},
    {"complaint_withdrawn", 1, [](Readers& parts) -> Event { return ComplaintWithdrawn{parts.person.text("reason")}; }},
    {"complaint_closed", 1, read_closed},
    {"converted_to_complaint", 1, read_converted},
    {"read_back_confirmed", 1, [](Readers&) -> Event { return ReadBackConfirmed{}; }},
    {"complaint_confirmed", 1, read_confirmed},
    {"information_requested", 1, read_requested},
    {"complaint_rejected", 1, read_rejected},
    {"message_sent", 1, [](Readers& parts) -> Event { return MessageSent{parts.person.text("text")}; }},
    {"attachment_added", 1, read_attachment},
};
// Their envelopes say "internal"; the real kind stands in the `staff` part.
constexpr KindReader kInternalReaders[] = {
    {"rejection_proposed", 1, read_proposed},
    {"rejection_declined", 1, read_declined},
    {"note_added", 1, [](Readers& parts) -> Event { return NoteAdded{parts.person_staff.text("text")}; }},
};

const KindReader* find_reader(std::span<const KindReader> readers, std::string_view kind, int version) {
  const auto found = std::find_if(readers.begin(), readers.end(), [&](const KindReader& reader) {
    return reader.kind == kind && reader.version == version;
  });
  return found == readers.end() ? nullptr : &*found;
}

Failure unreadable(const EncodedEvent& stored, const std::string& why) {
  return {FailureKind::Internal, "stored event " + stored.kind + " v" + std::to_string(stored.version) + ": " + why};
}

}  // namespace

Result<Event> decode(const EncodedEvent& stored) {
  const auto part = [&](PartName name) -> const auto& { return stored.parts[static_cast<std::size_t>(name)]; };
  Readers parts{PartReader(part(PartName::Party)), PartReader(part(PartName::Person)),
                PartReader(part(PartName::Staff)), PartReader(part(PartName::PersonStaff))};
  const bool is_internal = stored.kind == "internal";
  const auto kind = is_internal ? parts.staff.text("kind") : stored.kind;
  auto event = read_life_event(kind, is_internal, {parts.party, parts.person, parts.staff, parts.person_staff});
  if (event && stored.version != 1) event.reset();
  if (!event) {
    const auto* reader =
        is_internal ? find_reader(kInternalReaders, kind, stored.version) : find_reader(kReaders, kind, stored.version);
    if (reader == nullptr) return unreadable(stored, "kind and version are unknown to this program");
    event = reader->read(parts);
  }
  for (const auto* each : {&parts.party, &parts.person, &parts.staff, &parts.person_staff}) {
    if (!each->failed().empty()) return unreadable(stored, "the member " + each->failed() + " does not fit");
  }
  return std::move(*event);
}

}  // namespace redress::complaint
