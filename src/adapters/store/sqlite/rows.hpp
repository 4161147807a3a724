#pragma once
// Rows of the schema as values of the service, and back.

#include "adapters/store/sqlite/database.hpp"
#include "service/ports/event_store.hpp"

namespace redress::store {

inline constexpr std::string_view kEventColumns =
    "leaf, stream, seq, commitment, salt, envelope, party_salt, party, person_salt, person, person_staff_salt, "
    "person_staff, staff_salt, staff";
inline constexpr std::string_view kComplaintColumns =
    "number, record_kind, stage, stage_since, channel, medium, customer_kind, language, anonymous, read_back, "
    "received_at, received_at_estimated, registered_at, closed_at, close_code, outcome, related_number, last_seq, "
    "last_commitment, left_stage, rejection_seq, attachment_count, category, severity, owner, owner_department, "
    "investigator, flags, conflicted, "
    "disputed, group_id, compensation_minor";
inline constexpr std::string_view kHeadColumns = "size, root, last_at, checkpoint, serial_date, serial, batch_id";

/// Columns in the order of the lists above, from column 0. Failure Internal for values that no program wrote.
[[nodiscard]] Result<service::StoredEvent> read_event(const Statement& row);
[[nodiscard]] Result<service::ComplaintRow> read_complaint_row(const Statement& row);
[[nodiscard]] Result<service::Head> read_head(const Statement& row);

/// Binds from position 1. The value must live until the statement is reset.
void bind_event(Statement& statement, const service::StoredEvent& event);
/// Texts that a bound row borrows: they live until the statement has run.
struct RowTexts {
  std::string flags;
  std::string conflicted;
};
void bind_complaint_row(Statement& statement, const service::ComplaintRow& row, RowTexts& kept);
void bind_head(Statement& statement, const service::Head& head, const std::string& serial_date);

[[nodiscard]] std::string date_text(LocalDate date);
[[nodiscard]] std::int64_t tile_row_id(ledger::TileId tile);

}  // namespace redress::store
