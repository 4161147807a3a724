#pragma once
// The schema, as forward-only numbered steps.

#include "adapters/store/sqlite/database.hpp"

namespace redress::store {

/// The newest schema version that this program knows.
[[nodiscard]] int newest_schema_version();

/// Brings the database to the newest version, each step in a transaction of its own. Failure Conflict when the
/// database is newer than the program.
[[nodiscard]] Result<void> migrate(Database& database);

/// Version of the database's schema; 0 for an empty file.
[[nodiscard]] Result<int> schema_version(Database& database);

}  // namespace redress::store
