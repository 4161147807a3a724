#include <utility>

#include "domain/complaint/event_codec.hpp"
#include "domain/complaint/part_reader.hpp"

namespace redress::complaint {
namespace {

using ledger::PartName;

/// The two parts that hold an event's content.
struct Readers {
  PartReader party;
  PartReader person;
  PartReader staff;
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

std::vector<std::string> read_object_ids(PartReader& person) {
  std::vector<std::string> ids;
  const auto* list = person.array("object_ids");
  if (list == nullptr) return ids;
  for (const auto& item : *list) {
    if (!item.is_string()) return person.fail("object_ids"), ids;
    ids.emplace_back(text_of(item.get_string()));
  }
  return ids;
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
  matter.object_ids = read_object_ids(parts.person);
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
    {"information_added", 1, [](Readers& parts) -> Event { return InformationAdded{parts.person.text("text")}; }},
    {"complaint_withdrawn", 1, [](Readers& parts) -> Event { return ComplaintWithdrawn{parts.person.text("reason")}; }},
    {"complaint_closed", 1, read_closed},
    {"converted_to_complaint", 1, read_converted},
    {"read_back_confirmed", 1, [](Readers&) -> Event { return ReadBackConfirmed{}; }},
    {"attachment_added", 1, read_attachment},
};

Failure unreadable(const EncodedEvent& stored, const std::string& why) {
  return {FailureKind::Internal, "stored event " + stored.kind + " v" + std::to_string(stored.version) + ": " + why};
}

}  // namespace

Result<Event> decode(const EncodedEvent& stored) {
  for (const auto& candidate : kReaders) {
    if (candidate.kind != stored.kind || candidate.version != stored.version) continue;
    const auto part = [&](PartName name) -> const auto& { return stored.parts[static_cast<std::size_t>(name)]; };
    Readers parts{PartReader(part(PartName::Party)), PartReader(part(PartName::Person)),
                  PartReader(part(PartName::Staff))};
    Event event = candidate.read(parts);
    for (const auto* reader : {&parts.party, &parts.person, &parts.staff}) {
      if (!reader->failed().empty()) return unreadable(stored, "the member " + reader->failed() + " does not fit");
    }
    return event;
  }
  return unreadable(stored, "kind and version are unknown to this program");
}

}  // namespace redress::complaint
