#include "adapters/store/sqlite/complaint_list.hpp"

#include <algorithm>

#include "adapters/store/sqlite/rows.hpp"

namespace redress::store {
namespace {

using complaint::Stage;
using service::ComplaintPage;
using service::ComplaintQuery;

// Places in kComplaintColumns.
constexpr int kNumber = 0;
constexpr int kKind = 1;
constexpr int kStage = 2;
constexpr int kChannel = 4;
constexpr int kReceivedAt = 10;
constexpr int kClosedAt = 13;
constexpr int kRejectionSeq = 20;
constexpr int kCategory = 22;
constexpr int kSeverity = 23;
constexpr int kOwner = 24;
constexpr int kDepartment = 25;
constexpr int kGroup = 30;

constexpr std::int64_t kDay_ms = 86'400'000;

/// One run of rows in the order of numbers.
struct Lane {
  Statement rows;
  bool has_row = false;
};

/// The numbers that can be in the answer: lower <= number < upper.
struct Range {
  std::string lower;
  std::string upper = "\x7f";
};

// Nothing is received after it is registered, and a number bears the day of its registration in the operator's zone,
// which is at most a day before that of UTC: nothing received from an instant on has an earlier number.
std::string earliest_number(Instant received_from) {
  const auto day = to_string(received_from + -kDay_ms);
  return "TS-" + day.substr(0, 4) + day.substr(5, 2) + day.substr(8, 2);
}

Range range_of(const ComplaintQuery& query) {
  Range range;
  range.lower = query.number_prefix;
  if (!query.number_prefix.empty()) range.upper = query.number_prefix + "\x7f";
  if (query.received_from) range.lower = std::max(range.lower, earliest_number(*query.received_from));
  if (query.after.empty()) return range;
  // No number goes on behind another's check digit: "!" stands directly behind the number itself.
  if (query.newest_first)
    range.upper = std::min(range.upper, query.after);
  else
    range.lower = std::max(range.lower, query.after + "!");
  return range;
}

std::string sql_of(bool by_stage, bool newest_first) {
  std::string sql = "SELECT " + std::string(kComplaintColumns) + " FROM complaints";
  if (by_stage) sql += " INDEXED BY complaints_open";
  sql += " WHERE number >= ?1 AND number < ?2";
  if (by_stage) sql += " AND stage = ?3 AND closed_at IS NULL";
  return sql + (newest_first ? " ORDER BY number DESC" : " ORDER BY number");
}

bool has_word(const Statement& row, int column, std::string_view word) { return row.text(column) == word; }

bool is_or_any(const Statement& row, int column, std::string_view wanted, std::string_view otherwise = {}) {
  if (wanted.empty()) return true;
  return (row.is_null(column) ? otherwise : row.text(column)) == wanted;
}

bool is_wanted_life(const Statement& row, const ComplaintQuery& query) {
  if (!query.category.empty() && (row.is_null(kCategory) || !row.text(kCategory).starts_with(query.category))) {
    return false;
  }
  if (query.severity && (row.is_null(kSeverity) || !has_word(row, kSeverity, to_word(*query.severity)))) return false;
  return is_or_any(row, kOwner, query.owner) && is_or_any(row, kGroup, query.group) &&
         is_or_any(row, kDepartment, query.department, complaint::kComplaintCentre);
}

// On the raw columns: a row that is not wanted is not made into a value.
bool is_wanted(const Statement& row, const ComplaintQuery& query) {
  if (query.stage && !has_word(row, kStage, to_word(*query.stage))) return false;
  if (query.open && *query.open != row.is_null(kClosedAt)) return false;
  if (query.kind && !has_word(row, kKind, to_word(*query.kind))) return false;
  if (query.channel && !has_word(row, kChannel, to_word(*query.channel))) return false;
  if (query.rejection_waits && *query.rejection_waits != (row.integer(kRejectionSeq) != 0)) return false;
  if (!is_wanted_life(row, query)) return false;
  const Instant received{row.integer(kReceivedAt)};
  return (!query.received_from || received >= *query.received_from) &&
         (!query.received_to || received < *query.received_to);
}

/// The lanes of one query, merged.
class Lanes {
 public:
  Lanes(Database& database, const ComplaintQuery& query)
      : database_(database), query_(query), range_(range_of(query)) {}

  [[nodiscard]] Result<void> open() {
    const bool may_be_closed = query_.stage ? *query_.stage == Stage::Closed : !query_.open.value_or(false);
    if (may_be_closed) return add(std::nullopt);
    for (const auto& [stage, word] : words_of(Stage{})) {
      if (stage == Stage::Closed || (query_.stage && *query_.stage != stage)) continue;
      if (auto added = add(word); !added) return added;
    }
    return {};
  }

  [[nodiscard]] Result<ComplaintPage> read() {
    ComplaintPage page;
    std::size_t examined = 0;
    std::string last;
    for (auto* lane = next_lane(); lane != nullptr; lane = next_lane()) {
      // There is more behind a full page, and behind one that has looked far enough.
      if (page.rows.size() == query_.limit || examined == query_.examined_max) {
        page.next = last;
        break;
      }
      ++examined;
      last = lane->rows.text(kNumber);
      if (is_wanted(lane->rows, query_)) {
        auto row = read_complaint_row(lane->rows);
        if (!row) return row.error();
        page.rows.push_back(std::move(*row));
      }
      if (auto stepped = step(*lane); !stepped) return stepped.error();
    }
    return page;
  }

 private:
  [[nodiscard]] Result<void> add(std::optional<std::string_view> stage) {
    auto rows = Statement::prepare(database_, sql_of(stage.has_value(), query_.newest_first));
    if (!rows) return rows.error();
    rows->bind_text(1, range_.lower).bind_text(2, range_.upper);
    if (stage) rows->bind_text(3, *stage);
    lanes_.push_back({std::move(*rows), false});
    return step(lanes_.back());
  }
  [[nodiscard]] static Result<void> step(Lane& lane) {
    const auto row = lane.rows.step();
    if (!row) return row.error();
    lane.has_row = *row;
    return {};
  }
  [[nodiscard]] Lane* next_lane() {
    Lane* best = nullptr;
    for (auto& lane : lanes_) {
      if (!lane.has_row) continue;
      if (best == nullptr || stands_before(lane, *best)) best = &lane;
    }
    return best;
  }
  [[nodiscard]] bool stands_before(const Lane& lane, const Lane& other) const {
    const auto order = lane.rows.text(kNumber).compare(other.rows.text(kNumber));
    return query_.newest_first ? order > 0 : order < 0;
  }

  Database& database_;
  const ComplaintQuery& query_;
  Range range_;
  std::vector<Lane> lanes_;
};

Result<ComplaintPage> read_page(Database& database, const ComplaintQuery& query) {
  Lanes lanes(database, query);
  if (auto opened = lanes.open(); !opened) return opened.error();
  return lanes.read();
}

}  // namespace

Result<ComplaintPage> list_complaints(Database& database, const ComplaintQuery& query) {
  if (auto begun = database.execute("BEGIN"); !begun) return begun.error();
  auto page = read_page(database, query);
  const auto ended = database.execute("COMMIT");
  if (page && !ended) return ended.error();
  return page;
}

}  // namespace redress::store
