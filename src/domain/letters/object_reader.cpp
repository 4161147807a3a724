#include "domain/letters/object_reader.hpp"

#include <algorithm>
#include <utility>

namespace redress::letters {
namespace {

const json::object& nothing() {
  static const json::object kNothing;
  return kNothing;
}

bool is_among(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace

void Fault::note(const std::string& place, std::string_view why) {
  if (text_.empty()) text_ = place + ": " + std::string(why);
}

bool is_name(std::string_view text) noexcept {
  constexpr std::size_t kNameCharsMax = 40;
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && text.size() <= kNameCharsMax && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return is_letter(c) || c == '_'; });
}

ObjectReader::ObjectReader(const json::value& value, std::string place, Fault& fault)
    : object_(value.if_object()), place_(std::move(place)), fault_(&fault) {
  if (object_ != nullptr) return;
  object_ = &nothing();
  fault_->note(place_, "not an object");
}

const json::value* ObjectReader::member(std::string_view key) {
  asked_.emplace_back(key);
  return object_->if_contains(key);
}

std::string ObjectReader::text(std::string_view key) {
  const auto* value = member(key);
  if (value != nullptr && value->is_string() && !value->get_string().empty()) {
    return std::string(text_of(value->get_string()));
  }
  wrong(key, value == nullptr ? "missing" : "not a text, or empty");
  return {};
}

std::string ObjectReader::name(std::string_view key) {
  auto found = text(key);
  if (!is_name(found)) wrong(key, "not a name of small letters and underscores");
  return found;
}

std::int64_t ObjectReader::integer(std::string_view key, std::int64_t min, std::int64_t max) {
  const auto* value = member(key);
  if (value != nullptr && value->is_int64() && value->get_int64() >= min && value->get_int64() <= max) {
    return value->get_int64();
  }
  wrong(key, "not a whole number from " + std::to_string(min) + " to " + std::to_string(max));
  return min;
}

std::optional<std::int64_t> ObjectReader::amount(std::string_view key) {
  if (!has(key)) return std::nullopt;
  return integer(key, 0, std::numeric_limits<std::int64_t>::max());
}

bool ObjectReader::flag(std::string_view key) {
  const auto* value = member(key);
  if (value == nullptr || !value->is_bool()) {
    wrong(key, "neither true nor false");
    return false;
  }
  return value->get_bool();
}

bool ObjectReader::mark(std::string_view key) {
  if (!has(key)) return false;
  if (!flag(key)) wrong(key, "says true, or is not there");
  return true;
}

std::vector<std::string> ObjectReader::texts(std::string_view key) {
  std::vector<std::string> found;
  const auto* array = list(key, 0);
  if (array == nullptr) return found;
  for (const auto& item : *array) {
    if (!item.is_string() || item.get_string().empty()) {
      wrong(key, "not a list of texts");
      return found;
    }
    found.emplace_back(text_of(item.get_string()));
  }
  auto sorted = found;
  std::sort(sorted.begin(), sorted.end());
  const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
  if (twice != sorted.end()) wrong(key, "\"" + *twice + "\" stands there twice");
  return found;
}

Bilingual ObjectReader::bilingual(std::string_view key) {
  Bilingual texts;
  const auto* value = member(key);
  if (value == nullptr) {
    wrong(key, "missing");
    return texts;
  }
  ObjectReader languages(*value, place(key), *fault_);
  for (const auto language : kLanguages) {
    texts[static_cast<std::size_t>(language)] = languages.text(tag_of(language));
  }
  languages.finish();
  return texts;
}

const json::array* ObjectReader::list(std::string_view key, std::size_t min) {
  const auto* value = member(key);
  const auto* array = value != nullptr ? value->if_array() : nullptr;
  if (array == nullptr || array->size() < min) wrong(key, array == nullptr ? "missing, or not a list" : "empty");
  return array;
}

std::vector<std::string> ObjectReader::names() {
  std::vector<std::string> all;
  for (const auto& item : *object_) {
    all.emplace_back(item.key().data(), item.key().size());
    if (!is_name(all.back())) wrong(all.back(), "not a name of small letters and underscores");
  }
  if (all.empty()) fault_->note(place_, "empty");
  return all;
}

void ObjectReader::finish() {
  for (const auto& item : *object_) {
    const std::string_view key(item.key().data(), item.key().size());
    if (!is_among(asked_, key)) wrong(key, "unknown");
  }
}

}  // namespace redress::letters
