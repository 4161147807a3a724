#include "service/list_form.hpp"

#include <algorithm>
#include <charconv>

#include "base/bytes.hpp"
#include "domain/complaint/number.hpp"
#include "service/form_reader.hpp"

namespace redress::service {
namespace {

using complaint::RefusalCode;

constexpr std::size_t kPrefixMax = 40;

enum class ListState { Open, Closed };
constexpr auto words_of(ListState) {
  return WordTable<ListState, 2>{{{ListState::Open, "open"}, {ListState::Closed, "closed"}}};
}
enum class Waiting { Waits };
constexpr auto words_of(Waiting) { return WordTable<Waiting, 1>{{{Waiting::Waits, "waits"}}}; }
enum class Sort { Newest, Oldest };
constexpr auto words_of(Sort) { return WordTable<Sort, 2>{{{Sort::Newest, "newest"}, {Sort::Oldest, "oldest"}}}; }

template <class E>
std::optional<E> read_word(FormReader& form, std::string_view key) {
  if (form.member(key) == nullptr) return std::nullopt;
  return form.word(key, E{});
}

std::string read_cursor(FormReader& form) {
  const auto typed = form.text("cursor");
  if (typed.empty()) return {};
  const auto number = from_hex(typed);
  if (number && complaint::parse_number(*number)) return *number;
  form.refuse(RefusalCode::InvalidCursor, "cursor");
  return {};
}

// Digits, "TS" and "-" only: whatever else is typed is the beginning of no number.
std::string read_prefix(FormReader& form) {
  const auto typed = form.text("number");
  const bool fits = typed.size() <= kPrefixMax && typed.find_first_not_of("TS-0123456789") == std::string::npos;
  if (!fits) form.refuse(RefusalCode::InvalidNumber, "number");
  return fits ? typed : std::string();
}

// Codes of other characters name nothing.
std::string read_code(FormReader& form, std::string_view key, std::string_view characters) {
  const auto typed = form.text(key);
  const bool fits = typed.size() <= kPrefixMax && typed.find_first_not_of(characters) == std::string::npos;
  if (!fits) form.refuse(RefusalCode::UnknownCode, key);
  return fits ? typed : std::string();
}

}  // namespace

std::size_t read_limit(FormReader& form, std::size_t otherwise) {
  if (form.member("limit") == nullptr) return otherwise;
  const auto typed = form.text("limit");
  std::size_t limit = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), limit);
  if (error == std::errc{} && end == typed.data() + typed.size() && limit >= 1 && limit <= kListLimitMax) return limit;
  form.refuse(RefusalCode::UnknownWord, "limit", "1–" + std::to_string(kListLimitMax));
  return otherwise;
}

complaint::Decided<ComplaintQuery> read_list_form(const json::value& body) {
  complaint::Refusals found;
  FormReader form(body, "", found);
  form.allow({"stage", "state", "record_kind", "channel", "received_from", "received_to", "number", "category",
              "severity", "owner", "department", "group", "rejection", "sort", "limit", "cursor"});
  ComplaintQuery query;
  query.stage = read_word<complaint::Stage>(form, "stage");
  if (const auto state = read_word<ListState>(form, "state")) query.open = *state == ListState::Open;
  query.kind = read_word<complaint::RecordKind>(form, "record_kind");
  query.channel = read_word<complaint::Channel>(form, "channel");
  query.received_from = form.instant("received_from");
  query.received_to = form.instant("received_to");
  query.category = read_code(form, "category", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
  query.severity = read_word<taxonomy::Severity>(form, "severity");
  query.owner = read_code(form, "owner", "0123456789");
  query.department = read_code(form, "department", "ABCDEFGHIJKLMNOPQRSTUVWXYZ-");
  query.group = read_code(form, "group", "GC-0123456789");
  if (read_word<Waiting>(form, "rejection")) query.rejection_waits = true;
  query.number_prefix = read_prefix(form);
  query.newest_first = form.word("sort", Sort::Newest) == Sort::Newest;
  query.limit = read_limit(form, query.limit);
  query.after = read_cursor(form);
  // Only what is not closed can wait for a second person.
  if (query.rejection_waits && !query.open) query.open = true;
  if (!found.empty()) return found;
  return query;
}

std::string cursor_of(std::string_view number) { return to_hex(number); }

}  // namespace redress::service
