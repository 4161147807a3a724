#pragma once
// What an expression of a mapping yields for one row.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/records/form_fields.hpp"
#include "adapters/records/mapping.hpp"
#include "adapters/records/row.hpp"

namespace redress::records {

/// The value for a field of kind `kind`; null when the row has none. What is wrong is added to `faults` under
/// `field`, the form's JSON pointer, and gives null. Lists and objects of JSON rows pass as they are: the form's own
/// reader refuses what does not fit.
[[nodiscard]] json::value evaluate(const Expression& expression, FieldKind kind, const Row& row,
                                   const std::string& field, std::vector<RowFault>& faults);

/// A column's value as text; nothing if the row has none, or if it is a list or object.
[[nodiscard]] std::optional<std::string> column_text(const Row& row, std::string_view column);

}  // namespace redress::records
