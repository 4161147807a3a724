// Reads a mapping file. Each method reads one construct of the schema, collects what is wrong with its JSON pointer
// and reads on, so that one run names everything.

#include <algorithm>
#include <array>
#include <initializer_list>
#include <tuple>
#include <utility>

#include "adapters/records/form_fields.hpp"
#include "adapters/records/mapping.hpp"
#include "adapters/records/mapping_check.hpp"

namespace redress::records {
namespace {

constexpr std::array<std::string_view, 4> kOrigins = {"column", "constant", "coalesce", "join"};
constexpr std::size_t kDepthMax = 8;

std::string child(const std::string& pointer, std::string_view key) { return child_of(pointer, key); }
std::string child(const std::string& pointer, std::size_t index) { return pointer + "/" + std::to_string(index); }

bool is_source_name(std::string_view name) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !name.empty() && name.size() <= 64 && plain(name.front()) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return plain(c) || c == '_' || c == '-'; });
}

class MappingReader {
 public:
  Mapping read(const json::value& value) {
    Mapping mapping;
    const auto* root = object(value, "");
    if (root == nullptr) return mapping;
    allow(*root, "", {"$schema", "version", "title", "source", "format", "key", "skip_if_present", "fields"});
    require(*root, "", {"version", "source", "format", "fields"});
    read_head(*root, mapping);
    if (const auto* key = root->if_contains("key")) read_key(*key, mapping);
    if (const auto* skip = root->if_contains("skip_if_present"))
      mapping.skip_if_present = word(*skip, "/skip_if_present");
    if (const auto* fields = root->if_contains("fields")) read_fields(*fields, mapping);
    return mapping;
  }
  [[nodiscard]] const MappingFaults& faults() const { return faults_; }

 private:
  void fault(std::string pointer, std::string reason) { faults_.push_back({std::move(pointer), std::move(reason)}); }

  const json::object* object(const json::value& value, const std::string& at) {
    if (!value.is_object()) fault(at, "must be an object");
    return value.if_object();
  }
  const json::array* list(const json::value& value, const std::string& at, std::size_t items_max) {
    const auto* items = value.if_array();
    if (items == nullptr) return fault(at, "must be a list"), nullptr;
    if (items->empty()) fault(at, "must not be empty");
    if (items->size() > items_max) fault(at, "may have " + std::to_string(items_max) + " items");
    return items;
  }
  std::string text(const json::value& value, const std::string& at) {
    if (!value.is_string()) return fault(at, "must be a text"), std::string();
    return std::string(text_of(value.get_string()));
  }
  std::string word(const json::value& value, const std::string& at) {
    auto read = text(value, at);
    if (read.empty() && value.is_string()) fault(at, "must not be empty");
    return read;
  }
  void allow(const json::object& members, const std::string& at, std::initializer_list<std::string_view> keys) {
    for (const auto& member : members) {
      const std::string_view key(member.key().data(), member.key().size());
      if (std::find(keys.begin(), keys.end(), key) == keys.end())
        fault(child(at, key), "is no member of a mapping here");
    }
  }
  void require(const json::object& members, const std::string& at, std::initializer_list<std::string_view> keys) {
    for (const auto key : keys) {
      if (!members.contains(key)) fault(at, "lacks \"" + std::string(key) + "\"");
    }
  }

  void read_head(const json::object& root, Mapping& mapping) {
    if (const auto* schema = root.if_contains("$schema")) std::ignore = text(*schema, "/$schema");
    if (const auto* version = root.if_contains("version"); version != nullptr && *version != json::value(1)) {
      fault("/version", "must be 1");
    }
    if (const auto* title = root.if_contains("title")) read_title(*title);
    if (const auto* source = root.if_contains("source")) {
      mapping.source = text(*source, "/source");
      if (source->is_string() && !is_source_name(mapping.source)) {
        fault("/source", "must be 1 to 64 of a-z, 0-9, _ and -, beginning with a letter or digit");
      }
    }
    if (const auto* format = root.if_contains("format")) {
      const auto typed = text(*format, "/format");
      const auto known = parse_word<Format>(typed);
      if (!known && format->is_string()) fault("/format", "must be one of csv, jsonl");
      mapping.format = known.value_or(Format::Csv);
    }
  }

  void read_title(const json::value& value) {
    const auto* title = object(value, "/title");
    if (title == nullptr) return;
    allow(*title, "/title", {"en", "zh-CN"});
    require(*title, "/title", {"en", "zh-CN"});
    for (const auto& member : *title) std::ignore = text(member.value(), child("/title", member.key()));
  }

  void read_key(const json::value& value, Mapping& mapping) {
    const auto* key = object(value, "/key");
    if (key == nullptr) return;
    allow(*key, "/key", {"columns", "given"});
    require(*key, "/key", {"columns"});
    if (const auto* given = key->if_contains("given")) mapping.given_key_column = word(*given, "/key/given");
    const auto* columns = key->if_contains("columns");
    const auto* names = columns != nullptr ? list(*columns, "/key/columns", 10) : nullptr;
    for (std::size_t i = 0; names != nullptr && i < names->size(); ++i) {
      mapping.key_columns.push_back(word((*names)[i], child("/key/columns", i)));
    }
  }

  void read_fields(const json::value& value, Mapping& mapping) {
    const auto* fields = object(value, "/fields");
    if (fields == nullptr) return;
    require(*fields, "/fields", {"description"});
    mapping.fields = read_members(*fields, "/fields", form_fields());
  }

  std::vector<FieldMapping> read_members(const json::object& members, const std::string& at,
                                         std::span<const FieldSpec> specs) {
    std::vector<FieldMapping> read;
    for (const auto& member : members) {
      const std::string_view key(member.key().data(), member.key().size());
      const auto* spec = find_field(specs, key);
      if (spec == nullptr)
        fault(child(at, key), "is no field of the filing form");
      else
        read.push_back(read_field(member.value(), child(at, key), *spec));
    }
    return read;
  }

  FieldMapping read_field(const json::value& value, std::string at, const FieldSpec& spec) {
    FieldMapping field;
    field.spec = &spec;
    field.pointer = std::move(at);
    if (spec.kind == FieldKind::Texts && value.is_array())
      read_texts(value, field);
    else if (spec.kind == FieldKind::Objects && value.is_array())
      read_items(value, field);
    else if (spec.kind == FieldKind::Object && value.is_object() && !is_expression(value.get_object())) {
      field.members = read_object(value, field.pointer, spec);
    } else {
      field.expression = read_expression(value, field.pointer);
    }
    return field;
  }

  static bool is_expression(const json::object& object) {
    return std::any_of(kOrigins.begin(), kOrigins.end(), [&](std::string_view key) { return object.contains(key); });
  }

  std::vector<FieldMapping> read_object(const json::value& value, const std::string& at, const FieldSpec& spec) {
    const auto* members = object(value, at);
    if (members == nullptr) return {};
    if (members->empty()) fault(at, "must not be empty");
    return read_members(*members, at, spec.members);
  }

  void read_texts(const json::value& value, FieldMapping& field) {
    const auto* items = list(value, field.pointer, field.spec->items_max);
    for (std::size_t i = 0; i < items->size(); ++i) {
      field.texts.push_back(read_expression((*items)[i], child(field.pointer, i)));
    }
  }

  void read_items(const json::value& value, FieldMapping& field) {
    const auto* items = list(value, field.pointer, field.spec->items_max);
    for (std::size_t i = 0; i < items->size(); ++i) {
      const auto at = child(field.pointer, i);
      field.items.push_back(read_object((*items)[i], at, *field.spec));
      if (const auto* item = (*items)[i].if_object()) require(*item, at, {"system", "id"});
    }
  }

  Expression read_expression(const json::value& value, const std::string& at, std::size_t depth = 0) {
    Expression read;
    const auto* members = object(value, at);
    if (members == nullptr) return read;
    if (depth > kDepthMax) return fault(at, "is nested too deeply"), read;
    allow(*members, at,
          {"column", "constant", "coalesce", "join", "separator", "words", "otherwise", "date", "split", "decimals"});
    read_origin(*members, at, read, depth);
    if (const auto* words = members->if_contains("words")) read_words(*words, child(at, "words"), read);
    if (const auto* otherwise = members->if_contains("otherwise")) {
      read.otherwise = text(*otherwise, child(at, "otherwise"));
      if (!members->contains("words")) fault(child(at, "otherwise"), "needs \"words\"");
    }
    if (const auto* date = members->if_contains("date")) read_date(*date, child(at, "date"), read);
    if (const auto* split = members->if_contains("split")) read.split = word(*split, child(at, "split"));
    if (const auto* decimals = members->if_contains("decimals")) read_decimals(*decimals, child(at, "decimals"), read);
    return read;
  }

  void read_origin(const json::object& members, const std::string& at, Expression& read, std::size_t depth) {
    const auto count = std::count_if(kOrigins.begin(), kOrigins.end(), [&](auto key) { return members.contains(key); });
    if (count != 1) fault(at, "must have exactly one of column, constant, coalesce, join");
    if (const auto* column = members.if_contains("column")) {
      read.column = word(*column, child(at, "column"));
    } else if (const auto* constant = members.if_contains("constant")) {
      read.kind = Expression::Kind::Constant;
      read.constant = *constant;
      if (!constant->is_string() && !constant->is_bool() && !constant->is_int64()) {
        fault(child(at, "constant"), "must be a text, a whole number, true or false");
      }
    }
    if (const auto* parts = members.if_contains("coalesce")) read_parts(*parts, child(at, "coalesce"), read, depth);
    if (const auto* parts = members.if_contains("join")) read_parts(*parts, child(at, "join"), read, depth);
    if (members.contains("coalesce")) read.kind = Expression::Kind::Coalesce;
    if (members.contains("join")) read.kind = Expression::Kind::Join;
    if (const auto* separator = members.if_contains("separator")) {
      read.separator = text(*separator, child(at, "separator"));
      if (!members.contains("join")) fault(child(at, "separator"), "needs \"join\"");
    }
  }

  void read_parts(const json::value& value, const std::string& at, Expression& read, std::size_t depth) {
    const auto* parts = list(value, at, 20);
    for (std::size_t i = 0; parts != nullptr && i < parts->size(); ++i) {
      read.parts.push_back(read_expression((*parts)[i], child(at, i), depth + 1));
    }
  }

  void read_words(const json::value& value, const std::string& at, Expression& read) {
    const auto* words = object(value, at);
    if (words == nullptr) return;
    if (words->empty()) fault(at, "must not be empty");
    for (const auto& member : *words) {
      read.words.emplace_back(std::string(member.key()), text(member.value(), child(at, member.key())));
    }
  }

  void read_date(const json::value& value, const std::string& at, Expression& read) {
    const auto* date = object(value, at);
    if (date == nullptr) return;
    allow(*date, at, {"pattern", "zone"});
    require(*date, at, {"pattern", "zone"});
    const auto* pattern = date->if_contains("pattern");
    const auto* zone = date->if_contains("zone");
    const auto typed = pattern != nullptr ? text(*pattern, child(at, "pattern")) : std::string();
    const bool known = is_date_pattern(typed);
    if (pattern != nullptr && pattern->is_string() && !known) {
      fault(child(at, "pattern"), "must be one of " + date_patterns());
    }
    const auto name = zone != nullptr ? word(*zone, child(at, "zone")) : std::string();
    if (!known || name.empty()) return;
    auto rule = DateRule::make(typed, name);
    if (rule)
      read.date = std::move(*rule);
    else
      fault(child(at, "zone"), rule.error().message);
  }

  void read_decimals(const json::value& value, const std::string& at, Expression& read) {
    const auto* number = value.if_int64();
    if (number == nullptr || *number < 0 || *number > 4) return fault(at, "must be a whole number from 0 to 4");
    read.decimals = static_cast<int>(*number);
  }

  MappingFaults faults_;
};

Failure refused(std::string_view file, const MappingFaults& faults) {
  std::string message;
  for (const auto& [pointer, reason] : faults) {
    if (!message.empty()) message += '\n';
    message += std::string(file) + ": " + (pointer.empty() ? "the mapping" : pointer) + " " + reason;
  }
  return malformed(std::move(message));
}

}  // namespace

Result<Mapping> read_mapping(std::string_view text, std::string_view file) {
  const auto value = parse_json(text, {.depth_max = 32});
  if (!value) return malformed(std::string(file) + ": " + value.error().message);
  MappingReader reader;
  auto mapping = reader.read(*value);
  if (!reader.faults().empty()) return refused(file, reader.faults());
  if (const auto faults = check_mapping(mapping); !faults.empty()) return refused(file, faults);
  return mapping;
}

}  // namespace redress::records
