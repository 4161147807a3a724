#include "domain/complaint/part_reader.hpp"

namespace redress::complaint {

PartReader::PartReader(const std::optional<std::string>& part) {
  if (!part) return;
  auto value = parse_json(*part);
  if (value && value->is_object()) {
    object_ = std::move(value->get_object());
  } else {
    fail("(part)");
  }
}

void PartReader::fail(std::string_view key) {
  if (failed_->empty()) *failed_ = key;
}

std::string PartReader::text(std::string_view key) {
  if (!has(key)) return {};
  const auto* found = find_string(object_, key);
  if (found == nullptr) return fail(key), std::string();
  return std::string(text_of(*found));
}

bool PartReader::flag(std::string_view key) {
  const auto* found = object_.if_contains(key);
  if (found == nullptr) return false;
  if (!found->is_bool()) return fail(key), false;
  return found->get_bool();
}

std::int64_t PartReader::integer(std::string_view key) {
  std::int64_t value = 0;
  if (!find_integer(object_, key, value)) fail(key);
  return value;
}

std::uint64_t PartReader::count(std::string_view key) {
  const auto value = integer(key);
  if (value < 0) fail(key);
  return value < 0 ? 0 : static_cast<std::uint64_t>(value);
}

std::optional<Instant> PartReader::instant(std::string_view key) {
  if (!has(key)) return std::nullopt;
  const auto at = parse_instant(text(key));
  if (!at) fail(key);
  return at;
}

const json::object* PartReader::object(std::string_view key) {
  const auto* found = find_object(object_, key);
  if (found == nullptr && has(key)) fail(key);
  return found;
}

const json::array* PartReader::array(std::string_view key) {
  const auto* found = find_array(object_, key);
  if (found == nullptr && has(key)) fail(key);
  return found;
}

std::vector<DemandKind> PartReader::demand_kinds() {
  std::vector<DemandKind> kinds;
  const auto* list = array("demand_kinds");
  if (list == nullptr) return kinds;
  for (const auto& item : *list) {
    const auto kind = item.is_string() ? parse_word<DemandKind>(text_of(item.get_string())) : std::nullopt;
    if (!kind) return fail("demand_kinds"), kinds;
    kinds.push_back(*kind);
  }
  return kinds;
}

Contact PartReader::contact() { return {text("name"), text("email"), text("phone"), text("address")}; }

}  // namespace redress::complaint
