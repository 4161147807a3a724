#include "domain/letters/letter_table.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/json.hpp"
#include "domain/letters/check_letter.hpp"
#include "domain/letters/fill.hpp"
#include "domain/letters/read_file.hpp"

namespace redress::embedded {
std::string_view letters_json() noexcept;
}  // namespace redress::embedded

namespace redress::letters {
namespace {

template <class T>
const T* find_by_id(const std::vector<T>& all, std::string_view id) noexcept {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

/// Reads the entries of a list, each with an id of its own.
template <class Read>
auto read_list(ObjectReader& reader, std::string_view key, Read read) {
  std::vector<decltype(read(json::value(), std::string()))> all;
  const auto* list = reader.list(key);
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    const auto place = reader.place(key) + "/" + std::to_string(i);
    auto one = read((*list)[i], place);
    if (find_by_id(all, one.id) != nullptr) reader.fault().note(place, "\"" + one.id + "\" stands there twice");
    all.push_back(std::move(one));
  }
  return all;
}

Frame read_frame(ObjectReader& file) {
  Frame frame;
  const auto* value = file.member("frame");
  if (value == nullptr) {
    file.wrong("frame", "missing");
    return frame;
  }
  ObjectReader reader(*value, file.place("frame"), file.fault());
  frame.opening = read_blocks(reader, "opening");
  frame.closing = read_blocks(reader, "closing");
  reader.finish();
  return frame;
}

// What this program finds it must be able to say.
void check_reasons(const std::vector<StopRule>& stops, Fault& fault) {
  for (const auto& [reason, id] : words_of(StopReason{})) {
    if (find_by_id(stops, id) == nullptr) fault.note("/stops", "\"" + std::string(id) + "\" is missing");
  }
}

}  // namespace

Result<LetterTable> LetterTable::parse(std::string_view json_text) {
  const auto value = parse_json(json_text);
  if (!value) return malformed("letters.json: " + value.error().message);
  constexpr std::int64_t kVersionMax = 1'000'000;
  constexpr std::int64_t kRiskMax = 100;
  Fault fault;
  ObjectReader file(*value, "", fault);
  LetterTable table;
  static_cast<void>(file.text_or_empty("$schema"));
  static_cast<void>(file.integer("version", 1, kVersionMax));
  table.legal_risk_min_ = file.integer("legal_risk_min", 0, kRiskMax);
  if (const auto* fields = file.member("fields")) table.fields_ = read_fields(*fields, "/fields", fault);
  const auto at = [&fault](auto read) {
    return [&fault, read](const json::value& one, const std::string& place) { return read(one, place, fault); };
  };
  table.phrases_ = PhraseLists(read_list(file, "forbidden", at(read_phrase_group)));
  table.stops_ = read_list(file, "stops", at(read_stop_rule));
  const auto frame = read_frame(file);
  table.letters_ = read_list(file, "letters", [&](const json::value& one, const std::string& place) {
    return read_letter(one, place, frame, fault);
  });
  file.finish();
  check_reasons(table.stops_, fault);
  for (const auto& letter : table.letters_) check_letter(table, letter, fault);
  if (fault.found()) return fault.failure();
  return table;
}

const LetterTable& LetterTable::builtin() {
  static const LetterTable kTable = [] {
    auto table = parse(embedded::letters_json());
    REDRESS_CHECK(table.has_value());
    return std::move(*table);
  }();
  return kTable;
}

const Letter* LetterTable::find(std::string_view id) const noexcept { return find_by_id(letters_, id); }
const StopRule* LetterTable::find_stop(std::string_view id) const noexcept { return find_by_id(stops_, id); }

}  // namespace redress::letters
