#pragma once
// Pages of the list of complaints: keyset reads in the order of numbers.
//
// Open complaints stand in a partial index by stage, so that they are found without passing the closed ones. A list of
// several stages reads one lane of the index for each stage and merges them.

#include <vector>

#include "adapters/store/sqlite/database.hpp"
#include "service/ports/event_store.hpp"

namespace redress::store {

/// See service::ReadSession::list_complaints. All in one read transaction.
[[nodiscard]] Result<service::ComplaintPage> list_complaints(Database& database, const service::ComplaintQuery& query);

}  // namespace redress::store
