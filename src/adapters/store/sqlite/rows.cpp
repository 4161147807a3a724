#include "adapters/store/sqlite/rows.hpp"

#include <algorithm>
#include <charconv>

namespace redress::store {
namespace {

using service::ComplaintRow;
using service::Head;
using service::StoredEvent;

constexpr int kFirstPartColumn = 6;

Failure unreadable(std::string_view what) {
  return {FailureKind::Internal, "a stored row is unreadable: " + std::string(what)};
}

template <class E>
bool read_word(const Statement& row, int column, E& value) {
  const auto parsed = parse_word<E>(row.text(column));
  if (parsed) value = *parsed;
  return parsed.has_value();
}

std::optional<LocalDate> parse_date(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return LocalDate{static_cast<int>(number / 10000), number / 100 % 100, number % 100};
}

// A closed complaint has all three columns, an open one none.
bool read_closing(const Statement& row, complaint::State& state) {
  if (row.is_null(13)) return true;
  state.closed_at = Instant{row.integer(13)};
  state.close_code.emplace();
  state.outcome.emplace();
  return read_word(row, 14, *state.close_code) && read_word(row, 15, *state.outcome);
}

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// Nothing is null until somebody has said it.
bool read_life(const Statement& row, complaint::State& state) {
  if (!row.is_null(22)) state.category = row.text(22);
  if (!row.is_null(23) && !read_word(row, 23, state.severity.emplace())) return false;
  if (!row.is_null(24)) state.owner = row.text(24);
  if (!row.is_null(25)) state.owner_department = row.text(25);
  if (!row.is_null(26)) state.investigator = row.text(26);
  if (!row.is_null(27)) state.flags = words_in(row.text(27));
  if (!row.is_null(28)) state.conflicted = words_in(row.text(28));
  state.disputed = !row.is_null(29);
  if (!row.is_null(30)) state.group = row.text(30);
  if (!row.is_null(31)) state.compensation_minor = row.integer(31);
  return true;
}

void bind_said(Statement& statement, int position, std::string_view text) {
  if (text.empty())
    statement.bind_null(position);
  else
    statement.bind_text(position, text);
}

void bind_number(Statement& statement, int position, std::int64_t value) {
  if (value == 0)
    statement.bind_null(position);
  else
    statement.bind(position, value);
}

void bind_life(Statement& statement, const complaint::State& state, RowTexts& kept) {
  kept = {joined(state.flags), joined(state.conflicted)};
  bind_said(statement, 23, state.category);
  bind_said(statement, 24, state.severity ? to_word(*state.severity) : std::string_view());
  bind_said(statement, 25, state.owner);
  bind_said(statement, 26,
            state.owner_department == complaint::kComplaintCentre ? std::string_view() : state.owner_department);
  bind_said(statement, 27, state.investigator);
  bind_said(statement, 28, kept.flags);
  bind_said(statement, 29, kept.conflicted);
  bind_number(statement, 30, state.disputed ? 1 : 0);
  bind_said(statement, 31, state.group);
  bind_number(statement, 32, state.compensation_minor);
}

}  // namespace

std::string date_text(LocalDate date) { return to_compact(date); }

std::int64_t tile_row_id(ledger::TileId tile) {
  return (static_cast<std::int64_t>(tile.level) << 48) + static_cast<std::int64_t>(tile.number);
}

Result<StoredEvent> read_event(const Statement& row) {
  StoredEvent event;
  event.leaf = static_cast<std::uint64_t>(row.integer(0));
  event.stream = row.text(1);
  event.seq = static_cast<std::uint64_t>(row.integer(2));
  const auto commitment = row.hash(3);
  const auto salt = row.hash(4);
  if (!commitment || !salt) return unreadable("events, leaf " + std::to_string(event.leaf));
  event.sealed.commitment = *commitment;
  event.sealed.salt = *salt;
  event.sealed.envelope = row.text(5);
  for (int i = 0; i < static_cast<int>(ledger::kPartCount); ++i) {
    const int column = kFirstPartColumn + 2 * i;
    if (row.is_null(column + 1)) continue;
    const auto part_salt = row.hash(column);
    if (!part_salt) return unreadable("events, a part's salt at leaf " + std::to_string(event.leaf));
    event.sealed.parts[static_cast<std::size_t>(i)] = ledger::Part{std::string(row.text(column + 1)), *part_salt};
  }
  return event;
}

void bind_event(Statement& statement, const StoredEvent& event) {
  statement.bind(1, event.leaf).bind_text(2, event.stream).bind(3, event.seq);
  statement.bind_blob(4, view(event.sealed.commitment)).bind_blob(5, view(event.sealed.salt));
  statement.bind_text(6, event.sealed.envelope);
  for (int i = 0; i < static_cast<int>(ledger::kPartCount); ++i) {
    const int position = kFirstPartColumn + 1 + 2 * i;
    const auto& part = event.sealed.parts[static_cast<std::size_t>(i)];
    if (part) {
      statement.bind_blob(position, view(part->salt)).bind_text(position + 1, part->data);
    } else {
      statement.bind_null(position).bind_null(position + 1);
    }
  }
}

Result<ComplaintRow> read_complaint_row(const Statement& row) {
  ComplaintRow read;
  complaint::State& state = read.state;
  state.number = row.text(0);
  bool good = read_word(row, 1, state.kind) && read_word(row, 2, state.stage);
  state.stage_since = Instant{row.integer(3)};
  good = good && read_word(row, 4, state.channel) && read_word(row, 5, state.medium) &&
         read_word(row, 6, state.customer_kind);
  state.language = row.text(7);
  state.anonymous = row.integer(8) != 0;
  state.read_back = row.integer(9) != 0;
  state.received_at = Instant{row.integer(10)};
  state.received_at_estimated = row.integer(11) != 0;
  state.registered_at = Instant{row.integer(12)};
  good = good && read_closing(row, state);
  state.related_number = row.text(16);
  read.last_seq = static_cast<std::uint64_t>(row.integer(17));
  const auto commitment = row.hash(18);
  if (!row.is_null(19)) good = good && read_word(row, 19, state.left_stage.emplace());
  state.rejection_seq = static_cast<std::uint64_t>(row.integer(20));
  if (!good || !commitment) return unreadable("complaints, " + state.number);
  read.last_commitment = *commitment;
  state.attachment_count = static_cast<std::uint64_t>(row.integer(21));
  if (!read_life(row, state)) return unreadable("complaints, " + state.number);
  return read;
}

void bind_complaint_row(Statement& statement, const ComplaintRow& row, RowTexts& kept) {
  const complaint::State& state = row.state;
  statement.bind_text(1, state.number).bind_text(2, to_word(state.kind)).bind_text(3, to_word(state.stage));
  statement.bind(4, state.stage_since.unix_ms).bind_text(5, to_word(state.channel)).bind_text(6, to_word(state.medium));
  statement.bind_text(7, to_word(state.customer_kind)).bind_text(8, state.language);
  statement.bind(9, state.anonymous).bind(10, state.read_back).bind(11, state.received_at.unix_ms);
  statement.bind(12, state.received_at_estimated).bind(13, state.registered_at.unix_ms);
  if (state.closed_at) {
    statement.bind(14, state.closed_at->unix_ms).bind_text(15, to_word(*state.close_code));
    statement.bind_text(16, to_word(*state.outcome));
  } else {
    statement.bind_null(14).bind_null(15).bind_null(16);
  }
  statement.bind_text(17, state.related_number).bind(18, row.last_seq).bind_blob(19, view(row.last_commitment));
  if (state.left_stage)
    statement.bind_text(20, to_word(*state.left_stage));
  else
    statement.bind_null(20);
  statement.bind(21, state.rejection_seq);
  statement.bind(22, state.attachment_count);
  bind_life(statement, state, kept);
}

Result<Head> read_head(const Statement& row) {
  Head head;
  head.size = static_cast<std::uint64_t>(row.integer(0));
  const auto root = row.hash(1);
  const auto date = parse_date(row.text(4));
  if (!root || !date) return unreadable("head");
  head.root = *root;
  head.last_at = Instant{row.integer(2)};
  head.checkpoint = row.text(3);
  head.serial_date = *date;
  head.serial = static_cast<std::uint64_t>(row.integer(5));
  head.batch_id = row.blob(6);
  return head;
}

void bind_head(Statement& statement, const Head& head, const std::string& serial_date) {
  statement.bind(1, head.size).bind_blob(2, view(head.root)).bind(3, head.last_at.unix_ms);
  statement.bind_text(4, head.checkpoint).bind_text(5, serial_date).bind(6, head.serial).bind_blob(7, head.batch_id);
}

}  // namespace redress::store
