#include "service/form_reader.hpp"

#include <algorithm>

namespace redress::service {
namespace {

using complaint::RefusalCode;

// RFC 6901 section 3.
std::string escape_pointer(std::string_view key) {
  std::string escaped;
  for (const char c : key) {
    if (c == '~')
      escaped += "~0";
    else if (c == '/')
      escaped += "~1";
    else
      escaped += c;
  }
  return escaped;
}

}  // namespace

FormReader::FormReader(const json::value& value, std::string pointer, complaint::Refusals& found)
    : object_(value.if_object()), pointer_(std::move(pointer)), found_(found) {
  if (object_ == nullptr) found_.push_back({RefusalCode::WrongType, pointer_, "object"});
}

void FormReader::allow(const std::vector<std::string_view>& keys) {
  if (object_ == nullptr) return;
  for (const auto& item : *object_) {
    const std::string_view key(item.key().data(), item.key().size());
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    std::string allowed;
    for (const auto name : keys) allowed += (allowed.empty() ? "" : ", ") + std::string(name);
    found_.push_back({RefusalCode::UnknownField, pointer_of(key), allowed});
  }
}

const json::value* FormReader::member(std::string_view key) const {
  const auto* found = object_ != nullptr ? object_->if_contains(key) : nullptr;
  return found != nullptr && !found->is_null() ? found : nullptr;
}

std::string FormReader::pointer_of(std::string_view key) const { return pointer_ + "/" + escape_pointer(key); }

void FormReader::refuse(RefusalCode code, std::string_view key, std::string detail) {
  found_.push_back({code, pointer_of(key), std::move(detail)});
}

std::string FormReader::text(std::string_view key) {
  const auto* value = member(key);
  if (value == nullptr) return {};
  if (!value->is_string()) return refuse(RefusalCode::WrongType, key, "string"), std::string();
  return std::string(text_of(value->get_string()));
}

bool FormReader::flag(std::string_view key) {
  const auto* value = member(key);
  if (value == nullptr) return false;
  if (!value->is_bool()) return refuse(RefusalCode::WrongType, key, "true, false"), false;
  return value->get_bool();
}

std::optional<std::int64_t> FormReader::integer(std::string_view key) {
  const auto* value = member(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_int64()) return refuse(RefusalCode::WrongType, key, "integer"), std::nullopt;
  return value->get_int64();
}

std::optional<Instant> FormReader::instant(std::string_view key) {
  const auto* value = member(key);
  if (value == nullptr) return std::nullopt;
  const auto typed = text(key);
  const auto at = parse_instant(typed);
  if (!at && value->is_string()) refuse(RefusalCode::InvalidTime, key);
  return at;
}

const json::array* FormReader::list(std::string_view key) {
  const auto* value = member(key);
  if (value == nullptr) return nullptr;
  if (!value->is_array()) return refuse(RefusalCode::WrongType, key, "array"), nullptr;
  return &value->get_array();
}

void FormReader::for_each_text(std::string_view key,
                               const std::function<void(const std::string&, const std::string&)>& visit) {
  const auto* items = list(key);
  if (items == nullptr) return;
  for (std::size_t i = 0; i < items->size(); ++i) {
    const auto& item = (*items)[i];
    const auto pointer = pointer_of(key) + "/" + std::to_string(i);
    if (item.is_string())
      visit(std::string(text_of(item.get_string())), pointer);
    else
      found_.push_back({RefusalCode::WrongType, pointer, "string"});
  }
}

std::vector<std::string> FormReader::texts(std::string_view key) {
  std::vector<std::string> read;
  for_each_text(key, [&](const std::string& typed, const std::string&) { read.push_back(typed); });
  return read;
}

}  // namespace redress::service
