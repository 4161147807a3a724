#include "adapters/records/evaluate.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <charconv>

#include "base/text.hpp"

namespace redress::records {
namespace {

bool is_blank_value(const json::value& value) {
  const auto* text = value.if_string();
  return value.is_null() || (text != nullptr && is_blank(text_of(*text)));
}

std::optional<std::string> scalar_text(const json::value& value) {
  if (const auto* text = value.if_string()) return std::string(text_of(*text));
  if (value.is_object() || value.is_array()) return std::nullopt;
  return value.is_null() ? std::string() : json::serialize(value);
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// "12.5" with two decimals is 1250. More decimals than that would lose money, so they are refused.
std::optional<std::int64_t> parse_minor_units(std::string_view text, int decimals) {
  const auto point = text.find('.');
  std::string digits(text.substr(0, point));
  std::string fraction(point == std::string_view::npos ? "" : text.substr(point + 1));
  if (digits.empty() || (point != std::string_view::npos && fraction.empty())) return std::nullopt;
  if (fraction.size() > static_cast<std::size_t>(decimals)) return std::nullopt;
  fraction.append(static_cast<std::size_t>(decimals) - fraction.size(), '0');
  digits += fraction;
  if (digits.find_first_not_of("0123456789", digits.front() == '-' ? 1 : 0) != std::string::npos) return std::nullopt;
  return parse_integer(digits);
}

std::optional<bool> parse_flag(std::string_view text) {
  const auto is = [&](std::string_view wanted) {
    return std::equal(text.begin(), text.end(), wanted.begin(), wanted.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
  };
  if (is("true")) return true;
  if (is("false")) return false;
  return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Evaluates the expressions of one field of one row.
class Evaluation {
 public:
  Evaluation(const Row& row, const std::string& field, std::vector<RowFault>& faults)
      : row_(row), field_(field), faults_(faults) {}

  json::value run(const Expression& e) {
    auto value = origin(e);
    if (!e.words.empty()) value = translate(e, value);
    if (is_blank_value(value)) return nullptr;
    if (e.date) return date(e, value);
    if (e.decimals) return minor_units(e, value);
    if (!e.split.empty()) return split(e, value);
    return value;
  }

  json::value shape(json::value value, const Expression& e, FieldKind kind) {
    if (value.is_null()) return value;
    switch (kind) {
      case FieldKind::Text:
      case FieldKind::Word:
      case FieldKind::Instant: return text(e, value);
      case FieldKind::Flag: return flag(value);
      case FieldKind::Integer: return integer(value);
      case FieldKind::Texts: return value.is_array() ? value : json::value(json::array{text(e, value)});
      case FieldKind::Object:
      case FieldKind::Objects: return value;
    }
    return value;
  }

 private:
  json::value fault(FaultCode code, std::string detail) {
    faults_.push_back({code, field_, std::move(detail)});
    return nullptr;
  }

  json::value origin(const Expression& e) {
    switch (e.kind) {
      case Expression::Kind::Column: {
        const auto* value = row_.fields.if_contains(e.column);
        return value != nullptr ? *value : json::value();
      }
      case Expression::Kind::Constant: return e.constant;
      case Expression::Kind::Coalesce:
        for (const auto& part : e.parts) {
          if (auto value = run(part); !value.is_null()) return value;
        }
        return nullptr;
      case Expression::Kind::Join: return join(e);
    }
    return nullptr;
  }

  json::value join(const Expression& e) {
    std::string joined;
    for (const auto& part : e.parts) {
      const auto value = run(part);
      const auto piece = scalar_text(value);
      if (!piece) return fault(FaultCode::NotText, part.column);
      if (piece->empty()) continue;
      if (!joined.empty()) joined += e.separator;
      joined += *piece;
    }
    return json::value(json::string(joined));
  }

  json::value translate(const Expression& e, const json::value& value) {
    const auto typed = scalar_text(value);
    if (!typed) return fault(FaultCode::NotText, e.column);
    const auto from = is_blank(*typed) ? std::string() : *typed;
    const auto found =
        std::find_if(e.words.begin(), e.words.end(), [&](const auto& word) { return word.first == from; });
    if (found != e.words.end()) return json::value(json::string(found->second));
    if (from.empty()) return nullptr;
    if (e.otherwise) return json::value(json::string(*e.otherwise));
    return fault(FaultCode::WordUnknown, e.column);
  }

  json::value date(const Expression& e, const json::value& value) {
    const auto typed = scalar_text(value);
    const auto at = typed ? e.date->read(*typed) : std::nullopt;
    return at ? json::value(json::string(to_string(*at))) : fault(FaultCode::DateUnreadable, e.date->pattern());
  }

  json::value minor_units(const Expression& e, const json::value& value) {
    const auto typed = scalar_text(value);
    const auto units = typed ? parse_minor_units(*typed, *e.decimals) : std::nullopt;
    return units ? json::value(*units) : fault(FaultCode::NotNumber, e.column);
  }

  json::value split(const Expression& e, const json::value& value) {
    const auto typed = scalar_text(value);
    if (!typed) return value.is_array() ? value : fault(FaultCode::NotText, e.column);
    json::array items;
    std::string_view left = *typed;
    for (;;) {
      const auto end = left.find(e.split);
      if (const auto item = trimmed(left.substr(0, end)); !item.empty()) items.emplace_back(item);
      if (end == std::string_view::npos) return items;
      left.remove_prefix(end + e.split.size());
    }
  }

  json::value text(const Expression& e, const json::value& value) {
    const auto typed = scalar_text(value);
    return typed ? json::value(json::string(*typed)) : fault(FaultCode::NotText, e.column);
  }

  json::value flag(const json::value& value) {
    if (value.is_bool()) return value;
    const auto typed = scalar_text(value);
    const auto read = typed ? parse_flag(*typed) : std::nullopt;
    return read ? json::value(*read) : fault(FaultCode::NotFlag, {});
  }

  json::value integer(const json::value& value) {
    if (value.is_int64()) return value;
    const auto typed = scalar_text(value);
    const auto read = typed ? parse_integer(*typed) : std::nullopt;
    return read ? json::value(*read) : fault(FaultCode::NotNumber, {});
  }

  const Row& row_;
  const std::string& field_;
  std::vector<RowFault>& faults_;
};

}  // namespace

json::value evaluate(const Expression& expression, FieldKind kind, const Row& row, const std::string& field,
                     std::vector<RowFault>& faults) {
  Evaluation evaluation(row, field, faults);
  return evaluation.shape(evaluation.run(expression), expression, kind);
}

std::optional<std::string> column_text(const Row& row, std::string_view column) {
  const auto* value = row.fields.if_contains(column);
  return value != nullptr ? scalar_text(*value) : std::nullopt;
}

}  // namespace redress::records
