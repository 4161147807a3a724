#include "domain/parameters/definition.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/check.hpp"

namespace redress::embedded {
std::string_view parameters_json() noexcept;
}  // namespace redress::embedded

namespace redress::parameters {
namespace {

using complaint::RefusalCode;
using complaint::Refusals;

bool is_among(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

std::string range_text(const Range& range) { return std::to_string(range.min) + "–" + std::to_string(range.max); }

/// Whether a scalar of the right kind lies within the bounds; one overload per kind.
struct Fits {
  const Definition& definition;

  bool operator()(const Duration& duration) const {
    const auto unit = definition.units.find(duration.unit);
    return unit != definition.units.end() && unit->second.holds(duration.count);
  }
  bool operator()(const Percent& percent) const { return definition.range.holds(percent.value); }
  bool operator()(const Money& money) const {
    return definition.range.holds(money.amount_minor) && is_among(definition.words, money.currency);
  }
  bool operator()(const Count& count) const { return definition.range.holds(count.value); }
  bool operator()(const Flag&) const { return true; }
  bool operator()(const TimeRange&) const { return true; }
  bool operator()(const Word& word) const { return is_among(definition.words, word.text); }
  bool operator()(const Zone&) const { return true; }
};

void check_scalar(Refusals& found, const Definition& definition, const Scalar& scalar, const std::string& pointer) {
  if (kind_of(scalar) != definition.kind)
    found.push_back({RefusalCode::InvalidValue, pointer, to_text(definition.standard)});
  else if (!std::visit(Fits{definition}, scalar))
    found.push_back({RefusalCode::ValueOutOfBounds, pointer, bounds_text(definition)});
}

/// Reads one entry of the file; the first thing that is wrong with it is kept.
class DefinitionReader {
 public:
  explicit DefinitionReader(const json::object& object) : object_(object) {}

  Result<Definition> read() {
    read_name();
    if (why_.empty()) read_keys();
    if (why_.empty()) read_bounds();
    if (why_.empty()) read_standard();
    if (!why_.empty()) return malformed("parameters.json: " + why_);
    return std::move(definition_);
  }

 private:
  void wrong(std::string_view member, std::string_view why) {
    if (!why_.empty()) return;
    why_ = "parameter \"" + definition_.id + "\": " + std::string(member) + ": " + std::string(why);
  }

  void read_name() {
    const auto* id = find_string(object_, "id");
    if (id == nullptr || id->empty()) return wrong("id", "missing");
    definition_.id = text_of(*id);
    const auto* word = find_string(object_, "kind");
    const auto kind = word != nullptr ? parse_word<Kind>(text_of(*word)) : std::nullopt;
    if (!kind) return wrong("kind", "not one of the kinds");
    definition_.kind = *kind;
    const auto* fixed = object_.if_contains("fixed");
    definition_.fixed = fixed != nullptr && fixed->is_bool() && fixed->get_bool();
  }

  void read_keys() {
    definition_.keys = texts("keys");
    if (!definition_.keys.empty() && definition_.kind == Kind::Money) wrong("keys", "money has no keys");
  }

  void read_bounds() {
    switch (definition_.kind) {
      case Kind::Duration: return read_units();
      case Kind::Money: definition_.words = some_texts("currencies"); return read_range(object_, definition_.range);
      case Kind::Percent:
      case Kind::Count: return read_range(object_, definition_.range);
      case Kind::Word: definition_.words = some_texts("words"); return;
      case Kind::Flag:
      case Kind::TimeRange:
      case Kind::Zone: return;
    }
  }

  void read_units() {
    const auto* units = find_object(object_, "units");
    if (units == nullptr || units->empty()) return wrong("units", "missing");
    for (const auto& item : *units) {
      const auto unit = parse_word<Unit>(std::string_view(item.key().data(), item.key().size()));
      if (!unit || !item.value().is_object()) return wrong("units", "not a unit with min and max");
      read_range(item.value().get_object(), definition_.units[*unit]);
    }
  }

  void read_range(const json::object& object, Range& range) {
    if (!find_integer(object, "min", range.min) || !find_integer(object, "max", range.max)) {
      return wrong("min, max", "missing");
    }
    if (range.min < 0 || range.min > range.max) wrong("min, max", "out of order");
  }

  void read_standard() {
    const auto* standard = object_.if_contains("default");
    if (standard == nullptr) return wrong("default", "missing");
    auto value = read_value(definition_, *standard, "/default");
    if (!value) return wrong(value.error().front().pointer, "does not fit kind, keys and bounds");
    definition_.standard = std::move(*value);
  }

  std::vector<std::string> some_texts(std::string_view member) {
    auto list = texts(member);
    if (list.empty()) wrong(member, "missing");
    return list;
  }
  std::vector<std::string> texts(std::string_view member) {
    std::vector<std::string> list;
    const auto* array = find_array(object_, member);
    if (array == nullptr) return list;
    for (const auto& item : *array) {
      if (!item.is_string() || item.get_string().empty()) return wrong(member, "not a list of words"), list;
      list.emplace_back(text_of(item.get_string()));
    }
    return list;
  }

  const json::object& object_;
  Definition definition_;
  std::string why_;
};

}  // namespace

Result<Table> Table::parse(std::string_view json_text) {
  const auto value = parse_json(json_text);
  if (!value) return malformed("parameters.json: " + value.error().message);
  const auto* list = value->is_object() ? find_array(value->get_object(), "parameters") : nullptr;
  if (list == nullptr) return malformed("parameters.json: the list \"parameters\" is missing");
  Table table;
  for (const auto& item : *list) {
    if (!item.is_object()) return malformed("parameters.json: a parameter is not an object");
    auto definition = DefinitionReader(item.get_object()).read();
    if (!definition) return definition.error();
    if (table.find(definition->id) != nullptr) {
      return malformed("parameters.json: parameter \"" + definition->id + "\": id: stands there twice");
    }
    table.definitions_.push_back(std::move(*definition));
  }
  return table;
}

const Table& Table::builtin() {
  static const Table kTable = [] {
    auto table = parse(embedded::parameters_json());
    REDRESS_CHECK(table.has_value());
    return std::move(*table);
  }();
  return kTable;
}

const Definition* Table::find(std::string_view id) const {
  const auto found =
      std::find_if(definitions_.begin(), definitions_.end(), [&](const Definition& one) { return one.id == id; });
  return found == definitions_.end() ? nullptr : &*found;
}

Refusals check_value(const Definition& definition, const Value& value, const std::string& pointer) {
  Refusals found;
  if (definition.keys.empty()) {
    if (value.size() != 1 || !value.begin()->first.empty())
      return complaint::refuse(RefusalCode::InvalidValue, pointer, to_text(definition.standard));
    check_scalar(found, definition, value.begin()->second, pointer);
    return found;
  }
  for (const auto& key : definition.keys) {
    const auto part = value.find(key);
    if (part == value.end())
      found.push_back({RefusalCode::MissingField, pointer + "/" + key, {}});
    else
      check_scalar(found, definition, part->second, pointer + "/" + key);
  }
  for (const auto& [key, scalar] : value) {
    if (is_among(definition.keys, key)) continue;
    found.push_back({RefusalCode::UnknownField, key.empty() ? pointer : pointer + "/" + key, joined(definition.keys)});
  }
  return found;
}

complaint::Decided<Value> read_value(const Definition& definition, const json::value& written,
                                     const std::string& pointer) {
  auto value = parse_value(definition.kind, written);
  if (!value) return complaint::refuse(RefusalCode::InvalidValue, pointer, to_text(definition.standard));
  auto found = check_value(definition, *value, pointer);
  if (!found.empty()) return found;
  return std::move(*value);
}

std::string bounds_text(const Definition& definition) {
  switch (definition.kind) {
    case Kind::Duration: {
      std::string all;
      for (const auto& [unit, range] : definition.units) {
        all += (all.empty() ? "" : ", ") + range_text(range) + " " + std::string(to_word(unit));
      }
      return all;
    }
    case Kind::Percent: return range_text(definition.range) + " %";
    case Kind::Money: return range_text(definition.range) + " (" + joined(definition.words) + ")";
    case Kind::Count: return range_text(definition.range);
    case Kind::Word: return joined(definition.words);
    case Kind::Flag:
    case Kind::TimeRange:
    case Kind::Zone: break;
  }
  return {};
}

}  // namespace redress::parameters
