#pragma once
// Use case: the complainant looks at their complaint (R5.1-02, T-46).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "domain/complaint/refusal.hpp"
#include "domain/ledger/note.hpp"
#include "service/log_state.hpp"

namespace redress::service {

/// One event as the complainant sees it, and behind it what only staff may see.
struct HistoryEntry {
  std::uint64_t seq = 0;
  std::uint64_t leaf = 0;
  Instant at;
  std::string kind;     ///< "internal" for what is not theirs to see
  json::object party;   ///< empty if there is none
  json::object person;  ///< their own; empty if there is none or it was erased
  std::string receipt;
  std::string staff_kind;     ///< for staff: the real kind of an internal event, else as `kind`
  json::object staff;         ///< for staff, as far as their rights go (reading_rights.hpp)
  json::object person_staff;  ///< likewise
};

/// The complaint with everything that its complainant may have.
struct ComplaintView {
  ComplaintRow row;
  complaint::State state;                       ///< with its memory: for staff, as far as their rights go
  std::vector<std::string> needs;               ///< refusal codes of what the complainant still has to give
  std::vector<complaint::Refusal> staff_needs;  ///< for staff: what is missing before the stage can end
  std::vector<HistoryEntry> history;
  std::string status_note;
  std::uint64_t tree_size = 0;
};

/// Nothing if there is no such complaint. `status_signer` signs under "<origin>/status".
[[nodiscard]] Result<std::optional<ComplaintView>> read_complaint(ReadSession& reader, const LogSnapshot& snapshot,
                                                                  const ledger::Signer& status_signer,
                                                                  std::string_view number);

}  // namespace redress::service
