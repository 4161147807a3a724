// The CSV form of an exported record.

#include <array>
#include <boost/json/serialize.hpp>

#include "app/redress/export_record.hpp"

namespace redress::app {
namespace {

// A point stands for a member of an object.
constexpr std::array<std::string_view, 43> kColumns = {"origin",
                                                       "number",
                                                       "record_kind",
                                                       "stage",
                                                       "stage_since",
                                                       "received_at",
                                                       "received_at_estimated",
                                                       "registered_at",
                                                       "closed_at",
                                                       "close_code",
                                                       "outcome",
                                                       "channel",
                                                       "medium",
                                                       "language",
                                                       "customer_kind",
                                                       "anonymous",
                                                       "description",
                                                       "demand_kinds",
                                                       "claim.open",
                                                       "claim.amount_minor",
                                                       "claim.currency",
                                                       "remedy_sought",
                                                       "service_id",
                                                       "account_id",
                                                       "object_ids",
                                                       "event_from",
                                                       "event_to",
                                                       "contact.name",
                                                       "contact.email",
                                                       "contact.phone",
                                                       "contact.address",
                                                       "agent.name",
                                                       "agent.email",
                                                       "agent.phone",
                                                       "agent.address",
                                                       "agent.authority",
                                                       "recording_ref",
                                                       "transcript",
                                                       "read_back",
                                                       "external_refs",
                                                       "related_number",
                                                       "import_key",
                                                       "information"};

std::string flat(const json::value& value) {
  if (const auto* text = value.if_string()) return std::string(text_of(*text));
  std::string joined;
  if (const auto* list = value.if_array()) {
    for (const auto& item : *list) joined += (joined.empty() ? "" : "; ") + flat(item);
  } else if (const auto* object = value.if_object()) {
    for (const auto& member : *object) joined += (joined.empty() ? "" : " ") + flat(member.value());
  } else {
    joined = json::serialize(value);
  }
  return joined;
}

const json::value* find(const json::object& record, std::string_view column) {
  const auto point = column.find('.');
  if (point == std::string_view::npos) return record.if_contains(column);
  const auto* object = find_object(record, column.substr(0, point));
  return object != nullptr ? object->if_contains(column.substr(point + 1)) : nullptr;
}

}  // namespace

std::vector<std::string> csv_header() { return {kColumns.begin(), kColumns.end()}; }

std::vector<std::string> csv_fields(const json::object& record) {
  std::vector<std::string> fields;
  for (const auto column : kColumns) {
    const auto* value = find(record, column);
    fields.push_back(value != nullptr ? flat(*value) : std::string());
  }
  return fields;
}

}  // namespace redress::app
