#pragma once
// One record of the register as an export shows it: one JSON object with what was filed, under the names of the
// filing form, and where it stands. Holds personal data.
//
// The members that the form has make the same filing again (data/mappings/redress.json). A report that stood in the
// same message as a complaint is a line of its own with "filed_with", and also the member "report" of the complaint's
// line; so an import registers the pair as it was. What was said and done after the filing ("information", "stage" …)
// is told and not imported.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "service/ports/event_store.hpp"

namespace redress::app {

/// Reads a stream up to the log position of the export.
using StreamReader = std::function<Result<std::vector<service::StoredEvent>>(std::string_view stream)>;

/// Folds the events of one record. `read_stream` is asked for the report of the same message, if there is one.
[[nodiscard]] Result<json::object> export_record(const std::string& origin,
                                                 const std::vector<service::StoredEvent>& events,
                                                 const StreamReader& read_stream);

/// The header of the CSV form, and a record's row under it. Lists stand in one field with "; " between items.
[[nodiscard]] std::vector<std::string> csv_header();
[[nodiscard]] std::vector<std::string> csv_fields(const json::object& record);

}  // namespace redress::app
