// Fields of data/letters.json and where they come from.

#include <algorithm>
#include <array>
#include <iterator>

#include "domain/letters/read_file.hpp"

namespace redress::letters {
namespace {

// What may be named of each source that is no event and no parameter.
struct NamedSource {
  std::string_view source;
  std::array<std::string_view, 9> names;
};
constexpr NamedSource kNamedSources[] = {
    {"state", {"stage", "owner_department"}},
    {"clock",
     {"now", "next", "final", "info_wait", "accept_window", "review_window", "reopen_window", "preserve",
      "survey_expires"}},
    {"operator", {"name", "complaint_department", "complaint_email", "complaint_phone", "tracking_page"}},
    {"rules", {"external_bodies"}},
    {"log", {"commitment", "leaf_index", "receipt_file"}},
    {"key", {"query_code", "survey_link"}}};

EventOrigin read_event_origin(ObjectReader& reader) {
  return {reader.name("event"), reader.word<Part>("part"), reader.text("field"), reader.mark("planned")};
}

Origin read_named_origin(ObjectReader& reader) {
  for (const auto& [source, names] : kNamedSources) {
    if (!reader.has(source)) continue;
    NamedOrigin origin{std::string(source), reader.text(source)};
    const bool is_known = std::find(names.begin(), names.end(), origin.name) != names.end() && !origin.name.empty();
    if (!is_known) reader.wrong(source, "unknown");
    return origin;
  }
  reader.fault().note(reader.place(), "names no origin");
  return NamedOrigin{};
}

Origin read_origin(const json::value& value, const std::string& place, Fault& fault) {
  ObjectReader reader(value, place, fault);
  Origin origin;
  if (reader.has("event"))
    origin = read_event_origin(reader);
  else if (reader.has("parameter"))
    origin = ParameterOrigin{reader.text("parameter"), reader.text_or_empty("key")};
  else
    origin = read_named_origin(reader);
  reader.finish();
  return origin;
}

void read_origins(ObjectReader& reader, Field& field) {
  const auto* list = reader.list("from");
  if (list == nullptr) return;
  for (std::size_t i = 0; i < list->size(); ++i) {
    field.origins.push_back(read_origin((*list)[i], reader.place("from/" + std::to_string(i)), reader.fault()));
  }
}

void read_terms(ObjectReader& reader, Field& field) {
  const bool is_term = field.type == FieldType::Term || field.type == FieldType::Terms;
  field.terms = reader.text_or_empty("terms");
  if (is_term == field.terms.empty()) reader.wrong("terms", "stands with term and terms, and only there");
}

void read_item(ObjectReader& reader, Field& field) {
  const auto* item = reader.member("item");
  const bool is_list = field.type == FieldType::List;
  if (is_list != (item != nullptr)) return reader.wrong("item", "stands with a list, and only there");
  if (item != nullptr) field.item = read_fields(*item, reader.place("item"), reader.fault(), Origins::OfList);
}

Field read_field(const std::string& name, const json::value& value, const std::string& place, Fault& fault,
                 Origins origins) {
  ObjectReader reader(value, place, fault);
  Field field;
  field.name = name;
  field.type = reader.word<FieldType>("type");
  field.author = reader.word<Author>("written_by");
  read_terms(reader, field);
  read_item(reader, field);
  if (origins == Origins::Stated) read_origins(reader, field);
  reader.finish();
  return field;
}

}  // namespace

const Field* find_field(const std::vector<Field>& fields, std::string_view name) noexcept {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

std::vector<Field> read_fields(const json::value& value, const std::string& place, Fault& fault, Origins origins) {
  ObjectReader reader(value, place, fault);
  std::vector<Field> fields;
  for (const auto& name : reader.names()) {
    fields.push_back(read_field(name, *reader.member(name), reader.place(name), fault, origins));
  }
  return fields;
}

}  // namespace redress::letters
