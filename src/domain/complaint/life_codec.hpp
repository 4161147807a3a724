#pragma once
// Writes and reads the parts of life events by their description (event_fields.hpp).

#include <array>
#include <optional>
#include <string>

#include "base/json.hpp"
#include "domain/complaint/event_codec.hpp"
#include "domain/complaint/event_fields.hpp"
#include "domain/complaint/part_reader.hpp"

namespace redress::complaint {

/// Visitor of fields.hpp that fills a JSON object. What is empty, false or zero is left out: an absent member reads as
/// that.
class WriteFields {
 public:
  void text(std::string_view name, const std::string& value, Length, Need) {
    if (!value.empty()) object_[key(name)] = json::string(key(value));
  }
  void texts(std::string_view name, const std::vector<std::string>& values, Length, Need, std::size_t) {
    if (values.empty()) return;
    json::array list;
    for (const auto& value : values) list.emplace_back(json::string(key(value)));
    object_[key(name)] = std::move(list);
  }
  void code(std::string_view name, const std::string& value, CodeList, Need) { text(name, value, {}, {}); }
  void codes(std::string_view name, const std::vector<std::string>& values, CodeList, Need, std::size_t max) {
    texts(name, values, {}, {}, max);
  }
  template <class E>
  void word(std::string_view name, const E& value) {
    object_[key(name)] = json::string(key(to_word(value)));
  }
  void flag(std::string_view name, bool value) {
    if (value) object_[key(name)] = true;
  }
  void integer(std::string_view name, std::int64_t value, std::int64_t, std::int64_t) {
    if (value != 0) object_[key(name)] = value;
  }
  void seq(std::string_view name, std::uint64_t value) { integer(name, static_cast<std::int64_t>(value), 0, 0); }
  void date(std::string_view name, const std::optional<LocalDate>& value, Need) {
    if (value) object_[key(name)] = json::string(key(to_iso(*value)));
  }
  template <class T>
  void list(std::string_view name, std::vector<T>& values, Need, std::size_t) {
    if (values.empty()) return;
    json::array items;
    for (auto& value : values) {
      WriteFields inner;
      describe(inner, value);
      items.emplace_back(std::move(inner.object_));
    }
    object_[key(name)] = std::move(items);
  }
  [[nodiscard]] json::object& object() { return object_; }

 private:
  [[nodiscard]] static json::string_view key(std::string_view name) { return {name.data(), name.size()}; }
  json::object object_;
};

/// The inverse, strict as PartReader is.
class ReadFields {
 public:
  explicit ReadFields(PartReader& part) : part_(part) {}

  void text(std::string_view name, std::string& value, Length, Need) { value = part_.text(name); }
  void texts(std::string_view name, std::vector<std::string>& values, Length, Need, std::size_t) {
    const auto* list = part_.array(name);
    if (list == nullptr) return;
    for (const auto& item : *list) {
      if (!item.is_string()) return part_.fail(name);
      values.emplace_back(text_of(item.get_string()));
    }
  }
  void code(std::string_view name, std::string& value, CodeList, Need) { value = part_.text(name); }
  void codes(std::string_view name, std::vector<std::string>& values, CodeList, Need, std::size_t max) {
    texts(name, values, {}, {}, max);
  }
  template <class E>
  void word(std::string_view name, E& value) {
    value = part_.word<E>(name);
  }
  void flag(std::string_view name, bool& value) { value = part_.flag(name); }
  void integer(std::string_view name, std::int64_t& value, std::int64_t, std::int64_t) {
    value = part_.has(name) ? part_.integer(name) : 0;
  }
  void seq(std::string_view name, std::uint64_t& value) { value = part_.has(name) ? part_.count(name) : 0; }
  void date(std::string_view name, std::optional<LocalDate>& value, Need) {
    if (!part_.has(name)) return;
    value = parse_iso_date(part_.text(name));
    if (!value) part_.fail(name);
  }
  template <class T>
  void list(std::string_view name, std::vector<T>& values, Need, std::size_t) {
    const auto* items = part_.array(name);
    if (items == nullptr) return;
    for (const auto& item : *items) {
      const auto* object = item.if_object();
      if (object == nullptr) return part_.fail(name);
      std::string failed;
      PartReader inner(*object, &failed);
      ReadFields fields(inner);
      describe(fields, values.emplace_back());
      if (!failed.empty()) return part_.fail(name);
    }
  }

 private:
  PartReader& part_;
};

/// The parts of one life event, written.
class WriteParts {
 public:
  WriteFields& party() { return fields_[0]; }
  WriteFields& person() { return fields_[1]; }
  WriteFields& staff() { return fields_[2]; }
  WriteFields& person_staff() { return fields_[3]; }
  void actor(const std::string&) {}  // every staff part names them

  /// `actor` and `subject` as all events hold them.
  template <class E>
  [[nodiscard]] static EncodedEvent encode(E event, std::string_view number, const Actor& actor) {
    WriteParts parts;
    describe(parts, event);
    return parts.finish(E::kKind, E::kInternal, number, actor);
  }

 private:
  [[nodiscard]] EncodedEvent finish(std::string_view kind, bool internal, std::string_view number, const Actor& actor);
  std::array<WriteFields, ledger::kPartCount> fields_;
};

/// The parts of one life event, read.
class ReadParts {
 public:
  ReadParts(PartReader& party, PartReader& person, PartReader& staff, PartReader& person_staff)
      : staff_part_(staff), party_(party), person_(person), staff_(staff), person_staff_(person_staff) {}
  ReadFields& party() { return party_; }
  ReadFields& person() { return person_; }
  ReadFields& staff() { return staff_; }
  ReadFields& person_staff() { return person_staff_; }
  void actor(std::string& user);

 private:
  PartReader& staff_part_;
  ReadFields party_;
  ReadFields person_;
  ReadFields staff_;
  ReadFields person_staff_;
};

/// The life event of this kind, read; nothing when no life event bears the kind. `internal`: of the envelope.
[[nodiscard]] std::optional<Event> read_life_event(std::string_view kind, bool internal, ReadParts parts);

}  // namespace redress::complaint
