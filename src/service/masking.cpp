#include "service/masking.hpp"

#include <algorithm>

#include "service/reading_rights.hpp"

namespace redress::service {
namespace {

constexpr std::string_view kMask = "•••";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_separator(char c) { return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')'; }
// Bytes of an e-mail address; anything beyond ASCII ends it, as Chinese text does.
bool is_address_byte(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '%' ||
         c == '+' || c == '-';
}

std::string scrub_addresses(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '@') {
      out += text[i];
      continue;
    }
    const auto before = out.size();
    while (!out.empty() && is_address_byte(out.back())) out.pop_back();
    if (out.size() == before) {
      out += '@';
      continue;
    }
    out += kMask;
    while (i + 1 < text.size() && is_address_byte(text[i + 1])) ++i;
  }
  return out;
}

// Where a run of digits with single separators between them ends; `digits` counts the digits.
std::size_t end_of_number(std::string_view text, std::size_t from, std::size_t& digits) {
  std::size_t end = from;
  for (std::size_t i = from; i < text.size(); ++i) {
    if (is_digit(text[i])) {
      ++digits;
      end = i + 1;
    } else if (!is_separator(text[i]) || i >= end + 2) {
      break;
    }
  }
  return end;
}

std::string scrub_numbers(std::string_view text) {
  static constexpr std::size_t kDigitsMin = 7;
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t digits = 0;
    const auto end = is_digit(text[i]) ? end_of_number(text, i, digits) : i + 1;
    if (digits >= kDigitsMin)
      out += kMask;
    else
      out += text.substr(i, end - i);
    i = end;
  }
  return out;
}

// A file's hash tells those who have the file whose it is.
// "person" is who made a statement.
bool is_name(std::string_view key) { return key == "name" || key == "person" || key == "sha256"; }
// Whom a part is about is a complaint number, not a person's name.
bool is_reference(std::string_view key) { return key == "subject"; }

json::value mask_member(const std::string& path, std::string_view key, const json::value& value,
                        const Masking& masking);

json::value mask_list(const std::string& path, std::string_view key, const json::array& list, const Masking& masking) {
  json::array masked;
  for (const auto& item : list) masked.push_back(mask_member(path, key, item, masking));
  return masked;
}

json::object mask_object(const std::string& prefix, const json::object& object, const Masking& masking) {
  json::object masked;
  for (const auto& item : object) {
    const std::string_view key(item.key().data(), item.key().size());
    masked[item.key()] = mask_member(prefix + std::string(key), key, item.value(), masking);
  }
  return masked;
}

json::value mask_member(const std::string& path, std::string_view key, const json::value& value,
                        const Masking& masking) {
  if (value.is_object()) return mask_object(path + ".", value.get_object(), masking);
  if (value.is_array()) return mask_list(path, key, value.get_array(), masking);
  if (!value.is_string() || is_reference(key)) return value;
  const auto text = text_of(value.get_string());
  if (is_sensitive(path)) return masking.sensitive ? json::value(mask_value(text)) : value;
  if (!masking.texts) return value;
  return json::value(is_name(key) ? mask_value(text) : scrub(text));
}

}  // namespace

json::object mask(const json::object& part, const Masking& masking) { return mask_object("", part, masking); }

std::string mask_value(std::string_view text) {
  static constexpr std::size_t kShortest = 8;
  std::string masked(kMask);
  const bool is_ascii = std::all_of(text.begin(), text.end(), [](char c) { return c > 0; });
  if (is_ascii && text.size() >= kShortest) masked += text.substr(text.size() - 2);
  return masked;
}

std::string scrub(std::string_view text) { return scrub_numbers(scrub_addresses(text)); }

}  // namespace redress::service
