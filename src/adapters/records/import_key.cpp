#include "adapters/records/import_key.hpp"

#include <boost/json/serialize.hpp>
#include <map>

#include "adapters/records/evaluate.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace redress::records {
namespace {

constexpr std::size_t kKeyBytes = 16;

void append_netstring(std::string& out, std::string_view bytes) {
  out += std::to_string(bytes.size());
  out += ':';
  out += bytes;
}

}  // namespace

void append_content(std::string& out, const json::value& value) {
  if (const auto* object = value.if_object()) {
    std::map<std::string_view, const json::value*> sorted;
    for (const auto& member : *object) sorted.emplace(std::string_view(member.key()), &member.value());
    out += 'o' + std::to_string(sorted.size()) + ':';
    for (const auto& [key, member] : sorted) {
      append_netstring(out, key);
      append_content(out, *member);
    }
  } else if (const auto* list = value.if_array()) {
    out += 'l' + std::to_string(list->size()) + ':';
    for (const auto& item : *list) append_content(out, item);
  } else if (const auto* text = value.if_string()) {
    out += 't';
    append_netstring(out, text_of(*text));
  } else {
    out += 'v';
    append_netstring(out, json::serialize(value));
  }
}

bool is_import_key(std::string_view text) noexcept {
  const auto slash = text.rfind('/');
  if (slash == std::string_view::npos || slash == 0 || slash > 64) return false;
  const auto digits = text.substr(slash + 1);
  return digits.size() == 2 * kKeyBytes && digits.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
         text.substr(0, slash).find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == std::string_view::npos;
}

std::string ImportKeys::content_key(const Row& row) {
  std::string content;
  append_content(content, row.fields);
  std::string digest(view(sha256({content})));
  const auto before = seen_[digest.substr(0, kKeyBytes)]++;
  return digest + std::to_string(before);
}

std::optional<std::string> ImportKeys::of(const Row& row, std::vector<RowFault>& faults) {
  if (!mapping_.given_key_column.empty()) {
    auto given = column_text(row, mapping_.given_key_column);
    if (given && is_import_key(*given)) return given;
  }
  std::string key;
  const auto faults_before = faults.size();
  for (const auto& column : mapping_.key_columns) {
    const auto text = column_text(row, column);
    if (!text || is_blank(*text))
      faults.push_back({FaultCode::KeyEmpty, {}, column});
    else
      append_netstring(key, *text);
  }
  if (faults.size() != faults_before) return std::nullopt;
  if (mapping_.key_columns.empty()) key = content_key(row);
  const auto digest = sha256({key});
  return mapping_.source + "/" + to_hex(view(digest).substr(0, kKeyBytes));
}

}  // namespace redress::records
