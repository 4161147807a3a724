#include "service/filing_form.hpp"

#include <algorithm>
#include <utility>

#include "service/form_reader.hpp"

namespace redress::service {
namespace {

using namespace complaint;

std::optional<Claim> read_claim(FormReader& form, Refusals& found) {
  const auto* value = form.member("claim");
  if (value == nullptr) return std::nullopt;
  FormReader reader(*value, form.pointer_of("claim"), found);
  reader.allow({"open", "amount_minor", "currency"});
  Claim claim;
  claim.open = reader.flag("open");
  const auto amount = reader.integer("amount_minor");
  claim.amount_minor = amount.value_or(0);
  claim.currency = reader.text("currency");
  if (claim.open && amount) reader.refuse(RefusalCode::InvalidAmount, "amount_minor");
  return claim;
}

// The members of a matter stand in the same object as the rest of the filing, or in "report".
Matter read_matter(FormReader& form, Refusals& found) {
  Matter matter;
  matter.description = form.text("description");
  matter.demand_kinds = form.words<DemandKind>("demand_kinds");
  matter.claim = read_claim(form, found);
  matter.remedy_sought = form.text("remedy_sought");
  matter.service_id = form.text("service_id");
  matter.account_id = form.text("account_id");
  matter.object_ids = form.texts("object_ids");
  matter.event_from = form.instant("event_from");
  matter.event_to = form.instant("event_to");
  return matter;
}

std::optional<Matter> read_report(FormReader& form, Refusals& found) {
  const auto* value = form.member("report");
  if (value == nullptr) return std::nullopt;
  FormReader reader(*value, form.pointer_of("report"), found);
  reader.allow({"description", "remedy_sought", "service_id", "account_id", "object_ids", "event_from", "event_to"});
  auto report = read_matter(reader, found);
  report.kind = RecordKind::Report;
  return report;
}

Contact read_contact(FormReader& reader) {
  return {reader.text("name"), reader.text("email"), reader.text("phone"), reader.text("address")};
}

Contact read_contact_member(FormReader& form, Refusals& found) {
  const auto* value = form.member("contact");
  if (value == nullptr) return {};
  FormReader reader(*value, form.pointer_of("contact"), found);
  reader.allow({"name", "email", "phone", "address"});
  return read_contact(reader);
}

std::optional<Agent> read_agent(FormReader& form, Refusals& found) {
  const auto* value = form.member("agent");
  if (value == nullptr) return std::nullopt;
  FormReader reader(*value, form.pointer_of("agent"), found);
  reader.allow({"name", "email", "phone", "address", "authority"});
  return Agent{read_contact(reader), reader.text("authority")};
}

std::vector<ExternalRef> read_refs(FormReader& form, Refusals& found) {
  std::vector<ExternalRef> refs;
  const auto* items = form.list("external_refs");
  if (items == nullptr) return refs;
  for (std::size_t i = 0; i < items->size(); ++i) {
    FormReader reader((*items)[i], form.pointer_of("external_refs") + "/" + std::to_string(i), found);
    reader.allow({"system", "id"});
    refs.push_back({reader.text("system"), reader.text("id")});
  }
  return refs;
}

// A filing must name a way to describe the matter; that it is missing is said in those words.
void require_description(FormReader& form, const FileComplaint& filing) {
  if (filing.medium == Medium::Written && form.member("description") == nullptr) {
    form.refuse(RefusalCode::MissingField, "description");
  }
}

// The command must be read before the call: the order in which arguments are made is open, and reading adds to `found`.
template <class T>
Decided<T> finish(T command, Refusals found) {
  if (!found.empty()) return found;
  return command;
}

}  // namespace

Decided<FileComplaint> read_filing_form(const json::value& body, std::string_view default_language) {
  Refusals found;
  FormReader form(body, "", found);
  if (!found.empty()) return found;
  form.allow({"description",   "record_kind",
              "demand_kinds",  "claim",
              "remedy_sought", "service_id",
              "account_id",    "object_ids",
              "event_from",    "event_to",
              "report",        "channel",
              "medium",        "recording_ref",
              "transcript",    "read_back",
              "language",      "customer_kind",
              "contact",       "agent",
              "received_at",   "received_at_estimated",
              "external_refs", "import_key"});
  FileComplaint filing;
  filing.matter = read_matter(form, found);
  filing.matter.kind = form.word("record_kind", RecordKind::Complaint);
  filing.report = read_report(form, found);
  filing.channel = form.word("channel", Channel::Web);
  filing.medium = form.word("medium", Medium::Written);
  filing.recording_ref = form.text("recording_ref");
  filing.transcript = form.text("transcript");
  filing.read_back = form.flag("read_back");
  filing.language = form.text("language");
  if (filing.language.empty()) filing.language = default_language;
  filing.customer_kind = form.word("customer_kind", CustomerKind::Consumer);
  filing.contact = read_contact_member(form, found);
  filing.agent = read_agent(form, found);
  filing.received_at = form.instant("received_at");
  filing.received_at_estimated = form.flag("received_at_estimated");
  filing.external_refs = read_refs(form, found);
  filing.import_key = form.text("import_key");
  require_description(form, filing);
  return finish(std::move(filing), std::move(found));
}

Decided<AddInformation> read_information_form(const json::value& body) {
  Refusals found;
  FormReader form(body, "", found);
  form.allow({"text", "reply_to"});
  AddInformation command{form.text("text"), {}};
  // What is no seq is no question either; the rules say so.
  if (const auto seq = form.integer("reply_to"))
    command.reply_to = static_cast<std::uint64_t>(std::max<std::int64_t>(*seq, 0));
  if (form.member("text") == nullptr && body.is_object()) form.refuse(RefusalCode::MissingField, "text");
  return finish(std::move(command), std::move(found));
}

Decided<WithdrawComplaint> read_withdrawal_form(const json::value& body) {
  Refusals found;
  FormReader form(body, "", found);
  form.allow({"reason"});
  WithdrawComplaint command{form.text("reason")};
  return finish(std::move(command), std::move(found));
}

Decided<ConvertToComplaint> read_conversion_form(const json::value& body) {
  Refusals found;
  FormReader form(body, "", found);
  form.allow({"demand_kinds", "claim"});
  ConvertToComplaint command{form.words<DemandKind>("demand_kinds"), read_claim(form, found)};
  return finish(std::move(command), std::move(found));
}

Decided<ConfirmReadBack> read_read_back_form(const json::value& body) {
  Refusals found;
  FormReader form(body, "", found);
  form.allow({});
  return finish(ConfirmReadBack{}, std::move(found));
}

}  // namespace redress::service
