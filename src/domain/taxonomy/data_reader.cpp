#include "domain/taxonomy/data_reader.hpp"

#include <algorithm>
#include <charconv>

#include "base/instant.hpp"
#include "base/text.hpp"

namespace redress::taxonomy {
namespace {

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = -1;
    const auto* end = text.data() + at + size;
    const auto [stop, error] = std::from_chars(text.data() + at, end, value);
    return error == std::errc{} && stop == end ? value : -1;
  };
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (month < 1 || day < 1) return false;
  return is_valid({number(0, 4), static_cast<unsigned>(month), static_cast<unsigned>(day)});
}

std::string range_text(std::int64_t min, std::int64_t max) {
  return "not a whole number from " + std::to_string(min) + " to " + std::to_string(max);
}

}  // namespace

void Faults::add(std::string_view place, std::string_view member, std::string_view why) {
  if (first_) return;
  std::string message = file_ + ": ";
  if (!place.empty()) message.append(place).append(": ");
  first_ = malformed(message.append(member).append(": ").append(why));
}

const json::value* ObjectReader::member(std::string_view key) {
  known_.emplace(key);
  return object_.if_contains(key);
}

std::string ObjectReader::text(std::string_view key) {
  if (member(key) == nullptr) return wrong(key, "missing"), std::string();
  auto found = optional_text(key);
  if (is_blank(found)) wrong(key, "empty");
  return found;
}

std::string ObjectReader::optional_text(std::string_view key) {
  const auto* value = member(key);
  if (value == nullptr) return {};
  if (value->is_string()) return std::string(text_of(value->get_string()));
  wrong(key, "not a text");
  return {};
}

bool ObjectReader::flag(std::string_view key) {
  const auto* value = member(key);
  if (value == nullptr) return false;
  if (value->is_bool()) return value->get_bool();
  wrong(key, "neither true nor false");
  return false;
}

std::string ObjectReader::date(std::string_view key) {
  auto found = text(key);
  if (!is_day(found)) wrong(key, "not a day such as 2026-11-23");
  return found;
}

std::int64_t ObjectReader::integer(std::string_view key, std::int64_t min, std::int64_t max) {
  const auto found = optional_integer(key, min, max);
  if (!found) wrong(key, "missing");
  return found.value_or(min);
}

std::optional<std::int64_t> ObjectReader::optional_integer(std::string_view key, std::int64_t min, std::int64_t max) {
  if (member(key) == nullptr) return std::nullopt;
  std::int64_t value = 0;
  if (find_integer(object_, key, value) && value >= min && value <= max) return value;
  wrong(key, range_text(min, max));
  return std::nullopt;
}

std::vector<std::string> ObjectReader::texts(std::string_view key) {
  std::vector<std::string> found;
  const auto* value = member(key);
  if (value == nullptr) return wrong(key, "missing"), found;
  if (!value->is_array() || value->get_array().size() > kListMax) return wrong(key, "not a list of texts"), found;
  for (const auto& item : value->get_array()) {
    if (!item.is_string() || item.get_string().empty()) return wrong(key, "not a list of texts"), found;
    const auto one = text_of(item.get_string());
    if (std::ranges::find(found, one) != found.end()) wrong(key, std::string(one) + " stands there twice");
    found.emplace_back(one);
  }
  return found;
}

std::vector<std::string> ObjectReader::some_texts(std::string_view key) {
  auto found = texts(key);
  if (found.empty()) wrong(key, "empty");
  return found;
}

Name ObjectReader::name(std::string_view key) {
  const auto* value = member(key);
  if (value == nullptr || !value->is_object()) return wrong(key, "missing, or without languages"), Name{};
  ObjectReader names(value->get_object(), place_.empty() ? std::string(key) : place_ + ": " + std::string(key),
                     faults_);
  Name found{names.text("zh-CN"), names.text("en")};
  names.finish();
  return found;
}

std::string ObjectReader::identify(std::string_view kind, std::string_view key) {
  auto found = text(key);
  if (!found.empty()) place_ = called(kind, found);
  return found;
}

void ObjectReader::finish() {
  for (const auto& item : object_) {
    const std::string_view key(item.key().data(), item.key().size());
    if (!known_.contains(key)) wrong(key, "unknown");
  }
}

std::vector<const json::object*> ObjectReader::objects(std::string_view key) {
  std::vector<const json::object*> found;
  const auto* value = member(key);
  if (value == nullptr) return wrong(key, "missing"), found;
  if (!value->is_array() || value->get_array().size() > kListMax) return wrong(key, "not a list of objects"), found;
  for (const auto& item : value->get_array()) {
    if (!item.is_object()) return wrong(key, "not a list of objects"), found;
    found.push_back(&item.get_object());
  }
  return found;
}

std::string ObjectReader::place_of(std::string_view key, std::size_t index) const {
  return (place_.empty() ? "" : place_ + ": ") + std::string(key) + "/" + std::to_string(index);
}

}  // namespace redress::taxonomy
