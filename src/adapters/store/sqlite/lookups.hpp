#pragma once
// What writer and readers look up alike: precedents, and who complained of what.

#include "adapters/store/sqlite/database.hpp"
#include "service/ports/event_store.hpp"

namespace redress::store {

/// Closed complaints of a category (1) but one (2), so many (3).
inline constexpr std::string_view kSelectPrecedents =
    "SELECT number, outcome, compensation_minor FROM complaints INDEXED BY complaints_decided "
    "WHERE category = ?1 AND category IS NOT NULL AND closed_at IS NOT NULL AND number <> ?2 "
    "AND outcome IN ('U1', 'U2', 'U3', 'U4', 'U8') ORDER BY number DESC LIMIT ?3";
/// Matches of a key (1), so many (2).
inline constexpr std::string_view kSelectMatches =
    "SELECT number, who, received_at FROM matches WHERE key = ?1 ORDER BY number DESC LIMIT ?2";

/// Runs a statement of the texts above. Newest first. Failure Internal for rows that no program wrote.
[[nodiscard]] Result<std::vector<complaint::Precedent>> read_precedents(Statement& select, std::string_view category,
                                                                        std::string_view not_number, std::size_t count);
[[nodiscard]] Result<std::vector<service::Match>> read_matches(Statement& select, const service::Digest16& key,
                                                               std::size_t count);

}  // namespace redress::store
