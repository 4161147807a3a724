#include "service/letter_words.hpp"

#include "domain/complaint/money.hpp"
#include "domain/taxonomy/closed_lists.hpp"
#include "service/local_time.hpp"

namespace redress::service {
namespace {

using letters::Field;
using letters::FieldType;
using letters::Values;

/// Of all amounts of the life (D5-2).
constexpr std::string_view kCurrency = "CNY";

struct MemberName {
  std::string_view in_letter;
  std::string_view in_event;
};
constexpr MemberName kMemberNames[] = {
    {"point", "text"}, {"remedy_text", "text"}, {"remedy_due", "due_on"}, {"remedy_amount", "amount_minor"}};

std::string_view name_in_event(std::string_view name) {
  for (const auto& [in_letter, in_event] : kMemberNames) {
    if (in_letter == name) return in_event;
  }
  return name;
}

std::string_view string_in(const json::value& value) {
  const auto* text = value.if_string();
  return text != nullptr ? text_of(*text) : std::string_view();
}

const json::value* member(const json::object& object, std::string_view name) {
  return object.if_contains({name.data(), name.size()});
}

}  // namespace

std::string LetterWords::term(std::string_view group, std::string_view code) const {
  const auto key = std::string(group) + "." + std::string(code);
  if (Catalogue::builtin().has(key)) return Catalogue::builtin().text(key, language_);
  const auto* item = taxonomy::ClosedLists::builtin().find(group, code);
  return std::string(item != nullptr ? item->name.in(language_) : code);
}

std::string LetterWords::moment(Instant at) const { return show_moment(clock_, at); }
std::string LetterWords::day(Instant at) const { return show_day(clock_, at); }

std::string LetterWords::duration(const parameters::Duration& duration) const {
  const auto key =
      std::string(duration.count == 1 ? "duration_one." : "duration.") + std::string(to_word(duration.unit));
  return Catalogue::builtin().fill(key, language_, {{"count", std::to_string(duration.count)}});
}

std::string LetterWords::money(std::int64_t amount_minor) {
  if (amount_minor == 0) return {};
  return complaint::format_amount(amount_minor, kCurrency) + " " + std::string(kCurrency);
}

// A claim has its own currency, or no amount yet.
std::string LetterWords::money_of(const json::value& value) const {
  if (const auto* amount = value.if_int64()) return money(*amount);
  const auto* claim = value.if_object();
  std::int64_t minor = 0;
  const auto* currency = claim == nullptr ? nullptr : find_string(*claim, "currency");
  if (currency == nullptr || !find_integer(*claim, "amount_minor", minor)) return {};
  const std::string code(redress::text_of(*currency));
  return complaint::format_amount(minor, code) + " " + code;
}

std::string LetterWords::terms_of(const Field& field, const json::value& value) const {
  const auto* codes = value.if_array();
  std::string said;
  if (codes == nullptr) return said;
  for (const auto& code : *codes) {
    if (!said.empty()) said += Catalogue::builtin().text("page.comma", language_);
    said += term(field.terms, string_in(code));
  }
  return said;
}

std::string LetterWords::text_of(const Field& field, const json::value& value) const {
  const auto text = string_in(value);
  switch (field.type) {
    case FieldType::Word:
    case FieldType::Text:
    case FieldType::Link:
    case FieldType::Date: return std::string(text);
    case FieldType::Term: return text.empty() ? std::string() : term(field.terms, text);
    case FieldType::Terms: return terms_of(field, value);
    case FieldType::Instant: {
      const auto at = parse_instant(text);
      return at ? moment(*at) : std::string();
    }
    case FieldType::Money: return money_of(value);
    case FieldType::Count: return value.is_int64() ? std::to_string(value.get_int64()) : std::string();
    case FieldType::Duration:  // of parameters only
    case FieldType::List: break;
  }
  return {};
}

Values LetterWords::row_of(const Field& list, const json::value& entry, const PointText& point_text) const {
  Values row;
  const auto* object = entry.if_object();
  for (const auto& field : list.item) {
    if (object == nullptr) {
      row.set(field.name, text_of(field, entry));
      continue;
    }
    const auto* value = member(*object, name_in_event(field.name));
    std::int64_t number = 0;
    if (value == nullptr && field.name == "point" && find_integer(*object, "point", number)) {
      row.set(field.name, point_text(number));
    }
    if (value == nullptr) continue;
    if (field.type == FieldType::List && value->is_array())
      row.set(field.name, rows_of(field, value->get_array(), point_text));
    else
      row.set(field.name, text_of(field, *value));
  }
  return row;
}

std::vector<Values> LetterWords::rows_of(const Field& list, const json::array& entries,
                                         const PointText& point_text) const {
  std::vector<Values> rows;
  for (const auto& entry : entries) rows.push_back(row_of(list, entry, point_text));
  return rows;
}

}  // namespace redress::service
