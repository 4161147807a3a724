#pragma once
// What the operator says of themselves in letters: a file given by --operator (schema:
// data/schema/operator.schema.json).

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "service/operator_address.hpp"

namespace redress::app {

/// Reads the file. Malformed names file, line, place and reason.
[[nodiscard]] Result<service::OperatorAddress> read_operator_file(const std::string& path);
/// Reads the text of one; `name` stands in the failure.
[[nodiscard]] Result<service::OperatorAddress> parse_operator(std::string_view text, const std::string& name);

}  // namespace redress::app
